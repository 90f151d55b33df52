//! `cargo xtask <command>`: the project's own commands.

mod bench;
mod build;
mod deck;
mod frameworks;
mod serve;
mod setup;
mod studio;
mod test;
mod workspace;
mod yew_host;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// The project's commands. Each one first installs the tools that it needs and that are missing.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", after_help = ENVIRONMENT)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const ENVIRONMENT: &str = "\
Environment:
  CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, MINIBROWSER, WEBKIT_DRIVER, XVFB
                     programs for the browser tests, if they are not found automatically
  ROLE_FIT_PEERS     the same as --peers
  XDG_CACHE_HOME     where installed tools are cached, in role-fit/ (default: ~/.cache)";

#[derive(Subcommand)]
enum Command {
    /// Build the page, serve it on this machine and rebuild it after changes
    Serve(serve::Args),
    /// Make a release build that any static host can serve
    Build(build::Args),
    /// Run format check, lints, type check, and native, browser and end-to-end tests
    Test(test::Args),
    /// Measure download sizes and speed
    #[command(subcommand)]
    Bench(bench::Command),
    /// Work with deck files
    #[command(subcommand)]
    Deck(deck::Command),
    /// Install everything that the other commands need
    Setup,
    /// Build the studio; Trunk runs this within the build of the page
    #[command(hide = true)]
    Studio,
}

fn main() -> ExitCode {
    let Cli { command } = Cli::parse();
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Serve(args) => serve::run(&workspace, &args)?,
        Command::Build(args) => build::run(&workspace, args)?,
        Command::Test(args) => return test::run(&workspace, &args),
        Command::Bench(command) => bench::run(&workspace, command)?,
        Command::Deck(command) => return deck::run(&workspace, &command),
        Command::Setup => setup::run(&workspace)?,
        Command::Studio => studio::run(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_documented_commands_are_valid() {
        for line in [
            "serve --port 8081 --release",
            "build --out dir --deck deck.json --site https://quiz.example/",
            "test --only native",
            "bench size --no-build",
            "bench load --rounds 3 --peers dir --only a,b",
            "bench answers --last",
            "bench core",
            "deck check deck.json",
            "deck check questions.gift",
            "deck convert questions.gift --to json --out deck.json",
            "deck convert deck.json --to csv",
            "setup",
        ] {
            let words = ["xtask"].into_iter().chain(line.split(' '));
            assert!(Cli::try_parse_from(words).is_ok(), "{line}");
        }
    }
}
