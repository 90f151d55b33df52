//! Finishes a Trunk build: edits the glue, names the engine's files by their final bytes, writes the loader with those
//! names, the start page, the seven verdict pages with their pictures, and the page for missing files.
//!
//! It changes files in Trunk's staging directory only.

#![deny(missing_docs)]

// The build script of the engine uses the same file.
#[path = "../../../build/compact.rs"]
mod compact;
mod deck_page;
mod edition;
mod esbuild;
mod fallback_link;
mod files;
pub mod first_card;
pub mod glue;
mod html;
mod inputs;
mod integrity;
mod loader;
mod missing_page;
mod parity;
pub mod pictures;
mod preview_tags;
mod site;
mod stamp;
mod studio;
mod trunk_output;
mod verdict_pages;
mod wording;

pub use inputs::Inputs;
pub use site::Site;
pub use stamp::{bare_loader, module_loader, stamp};
pub use studio::stamp_studio;
