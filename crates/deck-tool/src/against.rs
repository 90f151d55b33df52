//! Compares a translated deck with its original: only texts and language may differ, so that results of both compare.

use crate::diagnostic::Diagnostic;
use crate::position::Positions;
use crate::report::{Report, check_bytes, counted};
use crate::translation::{DECK, Shape, id, placeholder_message, placeholders};
use role_fit_core::deck::reading;
use role_fit_formats::Severity;
use serde_json::{Map, Value};

/// The check of a translated deck against its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The report on the translation. If both decks are valid, it also has what must not differ from the original, and texts
    /// that seem not to be translated.
    pub translation: Report,
    /// The errors of the original, which keep it from being compared, or that it does not say its language. Advice about it is
    /// left out.
    pub original: Report,
}

/// Checks the bytes of a translated deck file against those of the original.
pub fn check_against(translation: &[u8], original: &[u8]) -> Comparison {
    let mut report = check_bytes(translation);
    let mut original_report = check_bytes(original);
    if original_report.fingerprint.is_some() {
        original_report.diagnostics.clear();
    }
    if let (Some(fingerprint), Some(expected)) = (report.fingerprint, original_report.fingerprint) {
        let [text, original_text] = [translation, original].map(|bytes| reading::decode(bytes).unwrap_or_default());
        let [deck, original] = [text, original_text].map(|text| serde_json::from_str(text).unwrap_or_default());
        original_report.diagnostics.extend(missing_language(&original, &Positions::of(original_text)));
        let positions = Positions::of(text);
        let mut differences = Differences { positions: &positions, found: Vec::new() };
        differences.languages(&deck, &original);
        differences.values(Some(DECK), &deck, &original, "");
        if fingerprint != expected {
            let message = format!(
                "the fingerprint is {fingerprint:08x}, that of the original {expected:08x}; results of the two decks cannot be \
                 compared until it is the same"
            );
            differences.error("", message);
        }
        // Errors first: advice about a deck that has to change anyway can wait.
        let (errors, advice): (Vec<_>, Vec<_>) =
            differences.found.into_iter().partition(|found| found.severity == Severity::Error);
        report.diagnostics = errors.into_iter().chain(report.diagnostics).chain(advice).collect();
    }
    Comparison { translation: report, original: original_report }
}

impl Comparison {
    /// Whether there is neither an error nor a warning.
    pub fn is_clean(&self) -> bool {
        self.translation.is_clean() && self.original.is_clean()
    }

    /// The report for a terminal, with the names by which the user called the files.
    pub fn to_text(&self, file: &str, original_file: &str) -> String {
        let Self { translation, original } = self;
        let mut lines = Vec::new();
        if !original.is_clean() {
            lines.extend(original.diagnostics.iter().map(|diagnostic| diagnostic.to_text(original_file)));
            lines.push(format!("{original_file}: {}", counted(original.diagnostics.len(), "error")));
        }
        let of_severity =
            |severity| translation.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let errors = counted(of_severity(Severity::Error), "error");
        let warnings = counted(of_severity(Severity::Warning), "warning");
        lines.extend(translation.diagnostics.iter().map(|diagnostic| diagnostic.to_text(file)));
        lines.push(match (translation.fingerprint, original.fingerprint) {
            (None, _) => format!("{file}: {errors}; not compared with {original_file}"),
            (Some(_), None) => format!("{file}: {errors}, {warnings}; not compared with {original_file}"),
            (Some(fingerprint), Some(_)) => {
                format!("{file}: {errors}, {warnings} against {original_file}; fingerprint {fingerprint:08x}")
            }
        });
        lines.join("\n")
    }
}

fn language(deck: &Value) -> Option<&str> {
    deck.get("lang")?.as_str()
}

fn missing_language(deck: &Value, positions: &Positions<'_>) -> Option<Diagnostic> {
    let message = "missing field \"lang\"; say in which language the texts are, such as \"lang\": \"en\"";
    language(deck).is_none().then(|| Diagnostic::error(positions.of_path("lang"), message.to_owned()))
}

/// Shorter texts often read the same in two languages.
const MIN_WORDS: usize = 4;
/// The same for languages that are written without spaces.
const MIN_CHARS: usize = 25;

fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= MIN_WORDS || text.chars().count() >= MIN_CHARS
}

/// What was found while two decks were compared. Paths and positions are those of the translation.
struct Differences<'p> {
    positions: &'p Positions<'p>,
    found: Vec<Diagnostic>,
}

impl Differences<'_> {
    fn error(&mut self, path: &str, message: String) {
        self.found.push(Diagnostic::error(self.positions.of_path(path), message));
    }

    fn languages(&mut self, deck: &Value, original: &Value) {
        self.found.extend(missing_language(deck, self.positions));
        if let (Some(found), Some(other)) = (language(deck), language(original)) {
            if found.eq_ignore_ascii_case(other) {
                let message = format!("`lang` is \"{found}\" in both decks; change it to the language of this one");
                self.error("lang", message);
            }
        }
    }

    /// Compares values of a shape; without one, they must be the same.
    fn values(&mut self, shape: Option<Shape>, found: &Value, expected: &Value, path: &str) {
        match (shape, found, expected) {
            (Some(Shape::Free), ..) => {}
            (Some(Shape::ById(shape)), Value::Array(found), Value::Array(expected)) => {
                self.by_id(*shape, found, expected, path);
            }
            (shape, Value::Object(found), Value::Object(expected)) => self.fields(shape, found, expected, path),
            (shape, Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
                let shape = shape.filter(|shape| matches!(shape, Shape::Names)).map(|_| Shape::Name);
                for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                    self.values(shape, found, expected, &format!("{path}[{index}]"));
                }
            }
            (_, Value::Array(found), Value::Array(expected)) => {
                let (found, expected) = (found.len(), expected.len());
                self.error(path, format!("`{path}` has {found} items; it must have {expected}, as in the original"));
            }
            (Some(shape), Value::String(found), Value::String(expected)) => self.texts(shape, found, expected, path),
            (_, Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
            _ if found == expected => {}
            _ => {
                let [found, expected] = [found, expected].map(in_words);
                self.error(path, format!("`{path}` must be {expected}, as in the original, not {found}"));
            }
        }
    }

    fn texts(&mut self, shape: Shape, found: &str, expected: &str, path: &str) {
        let [names, expected_names] = [found, expected].map(placeholders);
        if names != expected_names {
            let message = placeholder_message(&names, &expected_names, "the original");
            self.error(path, format!("`{path}` {message}"));
        } else if found == expected && !matches!(shape, Shape::Name) && is_sentence(found) {
            self.found.push(Diagnostic {
                position: self.positions.of_path(path),
                severity: Severity::Warning,
                message: format!("`{path}`: the same text as in the original"),
                help: Some("translate it, or leave it if it reads the same in both languages".to_owned()),
                fix: None,
            });
        }
    }

    fn fields(&mut self, shape: Option<Shape>, found: &Map<String, Value>, expected: &Map<String, Value>, path: &str) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let of_field = |name: &str| shape.and_then(|shape| shape.of_field(name));
        let is_free = |name: &str| matches!(of_field(name), Some(Shape::Free));
        for (name, value) in found.iter().filter(|(name, _)| !is_free(name)) {
            match expected.get(name) {
                Some(expected) => self.values(of_field(name), value, expected, &below(name)),
                None => {
                    let path = below(name);
                    self.error(&path, format!("`{path}` is not in the original; remove it"));
                }
            }
        }
        for name in expected.keys().filter(|name| !found.contains_key(*name) && !is_free(name)) {
            self.error(&below(name), format!("missing field \"{name}\"; the original has it"));
        }
    }

    /// Compares objects by their ids, so that one that is missing does not move all others.
    fn by_id(&mut self, shape: Shape, found: &[Value], expected: &[Value], path: &str) {
        let ids = |values: &'_ [Value]| values.iter().filter_map(id).map(str::to_owned).collect::<Vec<_>>();
        let (found_ids, expected_ids) = (ids(found), ids(expected));
        for (index, value) in found.iter().enumerate() {
            let path = format!("{path}[{index}]");
            match expected.iter().find(|expected| id(expected) == id(value)) {
                Some(expected) => self.values(Some(shape), value, expected, &path),
                None => {
                    let id = id(value).unwrap_or_default();
                    let message =
                        format!("\"{id}\" is not in the original; remove it, or write the id of the original");
                    self.error(&format!("{path}.id"), message);
                }
            }
        }
        let missing: Vec<String> =
            expected_ids.iter().filter(|id| !found_ids.contains(id)).map(|id| format!("\"{id}\"")).collect();
        if !missing.is_empty() {
            self.error(path, format!("`{path}` lacks {}, which the original has; copy them", missing.join(", ")));
        }
        let mut common = expected_ids.iter().filter(|id| found_ids.contains(id));
        let moved = found_ids.iter().enumerate().filter(|(_, id)| expected_ids.contains(id)).find_map(|(index, id)| {
            let expected = common.next()?;
            (id != expected).then_some((index, id, expected))
        });
        if let Some((index, id, expected)) = moved {
            let message =
                format!("\"{id}\" is here, but in the original \"{expected}\"; use the order of the original");
            self.error(&format!("{path}[{index}]"), message);
        }
    }
}

/// A value for a message. Whole arrays and objects would be too long.
fn in_words(value: &Value) -> String {
    match value {
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        _ => value.to_string(),
    }
}
