//! The attributes of the element, each with what it can be.

/// An attribute.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub label: &'static str,
    /// What the author should know.
    pub hint: &'static str,
    /// What it can be.
    pub values: Values,
}

/// What an attribute can be.
#[derive(Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these words, each with what it means. The first is what happens without the attribute.
    Words(&'static [(&'static str, &'static str)]),
    /// A whole number.
    Number,
    /// A text.
    Text,
}

/// The attributes of `<role-fit>` that the studio has controls for, in their order. `deck` and `home` have controls of their
/// own.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "theme",
        label: "Light or dark",
        hint: "",
        values: Values::Words(&[("auto", "As the page is"), ("light", "Always light"), ("dark", "Always dark")]),
    },
    Attribute {
        name: "start",
        label: "Begins with",
        hint: "",
        values: Values::Words(&[("card", "The start card"), ("now", "The first question")]),
    },
    Attribute {
        name: "length",
        label: "Length offered first",
        hint: "Counts if the deck has two lengths.",
        values: Values::Words(&[("short", "The short play"), ("full", "The full play")]),
    },
    Attribute {
        name: "heading-level",
        label: "Level of its heading",
        hint: "One more than the heading above the quiz on your page.",
        values: Values::Words(&[("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")]),
    },
    Attribute {
        name: "loading",
        label: "Loads",
        hint: "",
        values: Values::Words(&[("lazy", "When the reader gets near"), ("eager", "At once")]),
    },
    Attribute {
        name: "share-to",
        label: "A shared result leads to",
        hint: "",
        values: Values::Words(&[
            ("page", "Your page"),
            ("result", "A page beside the quiz"),
            ("none", "Nothing: no sharing"),
        ]),
    },
    Attribute {
        name: "resume",
        label: "After a reload",
        hint: "",
        values: Values::Words(&[("on", "The play goes on"), ("off", "It starts again")]),
    },
    Attribute {
        name: "seed",
        label: "Seed",
        hint: "The same number gives the same first play. Leave it empty for a new one each time.",
        values: Values::Number,
    },
    Attribute {
        name: "lang",
        label: "Language",
        hint: "A tag such as de. Leave it empty for the language of the page.",
        values: Values::Text,
    },
];

/// The attribute of that name.
pub fn attribute(name: &str) -> Option<&'static Attribute> {
    ATTRIBUTES.iter().find(|attribute| attribute.name == name)
}

impl Attribute {
    /// The value that makes no difference.
    pub fn default(&self) -> &'static str {
        match self.values {
            Values::Words([(first, _), ..]) => first,
            Values::Words([]) | Values::Number | Values::Text => "",
        }
    }
}
