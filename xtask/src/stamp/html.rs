//! Small work on HTML and wording: filling `{name}` places, escaping, taking Trunk's own links out of a page.
//! Knows no page and no text.

use crate::failure::Failure;
use crate::workspace::read_text;
use std::collections::BTreeMap;
use std::path::Path;

/// Wording: key to text.
pub type Texts = BTreeMap<String, String>;

/// Reads a flat JSON object of texts.
pub fn flat_texts(path: &Path) -> Result<Texts, Failure> {
    serde_json::from_str(&read_text(path)?)
        .map_err(|error| Failure::new(format!("{} is no flat object of texts: {error}", path.display())))
}

/// The text with `& < > " '` written so that it is text in any place of a page.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// The template with each `{name}` replaced by its value, as it is. A name is of lower-case letters and `_`;
/// other braces, as those of a style sheet, stay. A name without a value is a failure, with `what` in it.
pub fn filled(what: &str, template: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}').filter(|(name, _)| is_name(name)) {
            None => {
                text.push('{');
                rest = after;
            }
            Some((name, behind)) => {
                let (_, value) = values
                    .iter()
                    .find(|(key, _)| *key == name)
                    .ok_or_else(|| Failure::new(format!("{what} asks for `{{{name}}}`, which it is not given")))?;
                text.push_str(value);
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    Ok(text)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

/// The page with a script's text in the place of `<script data-inline="PATH"></script>`.
pub fn with_script(page: &str, path: &str, script: &str) -> Result<String, Failure> {
    let place = format!("<script data-inline=\"{path}\"></script>");
    match page.matches(&place).count() {
        // A script's text must not end its element.
        1 => Ok(page.replace(&place, &format!("<script>{}</script>", script.trim().replace("</", "<\\/")))),
        count => Err(Failure::new(format!("the page has {count} lines `{place}` instead of one"))),
    }
}

/// The page without the links that are the build's own: `data-trunk` ones and preloads of files that have
/// been renamed since. A line that held nothing else goes with its link.
pub fn without_build_links(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let (before, from) = rest.split_at(start);
        let length = tag_length(from);
        let (tag, after) = from.split_at(length);
        if !is_build_link(tag) {
            kept.push_str(before);
            kept.push_str(tag);
            rest = after;
            continue;
        }
        let line_before = before.trim_end_matches([' ', '\t']);
        let line_after = after.trim_start_matches([' ', '\t']);
        let alone = (line_before.is_empty() || line_before.ends_with('\n')) && line_after.starts_with('\n');
        if alone {
            kept.push_str(line_before);
            rest = line_after.strip_prefix('\n').unwrap_or(line_after);
        } else {
            kept.push_str(before);
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

fn is_build_link(tag: &str) -> bool {
    tag.contains("data-trunk") || tag.contains("preload")
}

/// How long the tag at the start of the text is. A `>` inside a quoted value does not end it.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (place, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return place + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_a_script_into_its_place() {
        let page = "<head>\n<script data-inline=\"a.js\"></script>\n</head>";
        let with = with_script(page, "a.js", "f('</p>');\n").unwrap();
        assert_eq!(with, "<head>\n<script>f('<\\/p>');</script>\n</head>");
        assert!(with_script(page, "b.js", "").is_err());
    }

    #[test]
    fn fills_names_and_leaves_other_braces() {
        let page = "<style>p { color: red } b{margin:0}</style>{title} {title}";
        assert_eq!(
            filled("page", page, &[("title", "A {x}")]).unwrap(),
            "<style>p { color: red } b{margin:0}</style>A {x} A {x}"
        );
        let failure = filled("page", "{nobody}", &[]).unwrap_err().to_string();
        assert!(failure.contains("{nobody}"), "{failure}");
    }

    #[test]
    fn escapes_markup() {
        assert_eq!(escaped("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
    }

    #[test]
    fn takes_only_the_builds_links_out() {
        let page = "<head>\n  <link rel=\"icon\" href=\"data:,\">\n  \
                    <link data-trunk rel=\"rust\" data-x=\"a>b\" data-trunk-id=\"0\">\n\
                    <link rel=\"modulepreload\" href=\"./x.js\"><title>t</title>\n</head>";
        assert_eq!(
            without_build_links(page),
            "<head>\n  <link rel=\"icon\" href=\"data:,\">\n<title>t</title>\n</head>"
        );
    }
}
