//! Writes into the loader what only the build knows: names and hashes of the engine's files, the style sheet, the texts,
//! the first cards, and the scripts that draw and style them and deal with result links.
//!
//! The template `static/role-fit.js` has one line for each: `const STAMP =`, `/* links.js */`, `/* looks.js */` and `/* first-card.js */`.

use crate::wording::Wording;
use anyhow::{Result, ensure};
use serde_json::{Map, Value, json};

const STAMP_LINE: &str = "const STAMP =";
const LINKS_LINE: &str = "/* links.js */";
const LOOKS_LINE: &str = "/* looks.js */";
const FIRST_CARD_LINE: &str = "/* first-card.js */";

/// The loader shows the texts whose keys start like this.
const TEXT_PREFIX: &str = "loader_";

/// What is written into the loader.
pub struct Stamp<'a> {
    /// The script that deals with result links.
    pub links: &'a str,
    /// The script that adapts the colours to the page's.
    pub looks: &'a str,
    /// The script that shows the first card.
    pub first_card: &'a str,
    /// The first cards, as [`crate::first_card::cards`] returns them.
    pub cards: Option<&'a Value>,
    /// The style sheet of the first cards.
    pub style: &'a str,
    /// The URL that the build will be served from; empty if nobody has named it.
    pub home: &'a str,
    /// The glue's file name.
    pub glue: &'a str,
    /// The module's file name.
    pub wasm: &'a str,
    /// The glue's subresource integrity.
    pub glue_integrity: &'a str,
    /// The module's subresource integrity.
    pub wasm_integrity: &'a str,
    /// The whole wording, of which the loader gets its own part.
    pub wording: &'a Wording,
}

/// The loader with the stamp in its template.
pub fn stamped(template: &str, stamp: &Stamp<'_>) -> Result<String> {
    for start in [STAMP_LINE, LINKS_LINE, LOOKS_LINE, FIRST_CARD_LINE] {
        let count = template.lines().filter(|line| line.starts_with(start)).count();
        ensure!(count == 1, "static/role-fit.js must have one line that starts with `{start}`, but has {count}");
    }
    let stamp_line = stamp_line(stamp);
    let fill = |line: &str| match line {
        line if line.starts_with(STAMP_LINE) => stamp_line.clone(),
        line if line.starts_with(LINKS_LINE) => stamp.links.to_owned(),
        line if line.starts_with(LOOKS_LINE) => stamp.looks.to_owned(),
        line if line.starts_with(FIRST_CARD_LINE) => stamp.first_card.to_owned(),
        line => format!("{line}\n"),
    };
    Ok(template.lines().map(fill).collect())
}

fn stamp_line(stamp: &Stamp<'_>) -> String {
    let texts = stamp.wording.with_prefix(TEXT_PREFIX).map(|(key, text)| (key.to_owned(), json!(text)));
    let mut value = json!({
        "home": stamp.home,
        "glue": stamp.glue,
        "wasm": stamp.wasm,
        "glueIntegrity": stamp.glue_integrity,
        "wasmIntegrity": stamp.wasm_integrity,
        "css": stamp.style,
        "lang": role_fit::wording::Wording::LANGUAGE,
        "text": texts.collect::<Map<_, _>>(),
    });
    if let (Some(cards), Some(fields)) = (stamp.cards, value.as_object_mut()) {
        fields.insert("first".to_owned(), cards.clone());
    }
    format!("{STAMP_LINE} {value};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(wording: &Wording) -> Stamp<'_> {
        Stamp {
            links: "function openLink() {}\n",
            looks: "function paint() {}\n",
            first_card: "class FirstCard {}\n",
            cards: None,
            style: ":host {\n  color: \"red\";\n}\n",
            home: "https://quiz.test/",
            glue: "g.js",
            wasm: "w.wasm",
            glue_integrity: "sha256-g",
            wasm_integrity: "sha256-w",
            wording,
        }
    }

    #[test]
    fn the_stamp_replaces_its_lines_and_no_others() {
        let wording = Wording::from([("loader_retry", "Try \"again\""), ("intro", "no")]);
        let template = "/* links.js */\n/* looks.js */\n/* first-card.js */\nconst STAMP = { glue: '' };\n  go();\n";
        let cards = json!({"seed": 5});
        let stamp = Stamp { cards: Some(&cards), ..stamp(&wording) };
        let loader = stamped(template, &stamp).unwrap();
        let mut lines = loader.lines();
        assert_eq!(lines.next(), Some("function openLink() {}"));
        assert_eq!(lines.next(), Some("function paint() {}"));
        assert_eq!(lines.next(), Some("class FirstCard {}"));
        let line = lines.next().unwrap();
        let json = line.strip_prefix("const STAMP = ").unwrap().strip_suffix(';').unwrap();
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["css"], ":host {\n  color: \"red\";\n}\n");
        assert_eq!(value["text"], json!({"retry": "Try \"again\""}));
        assert_eq!(value["first"], json!({"seed": 5}));
        assert_eq!(value["home"], "https://quiz.test/");
        assert_eq!(value["glueIntegrity"], "sha256-g");
        assert_eq!(lines.collect::<Vec<_>>(), ["  go();"]);
    }

    #[test]
    fn a_template_without_exactly_one_line_of_each_is_an_error() {
        let wording = Wording::from([]);
        let scripts = "/* links.js */\n/* looks.js */\n/* first-card.js */\n";
        for template in [
            "go();\n",
            scripts,
            "/* looks.js */\nconst STAMP = 1;\n",
            &format!("{scripts}const STAMP = 1;\nconst STAMP = 2;\n"),
        ] {
            assert!(stamped(template, &stamp(&wording)).is_err());
        }
    }
}
