//! `deck check`: runs the deck checker. It is a program of its own, so that a change of the quiz does not rebuild xtask.

use crate::workspace::Workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xshell::cmd;

/// The commands for deck files.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Report every error of a deck with its line, then whether its scoring is fair
    Check {
        /// The deck file
        file: PathBuf,
    },
}

/// Runs one of the commands. Errors in the deck have been printed and become the exit code.
pub fn run(workspace: &Workspace, command: &Command) -> Result<ExitCode> {
    let Command::Check { file } = command;
    Ok(if is_clean(workspace, file)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the checker's report. Returns whether the deck has neither errors nor warnings.
pub fn is_clean(workspace: &Workspace, file: &Path) -> Result<bool> {
    let manifest = workspace.root.join("Cargo.toml");
    // The checker prints FILE as the user wrote it, so it runs in the user's directory.
    let _directory = workspace.shell.push_dir(std::env::current_dir()?);
    let check = cmd!(
        workspace.shell,
        "cargo run --quiet --manifest-path {manifest} --package role-fit-deck-tool -- check {file}"
    );
    Ok(std::process::Command::from(check).status()?.success())
}
