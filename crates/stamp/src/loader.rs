//! Puts the loader together from its parts, and writes into it what only the build knows: names and hashes of the engine's
//! files, the style sheet, the texts and the first cards, and the names of the public interface.
//!
//! In the template `static/role-fit.js` a line such as `/* links.js */` stands for that file of `static/`. One of the files
//! has the line `const STAMP =`, another one `const ATTRIBUTES =`.

use crate::wording::Wording;
use anyhow::{Context, Result, ensure};
use role_fit_public_api::PublicApi;
use serde_json::{Value, json};

/// All crates of the workspace have the same version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

const STAMP_LINE: &str = "const STAMP =";
const ATTRIBUTES_LINE: &str = "const ATTRIBUTES =";
const PROPERTIES_LINE: &str = "const PROPERTIES =";
const EVENTS_LINE: &str = "const EVENTS =";

/// The lines of the loader that differ in the module.
const IS_MODULE_LINE: &str = "const IS_MODULE =";
const FILES_LINE: &str = "const FILES =";

/// The lines of the loader's second part that are replaced.
const LATE_TEXTS_LINE: &str = "const TEXTS =";
const LATE_VERSION_LINE: &str = "const VERSION =";
const PICTURES_LINE: &str = "const PICTURES =";
const FRAME_LINE: &str = "const FRAME =";

/// The line of the picture module's script that is replaced.
const MODULE_LINE: &str = "const MODULE =";

/// The loader shows the texts whose keys start like this.
const TEXT_PREFIX: &str = "loader_";

/// Those that only the second part needs, since there is an engine, or its script at least.
const LATE_TEXTS: [&str; 2] = ["contrast", "csp_wasm"];

/// What is written into the loader.
pub struct Stamp<'a> {
    /// The first cards, as [`crate::first_card::cards`] returns them.
    pub cards: Option<&'a Value>,
    /// The style sheet of the first cards.
    pub style: &'a str,
    /// The URL that the build will be served from; empty if nobody has named it.
    pub home: &'a str,
    /// The file name of the engine's script.
    pub glue: &'a str,
    /// The module's file name.
    pub wasm: &'a str,
    /// The subresource integrity of the engine's script.
    pub glue_integrity: &'a str,
    /// The module's subresource integrity.
    pub wasm_integrity: &'a str,
    /// The whole wording, of which the loader gets its own part.
    pub wording: &'a Wording,
    /// The language of the wording.
    pub language: &'a str,
    /// The integrity of the first file of each other language, by language.
    pub languages: &'a Value,
}

/// The template with its parts, which `part` reads by their names, and with the stamp.
pub fn stamped(template: &str, part: impl Fn(&str) -> Result<String>, stamp: &Stamp<'_>) -> Result<String> {
    let mut loader = String::new();
    for line in template.lines() {
        match part_name(line) {
            Some(name) => loader.push_str(&part(name).with_context(|| format!("static/role-fit.js names {name}"))?),
            None => loader.push_str(line),
        }
        loader.push('\n');
    }
    let loader = replace_line(&loader, STAMP_LINE, &stamp_value(stamp).to_string())?;
    replace_line(&loader, ATTRIBUTES_LINE, &words(PublicApi::current().passed_attributes()))
}

/// The same as an ES module for bundlers. They know the engine's files by these expressions, and replace them with their own
/// URLs.
pub fn as_module(loader: &str, files: &[String]) -> Result<String> {
    let url = |name: &str| format!("\"{name}\": new URL(\"./{name}\", import.meta.url).href");
    let loader = replace_line(loader, IS_MODULE_LINE, "true")?;
    replace_line(
        &loader,
        FILES_LINE,
        &format!("{{ {} }}", files.iter().map(|name| url(name)).collect::<Vec<_>>().join(", ")),
    )
}

/// The minified module with hints for bundlers, which must leave its imports alone: the URLs are known at run time only.
pub fn with_hints(module: &str) -> String {
    module.replace("import(", "import(/* webpackIgnore: true */ /* @vite-ignore */ ")
}

/// The script of the page in a frame, with the names of the public interface.
pub fn embed_stamped(script: &str) -> Result<String> {
    let api = PublicApi::current();
    let script = replace_line(script, ATTRIBUTES_LINE, &words(api.passed_attributes()))?;
    let script = replace_line(&script, PROPERTIES_LINE, &words(api.framed_custom_properties()))?;
    replace_line(&script, EVENTS_LINE, &words(api.event_names()))
}

/// A file of the build by its name and its subresource integrity.
#[derive(Debug)]
pub struct VerifiedFile {
    /// The name.
    pub name: String,
    /// The subresource integrity.
    pub integrity: String,
}

/// The second part of the loader, which comes with the engine, with its texts, the version, and the two scripts that it loads
/// when they are needed.
pub fn late_stamped(parts: &str, wording: &Wording, pictures: &VerifiedFile, frame: &VerifiedFile) -> Result<String> {
    let value = |VerifiedFile { name, integrity }: &_| json!({ "name": name, "integrity": integrity }).to_string();
    let parts = replace_line(parts, LATE_VERSION_LINE, &format!("\"{VERSION}\""))?;
    let parts = replace_line(&parts, PICTURES_LINE, &value(pictures))?;
    let parts = replace_line(&parts, FRAME_LINE, &value(frame))?;
    replace_line(&parts, LATE_TEXTS_LINE, &texts(wording, true).to_string())
}

/// The end of the picture module's script, with the name and the hash of the module.
pub fn pictures_stamped(script: &str, module: &VerifiedFile) -> Result<String> {
    replace_line(script, MODULE_LINE, &json!([module.name, module.integrity]).to_string())
}

/// A list of words as an expression that compresses well.
fn words(words: Vec<&str>) -> String {
    format!("\"{}\".split(\" \")", words.join(" "))
}

/// Gives another value to the one constant that is declared like this.
fn replace_line(script: &str, declaration: &str, value: &str) -> Result<String> {
    let count = script.lines().filter(|line| line.starts_with(declaration)).count();
    ensure!(count == 1, "one line of the loader must start with `{declaration}`, but {count} do");
    let fill = |line| match str::starts_with(line, declaration) {
        true => format!("{declaration} {value};\n"),
        false => format!("{line}\n"),
    };
    Ok(script.lines().map(fill).collect())
}

/// The texts of a language for the loader's first part.
pub fn first_texts(wording: &Wording) -> Value {
    texts(wording, false)
}

fn texts(wording: &Wording, is_late: bool) -> Value {
    let texts = wording.with_prefix(TEXT_PREFIX).filter(|(key, _)| LATE_TEXTS.contains(key) == is_late);
    Value::Object(texts.map(|(key, text)| (key.to_owned(), json!(text))).collect())
}

/// The file that a line such as `/* links.js */` stands for.
fn part_name(line: &str) -> Option<&str> {
    line.strip_prefix("/* ")?.strip_suffix(" */").filter(|name| name.ends_with(".js"))
}

fn stamp_value(stamp: &Stamp<'_>) -> Value {
    let mut value = json!({
        // First, where it compresses best and people find it.
        "version": VERSION,
        "home": stamp.home,
        "glue": stamp.glue,
        "wasm": stamp.wasm,
        "glueIntegrity": stamp.glue_integrity,
        "wasmIntegrity": stamp.wasm_integrity,
        "css": stamp.style,
        "lang": stamp.language,
        "text": texts(stamp.wording, false),
    });
    if let (Some(cards), Some(fields)) = (stamp.cards, value.as_object_mut()) {
        fields.insert("languages".to_owned(), stamp.languages.clone());
        fields.insert("first".to_owned(), cards.clone());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(wording: &Wording) -> Stamp<'_> {
        Stamp {
            cards: None,
            style: ":host {\n  color: \"red\";\n}\n",
            home: "https://quiz.test/",
            glue: "g.js",
            wasm: "w.wasm",
            glue_integrity: "sha256-g",
            wasm_integrity: "sha256-w",
            wording,
            language: "en",
            languages: &Value::Null,
        }
    }

    fn part(name: &str) -> Result<String> {
        match name {
            "links.js" => Ok("function openLink() {}\nconst ATTRIBUTES = [];\n".to_owned()),
            "loader/stamp.js" => Ok("const STAMP = { glue: '' };\n".to_owned()),
            _ => anyhow::bail!("there is no {name}"),
        }
    }

    #[test]
    fn parts_and_the_stamp_replace_their_lines_and_no_others() {
        let wording = Wording::from([("loader_retry", "Try \"again\""), ("intro", "no")]);
        let cards = json!({"seed": 5});
        let stamp = Stamp { cards: Some(&cards), ..stamp(&wording) };
        let loader = stamped("/* loader/stamp.js */\n/* links.js */\n  go(); /* a.js */\n", part, &stamp).unwrap();
        let mut lines = loader.lines().filter(|line| !line.is_empty());
        let json = lines.next().unwrap().strip_prefix("const STAMP = ").unwrap().strip_suffix(';').unwrap();
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["css"], ":host {\n  color: \"red\";\n}\n");
        assert_eq!(value["text"], json!({"retry": "Try \"again\""}));
        assert_eq!(value["first"], json!({"seed": 5}));
        assert!(json.starts_with(&format!("{{\"version\":\"{VERSION}\",")), "{json}");
        assert_eq!(value["home"], "https://quiz.test/");
        assert_eq!(value["glueIntegrity"], "sha256-g");
        let attributes = PublicApi::current().passed_attributes().join(" ");
        let attributes = format!("const ATTRIBUTES = \"{attributes}\".split(\" \");");
        assert_eq!(lines.collect::<Vec<_>>(), ["function openLink() {}", &attributes, "  go(); /* a.js */"]);
    }

    #[test]
    fn the_second_part_gets_the_texts_that_the_first_does_not() {
        let wording = Wording::from([("loader_retry", "Again"), ("loader_contrast", "Instead"), ("contrast", "no")]);
        let [pictures, frame] =
            ["p", "f"].map(|name| VerifiedFile { name: format!("{name}.js"), integrity: format!("sha256-{name}") });
        let parts = "const VERSION = '';\nconst PICTURES = {};\nconst FRAME = {};\nconst TEXTS = {};\n";
        assert_eq!(
            late_stamped(parts, &wording, &pictures, &frame).unwrap(),
            format!(
                "const VERSION = \"{VERSION}\";\nconst PICTURES = {{\"name\":\"p.js\",\"integrity\":\"sha256-p\"}};\n\
                 const FRAME = {{\"name\":\"f.js\",\"integrity\":\"sha256-f\"}};\n\
                 const TEXTS = {{\"contrast\":\"Instead\"}};\n"
            )
        );
        assert_eq!(texts(&wording, false), json!({"retry": "Again"}));
        for line in parts.lines() {
            let error = late_stamped(&parts.replace(line, ""), &wording, &pictures, &frame).unwrap_err().to_string();
            assert!(error.contains("but 0 do"), "{line}: {error}");
        }
    }

    #[test]
    fn the_module_names_its_files_as_bundlers_recognise_them() {
        let loader = "const IS_MODULE = false;\nconst FILES = {};\n";
        let files = ["g.js", "w.wasm"].map(str::to_owned);
        assert_eq!(
            as_module(loader, &files).unwrap(),
            "const IS_MODULE = true;\nconst FILES = { \"g.js\": new URL(\"./g.js\", import.meta.url).href, \
             \"w.wasm\": new URL(\"./w.wasm\", import.meta.url).href };\n"
        );
        assert!(as_module("", &files).is_err());
        assert_eq!(with_hints("import(a)"), "import(/* webpackIgnore: true */ /* @vite-ignore */ a)");
    }

    #[test]
    fn the_script_of_the_frame_gets_the_names_of_the_public_interface() {
        let script = "const ATTRIBUTES = [];\n  const PROPERTIES = [];\n";
        assert!(embed_stamped(script).unwrap_err().to_string().contains("const PROPERTIES ="));
        let script = "const ATTRIBUTES = [];\nconst PROPERTIES = [];\nconst EVENTS = [];\n";
        let stamped = embed_stamped(script).unwrap();
        assert!(
            stamped.contains("const EVENTS = \"ready start progress result share error\".split(\" \");"),
            "{stamped}"
        );
    }

    #[test]
    fn a_template_without_exactly_one_stamp_or_with_an_unknown_part_is_an_error() {
        let wording = Wording::from([]);
        for (template, message) in [
            ("", "but 0 do"),
            ("/* loader/stamp.js */\n", "must start with `const ATTRIBUTES =`, but 0 do"),
            ("/* loader/stamp.js */\nconst STAMP = 2;\n", "but 2 do"),
            ("/* loader/stamp.js */\n/* missing.js */\n", "static/role-fit.js names missing.js"),
        ] {
            let error = stamped(template, part, &stamp(&wording)).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
