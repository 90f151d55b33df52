//! One screen as a tree of elements, and the questions that tests ask of it.
//!
//! Knows HTML; knows nothing of the quiz.

use scraper::{ElementRef, Html, Selector};

/// A screen.
pub struct Page(Html);

/// An element of a screen.
#[derive(Clone, Copy)]
pub struct Part<'p>(ElementRef<'p>);

impl Page {
    /// Reads HTML by the rules of a browser.
    pub fn parse(html: &str) -> Self {
        Self(Html::parse_fragment(html))
    }

    /// The whole screen.
    pub fn root(&self) -> Part<'_> {
        Part(self.0.root_element())
    }

    /// The only element that the selector finds.
    pub fn the(&self, selector: &str) -> Part<'_> {
        self.root().the(selector)
    }

    /// The elements that the selector finds, in the order of the screen.
    pub fn all(&self, selector: &str) -> Vec<Part<'_>> {
        self.root().all(selector)
    }

    /// Whether the selector finds anything.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// What the elements that the selector finds say, one by one.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.root().texts(selector)
    }

    /// The names of the elements that the selector finds, one by one.
    pub fn names(&self, selector: &str) -> Vec<String> {
        self.root().names(selector)
    }

    /// The headings, in the order of the screen.
    pub fn headings(&self) -> Vec<Part<'_>> {
        self.all("h1, h2, h3, h4, h5, h6")
    }

    /// The names of the buttons, in the order of the screen.
    pub fn buttons(&self) -> Vec<String> {
        self.root().names("button")
    }

    /// Whether some element says just this.
    pub fn says(&self, text: &str) -> bool {
        self.all("*").iter().any(|part| part.text() == text)
    }

    /// The section under that heading.
    pub fn section(&self, heading: &str) -> Option<Part<'_>> {
        let is_under = |part: &Part| part.texts("h1, h2, h3, h4, h5, h6") == [heading];
        self.all("section").into_iter().find(is_under)
    }
}

impl<'p> Part<'p> {
    pub fn all(self, selector: &str) -> Vec<Part<'p>> {
        self.0.select(&Selector::parse(selector).unwrap()).map(Part).collect()
    }

    pub fn the(self, selector: &str) -> Part<'p> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.0.html());
        found[0]
    }

    /// What the elements that the selector finds say, one by one.
    pub fn texts(self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(Part::text).collect()
    }

    /// The names of the elements that the selector finds, one by one.
    pub fn names(self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(Part::name).collect()
    }

    /// What it says, with white space as it is shown.
    pub fn text(self) -> String {
        let text: String = self.0.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The texts inside it, each by itself.
    pub fn pieces(self) -> Vec<&'p str> {
        self.0.text().collect()
    }

    /// What assistive technology calls it: by its label, else by what it says.
    pub fn name(self) -> String {
        let label = self.0.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "label");
        match (self.get("aria-label"), label) {
            (Some(name), _) => name.to_owned(),
            (None, Some(label)) => Part(label).text(),
            (None, None) => self.text(),
        }
    }

    /// The value of an attribute.
    pub fn get(self, attribute: &str) -> Option<&'p str> {
        self.0.value().attr(attribute)
    }

    /// Whether it has the attribute.
    pub fn has(self, attribute: &str) -> bool {
        self.get(attribute).is_some()
    }

    /// All its attributes.
    pub fn attributes(self) -> Vec<(&'p str, &'p str)> {
        self.0.value().attrs().collect()
    }

    /// The name of its tag.
    pub fn tag(self) -> &'p str {
        self.0.value().name()
    }

    /// What it holds, in order: a text as itself, an element as what it says in all.
    pub fn children(self) -> Vec<String> {
        let children = self.0.children().map(|node| match ElementRef::wrap(node) {
            Some(element) => element.text().collect(),
            None => node.value().as_text().map(|text| text.to_string()).unwrap_or_default(),
        });
        children.collect()
    }
}
