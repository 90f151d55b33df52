//! Trunk, wasm-bindgen, wasm-opt and geckodriver. Each is taken from PATH where its version fits, then from the cache,
//! and else installed: where Trunk can fetch the middle two itself they are left to it.

use super::{announce, is_there, npm};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, cannot, on_path, user_cache};
use std::path::PathBuf;
use std::process::Command;

/// The newest one that the toolchains of the minimum version can compile.
const TRUNK: &str = "0.21.14";
/// The version of wasm-opt, which Trunk.toml and xtask/npm/package.json name too.
const BINARYEN: &str = "132";
/// The one that the tests were tried with.
const GECKODRIVER: &str = "0.37.1";

/// Makes sure of Trunk. Answers the folder that holds it, where that is not on PATH.
pub fn trunk(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    from_cargo(workspace, &Program { name: "trunk", package: "trunk", version: TRUNK, about: "6 minutes" })
}

/// Makes sure of wasm-bindgen in the version of Cargo.lock, `with_runner` with its runner of tests. Answers the
/// folder that holds it, where it is neither on PATH nor Trunk's to fetch.
pub fn wasm_bindgen(workspace: &Workspace, with_runner: bool) -> Result<Option<PathBuf>, Failure> {
    let version = workspace.locked_version("wasm-bindgen")?;
    let name = if with_runner { "wasm-bindgen-test-runner" } else { "wasm-bindgen" };
    let program = Program { name, package: "wasm-bindgen-cli", version: &version, about: "3 minutes" };
    if program.is_at_hand(workspace) || with_runner || !trunk_can_fetch("wasm-bindgen", &version) {
        return from_cargo(workspace, &program);
    }
    Ok(None)
}

/// Makes sure of wasm-opt. Answers the folder that holds it, where it is neither on PATH nor Trunk's to fetch.
pub fn wasm_opt(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    if on_path("wasm-opt").is_some() && says_version("wasm-opt", BINARYEN) {
        return Ok(None);
    }
    let in_cache = npm::installed(workspace)?;
    if in_cache.is_none() && trunk_can_fetch("wasm-opt", &format!("version_{BINARYEN}")) {
        return Ok(None);
    }
    npm::modules(workspace).map(|modules| Some(modules.join(".bin")))
}

/// Makes sure of Firefox's driver; each version on PATH will do.
pub fn geckodriver(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let name = "geckodriver";
    if let Some(path) = on_path(name) {
        return Ok(path);
    }
    let program = Program { name, package: name, version: GECKODRIVER, about: "3 minutes" };
    // On PATH it would need no folder.
    let folder = from_cargo(workspace, &program)?.unwrap_or_default();
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// A program of the Rust registry.
struct Program<'a> {
    name: &'a str,
    package: &'a str,
    version: &'a str,
    /// How long it takes to compile, roughly, on a small machine.
    about: &'a str,
}

impl Program<'_> {
    fn root(&self, workspace: &Workspace) -> PathBuf {
        let name = self.package.trim_end_matches("-cli");
        workspace.cache.join(format!("{name}-{}", self.version))
    }

    fn is_on_path(&self) -> bool {
        on_path(self.name).is_some() && says_version(self.name, self.version)
    }

    fn is_at_hand(&self, workspace: &Workspace) -> bool {
        self.is_on_path() || is_there(&self.root(workspace).join("bin"), self.name)
    }
}

fn from_cargo(workspace: &Workspace, program: &Program<'_>) -> Result<Option<PathBuf>, Failure> {
    if program.is_on_path() {
        return Ok(None);
    }
    let root = program.root(workspace);
    let folder = root.join("bin");
    if is_there(&folder, program.name) {
        return Ok(Some(folder));
    }
    let package = format!("{}@{}", program.package, program.version);
    announce(&package, &format!("from the Rust registry, compiled here (about {}, once)", program.about));
    std::fs::create_dir_all(&root).map_err(|error| cannot("create", &root, &error))?;
    let install = |locked: bool| {
        let mut command = Command::new("cargo");
        // Its own folder of build results: the checkout's must not grow by a tool's.
        command.args(["install", &package]).arg("--root").arg(&root).env_remove("CARGO_TARGET_DIR");
        if locked {
            command.arg("--locked");
        }
        process::run(&mut command)
    };
    // A lock file may name a package that is gone; then newer ones have to do.
    install(true).or_else(|_| install(false)).map_err(|failure| {
        failure.hint(format!("run `cargo install {package}` and see what it says, or put {} on PATH", program.name))
    })?;
    Ok(Some(folder))
}

fn says_version(program: &str, version: &str) -> bool {
    process::output(Command::new(program).arg("--version"))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

/// Whether Trunk has this tool in its own cache already, or can reach the place where it would fetch it.
fn trunk_can_fetch(tool: &str, version: &str) -> bool {
    let kept = user_cache().is_ok_and(|cache| cache.join("trunk").join(format!("{tool}-{version}")).is_dir());
    let page = match tool {
        "wasm-bindgen" => format!("https://github.com/rustwasm/wasm-bindgen/releases/tag/{version}"),
        _ => format!("https://github.com/WebAssembly/binaryen/releases/tag/{version}"),
    };
    let reachable = || process::output(Command::new("curl").args(["-fsIL", "--max-time", "8", &page])).is_some();
    if kept || reachable() {
        if !kept {
            announce(tool, "Trunk fetches it from its release page");
        }
        return true;
    }
    false
}
