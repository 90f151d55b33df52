//! The page around the widget: attributes, storage, URL, clipboard, and the exports that the loader calls.
//!
//! Knows no questions: changes in the quiz reach it as a `Notice`. The decisions are pure and tested natively; the rest
//! talks to the browser through web-sys and gloo. A page may replace or delete whatever it likes, so this folder keeps two
//! rules: it casts with `unchecked_into` only, because `dyn_into` asks a class of the page, and it turns whatever a browser
//! may refuse into a `Result` or an `Option`.

// Decisions.
pub mod events;
pub mod initial_state;
pub mod language_pack;
pub mod link_opener;
pub mod options;

// The widgets on the page.
#[cfg(target_arch = "wasm32")]
mod dispatch;
#[cfg(target_arch = "wasm32")]
pub mod exports;
#[cfg(target_arch = "wasm32")]
mod links;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
mod startup;
#[cfg(target_arch = "wasm32")]
mod team;
#[cfg(target_arch = "wasm32")]
mod widgets;

// The browser.
#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod grammar;
#[cfg(target_arch = "wasm32")]
mod location;
#[cfg(target_arch = "wasm32")]
mod optional_api;
#[cfg(target_arch = "wasm32")]
pub mod picture_part;
#[cfg(target_arch = "wasm32")]
mod pictures;
#[cfg(target_arch = "wasm32")]
mod share;
#[cfg(target_arch = "wasm32")]
mod storage;
#[cfg(target_arch = "wasm32")]
mod tasks;
