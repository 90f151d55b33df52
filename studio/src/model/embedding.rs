//! How a quiz is put on a page: where its deck is, its attributes, its colours, and what the page is made with.

use super::attributes::{ATTRIBUTES, attribute};
use super::scheme::Scheme;
use serde::{Deserialize, Serialize};

/// What the author has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Embedding {
    /// The folder of the quiz; it ends with a slash. Not saved: a build knows its own.
    #[serde(skip)]
    pub home: String,
    /// Another folder, that the author has typed.
    pub other_home: String,
    /// Where the deck is.
    pub delivery: Delivery,
    /// The URL of the deck, for `Delivery::Address`.
    pub address: String,
    /// The URL of the author's page, for a link that readers without JavaScript get.
    pub page: String,
    /// The attributes that are not as without them, by name.
    attributes: Values,
    /// The colours by name, as `#rrggbb`: those of a light page, and those that differ on a dark one.
    light: Values,
    dark_colours: Values,
    /// The sizes by name.
    pub sizes: Values,
    /// How the page becomes dark.
    pub dark: Dark,
    /// The class of a dark page, for `Dark::Class`.
    pub dark_class: String,
    /// What the page is made with.
    pub target: Target,
    /// Whether the page runs only this build of the loader.
    pub is_pinned: bool,
    /// The hash of the loader.
    #[serde(skip)]
    pub integrity: Integrity,
}

/// Where the deck is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Delivery {
    /// Inside of the element.
    #[default]
    Inside,
    /// At a URL.
    Address,
}

/// How a page becomes dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Dark {
    /// It does not.
    #[default]
    Never,
    /// As the reader's system.
    System,
    /// By a class.
    Class,
}

/// What a page is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Target {
    /// HTML.
    #[default]
    Html,
    /// WordPress.
    WordPress,
    /// Ghost.
    Ghost,
    /// Hugo.
    Hugo,
    /// Jekyll.
    Jekyll,
    /// Webflow.
    Webflow,
    /// React.
    React,
    /// Vue.
    Vue,
    /// Svelte.
    Svelte,
}

impl Target {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::WordPress,
        Self::Ghost,
        Self::Hugo,
        Self::Jekyll,
        Self::Webflow,
        Self::React,
        Self::Vue,
        Self::Svelte,
    ];

    /// The name, for authors.
    pub fn label(self) -> &'static str {
        match self {
            Self::Html => "Plain HTML",
            Self::WordPress => "WordPress",
            Self::Ghost => "Ghost",
            Self::Hugo => "Hugo",
            Self::Jekyll => "Jekyll",
            Self::Webflow => "Webflow",
            Self::React => "React",
            Self::Vue => "Vue",
            Self::Svelte => "Svelte",
        }
    }
}

/// The hash of the loader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Integrity {
    /// It is being computed.
    #[default]
    Unknown,
    /// The value of the attribute.
    Known(String),
    /// This browser cannot compute it here.
    Unavailable,
}

/// A change that the author makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Of the folder of the quiz.
    Home(String),
    /// Of where the deck is.
    Delivery(Delivery),
    /// Of the deck's URL.
    Address(String),
    /// Of the page's URL.
    Page(String),
    /// Of an attribute.
    Attribute(&'static str, String),
    /// Of a colour; empty for none.
    Colour(Scheme, &'static str, String),
    /// Of a size; empty for none.
    Size(&'static str, String),
    /// Of all colours and sizes, back to those of the widget.
    ResetLooks,
    /// Of how the page becomes dark.
    Dark(Dark),
    /// Of the class of a dark page.
    DarkClass(String),
    /// Of what the page is made with.
    Target(Target),
    /// Of whether the page runs only this build.
    Pinned(bool),
}

impl Embedding {
    /// What an author begins with. `home` is the folder of the quiz.
    pub fn new(home: &str) -> Self {
        Self { home: home.to_owned(), dark_class: "dark".to_owned(), ..Self::default() }
    }

    /// What was saved, in a build that is served from that folder.
    #[must_use]
    pub fn at(mut self, home: &str) -> Self {
        home.clone_into(&mut self.home);
        self
    }

    /// Makes a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Home(url) => self.other_home = url,
            Change::Delivery(delivery) => self.delivery = delivery,
            Change::Address(url) => self.address = url,
            Change::Page(url) => self.page = url,
            Change::Attribute(name, value) => self.set(name, value),
            Change::Colour(scheme, name, value) => {
                let colours = if scheme == Scheme::Light { &mut self.light } else { &mut self.dark_colours };
                colours.set(name, value);
            }
            Change::Size(name, value) => self.sizes.set(name, value),
            Change::ResetLooks => {
                self.light.clear();
                self.dark_colours.clear();
                self.sizes.clear();
            }
            Change::Dark(dark) => self.dark = dark,
            Change::DarkClass(class) => self.dark_class = class,
            Change::Target(target) => self.target = target,
            Change::Pinned(is_pinned) => self.is_pinned = is_pinned,
        }
    }

    fn set(&mut self, name: &'static str, value: String) {
        let is_default = attribute(name).is_none_or(|attribute| attribute.default() == value);
        self.attributes.set(name, if is_default { String::new() } else { value });
    }

    /// The colour that the author has chosen for pages of that look.
    pub fn colour(&self, scheme: Scheme, name: &str) -> Option<&str> {
        let colours = if scheme == Scheme::Light { &self.light } else { &self.dark_colours };
        colours.get(name)
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> &str {
        let default = || attribute(name).map_or("", |attribute| attribute.default());
        self.attributes.get(name).unwrap_or_else(default)
    }

    /// The attributes that are not as without them, in their order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        ATTRIBUTES.iter().filter_map(|attribute| Some((attribute.name, self.attributes.get(attribute.name)?)))
    }

    /// The folder of the quiz in the code; it ends with a slash.
    pub fn host(&self) -> String {
        let typed = self.other_home.trim();
        let home = if typed.is_empty() { &self.home } else { typed };
        if home.ends_with('/') { home.to_owned() } else { format!("{home}/") }
    }

    /// Whether others can load the quiz from that folder.
    pub fn is_host_public(&self) -> bool {
        self.host().starts_with("https://")
    }
}

/// Values by name, of which there are few.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Values(Vec<(String, String)>);

impl Values {
    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    fn set(&mut self, name: &str, value: String) {
        self.0.retain(|(other, _)| other != name);
        if !value.trim().is_empty() {
            self.0.push((name.to_owned(), value));
        }
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}
