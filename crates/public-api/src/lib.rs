//! The public interface of `<role-fit>` as one table: attributes, properties, methods, events, statuses, slots, parts, custom
//! properties and error codes.
//!
//! ```text
//! entry (types) ◀─ attributes, members, events, states, styling (the table) ─▶ PublicApi
//!                                            PublicApi ─▶ manifest, typescript, markdown ─▶ documents
//! ```
//!
//! The widget does not depend on this crate, so the table costs readers nothing. The build writes its lists of names into
//! the loader and into `embed.js`; `tests/public_api` compares everything else with the code.

#![deny(missing_docs)]

pub mod entry;

mod attributes;
mod events;
mod members;
mod states;
mod styling;

mod description;
pub mod documents;
pub mod manifest;
pub mod markdown;
pub mod react;
pub mod typescript;

use entry::{Attribute, CustomProperty, ErrorCode, Event, Field, Method, Part, Property, Slot, Status};

/// The element's name.
pub const TAG: &str = "role-fit";

/// Passed from the page around a frame to the page in it, and set by `embed.js` alone: the URL of the outer page.
const INTERNAL_ATTRIBUTE: &str = "page";

/// Everything that a page can rely on.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicApi {
    /// The attributes of the element. On a script that inserts its own element, their names start with `data-`.
    pub attributes: Vec<Attribute>,
    /// The read-only properties. Attributes have properties too, see [`Attribute::property`].
    pub properties: Vec<Property>,
    /// The methods.
    pub methods: Vec<Method>,
    /// The events.
    pub events: Vec<Event>,
    /// The fields of a result: the detail of `role-fit-result`, and the property `result`.
    pub result: Vec<Field>,
    /// The values of `data-status`, of the property `status`, and the custom states.
    pub statuses: Vec<Status>,
    /// The slots.
    pub slots: Vec<Slot>,
    /// The CSS parts.
    pub parts: Vec<Part>,
    /// The CSS custom properties.
    pub custom_properties: Vec<CustomProperty>,
    /// The codes of `role-fit-error`.
    pub error_codes: Vec<ErrorCode>,
}

impl PublicApi {
    /// The interface of this version.
    pub fn current() -> Self {
        Self {
            attributes: attributes::ATTRIBUTES.to_vec(),
            properties: members::PROPERTIES.to_vec(),
            methods: members::METHODS.to_vec(),
            events: events::EVENTS.to_vec(),
            result: events::RESULT.to_vec(),
            statuses: states::STATUSES.to_vec(),
            slots: styling::SLOTS.to_vec(),
            parts: styling::PARTS.to_vec(),
            custom_properties: styling::CUSTOM_PROPERTIES.to_vec(),
            error_codes: states::ERROR_CODES.to_vec(),
        }
    }

    /// The attributes that the loader passes to the engine, and from the page around a frame into it. It handles `home`
    /// itself.
    pub fn passed_attributes(&self) -> Vec<&'static str> {
        let own = self.attributes.iter().map(|attribute| attribute.name).filter(|name| *name != "home");
        own.chain([INTERNAL_ATTRIBUTE]).collect()
    }

    /// The custom properties that reach into a frame, without their prefix.
    pub fn framed_custom_properties(&self) -> Vec<&'static str> {
        self.custom_properties
            .iter()
            .filter(|property| property.reaches_frame)
            .map(CustomProperty::short_name)
            .collect()
    }

    /// The names of the events without their prefix.
    pub fn event_names(&self) -> Vec<&'static str> {
        self.events.iter().map(|event| event.name).collect()
    }
}
