//! `deck check`: runs the checker of decks, which is an example of the root package. This program must not be built
//! on the library itself: Trunk's hook runs it after each build, and every change of the library would rebuild it.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;
use std::process::{Command, Stdio};

/// Runs the command: `deck check FILE`. Ends as the checker does.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let usage = || Failure::new("deck checks one file").hint("run `cargo xtask deck check FILE`");
    if arguments.word().as_deref() != Some("check") {
        return Err(usage());
    }
    let file = arguments.word().ok_or_else(usage)?;
    arguments.finish()?;
    // Not in the checkout: FILE is as the caller sees it.
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--package", "role-fit", "--example", "deck-check", "--manifest-path"])
        .arg(workspace.root.join("Cargo.toml"))
        .args(["--", &file])
        .stdin(Stdio::null());
    let status = command.status().map_err(|error| Failure::new(format!("cannot start cargo: {error}")))?;
    if status.success() { Ok(()) } else { std::process::exit(1) }
}
