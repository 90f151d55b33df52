//! `bench load` and `bench answers`: our quiz and others with the same twelve questions, each visited in one browser, round
//! by round.
//!
//! The other quizzes are those of a harness that `--peers` names, which then measures. Without it, `benches/quizzes.rs`
//! measures one hand-written quiz. Both print figures and assert none: a busy machine would make every limit fail.

use super::figures::Table;
use super::size::compress_directory;
use crate::build;
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The harness's own files: the measuring program, what it measures, and how that is built.
const HARNESS: [&str; 6] =
    ["measure.mjs", "config.mjs", "build.mjs", "server.mjs", "package.json", "package-lock.json"];

/// The harness's directory with one file for each quiz.
const HARNESS_QUIZZES: &str = "peers";

/// The arguments of `bench load` and `bench answers`.
#[derive(clap::Args)]
pub struct Args {
    /// How often each quiz is visited
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    /// A directory with a harness of other quizzes (measure.mjs, config.mjs, build.mjs); without it, ours is compared with
    /// one hand-written quiz. ROLE_FIT_PEERS sets it too
    #[arg(long, value_name = "DIR")]
    peers: Option<PathBuf>,
    /// Measure only these quizzes of the harness beside ours
    #[arg(long, value_name = "NAMES")]
    only: Option<String>,
    /// Use the last build
    #[arg(long)]
    no_build: bool,
    /// Print the last measurement again
    #[arg(long)]
    last: bool,
}

/// Measures and prints one of the two tables.
pub fn run(workspace: &Workspace, args: Args, table: &Table) -> Result<()> {
    let Args { rounds, peers, only, no_build, last } = args;
    let peers = peers.or_else(|| std::env::var_os("ROLE_FIT_PEERS").filter(|path| !path.is_empty()).map(PathBuf::from));
    ensure!(only.is_none() || peers.is_some(), "--only selects quizzes of --peers, which is missing");
    let paths = Paths::of(workspace);
    let shell = &workspace.shell;
    if !last {
        let sources = sources(workspace);
        if !no_build {
            build::build_with_deck(workspace, &sources.join("twelve.json"), &paths.ours)?;
        }
        ensure!(shell.path_exists(paths.ours.join("role-fit.js")), "there is no build yet; omit --no-build");
        // A page with our quiz and nothing else.
        shell.copy_file(sources.join("page.html"), paths.ours.join("bench.html"))?;
        match peers {
            Some(peers) => {
                measure_with_peers(workspace, &paths, &std::path::absolute(peers)?, rounds, only.as_deref())?;
            }
            None => measure_alone(workspace, &paths, rounds)?,
        }
    }
    let results = read_json(shell, &paths.results).context("there is no measurement yet; omit --last")?;
    println!("\n{}", table.of(&results));
    println!("\nall figures: {}", paths.results.display());
    Ok(())
}

/// Where everything is written.
struct Paths {
    ours: PathBuf,
    hand_written: PathBuf,
    peers: PathBuf,
    results: PathBuf,
}

impl Paths {
    fn of(workspace: &Workspace) -> Self {
        let bench = workspace.target.join("bench");
        Self {
            ours: bench.join("ours"),
            hand_written: bench.join("hand-written"),
            peers: bench.join("peers"),
            results: bench.join("results.json"),
        }
    }
}

fn sources(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/bench")
}

/// The harness measures its own quizzes and ours.
fn measure_with_peers(
    workspace: &Workspace,
    paths: &Paths,
    peers: &Path,
    rounds: u16,
    only: Option<&str>,
) -> Result<()> {
    setup::ensure(workspace, Need::SPEED)?;
    let shell = &workspace.shell;
    let directory = &paths.peers;
    copy_harness(shell, peers, directory)?;
    let subjects = subjects(workspace, &[("ours", &paths.ours), ("ours-engine", &paths.ours)])?;
    shell.write_file(directory.join("with-ours.mjs"), config(&subjects))?;

    let _directory = shell.push_dir(directory);
    // npm writes this file last.
    if !shell.path_exists("node_modules/.package-lock.json") {
        cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").run()?;
    }
    cmd!(shell, "node build.mjs").run()?;
    let (rounds, results) = (rounds.to_string(), &paths.results);
    let only = only.map(|names| ["--only".to_owned(), format!("{names},ours,ours-engine")]);
    let only = only.iter().flatten();
    cmd!(shell, "node measure.mjs --config with-ours.mjs --report report.md --runs {rounds} --out {results} {only...}")
        .run()?;
    Ok(())
}

/// Copies the harness to a directory that can be written. Its packages stay until the lock file changes.
fn copy_harness(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    let lock = "package-lock.json";
    let read = |path: PathBuf| shell.read_binary_file(path).ok();
    if read(from.join(lock)) != read(to.join(lock)) {
        shell.remove_path(to.join("node_modules"))?;
    }
    let quizzes = to.join(HARNESS_QUIZZES);
    shell.create_dir(&quizzes)?;
    for name in HARNESS {
        shell
            .copy_file(from.join(name), to)
            .context("--peers must be a directory with measure.mjs, config.mjs and build.mjs")?;
    }
    for file in shell.read_dir(from.join(HARNESS_QUIZZES))? {
        shell.copy_file(file, &quizzes)?;
    }
    Ok(())
}

/// The harness's configuration with our entries added.
fn config(subjects: &[Value]) -> String {
    let ours: String = subjects.iter().map(|subject| format!("  {subject},\n")).collect();
    format!("import theirs from './config.mjs';\nexport default [\n  ...theirs,\n{ours}];\n")
}

/// Our own benchmark measures ours and the hand-written quiz.
fn measure_alone(workspace: &Workspace, paths: &Paths, rounds: u16) -> Result<()> {
    let tools = setup::ensure(workspace, Need::SPEED)?;
    build_hand_written(workspace, &paths.hand_written)?;
    for directory in [&paths.ours, &paths.hand_written] {
        compress_directory(&workspace.shell, directory)?;
    }
    let directories = [("ours", &paths.ours), ("ours-engine", &paths.ours), ("hand-written", &paths.hand_written)];
    let subjects_path = paths.results.with_file_name("subjects.json");
    workspace.shell.write_file(&subjects_path, Value::from(subjects(workspace, &directories)?).to_string())?;
    let bench = tools.browser_cargo(workspace)?;
    bench
        .args(["bench", "--package", "role-fit", "--features", "e2e", "--bench", "quizzes"])
        .env("ROLE_FIT_SUBJECTS", subjects_path)
        .env("ROLE_FIT_ROUNDS", rounds.to_string())
        .env("ROLE_FIT_RESULTS", &paths.results)
        .run()?;
    Ok(())
}

/// Minifies it, as its author would.
fn build_hand_written(workspace: &Workspace, to: &Path) -> Result<()> {
    let (shell, from) = (&workspace.shell, sources(workspace).join("hand-written"));
    shell.create_dir(to)?;
    let files = ["app.js", "app.css"].map(|name| from.join(name));
    cmd!(shell, "esbuild --minify --format=esm --legal-comments=none --log-level=error --outdir={to} {files...}")
        .run()?;
    shell.copy_file(from.join("index.html"), to)?;
    Ok(())
}

/// The entries of subjects.json with these names, each with the directory of its quiz.
fn subjects(workspace: &Workspace, directories: &[(&str, &PathBuf)]) -> Result<Vec<Value>> {
    let path = sources(workspace).join("subjects.json");
    let list = read_json(&workspace.shell, &path)?;
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let subject = |&(name, directory): &(&str, &PathBuf)| {
        let subject = list.iter().find(|subject| subject.get("name") == Some(&json!(name)));
        let mut subject = subject.cloned().with_context(|| format!("{} has no entry `{name}`", path.display()))?;
        if let Some(fields) = subject.as_object_mut() {
            fields.insert("dir".to_owned(), json!(directory));
        }
        Ok(subject)
    };
    directories.iter().map(subject).collect()
}

fn read_json(shell: &Shell, path: &Path) -> Result<Value> {
    serde_json::from_str(&shell.read_file(path)?).with_context(|| format!("{} is not valid JSON", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_contains_theirs_and_ours() {
        let config = config(&[json!({"name": "ours", "ready": "vis($('a >>> b'))"})]);
        assert_eq!(
            config,
            "import theirs from './config.mjs';\nexport default [\n  ...theirs,\n  \
             {\"name\":\"ours\",\"ready\":\"vis($('a >>> b'))\"},\n];\n"
        );
    }

    #[test]
    fn every_entry_has_what_a_measurement_needs() {
        let workspace = Workspace::find().unwrap();
        let directory = PathBuf::from("/somewhere");
        let names = ["ours", "ours-engine", "hand-written"];
        let entries = subjects(&workspace, &names.map(|name| (name, &directory))).unwrap();
        for (entry, name) in entries.iter().zip(names) {
            assert_eq!(entry["name"], name);
            assert_eq!(entry["dir"], "/somewhere");
            for field in ["path", "ready", "done"] {
                assert!(entry[field].is_string(), "{name}: {field}");
            }
            let answers = entry["steps"].as_array().unwrap().iter().filter(|step| step["answer"] == true);
            assert_eq!(answers.count(), 1, "{name}");
        }
        assert!(subjects(&workspace, &[("nobody", &directory)]).is_err());
    }
}
