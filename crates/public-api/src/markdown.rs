//! The tables of the documentation.

use crate::PublicApi;
use crate::entry::{Attribute, CustomDefault, CustomProperty, Default, Detail, Event, Field, Method, Property, Type};

/// The version without a note: everything that has been there from the start.
const FIRST_VERSION: &str = "0.1.0";

/// A table of the documentation.
pub struct Table {
    /// What documents call it.
    pub name: &'static str,
    /// Renders it, with a line break at the end.
    pub render: fn(&PublicApi) -> String,
}

/// All tables.
pub const TABLES: [Table; 10] = [
    Table { name: "attributes", render: attributes },
    Table { name: "properties", render: properties },
    Table { name: "methods", render: methods },
    Table { name: "events", render: events },
    Table { name: "result", render: result },
    Table { name: "statuses", render: statuses },
    Table { name: "slots", render: slots },
    Table { name: "parts", render: parts },
    Table { name: "custom-properties", render: custom_properties },
    Table { name: "error-codes", render: error_codes },
];

fn attributes(api: &PublicApi) -> String {
    let row = |attribute: &Attribute| {
        let default = match attribute.default {
            Default::Value(value) => code(value),
            Default::Words(words) => words.to_owned(),
            Default::ValueOrWords(value, words) => format!("{}; {words}", code(value)),
        };
        [code(attribute.name), values(attribute.values), default, described(attribute.description, attribute.since)]
    };
    table(["attribute", "values", "default", "what it does"], api.attributes.iter().map(row))
}

fn properties(api: &PublicApi) -> String {
    let own = api.properties.iter().map(|Property { name, description, since, .. }| {
        [code(&format!("quiz.{name}")), "read only".to_owned(), described(description, since)]
    });
    let reflected = api.attributes.iter().filter_map(|attribute| {
        let sets = format!("the attribute {}; `null` removes it", code(attribute.name));
        Some([code(&format!("quiz.{}", attribute.property?)), "read and write".to_owned(), sets])
    });
    table(["property", "", "what it holds"], own.chain(reflected))
}

fn methods(api: &PublicApi) -> String {
    let row = |Method { name, parameter, description, since }: &Method| {
        let parameter = parameter.map_or("", |(name, _)| name);
        [code(&format!("quiz.{name}({parameter})")), described(description, since)]
    };
    table(["method", "what it does"], api.methods.iter().map(row))
}

fn events(api: &PublicApi) -> String {
    let row = |event: &Event| {
        let detail = match event.detail {
            Detail::Null => code("null"),
            Detail::Fields(fields) => codes(fields.iter().map(|field| field.name), ", "),
            Detail::Result => "a result".to_owned(),
        };
        [code(&event.full_name()), detail, described(event.description, event.since)]
    };
    table(["event", "`detail`", "when"], api.events.iter().map(row))
}

fn result(api: &PublicApi) -> String {
    let row = |field: &Field| {
        let words = match field.values {
            Type::Words(_) => format!("{}: {}", values(field.values), field.description),
            _ => field.description.to_owned(),
        };
        [code(field.name), words]
    };
    table(["field", "meaning"], api.result.iter().map(row))
}

fn statuses(api: &PublicApi) -> String {
    let rows = api.statuses.iter().map(|status| [code(status.name), described(status.description, status.since)]);
    table(["status", "meaning"], rows)
}

fn slots(api: &PublicApi) -> String {
    let row = |name: &str| if name.is_empty() { "(the element's own content)".to_owned() } else { code(name) };
    let rows = api.slots.iter().map(|slot| [row(slot.name), described(slot.description, slot.since)]);
    table(["slot", "content"], rows)
}

fn parts(api: &PublicApi) -> String {
    let rows = api.parts.iter().map(|part| [code(part.name), described(part.description, part.since)]);
    table(["part", "what it is"], rows)
}

fn custom_properties(api: &PublicApi) -> String {
    let row = |property: &CustomProperty| {
        let default = match property.default {
            CustomDefault::Colours(light, dark) => codes([light, dark], ", "),
            CustomDefault::SameAs(value) | CustomDefault::Value(value) => code(value),
            CustomDefault::Words(words) => words.to_owned(),
        };
        [code(property.name), described(property.description, property.since), default, code(property.example)]
    };
    let head = ["property", "what it is for", "default: light, dark", "example"];
    table(head, api.custom_properties.iter().map(row))
}

fn error_codes(api: &PublicApi) -> String {
    let rows = api.error_codes.iter().map(|error| {
        let name = if error.is_family() { family(error.name) } else { code(error.name) };
        [name, described(error.description, error.since), error.shown.to_owned(), error.remedy.to_owned()]
    });
    table(["code", "what happened", "what the reader sees", "what you can do"], rows)
}

fn values(values: Type) -> String {
    match values {
        Type::Words(words) => codes(words.iter().copied(), " "),
        Type::Range(low, high) => format!("`{low}` to `{high}`"),
        Type::Number => "a whole number".to_owned(),
        Type::Text => "a text".to_owned(),
        Type::Url => "a URL".to_owned(),
        Type::Language => "a language".to_owned(),
        Type::Named(name) => code(name),
    }
}

/// Two examples of a family of codes.
fn family(start: &str) -> String {
    format!("{}, …", codes([&*format!("{start}404"), &*format!("{start}503")], ", "))
}

/// The description, with the version of what came later.
fn described(description: &str, since: &str) -> String {
    if since == FIRST_VERSION { description.to_owned() } else { format!("{description} (since {since})") }
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn codes<'a>(texts: impl IntoIterator<Item = &'a str>, separator: &str) -> String {
    texts.into_iter().map(code).collect::<Vec<_>>().join(separator)
}

fn table<const COLUMNS: usize>(head: [&str; COLUMNS], rows: impl Iterator<Item = [String; COLUMNS]>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut table = line(&head.map(str::to_owned));
    table.push_str(&format!("{}|\n", "|---".repeat(COLUMNS)));
    // A bar would end the cell, even in code.
    rows.for_each(|row| table.push_str(&line(&row.map(|cell| cell.replace('|', "\\|")))));
    table
}
