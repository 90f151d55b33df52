//! Markdown's inline elements as HTML, so that emphasis, code and tags in a text have one reader.

use crate::text::{Reading, html};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A part of the file that is put together as HTML.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    html: String,
    has_image: bool,
    has_content: bool,
}

impl Inline {
    pub(crate) fn push(&mut self, event: &Event<'_>) {
        self.has_content |= match event {
            Event::Text(text) => !text.trim().is_empty(),
            Event::Code(_) | Event::InlineHtml(_) | Event::Html(_) | Event::Start(Tag::Image { .. }) => true,
            _ => false,
        };
        match event {
            Event::Text(text) => html::escape(text, &mut self.html),
            Event::Code(code) => {
                self.html.push_str("<code>");
                html::escape(code, &mut self.html);
                self.html.push_str("</code>");
            }
            Event::InlineHtml(tag) | Event::Html(tag) => self.html.push_str(tag),
            Event::SoftBreak => self.html.push(' '),
            Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::HtmlBlock) => {
                self.push_break()
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => self.html.push_str("<em>"),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => self.html.push_str("</em>"),
            Event::Start(Tag::CodeBlock(_)) => self.html.push_str("<pre>"),
            Event::End(TagEnd::CodeBlock) => self.html.push_str("</pre>"),
            Event::Start(Tag::Image { .. }) => self.has_image = true,
            Event::Start(Tag::Item) => self.html.push_str("<br>• "),
            _ => {}
        }
    }

    pub(crate) fn push_break(&mut self) {
        self.html.push_str("<br>");
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.html.push_str(&other.html);
        self.has_image |= other.has_image;
        self.has_content |= other.has_content;
    }

    /// Removes a checkbox that Markdown did not recognise, such as `[]`. Returns whether it is checked.
    pub(crate) fn take_checkbox(&mut self) -> Option<bool> {
        let rest = self.html.trim_start();
        let marks = [
            ("[x]", true),
            ("[X]", true),
            ("[x ]", true),
            ("[ x]", true),
            ("[ x ]", true),
            ("[✓]", true),
            ("[✔]", true),
            ("[ ]", false),
            ("[]", false),
        ];
        let (mark, is_checked) = marks.into_iter().find(|(mark, _)| rest.starts_with(mark))?;
        self.html = rest.strip_prefix(mark).unwrap_or_default().to_owned();
        Some(is_checked)
    }

    /// Whether a checkbox stands behind a dash or bullet that Markdown does not take for one.
    pub(crate) fn has_dashed_checkbox(&self) -> bool {
        let html = self.html.to_lowercase();
        ["–", "—", "•", "·", "-"].iter().any(|dash| {
            ["[x]", "[ ]"]
                .iter()
                .any(|mark| html.contains(&format!("{dash} {mark}")) || html.contains(&format!("{dash}{mark}")))
        })
    }

    /// Whether a checkbox stands behind a number.
    pub(crate) fn has_numbered_checkbox(&self) -> bool {
        let html = self.html.to_lowercase();
        html.contains(". [x]") || html.contains(". [ ]")
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.has_content
    }

    pub(crate) fn read(&self) -> Reading {
        let reading = html::read(&self.html);
        Reading { has_image: reading.has_image || self.has_image, ..reading }
    }
}

/// Reads a text in Markdown that is not a file of its own.
pub(crate) fn read_text(text: &str) -> Reading {
    let mut inline = Inline::default();
    Parser::new_ext(text, Options::empty()).for_each(|event| inline.push(&event));
    inline.read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_and_tags_in_it_are_read_alike() {
        for (markdown, expected) in [
            ("a *b*, __c__ `d  e`", "a *b*, *c* `d  e`"),
            ("a\nb  \nc\n\nd", "a b\nc\nd"),
            (r"\*a\* &lt; 2 \\", r"\*a\* < 2 \\"),
            ("[text](https://example.org) <b>b</b>", "text *b*"),
            ("a\n\n```js\nb\n  c\n```\n", "a\n`b`\n`  c`"),
            ("- a\n- b", "• a\n• b"),
        ] {
            assert_eq!(read_text(markdown).text.to_markup(), expected, "{markdown}");
        }
        assert!(read_text("![a yak](yak.png)").has_image);
    }
}
