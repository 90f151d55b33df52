//! A screen as a tree of elements, with the queries that tests need.

use scraper::{ElementRef, Html, Selector};

/// A screen.
pub struct Page(Html);

/// An element of a screen.
#[derive(Clone, Copy)]
pub struct Part<'p>(ElementRef<'p>);

impl Page {
    /// Parses HTML by the rules of a browser.
    pub fn parse(html: &str) -> Self {
        Self(Html::parse_fragment(html))
    }

    /// The whole screen.
    pub fn root(&self) -> Part<'_> {
        Part(self.0.root_element())
    }

    /// The only element that matches the selector.
    pub fn the(&self, selector: &str) -> Part<'_> {
        self.root().the(selector)
    }

    /// The elements that match the selector, in document order.
    pub fn all(&self, selector: &str) -> Vec<Part<'_>> {
        self.root().all(selector)
    }

    /// Whether any element matches the selector.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The texts of the elements that match the selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.root().texts(selector)
    }

    /// The accessible names of the elements that match the selector.
    pub fn names(&self, selector: &str) -> Vec<String> {
        self.root().names(selector)
    }

    /// The headings, in document order.
    pub fn headings(&self) -> Vec<Part<'_>> {
        self.all("h1, h2, h3, h4, h5, h6")
    }

    /// The accessible names of the buttons, in document order.
    pub fn buttons(&self) -> Vec<String> {
        self.root().names("button")
    }

    /// Whether the text is that of a whole element.
    pub fn says(&self, text: &str) -> bool {
        self.all("*").iter().any(|part| part.text() == text)
    }

    /// The section with that heading, folded or not.
    pub fn section(&self, heading: &str) -> Option<Part<'_>> {
        let is_under = |part: &Part| part.texts("h1, h2, h3, h4, h5, h6").first().is_some_and(|first| first == heading);
        self.all("section, details").into_iter().find(is_under)
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

    /// The texts of the elements that match the selector.
    pub fn texts(self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(Part::text).collect()
    }

    /// The accessible names of the elements that match the selector.
    pub fn names(self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(Part::name).collect()
    }

    /// Its text, with white space as a browser shows it.
    pub fn text(self) -> String {
        let text: String = self.0.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text nodes inside it.
    pub fn pieces(self) -> Vec<&'p str> {
        self.0.text().collect()
    }

    /// Its accessible name: its label or else its text.
    pub fn name(self) -> String {
        let label = self.0.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "label");
        match (self.get("aria-label"), label) {
            (Some(name), _) => name.to_owned(),
            (None, Some(label)) => Part(label).audible_text(),
            (None, None) => self.audible_text(),
        }
    }

    /// Its text without what is hidden from screen readers.
    fn audible_text(self) -> String {
        let is_hidden = |element: ElementRef| element.value().attr("aria-hidden") == Some("true");
        let audible = self.0.descendants().filter(|node| !node.ancestors().filter_map(ElementRef::wrap).any(is_hidden));
        let text: String = audible.filter_map(|node| Some(&**node.value().as_text()?)).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// Its children, in order: text nodes, and elements as their whole text.
    pub fn children(self) -> Vec<String> {
        let children = self.0.children().map(|node| match ElementRef::wrap(node) {
            Some(element) => element.text().collect(),
            None => node.value().as_text().map(|text| text.to_string()).unwrap_or_default(),
        });
        children.collect()
    }
}
