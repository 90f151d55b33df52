//! The formats, their names, and how a file's format is recognised.

use crate::table;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A deck of role-fit.
    Json,
    /// Moodle's text format for all kinds of questions.
    Gift,
    /// A question, lettered options and `ANSWER: B`.
    Aiken,
    /// Markdown with lists of checkboxes, as quizdown has it.
    Markdown,
    /// A table with a header: CSV or TSV.
    Csv,
}

/// A format that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenFormat {
    /// A deck of role-fit.
    Json,
    /// Moodle's text format.
    Gift,
    /// Markdown as quizdown has it.
    Markdown,
    /// A table, which spreadsheets and Anki open.
    Csv,
}

/// The message for a file in no known format.
pub(crate) const UNRECOGNISED: &str = "not a format that can be read; supported are GIFT, Aiken, Markdown with `- [x]`, \
    CSV or TSV with a header, and deck JSON. If it is one of these, name the file .gift, .aiken, .md, .csv or .json";

impl Format {
    /// The format's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Gift => "gift",
            Self::Aiken => "aiken",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// The format that the ending of a file's name stands for. `.txt` says nothing: many programs use it.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "gift" => Some(Self::Gift),
            "aiken" => Some(Self::Aiken),
            "md" | "markdown" | "qmd" => Some(Self::Markdown),
            "csv" | "tsv" | "tab" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The format that a text seems to have.
    pub fn of_content(text: &str) -> Option<Self> {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let has_line = |test: fn(&str) -> bool| text.lines().map(str::trim).any(test);
        if start.starts_with("{") && start.contains("\"items\"") {
            Some(Self::Json)
        } else if has_line(is_checkbox) {
            Some(Self::Markdown)
        } else if has_line(|line| {
            line.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("answer")) && line.contains(':')
        }) && !text.contains(['{', '\t'])
        {
            Some(Self::Aiken)
        } else if start.starts_with("#separator:") || has_tabs(start) || table::has_header(text) {
            Some(Self::Csv)
        } else if start.starts_with("::") || start.starts_with("$CATEGORY:") || has_braces(text) {
            Some(Self::Gift)
        } else {
            None
        }
    }
}

fn is_checkbox(line: &str) -> bool {
    ["[ ]", "[x]", "[X]"].iter().any(|mark| {
        line.split_once(mark).is_some_and(|(before, _)| {
            let before = before.trim_end();
            matches!(before, "-" | "*" | "+" | "–" | "•")
                || before.strip_suffix(['.', ')']).is_some_and(|number| number.parse::<u32>().is_ok())
        })
    })
}

/// Whether each of the first lines has a tab within, as notes of Anki have.
fn has_tabs(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(5);
    !text.is_empty() && lines.all(|line| line.contains('\t'))
}

/// Whether the text has an opening brace, and a closing one behind it.
fn has_braces(text: &str) -> bool {
    let Some((_, rest)) = text.split_once('{') else { return false };
    rest.contains('}')
}

impl WrittenFormat {
    /// Every format that is written.
    pub const ALL: [Self; 4] = [Self::Json, Self::Gift, Self::Markdown, Self::Csv];

    /// The format's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Gift => "gift",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// The format with that name.
    pub fn of_str(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = if name == "md" { "markdown" } else { &name };
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// The same format, to read it.
    pub fn read_as(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Gift => Format::Gift,
            Self::Markdown => Format::Markdown,
            Self::Csv => Format::Csv,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_says_the_format_and_otherwise_the_content_does() {
        for (name, expected) in [
            ("a.GIFT", Some(Format::Gift)),
            ("a.b.md", Some(Format::Markdown)),
            ("a.tsv", Some(Format::Csv)),
            ("a.json", Some(Format::Json)),
            ("a.txt", None),
            ("gift", None),
        ] {
            assert_eq!(Format::of_name(name), expected, "{name}");
        }
        for (text, expected) in [
            ("\n {\"id\": \"a\", \"items\": []}", Some(Format::Json)),
            ("// Yaks\nWhat do yaks eat? {=Grass ~Meat}", Some(Format::Gift)),
            ("::a:: Yaks eat grass. {T}", Some(Format::Gift)),
            ("Yaks eat:\nA. Grass\nB. Meat\nAnswer : a", Some(Format::Aiken)),
            ("# Yaks eat\n1. [x] Grass\n2. [ ] Meat", Some(Format::Markdown)),
            ("question;answer;wrong 1\nYaks eat;Grass;Meat", Some(Format::Csv)),
            ("#separator:tab\nYaks\tGrass", Some(Format::Csv)),
            ("Dear all, yaks eat grass.", None),
            ("", None),
        ] {
            assert_eq!(Format::of_content(text), expected, "{text}");
        }
    }

    #[test]
    fn every_written_format_is_found_by_its_name_and_read() {
        for format in WrittenFormat::ALL {
            assert_eq!(WrittenFormat::of_str(format.as_str()), Some(format));
            assert_eq!(format.read_as().as_str(), format.as_str());
        }
        assert_eq!(WrittenFormat::of_str("MD"), Some(WrittenFormat::Markdown));
        assert_eq!(WrittenFormat::of_str("aiken"), None);
    }
}
