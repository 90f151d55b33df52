//! HTML, as editors of Moodle and Anki write it and word processors paste it, to text and back.

use super::{Reading, Style, Text, TextBuilder};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// Elements that begin and end a line.
const BLOCKS: [&str; 22] = [
    "address",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements that become emphasis.
const EMPHASIS: [&str; 8] = ["b", "em", "i", "strong", "u", "mark", "cite", "dfn"];

/// Elements that become code.
const CODE: [&str; 6] = ["code", "kbd", "pre", "samp", "tt", "var"];

/// Elements whose content is never shown.
const HIDDEN: [&str; 4] = ["script", "style", "head", "title"];

/// Elements that are nothing in particular.
const OTHERS: [&str; 10] = ["a", "body", "font", "html", "span", "sub", "sup", "tbody", "td", "th"];

/// Elements without a closing tag.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// Digits and signs that have raised and lowered forms.
const SCRIPTS: [(char, char, char); 14] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
    ('n', 'ⁿ', 'ₙ'),
];

/// Named characters by which a text shows that it is HTML.
const ENTITIES: [&str; 20] = [
    "amp", "lt", "gt", "quot", "apos", "nbsp", "ndash", "mdash", "hellip", "lsquo", "rsquo", "ldquo", "rdquo", "auml",
    "ouml", "uuml", "szlig", "eacute", "deg", "times",
];

/// How far behind `<` the end of a tag is looked for.
const MAX_TAG: usize = 2_000;

/// Whether a text is likely to be HTML: it has a closing tag, a `<br>`, or a named or numbered character.
pub(crate) fn is_likely(text: &str) -> bool {
    text.match_indices(['<', '&']).any(|(at, mark)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        if mark == "<" { is_tag(rest) } else { is_reference(rest) }
    })
}

fn is_tag(rest: &str) -> bool {
    let (is_closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end = rest.bytes().take(12).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(0);
    let (name, behind) = rest.split_at_checked(end).unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let lists: [&[&str]; 4] = if is_closing { [&BLOCKS, &EMPHASIS, &CODE, &OTHERS] } else { [&VOID, &[], &[], &[]] };
    lists.iter().any(|list| list.contains(&name.as_str()))
        && behind.starts_with(['>', '/', ' ', '\n', '\t'])
        && behind.bytes().take(MAX_TAG).any(|byte| byte == b'>')
}

fn is_reference(rest: &str) -> bool {
    let bytes = rest.as_bytes().get(..12).unwrap_or(rest.as_bytes());
    let Some(name) = bytes.iter().position(|byte| *byte == b';').and_then(|end| rest.get(..end)) else { return false };
    match name.strip_prefix('#') {
        Some(number) => {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'))
        }
        None => ENTITIES.contains(&name),
    }
}

/// Reads a text that may have been pasted from a page or a word processor: as HTML if it looks like it.
pub(crate) fn read_pasted(text: &str) -> Reading {
    if is_likely(text) { read(text) } else { Reading::of_plain(text) }
}

/// The state of the text while tags open and close. Depths are counts, so that tags may overlap.
#[derive(Default)]
struct Reader {
    builder: TextBuilder,
    emphasis: usize,
    code: usize,
    preformatted: usize,
    hidden: usize,
    script: Option<Script>,
    has_image: bool,
}

#[derive(Clone, Copy)]
enum Script {
    Raised,
    Lowered,
}

/// Reads HTML.
pub(crate) fn read(html: &str) -> Reading {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&name(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Reading { text: reader.builder.finish(), has_image: reader.has_image }
}

fn name(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).into_owned()
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = name(&tag.name);
        let name = name.as_str();
        if BLOCKS.contains(&name) || name == "br" {
            self.builder.push_break();
        }
        match name {
            "li" => self.builder.push(Style::Plain, "• "),
            "td" | "th" => self.builder.push(Style::Plain, " "),
            "sup" => self.script = Some(Script::Raised),
            "sub" => self.script = Some(Script::Lowered),
            "img" => {
                self.has_image = true;
                if let Some((_, alt)) = tag.attributes.iter().find(|(name, _)| name.as_slice() == b"alt") {
                    self.text(&String::from_utf8_lossy(&alt.value));
                }
            }
            _ => {}
        }
        // A tag that closes itself, as XHTML has it, opens nothing.
        let change = usize::from(!tag.self_closing);
        self.emphasis += change * usize::from(EMPHASIS.contains(&name));
        self.code += change * usize::from(CODE.contains(&name));
        self.preformatted += change * usize::from(name == "pre");
        self.hidden += change * usize::from(HIDDEN.contains(&name));
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.builder.push_break();
        }
        if matches!(name, "sup" | "sub") {
            self.script = None;
        }
        self.emphasis = self.emphasis.saturating_sub(usize::from(EMPHASIS.contains(&name)));
        self.code = self.code.saturating_sub(usize::from(CODE.contains(&name)));
        self.preformatted = self.preformatted.saturating_sub(usize::from(name == "pre"));
        self.hidden = self.hidden.saturating_sub(usize::from(HIDDEN.contains(&name)));
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let style = match self {
            Self { code: 1.., .. } => Style::Code,
            Self { emphasis: 1.., .. } => Style::Emphasis,
            _ => Style::Plain,
        };
        match self.script {
            Some(script) => self.builder.push(style, &scripted(text, script)),
            None if self.preformatted > 0 => self.builder.push(style, text),
            // Line breaks of the source are spaces.
            None => self.builder.push(style, &text.replace('\n', " ")),
        }
    }
}

/// The text raised or lowered, so that `x<sup>2</sup>` does not become `x2`.
fn scripted(text: &str, script: Script) -> String {
    let text = text.trim();
    let find = |char: char| SCRIPTS.iter().find(|(plain, ..)| *plain == char);
    let chars: Option<String> = text
        .chars()
        .map(|char| {
            find(char).map(|(_, raised, lowered)| match script {
                Script::Raised => *raised,
                Script::Lowered => *lowered,
            })
        })
        .collect();
    let mark = match script {
        Script::Raised => '^',
        Script::Lowered => '_',
    };
    chars.unwrap_or_else(|| if text.chars().count() > 1 { format!("{mark}({text})") } else { format!("{mark}{text}") })
}

/// Writes a text as HTML.
pub(crate) fn write(text: &Text) -> String {
    let mut html = String::new();
    for span in text.spans() {
        match span.style {
            Style::Plain => escape(&span.text, &mut html),
            Style::Emphasis => {
                html.push_str("<em>");
                escape(&span.text, &mut html);
                html.push_str("</em>");
            }
            Style::Code => {
                html.push_str("<code>");
                let mut spaced = String::new();
                escape(&span.text, &mut spaced);
                // Browsers collapse spaces; a single one between words may stay as it is.
                html.push_str(&spaced.replace("  ", "&nbsp;&nbsp;").replace("&nbsp; ", "&nbsp;&nbsp;"));
                html.push_str("</code>");
            }
        }
    }
    html
}

/// Appends plain text as HTML.
pub(crate) fn escape(text: &str, html: &mut String) {
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            char => html.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_lines_emphasis_and_code_and_entities_characters() {
        for (html, expected) in [
            ("<p>One&nbsp;&amp; two</p>\n<p>three</p>", "One & two\nthree"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<b>a</b> <i>b</i> c", "*a b* c"),
            ("<code>x  &lt; y</code>", "`x  < y`"),
            ("<pre>a\n  b</pre>", "`a`\n`  b`"),
            ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
            ("x<sup>2</sup> H<sub>2</sub>O x<sup>a+b</sup> a<sub>i</sub>", "x² H₂O x^(a+b) a_i"),
            ("<style>p { color: red }</style><!--[if gte mso 9]><xml/><![endif]-->a<o:p></o:p>", "a"),
            ("<script>if (a < b) { }</script>a", "a"),
            ("<p class=MsoNormal><span style='font-size:12pt'>Straße &euro;&#8364;&#x20ac;</span></p>", "Straße €€€"),
            ("<b>never closed", "*never closed*"),
            ("</b>never opened</p>", "never opened"),
            ("a < b & c", "a < b & c"),
        ] {
            assert_eq!(read(html).text.to_markup(), expected, "{html}");
        }
        let image = read("<p><img src='yak.png' alt=\"a yak\"> eats</p>");
        assert!(image.has_image && image.text.plain() == "a yak eats", "{image:?}");
    }

    #[test]
    fn only_what_looks_like_html_is_read_as_html() {
        for text in ["<p>a</p>", "a<br>b", "a<br />b", "AT&amp;T", "&#8364; 5", "<B>a</B>", "<img src=a>"] {
            assert!(is_likely(text), "{text}");
        }
        for text in [
            "a < b",
            "a<b and c>d",
            "Which tag: <b>?",
            "List<String>",
            "AT&T",
            "a & b;",
            "</",
            "&",
            "<br",
            "a</b",
            "&unknown;",
        ] {
            assert!(!is_likely(text), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for markup in ["a *b* `c  d`\n`   e`", "<b> & &amp; \"q\"", "*a*\n*b*", "`<br>`"] {
            let text = Text::from_markup(markup);
            assert_eq!(read(&write(&text)).text, text, "{markup}");
        }
    }
}
