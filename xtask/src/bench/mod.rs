//! `bench`: what the page costs its reader. Knows which things are measured, not how.

mod core;
mod figures;
mod quizzes;
pub mod size;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::Table;

/// Runs the command: `bench size`, `load`, `answers` or `core`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    match arguments.word().as_deref() {
        Some("size") => size::run(workspace, arguments),
        Some("load") => quizzes::run(workspace, arguments, &Table::LOAD),
        Some("answers") => quizzes::run(workspace, arguments, &Table::ANSWERS),
        Some("core") => core::run(workspace, arguments),
        _ => Err(Failure::new("bench measures size, load, answers or core").hint("run `cargo xtask bench size`")),
    }
}
