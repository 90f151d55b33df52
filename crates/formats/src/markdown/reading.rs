//! Reads questions from the blocks of a Markdown file.

use super::front_matter::{self, Settings};
use super::inline::Inline;
use super::outline::{self, Content, Item};
use crate::draft::{Draft, DraftOption, Questions};
use crate::fault::Faults;
use crate::text::{Reading, Text};
use pulldown_cmark::{Event, HeadingLevel};

const MARKING: &str = "check one, as in - [x]";

const WORD_PROCESSOR: &str = "a word processor has changed the hyphens before the checkboxes; begin each option with a \
    hyphen and a space: - [x]";

const IN_CODE: &str = "the options are in a code block; remove the lines with backquotes around it";

/// A question whose blocks are still read.
#[derive(Default)]
struct Open {
    offset: usize,
    heading: Option<(HeadingLevel, Inline)>,
    body: Inline,
    /// Whether the body has text besides code.
    has_prose: bool,
    /// Whether it has a checkbox behind a dash that Markdown does not take for one, and whether it has one in code.
    has_dashed_checkbox: bool,
    has_checkbox_in_code: bool,
    why: Inline,
    options: Vec<Item>,
    /// A list without checkboxes: where, and whether it is numbered.
    plain_list: Option<(usize, bool)>,
    is_order_fixed: Option<bool>,
    id: Option<String>,
}

impl Open {
    fn is_empty(&self) -> bool {
        self.heading.is_none() && self.body.is_empty() && self.options.is_empty()
    }
}

struct Reader<'q, 'f> {
    questions: &'q mut Questions<'f>,
    open: Open,
    /// The heading of the section, for questions without one of their own.
    section: Option<(HeadingLevel, String)>,
    is_order_fixed: bool,
}

pub(crate) fn read(text: &str, questions: &mut Questions<'_>) {
    let (masked, settings) = front_matter::split(text);
    let mut reader = Reader { questions, open: Open::default(), section: None, is_order_fixed: false };
    let mut settings = settings.into_iter().peekable();
    warn_of_dashes(&masked, reader.questions.faults());
    for block in outline::blocks(&masked) {
        while let Some(settings) = settings.next_if(|settings| settings.offset < block.offset) {
            reader.settings(&settings);
        }
        reader.block(block.offset, block.content);
    }
    settings.for_each(|settings| reader.settings(&settings));
    reader.close(None);
}

/// A word processor turns `---` into a dash, and the settings into a text.
fn warn_of_dashes(text: &str, faults: &mut Faults) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if matches!(first.trim(), "—" | "–" | "–-" | "—-") {
        let offset = text.find(first).unwrap_or(0);
        faults.warning(offset, "a word processor has changed the hyphens; begin the settings with three of them: ---");
    }
}

impl Reader<'_, '_> {
    fn settings(&mut self, settings: &Settings) {
        let is_of_deck = self.questions.deck.questions.is_empty() && self.open.is_empty();
        if is_of_deck {
            let value = |names: &[&str]| settings.get(names).filter(|value| !value.is_empty()).map(str::to_owned);
            let deck = &mut self.questions.deck;
            deck.title = deck.title.take().or_else(|| value(&["title"]));
            deck.lang = deck.lang.take().or_else(|| value(&["lang", "language", "locale"]));
            deck.id = deck.id.take().or_else(|| value(&["id"]));
            self.is_order_fixed = settings.is_order_fixed().unwrap_or(self.is_order_fixed);
        } else {
            self.open.is_order_fixed = settings.is_order_fixed().or(self.open.is_order_fixed);
            self.open.id = settings.get(&["id"]).map(str::to_owned);
        }
    }

    fn block(&mut self, offset: usize, content: Content) {
        match content {
            Content::Heading(level, inline) => {
                self.close(Some(level));
                self.open = Open { offset, heading: Some((level, inline)), ..Open::default() };
            }
            Content::Rule => {
                if !self.open.options.is_empty() {
                    self.close(None);
                }
            }
            Content::Quote(inline) => {
                self.open.why.push_break();
                self.open.why.append(inline);
            }
            Content::Paragraph(inline) => self.text(offset, inline, true),
            Content::Code(inline) => self.text(offset, inline, false),
            Content::List { is_numbered, items } => self.list(offset, is_numbered, items),
        }
    }

    /// A text: of the question above if it has no options yet, or of a new one.
    fn text(&mut self, offset: usize, inline: Inline, is_prose: bool) {
        if inline.is_empty() {
            return;
        }
        if !self.open.options.is_empty() {
            self.close(None);
        }
        if self.open.is_empty() {
            self.open.offset = offset;
        }
        if is_prose {
            self.open.has_dashed_checkbox |= inline.has_dashed_checkbox();
        } else {
            self.open.has_checkbox_in_code |= inline.has_dashed_checkbox() || inline.has_numbered_checkbox();
        }
        self.open.body.push_break();
        self.open.body.append(inline);
        self.open.has_prose |= is_prose;
    }

    fn list(&mut self, offset: usize, is_numbered: bool, mut items: Vec<Item>) {
        for item in &mut items {
            item.is_checked = item.is_checked.or_else(|| item.text.take_checkbox());
            for nested in &mut item.items {
                nested.is_checked = nested.is_checked.or_else(|| nested.text.take_checkbox());
            }
        }
        let is_question =
            |item: &Item| item.is_checked.is_none() && item.items.iter().any(|item| item.is_checked.is_some());
        if items.iter().any(is_question) {
            self.list_of_questions(items);
            return;
        }
        items.iter_mut().for_each(flatten);
        if items.iter().all(|item| item.is_checked.is_none()) {
            self.open.plain_list = self.open.plain_list.or(Some((offset, is_numbered)));
            for item in items {
                let mut line = Inline::default();
                line.push(&Event::Text("• ".into()));
                line.append(item.text);
                self.text(offset, line, true);
            }
            return;
        }
        for item in items.iter().filter(|item| item.is_checked.is_none()) {
            self.questions.faults().error(item.offset, "an option without a checkbox; write - [ ] or - [x]");
        }
        if self.open.is_empty() {
            self.open.offset = offset;
        }
        self.open.options.append(&mut items);
    }

    /// A list whose items are questions, with the options nested in them.
    fn list_of_questions(&mut self, items: Vec<Item>) {
        match self.open.heading.take() {
            Some((level, heading)) if self.open.options.is_empty() && self.open.body.is_empty() => {
                self.section = Some((level, heading.read().text.plain()));
                self.open = Open::default();
            }
            heading => self.open.heading = heading,
        }
        for item in items {
            self.close(None);
            let Item { offset, text, quote, items, .. } = item;
            self.open = Open { offset, body: text, has_prose: true, why: quote, options: items, ..Open::default() };
        }
    }

    /// Ends the question. `next` is the level of the heading that follows, if one does.
    fn close(&mut self, next: Option<HeadingLevel>) {
        let open = std::mem::take(&mut self.open);
        if open.is_empty() {
            return;
        }
        if open.options.is_empty() {
            self.close_text(open, next);
            return;
        }
        // What is faulty has been reported.
        if open.options.iter().any(|item| item.is_checked.is_none()) {
            return;
        }
        let (heading, stem) = self.heading_and_stem(open.heading, open.body.read(), open.has_prose);
        let options = open.options.iter().map(|item| DraftOption {
            offset: item.offset,
            id: None,
            text: item.text.read(),
            why: Some(item.quote.read()),
            is_right: item.is_checked == Some(true),
        });
        self.questions.add(Draft {
            offset: open.offset,
            id: open.id,
            heading,
            stem,
            options: options.collect(),
            why: Some(open.why.read()),
            is_order_fixed: open.is_order_fixed.unwrap_or(self.is_order_fixed),
            marking: MARKING,
        });
    }

    /// A heading above a text is a heading. Alone, or above code or an image, it is what is asked.
    fn heading_and_stem(
        &self,
        heading: Option<(HeadingLevel, Inline)>,
        body: Reading,
        has_prose: bool,
    ) -> (Option<String>, Reading) {
        let section = self.section.as_ref().map(|(_, name)| name.clone());
        match heading {
            Some((_, heading)) if has_prose && !body.text.is_empty() => (Some(heading.read().text.plain()), body),
            Some((_, heading)) => {
                let heading = heading.read();
                let markup = format!("{}\n{}", heading.text.to_markup(), body.text.to_markup());
                let has_image = heading.has_image || body.has_image;
                (section, Reading { text: Text::from_markup(&markup), has_image })
            }
            None => (section, body),
        }
    }

    /// A heading or text without options: a title, a section, or a fault.
    fn close_text(&mut self, open: Open, next: Option<HeadingLevel>) {
        let Open { offset, heading, body, plain_list, has_dashed_checkbox, has_checkbox_in_code, .. } = open;
        let faults = self.questions.faults();
        match (heading, plain_list) {
            _ if has_dashed_checkbox => faults.error(offset, WORD_PROCESSOR),
            _ if has_checkbox_in_code => faults.error(offset, IN_CODE),
            (Some(_), Some((offset, true))) => faults.error(
                offset,
                "ordering questions (numbered lists without checkboxes) are not supported; write 1. [x] and 2. [ ]",
            ),
            (Some(_), Some((offset, false))) => {
                faults.error(
                    offset,
                    "a list without checkboxes; write - [x] before the right option and - [ ] before the others",
                );
            }
            (Some((level, heading)), None) if next.is_some_and(|next| next > level) => {
                let name = heading.read().text.plain();
                let is_title = self.questions.deck.title.is_none() && self.questions.deck.questions.is_empty();
                if is_title && self.section.is_none() && level == HeadingLevel::H1 {
                    self.questions.deck.title = Some(name);
                } else {
                    self.section = Some((level, name));
                }
                if !body.is_empty() {
                    self.questions
                        .faults()
                        .warning(offset, "the text below this heading belongs to no question and is left out");
                }
            }
            (Some(_), None) => faults.error(offset, "a heading without options; add a list with - [x] and - [ ]"),
            (None, _) => faults.warning(offset, "this text belongs to no question and is left out"),
        }
    }
}

/// Makes the list in an item a part of its text.
fn flatten(item: &mut Item) {
    for nested in std::mem::take(&mut item.items) {
        item.text.push_break();
        item.text.push(&Event::Text("• ".into()));
        item.text.append(nested.text);
        item.quote.append(nested.quote);
    }
}
