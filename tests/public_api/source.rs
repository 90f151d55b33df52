//! Reads what only the browser runs: the loader, its stylesheets, and the parts of the engine that are compiled for wasm.

use std::collections::BTreeSet;

/// Both parts of the loader, but for the files below.
pub const LOADER: &str = concat!(
    include_str!("../../static/role-fit.js"),
    include_str!("../../static/loader/downloads.js"),
    include_str!("../../static/loader/element.js"),
    include_str!("../../static/loader/homes.js"),
    include_str!("../../static/loader/insertion.js"),
    include_str!("../../static/loader/tools.js"),
    include_str!("../../static/loader/widget.js"),
    include_str!("../../static/late/quiz.js"),
    include_str!("../../static/late/start.js"),
);
pub const FIRST_CARD: &str = include_str!("../../static/first-card.js");
pub const LOOKS: &str = include_str!("../../static/looks.js");
pub const STYLE: &str = include_str!("../../static/role-fit.css");
pub const WORDING: &str = include_str!("../../static/lang/en/wording.json");
pub const EVENTS: &str = include_str!("../../src/host/events.rs");
pub const STARTUP: &str = include_str!("../../src/host/startup.rs");
pub const SHARE: &str = include_str!("../../src/host/share.rs");

/// What stands between the two texts, at each place.
pub fn between<'s>(source: &'s str, before: &str, after: &str) -> Vec<&'s str> {
    source.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

/// The string literals in a piece of Rust.
pub fn strings(source: &str) -> BTreeSet<&str> {
    source.split('"').skip(1).step_by(2).collect()
}
