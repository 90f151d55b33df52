//! Draws the page. Functions of the state; knows no browser.

mod page;

mod deck_panel;
mod embed_panel;
mod preview_panel;
mod tabs;

mod code;
mod colour_fields;
mod file_bar;
mod fingerprint;
mod help;
mod item_table;
mod keeping;
mod problem_list;
mod save_as;

mod context;
mod fields;
mod part;

pub use context::{Step, ViewContext};
pub use page::page;
pub use tabs::tab_id;
