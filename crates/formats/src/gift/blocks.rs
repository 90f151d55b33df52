//! Cuts a GIFT file into questions and categories. Recovers from a brace that is never closed at the next question.

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    /// The category of the questions that follow: the range of its path.
    Category { start: usize, end: usize },
    /// A question, or a text without answers.
    Question(Span),
}

/// Where the parts of a question are, in bytes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The opening brace.
    pub(crate) open: Option<usize>,
    /// The closing brace.
    pub(crate) close: Option<usize>,
    /// A brace where none may be.
    pub(crate) extra: Option<usize>,
}

/// The text with spaces instead of comments, and its parts.
pub(crate) fn split(text: &str) -> (String, Vec<Block>) {
    let mut splitter = Splitter::default();
    let mut masked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = masked.len();
        if line.trim_start().starts_with("//") {
            masked.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else {
            masked.push_str(line);
            splitter.line(line, start);
        }
    }
    splitter.close(masked.len());
    (masked, splitter.blocks)
}

#[derive(Default)]
struct Splitter {
    blocks: Vec<Block>,
    current: Option<Span>,
    /// The end of the last line before a blank one, if the line before this one is blank.
    blank: Option<usize>,
}

impl Splitter {
    fn line(&mut self, line: &str, start: usize) {
        if line.trim().is_empty() {
            if !self.is_within_braces() {
                self.close(start);
            }
            self.blank = self.blank.or(Some(start));
            return;
        }
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if let Some(path) = trimmed.strip_prefix("$CATEGORY:") {
            self.close(start);
            let end = start + line.trim_end().len();
            self.blocks.push(Block::Category { start: start + line.len() - path.len(), end });
            return;
        }
        let begins_question = trimmed.starts_with("::") && self.blank.is_some();
        if self.is_within_braces() && begins_question {
            self.close(self.blank.unwrap_or(start));
        }
        self.braces(line, start, start + indent);
        self.blank = None;
    }

    fn is_within_braces(&self) -> bool {
        self.current.is_some_and(|span| span.open.is_some() && span.close.is_none())
    }

    fn braces(&mut self, line: &str, start: usize, begin: usize) {
        let mut is_escaped = false;
        for (at, byte) in line.bytes().enumerate() {
            let at = start + at;
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'{' => self.open(at, begin),
                b'}' => {
                    let span = self.current(begin);
                    match (span.open, span.close) {
                        (Some(_), None) => span.close = Some(at),
                        _ => span.extra = span.extra.or(Some(at)),
                    }
                }
                _ => {}
            }
        }
        self.current(begin);
    }

    fn open(&mut self, at: usize, begin: usize) {
        let blank = self.blank;
        let span = self.current(begin);
        match (span.open, span.close) {
            (None, _) => span.open = Some(at),
            // The next question follows without a blank line.
            (Some(_), Some(close)) if close < begin => {
                self.close(begin);
                self.current(begin).open = Some(at);
            }
            // The brace before was never closed.
            (Some(_), None) if blank.is_some() => {
                self.close(blank.unwrap_or(begin));
                self.current(begin).open = Some(at);
            }
            _ => span.extra = span.extra.or(Some(at)),
        }
    }

    fn current(&mut self, begin: usize) -> &mut Span {
        self.current.get_or_insert(Span { start: begin, ..Span::default() })
    }

    fn close(&mut self, end: usize) {
        if let Some(span) = self.current.take() {
            self.blocks.push(Block::Question(Span { end, ..span }));
        }
        self.blank = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each question as its text, with `|` at its braces.
    fn shown(text: &str) -> Vec<String> {
        let (masked, blocks) = split(text);
        assert_eq!(masked.len(), text.len());
        let part = |start: usize, end: usize| masked[start..end].trim().replace('\n', "↵");
        blocks
            .iter()
            .map(|block| match *block {
                Block::Category { start, end } => format!("category {}", part(start, end)),
                Block::Question(Span { start, end, open: Some(open), close: Some(close), extra }) => {
                    let extra = extra.map_or("", |_| " extra");
                    format!("{}|{}|{}{extra}", part(start, open), part(open + 1, close), part(close + 1, end))
                }
                Block::Question(Span { start, end, open, .. }) => {
                    format!("{} {}", if open.is_some() { "unclosed" } else { "text" }, part(start, end))
                }
            })
            .collect()
    }

    #[test]
    fn questions_end_at_blank_lines_outside_of_braces() {
        for (text, expected) in [
            ("a {=b}\n\nc {~d}", vec!["a|=b|", "c|~d|"]),
            ("a\n{\n=b\n\n~c\n}\nd", vec!["a|=b↵↵~c|d"]),
            ("a {=b}\nc {=d}", vec!["a|=b|", "c|=d|"]),
            (r"a \{ b {=\}c}", vec![r"a \{ b|=\}c|"]),
            ("// x {\n//y\na\n// z\n{=b}", vec!["a|=b|"]),
            ("$CATEGORY: a/b\nc {}", vec!["category a/b", "c||"]),
            ("a text\n\n  \n", vec!["text a text"]),
            ("a {=b\n\nc {=d}", vec!["unclosed a {=b", "c|=d|"]),
            ("a {=b\n\n::c:: d", vec!["unclosed a {=b", "text ::c:: d"]),
            ("a {=b {c}}", vec!["a|=b {c|} extra"]),
            ("a }", vec!["text a }"]),
            ("", vec![]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
