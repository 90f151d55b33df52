//! `deck check` and `deck convert`: run the deck tool. It is a program of its own, so that a change of the quiz does not rebuild xtask.

use crate::workspace::Workspace;
use anyhow::Result;
use clap::builder::PossibleValuesParser;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xshell::cmd;

/// The commands for deck files.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Report every error of a deck with its line, then whether its scoring is fair; or what of a file cannot be read
    Check {
        /// A deck, or a file with questions in GIFT, Aiken, Markdown or CSV
        file: PathBuf,
        /// First write the ids that the deck leaves out, and change nothing else in the file
        #[arg(long)]
        fix: bool,
        /// Compare a translated deck with the original: all but the texts and their language must be the same. Also list texts
        /// that seem not to be translated
        #[arg(long, value_name = "ORIGINAL", conflicts_with = "fix")]
        against: Option<PathBuf>,
    },
    /// Write the questions of a file in another format
    Convert {
        /// A deck, or a file with questions in GIFT, Aiken, Markdown or CSV
        file: PathBuf,
        /// The format to write
        #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["json", "gift", "markdown", "csv"]))]
        to: String,
        /// The file to write; otherwise the questions are printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs one of the commands. Errors in the deck have been printed and become the exit code.
pub fn run(workspace: &Workspace, command: &Command) -> Result<ExitCode> {
    let succeeded = match command {
        Command::Check { file, fix: false, against: None } => is_clean(workspace, file)?,
        Command::Check { file, against: Some(original), .. } => {
            run_tool(workspace, &["check".into(), file.into(), "--against".into(), original.into()])?
        }
        Command::Check { file, fix: true, against: None } => {
            run_tool(workspace, &["check".into(), file.into(), "--fix".into()])?
        }
        Command::Convert { file, to, out } => {
            let mut arguments: Vec<OsString> = vec!["convert".into(), file.into(), "--to".into(), to.into()];
            if let Some(out) = out {
                arguments.extend(["--out".into(), out.into()]);
            }
            run_tool(workspace, &arguments)?
        }
    };
    Ok(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the checker's report. Returns whether the deck has neither errors nor warnings.
pub fn is_clean(workspace: &Workspace, file: &Path) -> Result<bool> {
    run_tool(workspace, &["check".into(), file.into()])
}

fn run_tool(workspace: &Workspace, arguments: &[OsString]) -> Result<bool> {
    let manifest = workspace.root.join("Cargo.toml");
    // The tool prints FILE as the user wrote it, so it runs in the user's directory.
    let _directory = workspace.shell.push_dir(std::env::current_dir()?);
    let tool = cmd!(
        workspace.shell,
        "cargo run --quiet --manifest-path {manifest} --package role-fit-deck-tool -- {arguments...}"
    );
    Ok(std::process::Command::from(tool).status()?.success())
}
