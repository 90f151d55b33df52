//! Writes pieces of TypeScript: comments, indents, names.

use crate::description::plain;

/// What each file starts with.
pub const NOTE: &str = "// Generated from the table in crates/public-api.\n";

/// A declaration below its comment.
pub fn documented(description: &str, tags: &[String], declaration: &str) -> String {
    let description = capitalised(&plain(description));
    if tags.is_empty() {
        return format!("/** {description}. */\n{declaration}\n");
    }
    let tags: String = tags.iter().map(|tag| format!(" * {tag}\n")).collect();
    format!("/**\n * {description}.\n{tags} */\n{declaration}\n")
}

/// An exported interface. The name may be followed by what it extends.
pub fn interface(name: &str, description: &str, members: impl Iterator<Item = String>) -> String {
    format!("/** {description} */\nexport interface {name} {{\n{}}}\n", indented(&members.collect::<String>()))
}

/// The lines one level deeper.
pub fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

/// A string.
pub fn literal(text: &str) -> String {
    format!("'{text}'")
}

/// A name of an object's property, quoted where necessary.
pub fn property_name(name: &str) -> String {
    let is_identifier = name.chars().all(|char| char.is_ascii_alphanumeric());
    if is_identifier { name.to_owned() } else { literal(name) }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    // Code keeps its spelling.
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
