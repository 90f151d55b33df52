//! The types of the table's entries. Descriptions are Markdown; a name in brackets, such as `[Hosting]`, refers to a section
//! of the documentation, to which each document links its own way.

/// What a value can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number between these two or one of them.
    Range(u8, u8),
    /// A whole number.
    Number,
    /// Any text.
    Text,
    /// A URL.
    Url,
    /// A language tag.
    Language,
    /// A type that the TypeScript declarations define.
    Named(&'static str),
}

/// What counts without an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// This value.
    Value(&'static str),
    /// What these words say.
    Words(&'static str),
    /// This value, except in the case that the words say.
    ValueOrWords(&'static str, &'static str),
}

/// An attribute of the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// The property that sets it; none if the element has one of its own anyway.
    pub property: Option<&'static str>,
    /// Its values.
    pub values: Type,
    /// What counts without it.
    pub default: Default,
    /// Whether a change takes effect while the quiz runs.
    pub is_live: bool,
    /// What it does.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// A read-only property of the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// Its values.
    pub values: Type,
    /// The value before there is one: `null` or `undefined`.
    pub otherwise: Option<&'static str>,
    /// What it is before the quiz is there.
    pub default: &'static str,
    /// What it holds.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// A method of the element. It returns nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// The name and TypeScript type of its only parameter, which is optional.
    pub parameter: Option<(&'static str, &'static str)>,
    /// What it does.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// A field of an object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its values.
    pub values: Type,
    /// Whether it can be `null`.
    pub is_nullable: bool,
    /// What it says.
    pub description: &'static str,
}

/// The `detail` of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Detail {
    /// `null`.
    Null,
    /// An object with these fields.
    Fields(&'static [Field]),
    /// A result.
    Result,
}

/// An event of the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// Its name without the prefix `role-fit-`.
    pub name: &'static str,
    /// Its `detail`.
    pub detail: Detail,
    /// When it is fired.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

impl Event {
    /// Its name as pages listen to it.
    pub fn full_name(&self) -> String {
        format!("role-fit-{}", self.name)
    }
}

/// A value of `data-status`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Status {
    /// The value.
    pub name: &'static str,
    /// What the reader sees.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// A slot for content of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Its name, empty for the default slot.
    pub name: &'static str,
    /// What belongs into it.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// A part that pages can style with `::part()`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

/// What counts without a custom property.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CustomDefault {
    /// The first colour in light, the second in dark.
    Colours(&'static str, &'static str),
    /// The custom property of this short name.
    SameAs(&'static str),
    /// This value.
    Value(&'static str),
    /// What these words say.
    Words(&'static str),
}

/// A CSS custom property.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomProperty {
    /// Its name.
    pub name: &'static str,
    /// Its values, in the syntax of `@property`.
    pub syntax: &'static str,
    /// What counts without it.
    pub default: CustomDefault,
    /// Whether it reaches into a frame. Those that do not are applied around it.
    pub reaches_frame: bool,
    /// What it is for.
    pub description: &'static str,
    /// A value.
    pub example: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

impl CustomProperty {
    /// The name without its prefix.
    pub fn short_name(&self) -> &'static str {
        self.name.strip_prefix("--role-fit-").unwrap_or(self.name)
    }
}

/// A code of `role-fit-error`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorCode {
    /// The code. `http-` stands for all codes that end in the status of a response, such as `http-404`.
    pub name: &'static str,
    /// What happened.
    pub description: &'static str,
    /// What the reader sees.
    pub shown: &'static str,
    /// What the author of the page can do.
    pub remedy: &'static str,
    /// The first version that has it.
    pub since: &'static str,
}

impl ErrorCode {
    /// Whether the code is the beginning of a family.
    pub fn is_family(&self) -> bool {
        self.name.ends_with('-')
    }
}
