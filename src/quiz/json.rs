//! JSON as a tree that keeps the order of its fields.
//!
//! Read by hand: of a library's reader the engine would use only this much, and readers would download two kibibytes
//! more. A test holds it to serde_json, tree by tree and place by place. Knows JSON only.

use super::text::hexadecimal;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// A string.
    Text(String),
    /// A number.
    Number(f64),
    /// An array.
    List(Vec<Json>),
    /// An object, its fields in the order of the text; a field that stands twice is here twice.
    Object(Vec<(String, Json)>),
    /// True, false or null: no format of ours has a place for them.
    Other,
}

/// How deep lists and objects may lie in each other; what is deeper would take more stack than there is.
const DEPTH: usize = 127;

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Gives line and column, both counted from 1, from where on the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, (usize, usize)> {
        let mut reader = Reader { text, at: 0 };
        match reader.value(DEPTH) {
            Some(json) if reader.skipped_space() == text.len() => Ok(json),
            _ => Err(line_and_column(text, reader.at)),
        }
    }

    /// The field of an object, the first of that name.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// Where the reading has come to. Whatever gives `None` has met a fault, and stands at the byte that is one.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The byte that comes next; 0, which has no place in JSON, at the end.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Whether the byte comes next; if so it is passed.
    fn passes(&mut self, byte: u8) -> bool {
        let is_next = self.next() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes the byte, which must come next.
    fn pass(&mut self, byte: u8) -> Option<()> {
        self.passes(byte).then_some(())
    }

    fn skip(&mut self, skips: fn(u8) -> bool) {
        while skips(self.next()) {
            self.at += 1;
        }
    }

    /// Passes white space; gives where it ends.
    fn skipped_space(&mut self) -> usize {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.at
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skipped_space();
        match self.next() {
            b'"' => self.string().map(Json::Text),
            b'[' if depth > 0 => self.list(depth - 1),
            b'{' if depth > 0 => self.object(depth - 1),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => None,
        }
    }

    fn word(&mut self, word: &str) -> Option<Json> {
        for byte in word.bytes() {
            self.pass(byte)?;
        }
        Some(Json::Other)
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.pass(b'[')?;
        let mut list = Vec::new();
        while self.goes_on(b']', list.is_empty())? {
            list.push(self.value(depth)?);
        }
        Some(Json::List(list))
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.pass(b'{')?;
        let mut fields = Vec::new();
        while self.goes_on(b'}', fields.is_empty())? {
            self.skipped_space();
            let name = self.string()?;
            self.skipped_space();
            self.pass(b':')?;
            fields.push((name, self.value(depth)?));
        }
        Some(Json::Object(fields))
    }

    /// Whether another member must come; else what ends the list or object is passed.
    fn goes_on(&mut self, end: u8, is_first: bool) -> Option<bool> {
        self.skipped_space();
        if self.passes(end) {
            return Some(false);
        }
        if !is_first {
            self.pass(b',')?;
        }
        Some(true)
    }

    fn string(&mut self) -> Option<String> {
        self.pass(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            string.push_str(self.text.get(start..self.at)?);
            if self.passes(b'"') {
                return Some(string);
            }
            self.pass(b'\\')?;
            string.push(self.escaped()?);
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = match self.next() {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.numbered(),
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            _ => return None,
        };
        self.at += 1;
        Some(letter)
    }

    /// A letter by its number, or by the two halves of its number.
    fn numbered(&mut self) -> Option<char> {
        let mut number = self.four_digits()?;
        if matches!(number, 0xd800..=0xdbff) {
            self.pass(b'\\')?;
            let second = self.four_digits()?;
            if matches!(second, 0xdc00..=0xdfff) {
                number = 0x1_0000 + ((number & 0x3ff) << 10) + (second & 0x3ff);
            }
        }
        let letter = char::from_u32(number);
        // Half a number is a fault at its last digit.
        self.at -= usize::from(letter.is_none());
        letter
    }

    /// The four hexadecimal digits behind an `u`; four bytes that are none are a fault at their last.
    fn four_digits(&mut self) -> Option<u32> {
        self.pass(b'u')?;
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let number = digits.and_then(hexadecimal);
        self.at += if number.is_some() { 4 } else { 3 };
        number
    }

    /// A number; one that no `f64` can hold is a fault at its last byte.
    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.passes(b'-');
        // Digits behind a zero at the front are a fault of whatever comes behind the number.
        if !self.passes(b'0') {
            self.digits()?;
        }
        if self.passes(b'.') {
            self.digits()?;
        }
        if self.passes(b'e') || self.passes(b'E') {
            let _ = self.passes(b'+') || self.passes(b'-');
            self.digits()?;
        }
        let number = number(self.text.get(start..self.at)?);
        self.at -= usize::from(number.is_infinite());
        number.is_finite().then_some(Json::Number(number))
    }

    /// At least one digit.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        self.skip(|byte| byte.is_ascii_digit());
        (start < self.at).then_some(())
    }
}

/// Line and column, both counted from 1, of the byte at the place, or of the last one of a text that ends too early; a line
/// break counts to the line that it begins.
fn line_and_column(text: &str, place: usize) -> (usize, usize) {
    let mut position = (1, 0);
    for byte in text.bytes().take(place + 1) {
        position = if byte == b'\n' { (position.0 + 1, 0) } else { (position.0, position.1 + 1) };
    }
    (position.0, position.1.max(1))
}

/// From this size on an `f64` has no room for one more digit.
const ENOUGH: f64 = 1e17;
/// Powers of ten up to this one are exact in an `f64`.
const EXACT_POWERS: i32 = 22;

/// The value of a text that is a number by JSON's grammar: exact where the digits are a whole number below 2^53 and the
/// power of ten is at most 22, else to within the last bits.
fn number(text: &str) -> f64 {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let mut value = 0.0;
    let mut power = whole(exponent);
    let mut after_point = 0;
    for byte in digits.bytes() {
        match byte {
            b'.' => after_point = 1,
            b'0'..=b'9' if value < ENOUGH => {
                value = value * 10.0 + f64::from(byte - b'0');
                power -= after_point;
            }
            b'0'..=b'9' => power += 1 - after_point,
            _ => {}
        }
    }
    let mut left = power.abs();
    while left > 0 && value != 0.0 && value < f64::INFINITY {
        let step = left.min(EXACT_POWERS);
        let scale = (0..step).fold(1.0, |scale, _| scale * 10.0);
        value = if power < 0 { value / scale } else { value * scale };
        left -= step;
    }
    if text.starts_with('-') { -value } else { value }
}

/// The exponent of a number; a million stands for all that are larger.
fn whole(exponent: &str) -> i32 {
    let digits = exponent.bytes().filter(u8::is_ascii_digit);
    let size = digits.fold(0, |size, digit| (size * 10 + i32::from(digit - b'0')).min(1_000_000));
    if exponent.starts_with('-') { -size } else { size }
}
