//! `bench load` and `bench answers`: our quiz around twelve questions beside the same twelve in other quizzes, each visited
//! in one browser, round by round. The others are those of a harness that the caller names, measured by it, or else one
//! quiz written by hand, measured by `benches/quizzes.rs`. Prints figures and asserts none of them: a clock on a busy
//! machine proves nothing. Knows what is built and run; the tables are `figures`'.

use super::figures::Table;
use super::size;
use crate::arguments::Arguments;
use crate::build;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs, Tools};
use crate::stamp::minify::{Language, Minifier};
use crate::workspace::{Workspace, cannot, read_bytes, read_text, write};
use serde_json::{Value, json};
use std::env;
use std::path::{Path, PathBuf};

const ROUNDS: usize = 7;

/// Names the folder of a harness with other people's quizzes, as `--peers` does.
const PEERS_VARIABLE: &str = "ROLE_FIT_PEERS";

/// The harness's own files: its measure, what it measures, how that is built.
const HARNESS: [&str; 6] =
    ["measure.mjs", "config.mjs", "build.mjs", "server.mjs", "package.json", "package-lock.json"];

/// Its folder with a file for each quiz.
const HARNESS_FOLDER: &str = "peers";

/// Runs the command: `bench load|answers [--rounds N] [--peers DIR] [--only NAMES] [--no-build] [--last]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments, table: &Table) -> Result<(), Failure> {
    let rounds = arguments.option("--rounds")?.map_or(Ok(ROUNDS), |rounds| counted(&rounds))?;
    let peers = arguments.option("--peers")?.map(PathBuf::from);
    let peers = peers.or_else(|| env::var_os(PEERS_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from));
    let only = arguments.option("--only")?;
    let is_built = arguments.flag("--no-build");
    let is_measured = arguments.flag("--last");
    arguments.finish()?;
    if only.is_some() && peers.is_none() {
        return Err(
            Failure::new("--only chooses among the quizzes of --peers").hint("name their folder by --peers DIR")
        );
    }
    let places = Places::of(workspace);
    if !is_measured {
        let sources = sources(workspace);
        if !is_built {
            build::build_deck_into(workspace, &sources.join("twelve.json"), &places.ours)?;
        }
        if !places.ours.join("role-fit.js").is_file() {
            return Err(Failure::new(format!("{} holds no build", places.ours.display())).hint("leave --no-build out"));
        }
        // A page that holds our quiz and nothing else.
        write(&places.ours.join("bench.html"), read_bytes(&sources.join("page.html"))?)?;
        match peers {
            Some(peers) => measure_with_peers(workspace, &places, &peers, rounds, only.as_deref())?,
            None => measure_alone(workspace, &places, rounds)?,
        }
    }
    let results = read_text(&places.results).map_err(|failure| failure.hint("leave --last out to measure"))?;
    println!("\n{}", table.of(&json_of(&places.results, &results)?));
    println!("\nall figures: {}", places.results.display());
    Ok(())
}

/// Where everything goes.
struct Places {
    ours: PathBuf,
    hand_written: PathBuf,
    peers: PathBuf,
    results: PathBuf,
}

impl Places {
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

fn counted(rounds: &str) -> Result<usize, Failure> {
    rounds
        .parse()
        .ok()
        .filter(|rounds| *rounds > 0)
        .ok_or_else(|| Failure::new(format!("`{rounds}` is no number of rounds: a whole number from 1 on")))
}

fn sources(workspace: &Workspace) -> PathBuf {
    workspace.root.join("tests/bench")
}

/// By the harness: other people's quizzes and ours. One written by hand is among them.
fn measure_with_peers(
    workspace: &Workspace,
    places: &Places,
    peers: &Path,
    rounds: usize,
    only: Option<&str>,
) -> Result<(), Failure> {
    // Chromium is where Debian puts it.
    let tools = setup::ensure(workspace, Needs::SPEED)?;
    let folder = &places.peers;
    copy_harness(peers, folder)?;
    let run =
        |program: &str, arguments: &[&str]| process::run(tools.command(program).args(arguments).current_dir(folder));
    // npm writes this file when all else is there.
    if !folder.join("node_modules/.package-lock.json").is_file() {
        run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    }
    run("node", &["build.mjs"])?;
    let subjects = subjects(workspace, &[("ours", &places.ours), ("ours-engine", &places.ours)])?;
    write(&folder.join("with-ours.mjs"), config(&subjects))?;
    let mut measure = tools.command("node");
    measure.current_dir(folder).args(["measure.mjs", "--config", "with-ours.mjs", "--report", "report.md", "--runs"]);
    measure.arg(rounds.to_string()).arg("--out").arg(&places.results);
    if let Some(only) = only {
        measure.args(["--only", &format!("{only},ours,ours-engine")]);
    }
    process::run(&mut measure)
}

/// A copy that can be written to. Its packages stay as long as their lock file does.
fn copy_harness(from: &Path, to: &Path) -> Result<(), Failure> {
    let read = |name: &Path| {
        read_bytes(&from.join(name)).map_err(|failure| {
            failure.hint("--peers names a folder with measure.mjs, config.mjs, build.mjs and what belongs to them")
        })
    };
    let copy = |name: &Path| write(&to.join(name), read(name)?);
    let lock = Path::new("package-lock.json");
    if read_bytes(&to.join(lock)).ok() != Some(read(lock)?) {
        let _ = std::fs::remove_dir_all(to.join("node_modules"));
    }
    for name in HARNESS {
        copy(Path::new(name))?;
    }
    let quizzes = from.join(HARNESS_FOLDER);
    for entry in std::fs::read_dir(&quizzes).map_err(|error| cannot("read", &quizzes, &error))? {
        let entry = entry.map_err(|error| cannot("read", &quizzes, &error))?;
        copy(&Path::new(HARNESS_FOLDER).join(entry.file_name()))?;
    }
    Ok(())
}

/// The harness's configuration: its own entries and ours.
fn config(subjects: &[Value]) -> String {
    let ours: String = subjects.iter().map(|subject| format!("  {subject},\n")).collect();
    format!("import theirs from './config.mjs';\nexport default [\n  ...theirs,\n{ours}];\n")
}

/// By our own bench: ours, and the quiz written by hand.
fn measure_alone(workspace: &Workspace, places: &Places, rounds: usize) -> Result<(), Failure> {
    let tools = setup::ensure(workspace, Needs::SPEED)?;
    build_hand_written(workspace, &places.hand_written)?;
    for folder in [&places.ours, &places.hand_written] {
        size::compress_folder(folder)?;
    }
    let dirs = [("ours", &places.ours), ("ours-engine", &places.ours), ("hand-written", &places.hand_written)];
    let path = places.results.with_file_name("subjects.json");
    write(&path, Value::from(subjects(workspace, &dirs)?).to_string())?;
    process::run(
        quizzes(&tools, workspace)?
            .env("ROLE_FIT_SUBJECTS", path)
            .env("ROLE_FIT_ROUNDS", rounds.to_string())
            .env("ROLE_FIT_RESULTS", &places.results),
    )
}

fn quizzes(tools: &Tools, workspace: &Workspace) -> Result<std::process::Command, Failure> {
    let mut cargo = tools.browser_cargo(workspace)?;
    cargo.args(["bench", "--package", "role-fit", "--features", "e2e", "--bench", "quizzes"]);
    Ok(cargo)
}

/// As small as its author would publish it.
fn build_hand_written(workspace: &Workspace, to: &Path) -> Result<(), Failure> {
    let from = sources(workspace).join("hand-written");
    let minifier = Minifier::for_build(workspace, true)?;
    for (name, language) in [("app.js", Language::Module), ("app.css", Language::Style)] {
        write(&to.join(name), minifier.minified(name, &read_text(&from.join(name))?, language)?)?;
    }
    write(&to.join("index.html"), read_bytes(&from.join("index.html"))?)
}

/// The entries of `subjects.json` with these names, each with its folder.
fn subjects(workspace: &Workspace, dirs: &[(&str, &PathBuf)]) -> Result<Vec<Value>, Failure> {
    let path = sources(workspace).join("subjects.json");
    let list = json_of(&path, &read_text(&path)?)?;
    dirs.iter()
        .map(|(name, dir)| {
            let mut subject = list
                .as_array()
                .and_then(|list| list.iter().find(|subject| subject.get("name") == Some(&json!(name))))
                .cloned()
                .ok_or_else(|| Failure::new(format!("{} has no entry `{name}`", path.display())))?;
            if let Some(fields) = subject.as_object_mut() {
                fields.insert("dir".to_owned(), json!(dir));
            }
            Ok(subject)
        })
        .collect()
}

fn json_of(path: &Path, text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_counted_from_one() {
        assert_eq!(counted("7").unwrap(), 7);
        for wrong in ["0", "-1", "some", ""] {
            assert!(counted(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_configuration_is_theirs_and_ours() {
        let config = config(&[json!({"name": "ours", "ready": "vis($('a >>> b'))"})]);
        assert_eq!(
            config,
            "import theirs from './config.mjs';\nexport default [\n  ...theirs,\n  \
             {\"name\":\"ours\",\"ready\":\"vis($('a >>> b'))\"},\n];\n"
        );
    }

    #[test]
    fn every_entry_has_all_that_a_measure_asks_for() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf();
        let workspace = Workspace { target: root.join("target"), cache: root.clone(), root };
        let dir = PathBuf::from("/somewhere");
        let names = ["ours", "ours-engine", "hand-written"];
        let entries = subjects(&workspace, &names.map(|name| (name, &dir))).unwrap();
        for (entry, name) in entries.iter().zip(names) {
            assert_eq!(entry["name"], name);
            assert_eq!(entry["dir"], "/somewhere");
            for field in ["path", "ready", "done"] {
                assert!(entry[field].is_string(), "{name}: {field}");
            }
            let answers = entry["steps"].as_array().unwrap().iter().filter(|step| step["answer"] == true);
            assert_eq!(answers.count(), 1, "{name}");
        }
        assert!(subjects(&workspace, &[("nobody", &dir)]).is_err());
    }
}
