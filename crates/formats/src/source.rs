//! Turns the bytes of a file into text with `\n` as the only line break, and tells why they are not text.

use crate::fault::Faults;
use crate::limits::MAX_BYTES;

/// What the bytes 0x80 to 0x9f are in Windows-1252; a replacement character where it has none. The others are as in Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The first bytes of files that are often chosen by mistake, and what to do.
const OTHER_FILES: [(&[u8], &str); 8] = [
    (
        b"PK\x03\x04",
        "not a text file but a ZIP, as .xlsx, .docx, .odt and .apkg files are; in a spreadsheet save it as \"CSV UTF-8\", in a word processor as plain text, in Anki export notes as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "not a text file but an old Word or Excel file; save it as plain text or CSV in UTF-8"),
    (b"%PDF", "not a text file but a PDF; copy its text into a text file"),
    (b"{\\rtf", "not plain text but RTF; save it as plain text in UTF-8"),
    (b"\x89PNG", "not a text file but an image"),
    (b"\xff\xd8\xff", "not a text file but an image"),
    (b"SQLite format 3", "not a text file but a database"),
    (b"\x1f\x8b", "not a text file but a compressed one; unpack it first"),
];

const BINARY: &str = "not a text file; choose a file in GIFT, Aiken, Markdown, CSV or JSON";

/// The text of a file without its byte order mark. `None` if it is not text, which is then a fault.
pub(crate) fn decode(bytes: &[u8], faults: &mut Faults) -> Option<String> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the file has {} bytes; at most {MAX_BYTES} are read, so split it", bytes.len());
        faults.error(0, message);
        return None;
    }
    if let Some((_, message)) = OTHER_FILES.iter().find(|(start, _)| bytes.starts_with(start)) {
        faults.error(0, *message);
        return None;
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest, faults),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ if is_utf_16(bytes, |pair| matches!(pair, [first, 0] if *first != 0)) => utf_16(bytes, u16::from_le_bytes),
        _ if is_utf_16(bytes, |pair| matches!(pair, [0, second] if *second != 0)) => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes, faults),
    };
    let Some(text) = text.filter(|text| !is_binary(text)) else {
        faults.error(0, BINARY);
        return None;
    };
    if let Some(message) = markup(&text) {
        faults.error(0, message);
        return None;
    }
    Some(text)
}

/// The line of each offset, from 1, in one pass over the text. The offsets are in the order of the text.
pub(crate) fn lines_of(offsets: &[usize], text: &str) -> Vec<usize> {
    let (mut line, mut read) = (1, 0);
    let line_of = |offset: &usize| {
        let between = text.get(read..*offset).unwrap_or_default();
        line += between.matches('\n').count();
        read += between.len();
        line
    };
    offsets.iter().map(line_of).collect()
}

/// The text with `\n` instead of `\r\n` and `\r`.
fn with_plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn utf_8(bytes: &[u8], faults: &mut Faults) -> Option<String> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(with_plain_breaks(text)),
        Err(error) => error,
    };
    let text: String = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    if text.contains('\u{fffd}') {
        return None;
    }
    let valid = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    // The valid part may have chars of several bytes, each of which becomes a char of two.
    let before: String = valid.bytes().map(windows_1252).collect();
    faults.warning(
        with_plain_breaks(&before).len(),
        "not UTF-8; read as Windows-1252 (Latin-1). Look at the letters with accents, and save the file as UTF-8: in Excel as \
         \"CSV UTF-8\", in Notepad by \"Save as\" with the encoding UTF-8, in LibreOffice with \"Edit filter settings\"",
    );
    Some(with_plain_breaks(&text))
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Whether a text without a mark is in UTF-16: most chars of a text in Latin letters have one zero byte.
fn is_utf_16(bytes: &[u8], has_one_zero: fn(&[u8]) -> bool) -> bool {
    let pairs = bytes.chunks_exact(2).take(64);
    let latin = pairs.clone().filter(|pair| has_one_zero(pair)).count();
    latin > 1 && latin * 4 >= pairs.len() * 3
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().map(|text| with_plain_breaks(&text))
}

/// Whether the text has a zero, or more control characters than a text has.
fn is_binary(text: &str) -> bool {
    let controls = text.bytes().filter(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\t' | 0x0b | 0x0c)).count();
    text.contains('\0') || controls > 8 + text.len() / 100
}

/// The message for a file in HTML or XML.
fn markup(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let begins_with = |word: &str| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins_with("<?xml") || begins_with("<quiz") {
        Some("XML cannot be read; in Moodle export the questions in the GIFT format instead")
    } else if begins_with("<!doctype html") || begins_with("<html") {
        Some("a web page, such as a login page, instead of a file with questions; download the file itself")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (Option<String>, Vec<String>) {
        let mut faults = Faults::default();
        let text = decode(bytes, &mut faults);
        (text.clone(), faults.resolve(&text.unwrap_or_default()).iter().map(ToString::to_string).collect())
    }

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(lines_of(&[0, 3, 3, 6, 9], "Ä\nÖ\n\n1 2"), [1, 2, 2, 3, 4]);
    }

    #[test]
    fn byte_order_marks_and_line_breaks_of_all_systems_are_understood() {
        let utf_16 = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        for bytes in [
            "Ü\r\n€".as_bytes().to_vec(),
            "\u{feff}Ü\r€".as_bytes().to_vec(),
            utf_16("\u{feff}Ü\r\n€", u16::to_le_bytes),
            utf_16("\u{feff}Ü\n€", u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes), (Some("Ü\n€".to_owned()), vec![]));
        }
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decoded(&utf_16("yaks", unit)).0.as_deref(), Some("yaks"));
        }
    }

    #[test]
    fn windows_1252_is_read_with_a_warning_at_the_first_letter_that_shows_it() {
        let (text, faults) = decoded(b"a\r\nbc\x80 \xfc\x93");
        assert_eq!(text.as_deref(), Some("a\nbc€ ü“"));
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("2:3: warning: not UTF-8; read as Windows-1252"), "{faults:?}");
    }

    #[test]
    fn files_that_are_not_text_are_refused_at_once() {
        for (bytes, expected) in [
            (&b"PK\x03\x04\x14\0"[..], "1:1: not a text file but a ZIP"),
            (b"%PDF-1.4", "1:1: not a text file but a PDF"),
            (b"{\\rtf1\\ansi", "1:1: not plain text but RTF"),
            (b"a\0b\0\0c", "1:1: not a text file"),
            (b"a\x81b", "1:1: not a text file"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03", "1:1: not a text file"),
            (b"\xff\xfe\x00\xd8", "1:1: not a text file"),
            (b"<!DOCTYPE html><title>Sign in</title>", "1:1: a web page"),
            (b"<?xml version=\"1.0\"?><quiz>", "1:1: XML cannot be read"),
        ] {
            let (text, faults) = decoded(bytes);
            assert_eq!(text, None, "{expected}");
            assert!(faults.len() == 1 && faults[0].starts_with(expected), "{faults:?}, but {expected}");
        }
        let (_, faults) = decoded(&vec![b'a'; 10 * 1024 * 1024]);
        assert_eq!(faults, ["1:1: the file has 10485760 bytes; at most 2097152 are read, so split it"]);
    }
}
