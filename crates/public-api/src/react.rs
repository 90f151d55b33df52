//! The names that the component of `role-fit/react` gives to the element: React code writes `headingLevel`, the element has
//! `heading-level`.

use crate::PublicApi;
use crate::typescript::frameworks::component_listener;
use serde_json::{Map, Value};

/// The element's names by those of the component, where they differ.
pub fn names(api: &PublicApi) -> Value {
    let attributes = api.attributes.iter().filter_map(|attribute| {
        let property = attribute.property.filter(|property| *property != attribute.name)?;
        Some((property.to_owned(), Value::from(attribute.name)))
    });
    let listeners =
        api.events.iter().map(|event| (component_listener(event), Value::from(format!("on{}", event.full_name()))));
    Value::Object(attributes.chain(listeners).collect::<Map<_, _>>())
}
