//! `test`: every check there is, in order, from the quickest to the slowest; it stops at the first that fails.
//! The last lines count the tests of each kind, and the very last one is the sum. Knows which checks there are,
//! not what they check.

use crate::arguments::Arguments;
use crate::bench;
use crate::build;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Browser, Needs, Tools};
use crate::workspace::{Workspace, read_text, write};
use crate::yew_host;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

/// The checks in their order.
const STEPS: [Step; 7] = [
    Step { name: "fmt", needs: Needs::LINTS, check: fmt },
    Step { name: "clippy", needs: Needs::LINTS, check: clippy },
    Step { name: "js", needs: Needs::NPM, check: loader_types },
    Step { name: "native", needs: Needs::CARGO, check: native_tests },
    Step { name: "wasm", needs: Needs::WASM_TESTS, check: wasm_tests },
    Step { name: "size", needs: Needs::RELEASE, check: size },
    Step { name: "e2e", needs: Needs::END_TO_END, check: end_to_end_tests },
];

/// One check. Its name is what `--only` takes.
struct Step {
    name: &'static str,
    needs: Needs,
    check: fn(&Workspace, &Tools, Filter<'_>) -> Result<Outcome, Failure>,
}

/// A part of the names of the end-to-end tests to run, as `firefox::teams`.
type Filter<'a> = Option<&'a str>;

/// How a check ended that could be run.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// It has no tests to count, and all is well.
    Well,
    /// It measured something within its bounds: the figure in words.
    Measured(String),
    /// It ran tests.
    Tests(Tally),
    /// It has no tests to count, and something is wrong; what, stands above.
    Bad,
}

/// How many tests passed and failed.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Tally {
    passed: u32,
    failed: u32,
}

/// Runs the command: `test [--only STEP] [--filter NAME]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let only = arguments.option("--only")?;
    let filter = arguments.option("--filter")?;
    arguments.finish()?;
    let steps = chosen(only.as_deref())?;
    let mut report = Report::default();
    let mut failure = None;
    for step in steps {
        println!("\n== {}", step.name);
        match setup::ensure(workspace, step.needs).and_then(|tools| (step.check)(workspace, &tools, filter.as_deref()))
        {
            Ok(outcome) => report.add(step.name, outcome),
            Err(error) => {
                eprintln!("{error}");
                report.add(step.name, Outcome::Bad);
            }
        }
        if let Some(why) = &report.failure {
            failure = Some(
                Failure::new(format!("the step `{}` failed: {why}", step.name))
                    .hint(format!("see above; again: `cargo xtask test --only {}`", step.name)),
            );
            break;
        }
    }
    if let Some(failure) = &failure {
        println!("\n{failure}");
    }
    println!("\n{}", report.lines());
    match failure {
        None => Ok(()),
        Some(_) => std::process::exit(1),
    }
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>, Failure> {
    let steps: Vec<_> = STEPS.iter().filter(|step| only.is_none_or(|name| name == step.name)).collect();
    if steps.is_empty() {
        let names = STEPS.map(|step| step.name).join(", ");
        return Err(Failure::new(format!("there is no step `{}`", only.unwrap_or_default()))
            .hint(format!("the steps are {names}")));
    }
    Ok(steps)
}

/// What the last lines say.
#[derive(Debug, Default)]
struct Report {
    lines: Vec<String>,
    sum: Tally,
    failure: Option<String>,
}

impl Report {
    fn add(&mut self, name: &str, outcome: Outcome) {
        let said = match &outcome {
            Outcome::Well => "ok".to_owned(),
            Outcome::Measured(figure) => figure.clone(),
            Outcome::Bad => "failed".to_owned(),
            Outcome::Tests(tally) if tally.failed > 0 => format!("{} passed, {} FAILED", tally.passed, tally.failed),
            Outcome::Tests(tally) => format!("{} passed", tally.passed),
        };
        self.lines.push(format!("{:<22}{said}", title(name)));
        match outcome {
            Outcome::Well | Outcome::Measured(_) => {}
            Outcome::Bad => self.fail("it did not end well", 1),
            Outcome::Tests(tally) => {
                self.sum.passed += tally.passed;
                if tally.failed > 0 {
                    self.fail("not all tests passed", tally.failed);
                } else if tally.passed == 0 {
                    // A step that silently finds no tests would stay green for ever.
                    self.fail("it ran no tests", 1);
                }
            }
        }
    }

    fn fail(&mut self, why: &str, count: u32) {
        self.sum.failed += count;
        self.failure = Some(why.to_owned());
    }

    fn lines(&self) -> String {
        format!("{}\n{} passed, {} failed", self.lines.join("\n"), self.sum.passed, self.sum.failed)
    }
}

fn title(name: &str) -> &str {
    match name {
        "fmt" => "format",
        "clippy" => "lints",
        "js" => "types of the loader",
        "native" => "native tests",
        "wasm" => "browser tests (wasm)",
        "size" => "size",
        "e2e" => "end-to-end tests",
        other => other,
    }
}

fn fmt(workspace: &Workspace, tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    plain(tools.cargo(workspace).args(["fmt", "--all", "--check"]))
}

fn clippy(workspace: &Workspace, tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    // With the feature, so that the end-to-end tests are linted too.
    let arguments = ["clippy", "--workspace", "--all-targets", "--features", "role-fit/e2e", "--", "-D", "warnings"];
    plain(tools.cargo(workspace).args(arguments))
}

fn loader_types(workspace: &Workspace, tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    let checker = tools.npm_file("typescript/bin/tsc")?;
    plain(
        tools
            .command("node")
            .arg(checker)
            .args(["--noEmit", "--allowJs", "--checkJs", "--strict", "--pretty", "false"])
            .args(["--target", "es2022", "--module", "es2022", "--lib", "es2023,dom,dom.iterable"])
            .args(
                ["role-fit.js", "looks.js", "first-card.js", "embed.js"]
                    .map(|name| workspace.root.join("static").join(name)),
            ),
    )
}

fn native_tests(workspace: &Workspace, tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    counted(tools.cargo(workspace).args(["test", "--workspace"]))
}

fn wasm_tests(workspace: &Workspace, tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    let chromium = tools.chromium()?;
    counted(
        tools
            .cargo(workspace)
            .args(["test", "--package", "role-fit", "--test", "web", "--target", "wasm32-unknown-unknown"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace, chromium)?)
            .env("CHROMEDRIVER", &chromium.driver),
    )
}

/// The driver's capabilities of webdriver.json with the browser that was found, written where builds go.
fn capabilities(workspace: &Workspace, chromium: &Browser) -> Result<PathBuf, Failure> {
    let source = workspace.root.join("webdriver.json");
    let mut value: Value = serde_json::from_str(&read_text(&source)?)
        .map_err(|error| Failure::new(format!("{}: {error}", source.display())))?;
    if let Some(options) = value.pointer_mut("/goog:chromeOptions").and_then(Value::as_object_mut) {
        options.insert("binary".to_owned(), json!(chromium.program));
    }
    let path = workspace.target.join("xtask/webdriver.json");
    write(&path, value.to_string())?;
    Ok(path)
}

fn size(workspace: &Workspace, _tools: &Tools, _: Filter<'_>) -> Result<Outcome, Failure> {
    build::build_into(workspace, &workspace.dist())?;
    let sizes = bench::size::measure(workspace, &workspace.dist())?;
    print!("{}", sizes.table());
    sizes.within_budget()?;
    Ok(Outcome::Measured(sizes.summary()))
}

fn end_to_end_tests(workspace: &Workspace, tools: &Tools, filter: Filter<'_>) -> Result<Outcome, Failure> {
    // Alone (`--only e2e`) it takes the build that is there, and makes one where there is none.
    if !workspace.dist().join("role-fit.js").is_file() {
        build::build_into(workspace, &workspace.dist())?;
    }
    let arguments = ["test", "--package", "role-fit", "--features", "e2e", "--test", "e2e"];
    let yew_host = yew_host::build(workspace)?;
    let twelve = workspace.target.join("tmp/twelve");
    build::build_deck_into(workspace, &workspace.root.join("tests/bench/twelve.json"), &twelve)?;
    let mut cargo = tools.browser_cargo(workspace)?;
    cargo.args(arguments).env("ROLE_FIT_YEW_HOST", yew_host).env("ROLE_FIT_TWELVE", twelve);
    cargo.arg("--").args(filter);
    counted(&mut cargo)
}

/// Runs a check that has only an exit code.
fn plain(command: &mut Command) -> Result<Outcome, Failure> {
    Ok(if process::watch(command, |_| {})? { Outcome::Well } else { Outcome::Bad })
}

/// Runs a command that runs tests, and counts them.
fn counted(command: &mut Command) -> Result<Outcome, Failure> {
    let mut tally = Tally::default();
    let well = process::watch(command, |line| tally.add(line))?;
    if !well && tally.failed == 0 {
        // It did not compile, or broke off between two tests.
        tally.failed = 1;
    }
    Ok(Outcome::Tests(tally))
}

impl Tally {
    /// Adds a line's counts, if it is the last line of a run of tests: `test result: ok. 3 passed; 0 failed; …`.
    fn add(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else {
            return;
        };
        self.passed += count_before(counts, " passed");
        self.failed += count_before(counts, " failed");
    }
}

fn count_before(text: &str, word: &str) -> u32 {
    text.split_once(word)
        .and_then(|(before, _)| before.rsplit(' ').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_over_several_runs() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 filtered out",
        ] {
            tally.add(line);
        }
        assert_eq!(tally, Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let mut report = Report::default();
        report.add("fmt", Outcome::Well);
        report.add("native", Outcome::Tests(Tally { passed: 3, failed: 0 }));
        report.add("e2e", Outcome::Tests(Tally { passed: 4, failed: 0 }));
        assert_eq!(report.failure, None);
        assert_eq!(report.lines().lines().last(), Some("7 passed, 0 failed"));
    }

    #[test]
    fn no_tests_and_no_compilation_are_failures() {
        for (outcome, last) in [
            (Outcome::Tests(Tally::default()), "3 passed, 1 failed"),
            (Outcome::Bad, "3 passed, 1 failed"),
            (Outcome::Tests(Tally { passed: 1, failed: 2 }), "4 passed, 2 failed"),
        ] {
            let mut report = Report::default();
            report.add("native", Outcome::Tests(Tally { passed: 3, failed: 0 }));
            report.add("wasm", outcome);
            assert!(report.failure.is_some());
            assert_eq!(report.lines().lines().last(), Some(last));
        }
    }

    #[test]
    fn only_takes_known_steps() {
        assert_eq!(chosen(None).unwrap().len(), STEPS.len());
        assert_eq!(chosen(Some("js")).unwrap().len(), 1);
        assert!(chosen(Some("speed")).is_err());
    }
}
