//! The message for each fault that the deck reader finds.

use crate::suggestion;
use role_fit_core::deck::faults::{Fault, Problem};
use serde_json::Value;

/// The end of a message, for the command line. An editor has a button instead.
pub const FIX_HINT: &str = "; `deck check --fix` writes it";

/// The message for a fault; similar names are looked up in the deck. `None` for what `duplicates` reports.
pub fn message(deck: &Value, fault: &Fault) -> Option<String> {
    let Fault { path, found, expected, .. } = fault;
    let value = if path.is_empty() { "the deck".to_owned() } else { format!("`{path}`") };
    let name = suggestion::last_field(path);
    let message = match fault.problem {
        Problem::NotJson => "not valid JSON".to_owned(),
        Problem::CurlyQuote => "not valid JSON: a curly quote; use straight quotes (\")".to_owned(),
        Problem::WebPage => "not JSON but a web page, such as a login page".to_owned(),
        Problem::NotUtf8 => "not UTF-8; save the file in the encoding UTF-8".to_owned(),
        Problem::TooLarge => format!("the file has {found} bytes; at most {expected} are allowed"),
        Problem::Missing => format!("missing field \"{name}\""),
        Problem::MissingId => format!("missing field \"{name}\"{FIX_HINT}"),
        Problem::MissingRoles => {
            format!("missing field \"{name}\"; items of the kind \"{found}\" are about two roles")
        }
        Problem::UnknownField => format!("unknown field \"{name}\""),
        Problem::DuplicateField => return None,
        Problem::NotText => format!("{value} must be a string"),
        Problem::NotNumber => format!("{value} must be a number"),
        Problem::NotBoolean => format!("{value} must be true or false"),
        Problem::NotList => format!("{value} must be an array"),
        Problem::NotObject => format!("{value} must be an object"),
        Problem::Empty => format!("{value} must not be empty"),
        Problem::TooMany => format!("{value} has {found} items; at most {expected} are allowed"),
        Problem::TooFew => format!("{value} has {found} items; it needs at least {expected}"),
        Problem::WrongCount => format!("{value} has {found} items; it must have {expected}"),
        Problem::BadId => {
            format!("\"{found}\" is not a valid id; use 1 to 64 lower-case letters, digits and hyphens")
        }
        Problem::BadLanguage => format!("{value} must be a language tag such as en or pt-BR, not \"{found}\""),
        Problem::BadReport => format!(
            "{value} must start with https:// or be a mail address such as mailto:you@example.org, not \"{found}\""
        ),
        Problem::DuplicateId => format!("the id \"{found}\" is already in use; choose another one"),
        Problem::UnknownWord => format!("\"{found}\" is not allowed in {value}; it must be one of: {expected}"),
        Problem::NoSuchOption => format!("no option has the id \"{found}\""),
        Problem::NoSuchFacet => format!("no facet has the id \"{found}\""),
        Problem::NoSuchNote => format!("no note has the id \"{found}\""),
        Problem::NoSuchItem => format!("no item has the id \"{found}\""),
        Problem::BadWeight => format!("{value} must be a number from 0.01 to 100 with at most two decimals"),
        Problem::BadScore => format!("{value}: one option must have the score 0 and the other the score 1"),
        Problem::BadCount => format!("{value} must be a whole number from 1"),
        Problem::BadFingerprint => format!("{value} must be eight hexadecimal digits"),
        Problem::NotHttps => format!("{value} must start with https://"),
        Problem::CannotDraw => format!(
            "{value} asks for {found} items, but only {expected} of these kinds are left; ask for fewer or add items"
        ),
    };
    Some(match suggestion::suggestion(deck, fault) {
        Some(suggestion) => format!("{message}; {suggestion}"),
        None => message,
    })
}
