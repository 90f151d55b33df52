//! The tables of read-only properties and of methods.

use crate::entry::{Method, Property, Type};

/// In the order of the documentation.
pub const PROPERTIES: &[Property] = &[
    Property {
        name: "status",
        values: Type::Named("RoleFitStatus"),
        otherwise: None,
        default: "'idle'",
        description: "the state of the quiz; the attribute `data-status` mirrors it",
        since: "0.1.0",
    },
    Property {
        name: "result",
        values: Type::Named("RoleFitResult"),
        otherwise: Some("null"),
        default: "null",
        description: "the last result, or `null`",
        since: "0.1.0",
    },
    Property {
        name: "version",
        values: Type::Text,
        otherwise: Some("undefined"),
        default: "undefined",
        description: "the version of the engine, as soon as it has loaded; `role-fit.js` contains its own near its beginning",
        since: "0.1.0",
    },
];

/// In the order of the documentation.
pub const METHODS: &[Method] = &[
    Method {
        name: "restart",
        parameter: None,
        description: "returns to the start card, and loads the quiz if necessary; does nothing while the element is not on a page",
        since: "0.1.0",
    },
    Method {
        name: "focus",
        parameter: Some(("options", "FocusOptions")),
        description: "focuses the heading of the quiz, otherwise its first control, otherwise your link",
        since: "0.1.0",
    },
];
