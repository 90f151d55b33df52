//! Blocks of settings between two lines of `---`: at the beginning for the deck, below a heading for its question.

/// A block of settings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) offset: usize,
    values: Vec<(String, String)>,
}

impl Settings {
    /// The value of a setting, by any of its names.
    pub(crate) fn get(&self, names: &[&str]) -> Option<&str> {
        let found = self.values.iter().find(|(name, _)| names.contains(&name.as_str()));
        found.map(|(_, value)| value.as_str())
    }

    /// Whether options keep their order.
    pub(crate) fn is_order_fixed(&self) -> Option<bool> {
        self.get(&["shuffle_answers", "shuffleanswers"]).map(|value| value.eq_ignore_ascii_case("false"))
    }
}

/// Settings that stand below a heading. Anything else between two rules is text.
const QUESTION_SETTINGS: [&str; 6] = ["id", "order", "locale", "lang", "title", "author"];

/// The text with spaces instead of blocks of settings, and the settings in the order of the text. Quizdown calls a pair of
/// `---` below a heading settings, which Markdown would read as a heading of its own.
pub(crate) fn split(text: &str) -> (String, Vec<Settings>) {
    let mut masked = String::with_capacity(text.len());
    let mut blocks = Vec::new();
    let mut lines = text.split_inclusive('\n');
    let mut is_fenced = false;
    while let Some(line) = lines.next() {
        is_fenced ^= is_fence(line);
        if line.trim_end() == "---" && !is_fenced {
            let is_first = masked.trim().is_empty();
            if let Some((values, length)) = settings(lines.clone(), is_first) {
                blocks.push(Settings { offset: masked.len(), values });
                let end = masked.len() + line.len() + length;
                while masked.len() < end {
                    let Some(line) = text.get(masked.len()..).and_then(|rest| rest.split_inclusive('\n').next()) else {
                        break;
                    };
                    masked.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
                }
                lines = text.get(masked.len()..).unwrap_or_default().split_inclusive('\n');
                continue;
            }
        }
        masked.push_str(line);
    }
    (masked, blocks)
}

/// Whether the line begins or ends a block of code. Backticks with more of them behind are code within a line.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix("```").is_some_and(|rest| !rest.trim_start_matches('`').contains('`')) || line.starts_with("~~~")
}

/// The settings up to the closing line, and their length with that line.
fn settings<'t>(lines: impl Iterator<Item = &'t str>, is_first: bool) -> Option<(Vec<(String, String)>, usize)> {
    let mut values = Vec::new();
    let mut length = 0;
    for line in lines {
        length += line.len();
        let trimmed = line.trim();
        if matches!(trimmed, "---" | "...") {
            return (!values.is_empty()).then_some((values, length));
        }
        // Lists and nested settings, which front matter of sites has, belong to the setting above.
        let is_nested = is_first && !values.is_empty() && (line.starts_with([' ', '\t']) || trimmed.starts_with("- "));
        if trimmed.is_empty() || trimmed.starts_with('#') || is_nested {
            continue;
        }
        let (name, value) = trimmed.split_once(':')?;
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let is_camel = name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
        let is_setting = is_first || name.contains('_') || is_camel || QUESTION_SETTINGS.contains(&name);
        if !is_name(name) || !is_setting {
            return None;
        }
        values.push((name.to_ascii_lowercase().replace('-', "_"), unquoted(value.trim())));
    }
    None
}

/// The value without quotes, curly ones included.
fn unquoted(value: &str) -> String {
    let mut chars = value.chars();
    let inner = match (chars.next(), chars.next_back()) {
        (Some('"'), Some('"')) => return unescaped(chars.as_str()),
        (Some('\''), Some('\'')) => return chars.as_str().replace("''", "'"),
        (Some('“' | '„' | '”'), Some('“' | '”')) | (Some('‘' | '‚'), Some('’' | '‘')) => {
            chars.as_str()
        }
        _ => value,
    };
    inner.to_owned()
}

fn unescaped(value: &str) -> String {
    let mut plain = String::new();
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        plain.push(if char == '\\' { chars.next().unwrap_or(char) } else { char });
    }
    plain
}

/// The value between quotes, for writing.
pub(crate) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_found_where_quizdown_has_them() {
        for (text, expected) in [
            ("---\ntitle: \"A \\\"b\\\"\"\nauthors:\n  - x\n---\n# a", vec![("title", "A \"b\"")]),
            ("# a\n---\nshuffle_answers: false\n---\nb", vec![("shuffle_answers", "false")]),
            ("\n---\ntitle: “Yaks”\n...\n", vec![("title", "Yaks")]),
            ("---\n\n## a\n\n- [x] b\n\n---\n", vec![]),
            ("# a\n---\nQuestion: what?\n---\n", vec![]),
            ("```\n---\na_b: c\n---\n```", vec![]),
            ("---\ntitle: a", vec![]),
        ] {
            let (masked, blocks) = split(text);
            let found: Vec<_> = blocks
                .iter()
                .flat_map(|block| expected.iter().map(|(name, _)| (*name, block.get(&[name]).unwrap_or_default())))
                .collect();
            assert_eq!(found, expected, "{text}");
            assert_eq!(masked.len(), text.len());
            assert_eq!(masked == text, expected.is_empty(), "{text}");
        }
        let title = "a \"b\" \\ 'c'";
        assert_eq!(unquoted(&quoted(title)), title);
    }
}
