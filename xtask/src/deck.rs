//! `deck check`: runs the checker of decks, which is an example of the root package. This program must not be built
//! on the library itself: Trunk's hook runs it after each build, and every change of the library would rebuild it.
//! Also knows which deck a build embeds; knows nothing of what is in a deck.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The environment variable by which `build` names the deck to embed to the compiler's build script and, through Trunk,
/// to `stamp`: an absolute path. Unset or empty, it is the shipped deck.
pub const DECK_VARIABLE: &str = "ROLE_FIT_DECK";

/// The file of the deck that is embedded where nobody names another.
pub fn shipped(workspace: &Workspace) -> PathBuf {
    workspace.root.join("static/decks/po-pm.json")
}

/// The deck that the environment names instead of the shipped one.
pub fn named() -> Option<PathBuf> {
    env::var_os(DECK_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Runs the command: `deck check FILE`. Ends as the checker does.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let usage = || Failure::new("deck checks one file").hint("run `cargo xtask deck check FILE`");
    if arguments.word().as_deref() != Some("check") {
        return Err(usage());
    }
    let file = arguments.word().ok_or_else(usage)?;
    arguments.finish()?;
    if is_clean(workspace, file.as_ref())? { Ok(()) } else { std::process::exit(1) }
}

/// Runs the checker, which prints its report: whether it found nothing, neither a fault nor a lint.
pub fn is_clean(workspace: &Workspace, file: &OsStr) -> Result<bool, Failure> {
    // Not in the checkout: FILE is as the caller sees it.
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--package", "role-fit", "--example", "deck-check", "--manifest-path"])
        .arg(workspace.root.join("Cargo.toml"))
        .arg("--")
        .arg(file)
        .env_remove(DECK_VARIABLE)
        .stdin(Stdio::null());
    let status = command.status().map_err(|error| Failure::new(format!("cannot start cargo: {error}")))?;
    Ok(status.success())
}
