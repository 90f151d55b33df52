//! Small edits of templates: placeholders, escaping, inline scripts.

use anyhow::{Context, Result, ensure};

/// Escapes a text for element content and attribute values.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Replaces each `{name}` by its value, in one pass, so that braces in a value stay as they are. Names consist of
/// lower-case letters and `_`; other braces, such as those of a style sheet, stay too. `what` is for the error message.
pub fn fill(what: &str, template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        if let Some((name, after)) = after.split_once('}').filter(|(name, _)| is_name(name)) {
            let value = values.iter().find(|(key, _)| *key == name);
            let (_, value) = value.with_context(|| format!("{what} has an unknown placeholder `{{{name}}}`"))?;
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    Ok(filled)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_ascii_lowercase() || char == '_')
}

/// Puts a script into `<script data-inline="PATH"></script>`.
pub fn inline_script(page: &str, path: &str, script: &str) -> Result<String> {
    let place = format!("<script data-inline=\"{path}\"></script>");
    ensure!(page.matches(&place).count() == 1, "the page must contain `{place}` once");
    // The HTML parser ends the element at the first `</script`, even inside a JavaScript string.
    let script = script.trim().replace("</", "<\\/");
    Ok(page.replace(&place, &format!("<script>{script}</script>")))
}

/// Removes Trunk's `<link data-trunk …>`, which has a line of its own. With `inject_scripts = false` Trunk leaves it there.
pub fn without_trunk_links(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("<link data-trunk")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_replaces_its_placeholder() {
        let page = "<head>\n<script data-inline=\"a.js\"></script>\n</head>";
        let inlined = inline_script(page, "a.js", "f('</p>');\n").unwrap();
        assert_eq!(inlined, "<head>\n<script>f('<\\/p>');</script>\n</head>");
        assert!(inline_script(page, "b.js", "").is_err());
    }

    #[test]
    fn placeholders_are_filled_and_other_braces_stay() {
        let page = "<style>p { color: red } b{margin:0}</style>{title} {title}";
        assert_eq!(
            fill("page", page, &[("title", "A {x}")]).unwrap(),
            "<style>p { color: red } b{margin:0}</style>A {x} A {x}"
        );
        let error = fill("page", "{nobody}", &[]).unwrap_err().to_string();
        assert!(error.contains("{nobody}"), "{error}");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
    }

    #[test]
    fn only_trunks_link_is_removed() {
        let page =
            "<head>\n  <link rel=\"icon\" href=\"data:,\">\n  <link data-trunk rel=\"rust\" data-x=\"a>b\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\" href=\"data:,\">\n</head>");
    }
}
