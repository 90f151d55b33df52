//! `cargo xtask <command>`: the project's own commands.

mod bench;
mod build;
mod changelog;
mod deck;
mod docs;
mod frameworks;
mod notices;
mod package;
mod package_apps;
mod reference;
mod release;
mod serve;
mod setup;
mod site;
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
    /// Build the documentation into dist/docs, with the quiz running in its pages
    Docs(docs::Args),
    /// Run format check, lints, type check, and native, browser and end-to-end tests
    Test(test::Args),
    /// Measure download sizes and speed
    #[command(subcommand)]
    Bench(bench::Command),
    /// Work with deck files
    #[command(subcommand)]
    Deck(deck::Command),
    /// Build what a static host publishes, for its URL
    Site(site::Args),
    /// Write the files of a release: the build, the npm package, their checksums, and the notes
    Release(release::Args),
    /// Print what the changelog says about a version
    ReleaseNotes(release::NotesArgs),
    /// Write the npm package to dist/npm/, and pack it
    Package(package::Args),
    /// Write the tables of the public interface into the documents that show them
    Reference,
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
        Command::Docs(args) => docs::run(&workspace, args)?,
        Command::Test(args) => return test::run(&workspace, &args),
        Command::Bench(command) => bench::run(&workspace, command)?,
        Command::Deck(command) => return deck::run(&workspace, &command),
        Command::Site(args) => site::run(&workspace, &args)?,
        Command::Release(args) => release::run(&workspace, &args)?,
        Command::ReleaseNotes(args) => release::print_notes(&workspace, &args)?,
        Command::Package(args) => package::run(&workspace, &args)?,
        Command::Reference => reference::run(&workspace)?,
        Command::Setup => setup::run(&workspace)?,
        Command::Studio => studio::run(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use clap::error::ErrorKind;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    /// Each step is a command of the project, so that it can be run on any machine, or it only publishes.
    #[test]
    fn the_steps_of_the_workflows_are_valid() {
        let mut count = 0;
        for workflow in ["ci", "pages", "release"] {
            let path = format!("{}/../.github/workflows/{workflow}.yml", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            for step in text.lines().filter_map(|line| line.split_once("run: ")).map(|(_, step)| step) {
                count += 1;
                let Some(command) = step.strip_prefix("cargo xtask ") else {
                    let publishes_all = step.starts_with("gh release create ")
                        && release::PUBLISHED.iter().all(|file| step.contains(&format!("/{file}")));
                    assert!(step == ".ci/run" || publishes_all, "{workflow}: {step}");
                    continue;
                };
                let command = command.replace("\"$URL\"", "https://quiz.example/").replace("\"$TAG\"", "v0.1.0");
                let words = ["xtask"].into_iter().chain(command.split(' '));
                assert!(Cli::try_parse_from(words).is_ok(), "{workflow}: {step}");
            }
        }
        assert_eq!(count, 4);
    }

    #[test]
    fn combined_arguments_are_valid() {
        for line in [
            "serve --port 8081 --release --deck deck.json",
            "build --out dir --deck deck.json --site https://quiz.example/",
            "docs --out dir --site https://quiz.example/",
            "bench size --no-build",
            "bench load --rounds 3 --peers dir --only a,b",
            "deck convert questions.gift --to json --out deck.json",
            "deck convert deck.json --to csv",
            "package --site https://quiz.example/",
            "package --no-build",
            "reference",
            "site --url https://quiz.example/ --out site",
            "release --tag v0.1.0 --out files",
            "release-notes 0.1.0",
            "setup",
        ] {
            assert!(is_valid(line), "{line}");
        }
        assert!(!is_valid("serve --prot 8081") && !is_valid("sevre"));
    }

    #[test]
    fn every_command_in_the_documents_is_valid() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut count = 0;
        for directory in [root.to_path_buf(), root.join("docs/src")] {
            for entry in fs::read_dir(directory).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_none_or(|extension| extension != "md") {
                    continue;
                }
                let text = fs::read_to_string(&path).unwrap();
                for command in commands(&text) {
                    assert!(is_valid(&command), "cargo xtask {command}, in {}", path.display());
                    count += 1;
                }
            }
        }
        assert!(count > 50, "only {count} commands");
    }

    /// The arguments after `cargo xtask`, up to the end of the code or a comment. Names in capitals stand for values.
    fn commands(text: &str) -> Vec<String> {
        let values = [("URL", "https://quiz.example/"), ("STEP", "native"), ("FORMAT", "json")];
        let value = |word: &str| {
            let value = values.iter().find(|(name, _)| *name == word).map_or(word, |(_, value)| *value);
            value.to_owned()
        };
        let arguments = text.split("cargo xtask ").skip(1).filter_map(|rest| {
            let arguments = rest.split(['`', '\n', '#']).next()?;
            Some(arguments.split("   ").next()?.split_whitespace().map(value).collect::<Vec<_>>().join(" "))
        });
        arguments.collect()
    }

    fn is_valid(arguments: &str) -> bool {
        match Cli::try_parse_from(["xtask"].into_iter().chain(arguments.split(' '))) {
            Ok(_) => true,
            // A command that a sentence only names has no arguments.
            Err(error) => matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::MissingRequiredArgument),
        }
    }
}
