//! Writes what the loader cannot know before the build into it: names and hashes of the engine's files, the style
//! sheet, its texts, the first cards, and the scripts that draw and dress them. Knows three lines of the loader: the one
//! that starts with `const STAMP =`, `/* looks.js */` and `/* first-card.js */`.

use super::html::Texts;
use crate::failure::Failure;
use serde_json::{Value, json};

/// Where the loader's template holds the place for the stamp.
const PLACE: &str = "const STAMP =";

/// Where it holds the places for the scripts that belong to the first card.
const LOOKS_PLACE: &str = "/* looks.js */";
const FIRST_CARD_PLACE: &str = "/* first-card.js */";

/// The keys of the wording that the loader shows itself start so.
const TEXT_PREFIX: &str = "loader_";

/// What is written into the loader.
pub struct Stamp<'a> {
    /// The script that fits the colours to the page's.
    pub looks: &'a str,
    /// The script that shows the first card.
    pub first_card: &'a str,
    /// The first cards, as `first_card` takes them.
    pub cards: Option<&'a Value>,
    /// The glue's file name.
    pub glue: &'a str,
    /// The wasm's file name.
    pub wasm: &'a str,
    /// The glue's subresource integrity.
    pub glue_integrity: &'a str,
    /// The wasm's subresource integrity.
    pub wasm_integrity: &'a str,
    /// The style sheet.
    pub css: &'a str,
    /// The whole wording; the loader gets its own part of it.
    pub wording: &'a Texts,
}

/// The loader with the stamp in its place.
pub fn stamped(template: &str, stamp: &Stamp<'_>) -> Result<String, Failure> {
    for place in [PLACE, LOOKS_PLACE, FIRST_CARD_PLACE] {
        let count = template.lines().filter(|line| line.starts_with(place)).count();
        if count != 1 {
            let text = format!("static/role-fit.js has {count} lines that start with `{place}` instead of one");
            return Err(Failure::new(text));
        }
    }
    let stamp_line = stamp_line(stamp);
    let filled = |line: &str| match line {
        line if line.starts_with(PLACE) => format!("{stamp_line}\n"),
        line if line.starts_with(LOOKS_PLACE) => stamp.looks.to_owned(),
        line if line.starts_with(FIRST_CARD_PLACE) => stamp.first_card.to_owned(),
        line => format!("{line}\n"),
    };
    Ok(template.lines().map(filled).collect())
}

fn stamp_line(stamp: &Stamp<'_>) -> String {
    let text: Texts = stamp
        .wording
        .iter()
        .filter_map(|(key, text)| Some((key.strip_prefix(TEXT_PREFIX)?.to_owned(), text.clone())))
        .collect();
    let mut value = json!({
        "glue": stamp.glue,
        "wasm": stamp.wasm,
        "glueIntegrity": stamp.glue_integrity,
        "wasmIntegrity": stamp.wasm_integrity,
        "css": stamp.css,
        "text": text,
    });
    if let (Some(cards), Some(fields)) = (stamp.cards, value.as_object_mut()) {
        fields.insert("first".to_owned(), cards.clone());
    }
    format!("{PLACE} {value};")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(wording: &Texts) -> Stamp<'_> {
        Stamp {
            looks: "function paint() {}\n",
            first_card: "class FirstCard {}\n",
            cards: None,
            glue: "g.js",
            wasm: "w.wasm",
            glue_integrity: "sha384-g",
            wasm_integrity: "sha384-w",
            css: ":host {\n  color: \"red\";\n}\n",
            wording,
        }
    }

    #[test]
    fn fills_the_line_and_leaves_the_rest() {
        let wording = [("loader_retry", "Try \"again\""), ("intro", "no")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into_iter()
            .collect();
        let template = "/* looks.js */\n/* first-card.js */\nconst STAMP = { glue: '' };\n  go();\n";
        let cards = json!({"seed": 5});
        let stamp = Stamp { cards: Some(&cards), ..stamp(&wording) };
        let loader = stamped(template, &stamp).unwrap();
        let mut lines = loader.lines();
        assert_eq!(lines.next(), Some("function paint() {}"));
        assert_eq!(lines.next(), Some("class FirstCard {}"));
        let line = lines.next().unwrap();
        let json = line.strip_prefix("const STAMP = ").unwrap().strip_suffix(';').unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["css"], ":host {\n  color: \"red\";\n}\n");
        assert_eq!(value["text"], json!({"retry": "Try \"again\""}));
        assert_eq!(value["first"], json!({"seed": 5}));
        assert_eq!(value["glueIntegrity"], "sha384-g");
        assert_eq!(lines.collect::<Vec<_>>(), ["  go();"]);
    }

    #[test]
    fn fails_without_exactly_one_place_of_each() {
        let wording = Texts::new();
        let looks = "/* looks.js */\n/* first-card.js */\n";
        for template in [
            "go();\n",
            looks,
            "/* looks.js */\nconst STAMP = 1;\n",
            &format!("{looks}const STAMP = 1;\nconst STAMP = 2;\n"),
        ] {
            assert!(stamped(template, &stamp(&wording)).is_err());
        }
    }
}
