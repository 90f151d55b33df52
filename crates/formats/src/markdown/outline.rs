//! The blocks of a Markdown file in which a question can be: headings, texts, lists and quotes, one after the other.

use super::inline::Inline;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A block at the outermost level.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) offset: usize,
    pub(crate) content: Content,
}

#[derive(Debug)]
pub(crate) enum Content {
    Heading(HeadingLevel, Inline),
    Paragraph(Inline),
    Code(Inline),
    Quote(Inline),
    List { is_numbered: bool, items: Vec<Item> },
    Rule,
}

/// An item of a list.
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub(crate) offset: usize,
    pub(crate) text: Inline,
    /// What is quoted in it.
    pub(crate) quote: Inline,
    /// Whether its checkbox is checked; `None` without a checkbox.
    pub(crate) is_checked: Option<bool>,
    /// The items of the list in it. What is nested deeper is their text.
    pub(crate) items: Vec<Self>,
}

/// Reads the blocks. Depths are counted, so that nesting costs no stack.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut outliner = Outliner::default();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TASKLISTS).into_offset_iter() {
        outliner.event(&event, range);
    }
    outliner.blocks
}

#[derive(Default)]
struct Outliner {
    blocks: Vec<Block>,
    current: Option<Block>,
    /// How many elements are open around the next event.
    depth: usize,
    items: usize,
    quotes: usize,
}

impl Outliner {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if self.depth == 0 {
                    self.current = Some(Block { offset: range.start, content: opened(tag) });
                } else {
                    self.push(event);
                }
                self.depth += 1;
                match tag {
                    Tag::Item => {
                        self.items += 1;
                        self.open_item(range.start);
                    }
                    Tag::BlockQuote(_) => self.quotes += 1,
                    _ => {}
                }
                // A fence has its tag as its first event.
                if self.depth == 1 && matches!(tag, Tag::CodeBlock(_)) {
                    self.push(event);
                }
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                match tag {
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    _ => {}
                }
                self.push(event);
                if self.depth == 0 {
                    self.blocks.extend(self.current.take());
                }
            }
            Event::Rule if self.depth == 0 => self.blocks.push(Block { offset: range.start, content: Content::Rule }),
            Event::TaskListMarker(is_checked) if self.items <= 2 => {
                if let Some(item) = self.item() {
                    item.is_checked = Some(*is_checked);
                }
            }
            _ => self.push(event),
        }
    }

    fn open_item(&mut self, offset: usize) {
        let Some(Block { content: Content::List { items, .. }, .. }) = &mut self.current else { return };
        let list = match self.items {
            1 => Some(items),
            2 => items.last_mut().map(|item| &mut item.items),
            _ => None,
        };
        list.into_iter().for_each(|list| list.push(Item { offset, ..Item::default() }));
    }

    /// The item around the next event.
    fn item(&mut self) -> Option<&mut Item> {
        let Some(Block { content: Content::List { items, .. }, .. }) = &mut self.current else { return None };
        let item = items.last_mut()?;
        if self.items >= 2 && !item.items.is_empty() { item.items.last_mut() } else { Some(item) }
    }

    fn push(&mut self, event: &Event<'_>) {
        // The bullet of an item that is kept as one is not a part of a text.
        if self.items <= 1 && matches!(event, Event::Start(Tag::Item)) {
            return;
        }
        let is_quoted = self.quotes > 0;
        let target = match &mut self.current {
            Some(Block { content: Content::List { .. }, .. }) => {
                self.item().map(|item| if is_quoted { &mut item.quote } else { &mut item.text })
            }
            Some(Block { content: Content::Heading(_, inline) | Content::Paragraph(inline), .. })
            | Some(Block { content: Content::Code(inline) | Content::Quote(inline), .. }) => Some(inline),
            _ => None,
        };
        if let Some(target) = target {
            target.push(event);
        }
    }
}

fn opened(tag: &Tag<'_>) -> Content {
    match tag {
        Tag::Heading { level, .. } => Content::Heading(*level, Inline::default()),
        Tag::CodeBlock(_) => Content::Code(Inline::default()),
        Tag::BlockQuote(_) => Content::Quote(Inline::default()),
        Tag::List(first) => Content::List { is_numbered: first.is_some(), items: Vec::new() },
        _ => Content::Paragraph(Inline::default()),
    }
}
