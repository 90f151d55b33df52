//! `cargo xtask <command>`: finds the command and runs it. Knows nothing of what a command does.

mod arguments;
mod bench;
mod build;
mod deck;
mod failure;
mod process;
mod serve;
mod setup;
mod site;
mod stamp;
mod test;
mod workspace;
mod yew_host;

use arguments::Arguments;
use failure::Failure;
use std::process::ExitCode;
use workspace::Workspace;

const HELP: &str = "\
The project's commands. Each of them installs what it lacks first and says so.

  cargo xtask serve [--port N] [--release]  build the page, serve it on this machine, rebuild on changes
  cargo xtask test [--only STEP]            format, lints, types, native, browser and end-to-end tests
  cargo xtask test --only e2e --filter NAME the end-to-end tests with NAME in their names, as firefox::teams
  cargo xtask build [--out DIR]             a release build that any static host can serve (default: dist)
  cargo xtask build --deck FILE --out DIR   the same around another deck, once the checker finds nothing in it
  cargo xtask build --site ADDRESS          the same for that public address, https://HOST/path/, which previews of links name
  cargo xtask bench size [--no-build]       what a reader downloads until the first question, against its budget
  cargo xtask bench load [MEASURE]          twelve questions in ours and in other quizzes: bytes, and when they are there
  cargo xtask bench answers [MEASURE]       the same twelve: how long an answer takes, and the memory of a play
  cargo xtask bench core                    what the pure part costs from 10 to 10,000 items, and how that grows
  cargo xtask deck check FILE               every fault of a deck with its line, and whether its scoring is fair
  cargo xtask setup                         install all that the commands need, and nothing else
  cargo xtask stamp                         called by Trunk after each build; not by hand

STEP is one of: fmt, clippy, js, native, wasm, size, e2e.

MEASURE is any of: --rounds N (default: 7); --no-build, to take the build that is there; --last, to print what was
measured last, by whichever of the two; --peers DIR, a folder with a harness of other people's quizzes (measure.mjs,
config.mjs, build.mjs), and --only NAMES, those of its quizzes to be measured beside ours. Without --peers it is one
quiz written by hand.

Environment: CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, MINIBROWSER, WEBKIT_DRIVER and XVFB name the browsers of the
tests and what drives them where they are not found by themselves;
ROLE_FIT_PEERS names a folder as --peers does; XDG_CACHE_HOME says where fetched tools are kept (default: ~/.cache), in a folder named role-fit.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = Arguments::from_environment();
    let command = arguments.word();
    if arguments.flag("--help") || arguments.flag("-h") {
        println!("{HELP}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match command.as_deref() {
        Some("setup") => setup::run(&workspace, arguments),
        Some("serve") => serve::run(&workspace, arguments),
        Some("build") => build::run(&workspace, arguments),
        Some("stamp") => stamp::run(&workspace, arguments),
        Some("bench") => bench::run(&workspace, arguments),
        Some("test") => test::run(&workspace, arguments),
        Some("deck") => deck::run(&workspace, arguments),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(Failure::new(format!("there is no command `{other}`")).hint("run `cargo xtask --help`")),
    }
}
