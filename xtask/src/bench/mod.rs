//! `bench`: what the page costs its reader. Knows which things are measured, not how.

pub mod size;
mod speed;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// Runs the command: `bench size` or `bench speed`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    match arguments.word().as_deref() {
        Some("size") => size::run(workspace, arguments),
        Some("speed") => speed::run(workspace, arguments),
        _ => Err(Failure::new("bench measures size or speed").hint("run `cargo xtask bench size`")),
    }
}
