//! The table of events, and the fields of a result.

use crate::entry::{Detail, Event, Field, Type};

/// In the order of the documentation.
pub const EVENTS: &[Event] = &[
    Event { name: "ready", detail: Detail::Null, description: "the quiz is drawn and can be used", since: "0.1.0" },
    Event {
        name: "start",
        detail: Detail::Fields(&[TOTAL]),
        description: "a play of `total` questions begins",
        since: "0.1.0",
    },
    Event {
        name: "progress",
        detail: Detail::Fields(&[
            Field {
                name: "index",
                values: Type::Number,
                is_nullable: false,
                description: "the number of the question, counted from 1",
            },
            TOTAL,
        ]),
        description: "a question is shown; `index` counts from 1",
        since: "0.1.0",
    },
    Event {
        name: "result",
        detail: Detail::Result,
        description: "a play is finished; again after the reader has changed answers or answered more pairs",
        since: "0.1.0",
    },
    Event {
        name: "share",
        detail: Detail::Fields(&[Field {
            name: "method",
            values: Type::Words(&["native", "clipboard", "copy", "manual"]),
            is_nullable: false,
            description: "how it was shared",
        }]),
        description: "a result or its link was shared: by the system's share sheet (`native`), copied (`clipboard` or `copy`), or \
            selected for the reader to copy (`manual`). Cancelling the share sheet fires no event",
        since: "0.1.0",
    },
    Event {
        name: "error",
        detail: Detail::Fields(&[Field {
            name: "code",
            values: Type::Named("RoleFitErrorCode"),
            is_nullable: false,
            description: "what has failed",
        }]),
        description: "something has failed; see [Error codes]",
        since: "0.1.0",
    },
];

const TOTAL: Field = Field {
    name: "total",
    values: Type::Number,
    is_nullable: false,
    description: "the number of questions in the play",
};

/// In the order in which the widget reports them.
pub const RESULT: &[Field] = &[
    Field {
        name: "marker",
        values: Type::Number,
        is_nullable: true,
        description: "0 to 100: 0 is the Product Owner's end, 100 the Product Manager's",
    },
    Field { name: "low", values: Type::Number, is_nullable: true, description: "the lower end of the band, 0 to 100" },
    Field { name: "high", values: Type::Number, is_nullable: true, description: "the upper end of the band, 0 to 100" },
    Field {
        name: "verdict",
        values: Type::Words(&["po-3", "po-2", "po-1", "mid", "pm-1", "pm-2", "pm-3"]),
        is_nullable: true,
        description: "3 means strongly, 2 clearly, 1 slightly; `mid` means about even",
    },
    Field { name: "right", values: Type::Number, is_nullable: true, description: "the number of right answers" },
    Field {
        name: "asked",
        values: Type::Number,
        is_nullable: true,
        description: "the number of questions that have a right answer",
    },
    Field { name: "deck", values: Type::Text, is_nullable: false, description: "the deck's id" },
    Field {
        name: "code",
        values: Type::Text,
        is_nullable: true,
        description: "the result as in the fragment of a link, without `#`",
    },
    Field {
        name: "url",
        values: Type::Url,
        is_nullable: true,
        description: "the link, `null` with `share-to=\"none\"`",
    },
];
