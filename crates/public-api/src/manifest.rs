//! The Custom Elements Manifest, `custom-elements.json`, which editors, Storybook and generators of wrappers read.

use crate::description::plain;
use crate::entry::{Attribute, CustomDefault, CustomProperty, Default, Detail, Event};
use crate::typescript::{self, alternatives, type_of};
use crate::{PublicApi, TAG};
use serde_json::{Map, Value, json};

/// The manifest of the package, in which `module` registers the element.
pub fn manifest(api: &PublicApi, module: &str) -> Value {
    json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "declarations": [declaration(api)],
            "exports": [{
                "kind": "custom-element-definition",
                "name": TAG,
                "declaration": { "name": typescript::ELEMENT, "module": module },
            }],
        }],
    })
}

fn declaration(api: &PublicApi) -> Value {
    let described = |name: &str, description: &str| json!({ "name": name, "description": plain(description) });
    json!({
        "kind": "class",
        "customElement": true,
        "tagName": TAG,
        "name": typescript::ELEMENT,
        "description": "A quiz: which of two roles lies nearer to the reader, with a margin of error.",
        "superclass": { "name": "HTMLElement", "package": "global:" },
        "attributes": api.attributes.iter().map(attribute).collect::<Vec<_>>(),
        "members": members(api),
        "events": api.events.iter().map(event).collect::<Vec<_>>(),
        "slots": api.slots.iter().map(|slot| described(slot.name, slot.description)).collect::<Vec<_>>(),
        "cssParts": api.parts.iter().map(|part| described(part.name, part.description)).collect::<Vec<_>>(),
        "cssProperties": api.custom_properties.iter().map(custom_property).collect::<Vec<_>>(),
        "cssStates": api.statuses.iter().map(|status| described(status.name, status.description)).collect::<Vec<_>>(),
    })
}

fn attribute(attribute: &Attribute) -> Value {
    let mut entry = json!({
        "name": attribute.name,
        "description": plain(attribute.description),
        "type": { "text": type_of(attribute.values) },
    });
    add(&mut entry, "default", default_of(attribute));
    add(&mut entry, "fieldName", attribute.property.map(Value::from));
    entry
}

/// Attributes are the state: their properties set them, and read as an empty text without them.
fn members(api: &PublicApi) -> Vec<Value> {
    let reflected = api.attributes.iter().filter_map(|attribute| {
        Some(json!({
            "kind": "field",
            "name": attribute.property?,
            "description": plain(attribute.description),
            "type": { "text": type_of(attribute.values) },
            "attribute": attribute.name,
            "reflects": true,
        }))
    });
    let own = api.properties.iter().map(|property| {
        json!({
            "kind": "field",
            "name": property.name,
            "description": plain(property.description),
            "type": { "text": alternatives(property.values, property.otherwise) },
            "default": property.default,
            "readonly": true,
        })
    });
    let methods = api.methods.iter().map(|method| {
        let parameter =
            |(name, kind): (&str, &str)| json!({ "name": name, "type": { "text": kind }, "optional": true });
        json!({
            "kind": "method",
            "name": method.name,
            "description": plain(method.description),
            "parameters": method.parameter.map(parameter).into_iter().collect::<Vec<_>>(),
            "return": { "type": { "text": "void" } },
        })
    });
    own.chain(reflected).chain(methods).collect()
}

fn event(event: &Event) -> Value {
    let detail = match event.detail {
        Detail::Null => "null".to_owned(),
        Detail::Result => typescript::RESULT.to_owned(),
        Detail::Fields(fields) => {
            let fields = fields.iter().map(|field| format!("{}: {}", field.name, type_of(field.values)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join("; "))
        }
    };
    json!({
        "name": event.full_name(),
        "description": plain(event.description),
        "type": { "text": format!("CustomEvent<{detail}>") },
    })
}

fn custom_property(property: &CustomProperty) -> Value {
    let default = match property.default {
        CustomDefault::Colours(light, dark) => Some(format!("light-dark({light}, {dark})")),
        CustomDefault::SameAs(other) => Some(format!("var(--role-fit-{other})")),
        CustomDefault::Value(value) => Some(value.to_owned()),
        CustomDefault::Words(_) => None,
    };
    let mut entry = json!({
        "name": property.name,
        "description": plain(property.description),
        "syntax": property.syntax,
    });
    add(&mut entry, "default", default.map(Value::from));
    entry
}

/// The value itself; the manifest has no place for words.
fn default_of(attribute: &Attribute) -> Option<Value> {
    let (Default::Value(value) | Default::ValueOrWords(value, _)) = attribute.default else { return None };
    Some(value.into())
}

/// Entries without a value are left out.
fn add(entry: &mut Value, name: &str, value: Option<Value>) {
    if let (Some(fields), Some(value)) = (entry.as_object_mut().map(|fields: &mut Map<_, _>| fields), value) {
        fields.insert(name.to_owned(), value);
    }
}
