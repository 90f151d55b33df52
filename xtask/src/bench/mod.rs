//! `bench`: what the quiz costs its readers in bytes and time.

mod core;
mod figures;
mod quizzes;
pub mod size;

use crate::workspace::Workspace;
use anyhow::Result;
use figures::Table;

/// What is measured.
#[derive(clap::Subcommand)]
pub enum Command {
    /// The download until the first question, compared with its budget
    Size(size::Args),
    /// Twelve questions in ours and in other quizzes: bytes, and the time until they are ready
    Load(quizzes::Args),
    /// The same twelve questions: how long an answer takes, and the memory of a play
    Answers(quizzes::Args),
    /// The quiz without a browser, with 10 to 10,000 items
    Core,
}

/// Runs one of the benchmarks.
pub fn run(workspace: &Workspace, command: Command) -> Result<()> {
    match command {
        Command::Size(args) => size::run(workspace, &args),
        Command::Load(args) => quizzes::run(workspace, args, &Table::LOAD),
        Command::Answers(args) => quizzes::run(workspace, args, &Table::ANSWERS),
        Command::Core => core::run(workspace),
    }
}
