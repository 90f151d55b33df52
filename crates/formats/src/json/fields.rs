//! Fields of JSON objects with their offsets.

use crate::fault::Faults;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

/// A value with the name of its field, for messages.
pub(crate) fn offset(value: &Value<'_>) -> usize {
    value.range().start
}

/// The last field of that name, as serde_json takes it.
pub(crate) fn field<'v, 'a>(object: &'v Object<'a>, name: &str) -> Option<&'v Value<'a>> {
    object.properties.iter().rfind(|property| property.name.as_str() == name).map(|property| &property.value)
}

/// The string in a field that may be missing. Another type is a fault.
pub(crate) fn text<'v>(object: &'v Object<'_>, name: &str, faults: &mut Faults) -> Option<&'v str> {
    let value = field(object, name)?;
    let text = value.as_string_lit().map(|text| text.value.as_ref());
    if text.is_none() {
        faults.error(offset(value), format!("`{name}` must be a string"));
    }
    text
}

/// The elements of an array in a field that may be missing. Another type is a fault.
pub(crate) fn elements<'v, 'a>(object: &'v Object<'a>, name: &str, faults: &mut Faults) -> &'v [Value<'a>] {
    let Some(value) = field(object, name) else { return &[] };
    let array = value.as_array();
    if array.is_none() {
        faults.error(offset(value), format!("`{name}` must be an array"));
    }
    array.map_or(&[], |array| array.elements.as_slice())
}
