//! Writes what the loader cannot know before the build into it: names and hashes of the engine's files, the style
//! sheet, its texts. Knows one line of the loader, the one that starts with `const STAMP =`.

use super::html::Texts;
use crate::failure::Failure;
use serde_json::json;

/// Where the loader's template holds the place for the stamp.
const PLACE: &str = "const STAMP =";

/// The keys of the wording that the loader shows itself start so.
const TEXT_PREFIX: &str = "loader_";

/// What is written into the loader.
pub struct Stamp<'a> {
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
    let places = template.lines().filter(|line| line.starts_with(PLACE)).count();
    if places != 1 {
        return Err(Failure::new(format!(
            "static/role-fit.js has {places} lines that start with `{PLACE}` instead of one"
        )));
    }
    let line = stamp_line(stamp);
    Ok(template
        .lines()
        .map(|code_line| {
            let kept = if code_line.starts_with(PLACE) { &line } else { code_line };
            format!("{kept}\n")
        })
        .collect())
}

fn stamp_line(stamp: &Stamp<'_>) -> String {
    let text: Texts = stamp
        .wording
        .iter()
        .filter(|(key, _)| key.starts_with(TEXT_PREFIX))
        .map(|(key, text)| (key.clone(), text.clone()))
        .collect();
    let value = json!({
        "glue": stamp.glue,
        "wasm": stamp.wasm,
        "glueIntegrity": stamp.glue_integrity,
        "wasmIntegrity": stamp.wasm_integrity,
        "css": stamp.css,
        "text": text,
    });
    format!("{PLACE} {value};")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(wording: &Texts) -> Stamp<'_> {
        Stamp {
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
        let template = "const STAMP = { glue: '' };\n  go();\n";
        let loader = stamped(template, &stamp(&wording)).unwrap();
        let mut lines = loader.lines();
        let line = lines.next().unwrap();
        let json = line.strip_prefix("const STAMP = ").unwrap().strip_suffix(';').unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["css"], ":host {\n  color: \"red\";\n}\n");
        assert_eq!(value["text"], json!({"loader_retry": "Try \"again\""}));
        assert_eq!(value["glueIntegrity"], "sha384-g");
        assert_eq!(lines.collect::<Vec<_>>(), ["  go();"]);
    }

    #[test]
    fn fails_without_exactly_one_place() {
        let wording = Texts::new();
        for template in ["go();\n", "const STAMP = 1;\nconst STAMP = 2;\n"] {
            assert!(stamped(template, &stamp(&wording)).is_err());
        }
    }
}
