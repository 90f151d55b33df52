//! The tables of read-only properties and of methods.

use crate::entry::{Method, Property, Type};

/// In the order of the documentation.
pub const PROPERTIES: &[Property] = &[
    Property {
        name: "status",
        values: Type::Named("RoleFitStatus"),
        is_nullable: false,
        default: "'idle'",
        description: "the state of the quiz; the attribute `data-status` mirrors it",
        since: "0.1.0",
    },
    Property {
        name: "result",
        values: Type::Named("RoleFitResult"),
        is_nullable: true,
        default: "null",
        description: "the last result",
        since: "0.1.0",
    },
];

/// In the order of the documentation.
pub const METHODS: &[Method] = &[
    Method {
        name: "restart",
        parameter: None,
        description: "goes back to the start card; loads the quiz if it is not there yet; does nothing while the element is not on a page",
        since: "0.1.0",
    },
    Method {
        name: "focus",
        parameter: Some(("options", "FocusOptions")),
        description: "focuses the quiz: its heading, otherwise its first control, otherwise your link",
        since: "0.1.0",
    },
];
