//! The browser around the page: the editor, the worker, files, storage, the clipboard, and the quiz of the preview.

mod start;

mod editor_events;
mod effects;
mod files;
mod saving;
mod slow_effects;

mod page;

mod checker;
mod clipboard;
mod download;
mod editor;
mod integrity;
mod leaving;
mod preview;
mod storage;
mod texts;
mod timers;
mod urls;
mod worker;

pub use start::start;
pub use worker::serve;
