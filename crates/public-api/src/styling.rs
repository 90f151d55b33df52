//! The tables of slots, parts and custom properties.

use crate::entry::CustomDefault::{Colours, SameAs, Value, Words};
use crate::entry::{CustomProperty, Part, Slot};

/// In the order of the page.
pub const SLOTS: &[Slot] = &[
    Slot { name: "", description: "your link, shown until the quiz is there and if it cannot run", since: "0.1.0" },
    Slot {
        name: "after-result",
        description: "shown under a result, the reader's own or a shared one",
        since: "0.1.0",
    },
];

/// In the order of a play.
pub const PARTS: &[Part] = &[
    Part { name: "card", description: "the card around every screen", since: "0.1.0" },
    Part { name: "error", description: "the card of a failure, which is a `card` too", since: "0.1.0" },
    Part { name: "progress", description: "the line with the number of the question", since: "0.1.0" },
    Part { name: "question", description: "the text of a question", since: "0.1.0" },
    Part { name: "option", description: "every possible answer", since: "0.1.0" },
    Part { name: "feedback", description: "the explanation of an answer", since: "0.1.0" },
    Part { name: "button", description: "every button that is not an answer", since: "0.1.0" },
    Part { name: "result", description: "the screen of a result", since: "0.1.0" },
    Part { name: "meter", description: "the meter", since: "0.1.0" },
    Part {
        name: "band",
        description: "the band; an SVG rectangle, so use `fill` and `stroke`; also in the emblem of the start card",
        since: "0.1.0",
    },
    Part {
        name: "marker",
        description: "the marker; an SVG rectangle; also in the emblem and the facets",
        since: "0.1.0",
    },
    Part { name: "share", description: "the section for sharing", since: "0.1.0" },
];

/// In the order of the documentation.
pub const CUSTOM_PROPERTIES: &[CustomProperty] = &[
    CustomProperty {
        name: "--role-fit-bg",
        syntax: "<color>",
        default: Colours("#fff", "#1b1f25"),
        reaches_frame: true,
        description: "the card",
        example: "#fff6e0",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-surface",
        syntax: "<color>",
        default: Words("a little of the text colour in `bg`"),
        reaches_frame: true,
        description: "panels on the card: feedback, notices, what the pointer is on",
        example: "#f3ead2",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-text",
        syntax: "<color>",
        default: Colours("#1b1f24", "#eceff3"),
        reaches_frame: true,
        description: "text, the marker, the edge of the band",
        example: "#222",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-muted",
        syntax: "<color>",
        default: Colours("#57606a", "#a4aeb9"),
        reaches_frame: true,
        description: "small text, the completed part of the progress bar",
        example: "#666",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-border",
        syntax: "<color>",
        default: Colours("#d5dae0", "#363d47"),
        reaches_frame: true,
        description: "the card's edge, lines, the track of the progress bar",
        example: "#ddd",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-accent",
        syntax: "<color>",
        default: SameAs("text"),
        reaches_frame: true,
        description: "main buttons: Start, Next, Share, Try again",
        example: "#6d28d9",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-accent-text",
        syntax: "<color>",
        default: Colours("#fff", "#1b1f25"),
        reaches_frame: true,
        description: "the text on main buttons",
        example: "white",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-po",
        syntax: "<color>",
        default: Colours("#0b5cad", "#7fb8f5"),
        reaches_frame: true,
        description: "the Product Owner's end",
        example: "teal",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-pm",
        syntax: "<color>",
        default: Colours("#b3470b", "#f7a974"),
        reaches_frame: true,
        description: "the Product Manager's end",
        example: "#a21caf",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-focus",
        syntax: "<color>",
        default: SameAs("po"),
        reaches_frame: true,
        description: "the ring around the focused control",
        example: "#6d28d9",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-radius",
        syntax: "<length>",
        default: Value("14px"),
        reaches_frame: true,
        description: "the card's corners",
        example: "0",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-font",
        syntax: "*",
        default: Words("the page's"),
        reaches_frame: true,
        description: "the font family",
        example: "Georgia, serif",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-max-width",
        syntax: "<length> | none",
        default: Value("46em"),
        reaches_frame: false,
        description: "the maximum width of the quiz, which is centred",
        example: "none",
        since: "0.1.0",
    },
    CustomProperty {
        name: "--role-fit-min-height",
        syntax: "<length>",
        default: Value("0"),
        reaches_frame: false,
        description: "the minimum height of the quiz",
        example: "480px",
        since: "0.1.0",
    },
];
