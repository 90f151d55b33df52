//! Makes a text for the editor of a file, or says why it is not one.

use super::json::indented;
use role_fit_core::deck::reading::MAX_BYTES;
use role_fit_formats::decode;

/// Editors become slow with longer lines, and no question is this long.
const MAX_LINE_CHARS: usize = 20_000;

/// A deck with lines longer than this is shown with line breaks.
const LONG_LINE_CHARS: usize = 1_000;

/// A file that is a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text, with `\n` as line breaks.
    pub text: String,
    /// What the author should know: how it was read.
    pub notes: Vec<String>,
}

/// Decodes a file. The error says why it cannot be edited, and what to do.
pub fn open(bytes: &[u8]) -> Result<Opened, String> {
    let (text, faults) = decode(bytes);
    let mut notes: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
    let Some(text) = text else { return Err(notes.pop().unwrap_or_default()) };
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    if longest > LONG_LINE_CHARS {
        if let Some(text) = with_line_breaks(&text) {
            notes.push("it had very long lines, so it is shown with line breaks".to_owned());
            return Ok(Opened { text, notes });
        }
    }
    if longest > MAX_LINE_CHARS {
        return Err(format!(
            "one line has {longest} characters; no question is that long, so this does not seem to be a file with \
             questions. If it is one, open it in the program it comes from and export it again"
        ));
    }
    Ok(Opened { text, notes })
}

/// JSON with line breaks; `None` if the text is not JSON.
fn with_line_breaks(text: &str) -> Option<String> {
    serde_json::from_str::<serde_json::Value>(text).ok()?;
    let indented = indented(text);
    if indented.len() <= MAX_BYTES {
        return Some(indented);
    }
    // Large decks have no room for indents.
    Some(indented.lines().map(str::trim_start).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_opened_as_they_are() {
        let text = "## Ä?\r\n- [x] a\r\n- [ ] b\r\n";
        assert_eq!(open(text.as_bytes()), Ok(Opened { text: text.replace('\r', ""), notes: vec![] }));
    }

    #[test]
    fn a_latin_1_file_is_opened_with_a_note() {
        let opened = open(b"caf\xe9").unwrap();
        assert_eq!(opened.text, "café");
        assert!(opened.notes[0].starts_with("not UTF-8"), "{:?}", opened.notes);
    }

    #[test]
    fn a_deck_in_one_line_gets_line_breaks() {
        let items = "{\"stem\":\"a\"},".repeat(5_000);
        let opened = open(format!("{{\"items\":[{}]}}", items.trim_end_matches(',')).as_bytes()).unwrap();
        assert!(opened.text.starts_with("{\n  \"items\": [\n    {\n"), "{:.50}", opened.text);
        assert_eq!(opened.notes, ["it had very long lines, so it is shown with line breaks"]);
    }

    #[test]
    fn a_large_deck_in_one_line_stays_below_the_limit() {
        let items = "{\"stem\":\"What is the answer?\",\"key\":\"first\"},".repeat(5_200);
        let deck = format!("{{\"items\":[{}]}}", items.trim_end_matches(','));
        let opened = open(deck.as_bytes()).unwrap();
        assert!(opened.text.len() < MAX_BYTES + 20_000 && opened.text.starts_with("{\n\"items\": [\n{\n"));
    }

    #[test]
    fn what_is_not_a_text_is_refused() {
        for (bytes, expected) in [
            (vec![b'a'; 10 * 1024 * 1024], "the file has 10485760 bytes"),
            (vec![0, 1, 2, 0, 1, 2], "not a text file"),
            (b"%PDF-1.4".to_vec(), "not a text file but a PDF"),
            (vec![b'a'; 30_000], "one line has 30000 characters"),
        ] {
            let reason = open(&bytes).unwrap_err();
            assert!(reason.starts_with(expected), "{reason}");
        }
    }
}
