//! Translates between bytes, lines with columns, and the UTF-16 units in which the editor counts.

/// Where each line of a text begins.
pub struct TextIndex<'t> {
    text: &'t str,
    /// For each line its start in bytes and in UTF-16 units.
    lines: Vec<(usize, usize)>,
}

impl<'t> TextIndex<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![(0, 0)];
        let (mut bytes, mut units) = (0, 0);
        for line in text.split_inclusive('\n') {
            bytes += line.len();
            units += utf16_len(line);
            if line.ends_with('\n') {
                lines.push((bytes, units));
            }
        }
        Self { text, lines }
    }

    /// The line of a byte offset, from 1.
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|(start, _)| *start <= byte)
    }

    /// The UTF-16 offset of a byte offset.
    pub fn units(&self, byte: usize) -> usize {
        let (start, units) = self.start_of(self.line_of(byte));
        units + self.text.get(start..byte).map_or(0, utf16_len)
    }

    /// The byte offset of a UTF-16 offset.
    pub fn byte(&self, units: usize) -> usize {
        let line = self.lines.partition_point(|(_, start)| *start <= units);
        let (start, mut left) = self.start_of(line);
        let mut byte = start;
        for char in self.text.get(start..).unwrap_or_default().chars() {
            if left >= units {
                break;
            }
            left += char.len_utf16();
            byte += char.len_utf8();
        }
        byte
    }

    /// The byte offset of a line and a column in chars, both from 1.
    pub fn byte_at(&self, line: usize, column: usize) -> usize {
        let (start, _) = self.start_of(line);
        let rest = self.text.get(start..).unwrap_or_default();
        let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        start + within
    }

    /// The end of the line with that byte offset, without the line break, in bytes.
    pub fn line_end(&self, byte: usize) -> usize {
        let rest = self.text.get(byte..).unwrap_or_default();
        byte + rest.find('\n').unwrap_or(rest.len())
    }

    fn start_of(&self, line: usize) -> (usize, usize) {
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or((self.text.len(), 0))
    }
}

fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_units_and_lines_are_translated_into_each_other() {
        let text = "aä\n🐂b\n\nc";
        let index = TextIndex::new(text);
        for (found, line, column, units) in
            [("a", 1, 1, 0), ("ä", 1, 2, 1), ("🐂", 2, 1, 3), ("b", 2, 2, 5), ("c", 4, 1, 8)]
        {
            let byte = text.find(found).unwrap();
            assert_eq!(index.line_of(byte), line, "{found}");
            assert_eq!(index.byte_at(line, column), byte, "{found}");
            assert_eq!(index.units(byte), units, "{found}");
            assert_eq!(index.byte(units), byte, "{found}");
        }
        assert_eq!(index.line_end(text.find('b').unwrap()), text.find("\n\n").unwrap());
        assert_eq!(index.line_end(text.len()), text.len());
    }

    #[test]
    fn places_beyond_the_text_are_its_end() {
        let index = TextIndex::new("ab");
        assert_eq!((index.byte_at(9, 9), index.byte(99), index.byte_at(1, 9)), (2, 2, 2));
        assert_eq!(TextIndex::new("").byte_at(1, 1), 0);
    }
}
