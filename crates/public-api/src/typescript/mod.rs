//! The TypeScript declarations of the package: of the element here, and for each framework in [`frameworks`].
//!
//! They are in files of their own, because TypeScript reports a declaration that extends a package which is not installed.

mod code;
pub mod frameworks;

use crate::entry::{Attribute, Default, Detail, Event, Field, Type};
use crate::{PublicApi, TAG};
use code::{NOTE, documented, indented, interface, literal, property_name};

/// The interface of the element.
pub const ELEMENT: &str = "RoleFitElement";

/// The interface of a result.
pub const RESULT: &str = "RoleFitResult";

/// `role-fit.d.ts`: the element, its attributes and its events.
pub fn element(api: &PublicApi) -> String {
    let statuses = api.statuses.iter().map(|status| literal(status.name));
    let codes = api.error_codes.iter().map(|error| match error.is_family() {
        true => format!("`{}${{number}}`", error.name),
        false => literal(error.name),
    });
    let result = api.result.iter().map(field);
    let attributes = api.attributes.iter().map(html_attribute);
    let events = api.events.iter().map(event);
    [
        NOTE.to_owned(),
        union("RoleFitStatus", "What the quiz shows.", statuses),
        union("RoleFitErrorCode", "What has failed.", codes),
        interface(RESULT, "A result. A deck without pairs has no meter.", result),
        interface("RoleFitAttributes", "The attributes, as HTML spells them.", attributes),
        interface("RoleFitEventMap", "The events. They bubble up to the document.", events),
        interface(&format!("{ELEMENT} extends HTMLElement"), "The element.", members(api)),
        globals(),
    ]
    .join("\n")
}

/// The TypeScript of a value.
pub fn type_of(values: Type) -> String {
    match values {
        Type::Words(words) => words.iter().map(|word| literal(word)).collect::<Vec<_>>().join(" | "),
        Type::Range(low, high) => (low..=high).map(|level| level.to_string()).collect::<Vec<_>>().join(" | "),
        Type::Number => "number".to_owned(),
        Type::Text | Type::Url | Type::Language => "string".to_owned(),
        Type::Named(name) => name.to_owned(),
    }
}

/// The TypeScript of a value that may be absent.
pub fn alternatives(values: Type, otherwise: Option<&str>) -> String {
    [Some(&*type_of(values)), otherwise].into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

/// The values of an attribute: numbers may be written as texts.
fn attribute_type(values: Type) -> String {
    match values {
        Type::Range(low, high) => {
            (low..=high).map(|level| format!("{level} | '{level}'")).collect::<Vec<_>>().join(" | ")
        }
        Type::Number => "number | `${number}`".to_owned(),
        other => type_of(other),
    }
}

fn html_attribute(attribute: &Attribute) -> String {
    let default = match attribute.default {
        Default::Value(value) | Default::ValueOrWords(value, _) => Some(format!("@default {value}")),
        Default::Words(_) => None,
    };
    let tags: Vec<String> = default.into_iter().chain([since(attribute.since)]).collect();
    let declaration = format!("{}?: {};", property_name(attribute.name), attribute_type(attribute.values));
    documented(attribute.description, &tags, &declaration)
}

fn members(api: &PublicApi) -> impl Iterator<Item = String> {
    let own = api.properties.iter().map(|property| {
        let declaration = format!("readonly {}: {};", property.name, alternatives(property.values, property.otherwise));
        documented(property.description, &[since(property.since)], &declaration)
    });
    let methods = api.methods.iter().map(|method| {
        let parameter = method.parameter.map(|(name, kind)| format!("{name}?: {kind}")).unwrap_or_default();
        documented(method.description, &[since(method.since)], &format!("{}({parameter}): void;", method.name))
    });
    own.chain(api.attributes.iter().filter_map(accessors)).chain(methods)
}

/// The property of an attribute. It reads whatever the attribute holds.
fn accessors(attribute: &Attribute) -> Option<String> {
    let name = attribute.property?;
    let values = attribute_type(attribute.values);
    let accessors = format!("get {name}(): string;\nset {name}(value: {values} | null | undefined);");
    Some(documented(attribute.description, &[since(attribute.since)], &accessors))
}

fn event(event: &Event) -> String {
    let detail = match event.detail {
        Detail::Null => "null".to_owned(),
        Detail::Result => RESULT.to_owned(),
        Detail::Fields(fields) => format!("{{\n{}}}", indented(&fields.iter().map(field).collect::<String>())),
    };
    let declaration = format!("{}: CustomEvent<{detail}>;", literal(&event.full_name()));
    documented(event.description, &[since(event.since)], &declaration)
}

fn field(field: &Field) -> String {
    let values = alternatives(field.values, field.is_nullable.then_some("null"));
    documented(field.description, &[], &format!("readonly {}: {values};", field.name))
}

fn since(version: &str) -> String {
    format!("@since {version}")
}

fn union(name: &str, description: &str, words: impl Iterator<Item = String>) -> String {
    let words: String = words.map(|word| format!("\n  | {word}")).collect();
    format!("/** {description} */\nexport type {name} ={words};\n")
}

/// Listeners get the right event on each element, and on the document.
fn globals() -> String {
    let tag = literal(TAG);
    let declarations = format!(
        "interface HTMLElementTagNameMap {{ {tag}: {ELEMENT} }}\n\
         interface HTMLElementEventMap extends RoleFitEventMap {{}}\n\
         interface DocumentEventMap extends RoleFitEventMap {{}}\n"
    );
    format!("declare global {{\n{}}}\n", indented(&declarations))
}
