//! Trunk, wasm-bindgen, mdBook, cargo-deny and geckodriver: from PATH if the version fits, otherwise from the cache, otherwise
//! downloaded by `cargo binstall` if that is installed, otherwise compiled.

use super::announce::announce;
use crate::workspace::{Workspace, executable, on_path, user_cache};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The newest version that compiles with the workspace's minimum Rust version.
const TRUNK: &str = "0.21.14";
/// The newest version that compiles with the workspace's minimum Rust version.
pub const MDBOOK: &str = "0.4.52";
/// The version that the tests are known to work with.
const GECKODRIVER: &str = "0.37.1";
/// The newest version that compiles with the workspace's minimum Rust version.
const CARGO_DENY: &str = "0.18.3";

/// Compiles the programs quickly: they are not where a build spends its time.
const QUICK_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
];

/// A program on crates.io.
struct Program<'a> {
    name: &'a str,
    package: &'a str,
    version: &'a str,
    /// The optimisation level.
    opt_level: &'a str,
    /// Further arguments of `cargo install`.
    features: &'a [&'a str],
}

/// Installs Trunk. Returns its directory if it is not on PATH.
pub fn trunk(workspace: &Workspace) -> Result<Option<PathBuf>> {
    // Without the check for updates, which brings many packages.
    let features = &["--no-default-features", "--features", "rustls"];
    let program = Program { name: "trunk", package: "trunk", version: TRUNK, opt_level: "0", features };
    install(workspace, &program)
}

/// Installs mdBook. Returns its directory if it is not on PATH.
pub fn mdbook(workspace: &Workspace) -> Result<Option<PathBuf>> {
    // Without its server and its watcher, which bring many packages.
    let features = &["--no-default-features", "--features", "search"];
    let program = Program { name: "mdbook", package: "mdbook", version: MDBOOK, opt_level: "0", features };
    install(workspace, &program)
}

/// Installs wasm-bindgen in the version of Cargo.lock, with its test runner. Returns its directory if it is not on PATH.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let version = workspace.locked_version("wasm-bindgen")?;
    install(workspace, &wasm_bindgen_program("wasm-bindgen-test-runner", &version))
}

/// The same without the test runner, so that Trunk may download it instead.
pub fn wasm_bindgen_for_trunk(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let version = workspace.locked_version("wasm-bindgen")?;
    let program = wasm_bindgen_program("wasm-bindgen", &version);
    if !program.is_installed(workspace) && trunk_can_download(workspace, &version) {
        return Ok(None);
    }
    install(workspace, &program)
}

fn wasm_bindgen_program<'a>(name: &'a str, version: &'a str) -> Program<'a> {
    // The test runner talks to local drivers only, without TLS.
    Program { name, package: "wasm-bindgen-cli", version, opt_level: "1", features: &["--no-default-features"] }
}

/// Installs Firefox's driver. Any version on PATH is accepted.
pub fn geckodriver(workspace: &Workspace) -> Result<PathBuf> {
    let name = "geckodriver";
    if let Some(path) = on_path(name) {
        return Ok(path);
    }
    let program = Program { name, package: name, version: GECKODRIVER, opt_level: "0", features: &[] };
    install(workspace, &program)?;
    Ok(program.path(workspace))
}

/// Installs cargo-deny; any version on PATH is accepted. Returns its directory if it is not on PATH.
pub fn cargo_deny(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let name = "cargo-deny";
    if on_path(name).is_some() {
        return Ok(None);
    }
    install(workspace, &Program { name, package: name, version: CARGO_DENY, opt_level: "0", features: &[] })
}

impl Program<'_> {
    fn root(&self, workspace: &Workspace) -> PathBuf {
        workspace.cache.join(format!("{}-{}", self.package.trim_end_matches("-cli"), self.version))
    }

    fn directory(&self, workspace: &Workspace) -> PathBuf {
        self.root(workspace).join("bin")
    }

    fn path(&self, workspace: &Workspace) -> PathBuf {
        self.directory(workspace).join(executable(self.name))
    }

    fn is_on_path(&self, workspace: &Workspace) -> bool {
        on_path(self.name).is_some() && has_version(workspace, self.name, self.version)
    }

    fn is_installed(&self, workspace: &Workspace) -> bool {
        self.is_on_path(workspace) || self.path(workspace).is_file()
    }
}

/// Installs a program into the cache. Returns its directory if it is not on PATH.
fn install(workspace: &Workspace, program: &Program<'_>) -> Result<Option<PathBuf>> {
    let directory = program.directory(workspace);
    if program.path(workspace).is_file() {
        return Ok(Some(directory));
    }
    if program.is_on_path(workspace) {
        return Ok(None);
    }
    let Program { name, opt_level, features, .. } = *program;
    let package = format!("{}@{}", program.package, program.version);
    let root = program.root(workspace);
    if download(workspace, &package, &root) && program.path(workspace).is_file() {
        return Ok(Some(directory));
    }
    announce(&package, "crates.io, compiled once; this takes minutes");
    let install = |locked: Option<&str>| {
        let cargo = cmd!(workspace.shell, "cargo install {package} --root {root} {features...} {locked...}");
        // With its own target directory, so that the checkout's does not grow.
        let cargo = cargo.envs(QUICK_PROFILE).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
        cargo.env_remove("CARGO_TARGET_DIR").run()
    };
    // The lock file of a program may name a package that has been removed from the registry.
    install(Some("--locked")).or_else(|_| install(None)).with_context(|| {
        format!("cannot install {name}; run `cargo install {package}` to see why, or put {name} on PATH")
    })?;
    Ok(Some(directory))
}

/// Downloads a prebuilt program if `cargo binstall` is installed and finds one.
fn download(workspace: &Workspace, package: &str, root: &Path) -> bool {
    if on_path("cargo-binstall").is_none() {
        return false;
    }
    announce(package, "cargo binstall");
    // It would compile with all optimisations, which takes much longer than below.
    let binstall =
        cmd!(workspace.shell, "cargo binstall --no-confirm --disable-strategies compile --root {root} {package}");
    binstall.run().is_ok()
}

fn has_version(workspace: &Workspace, program: &str, version: &str) -> bool {
    let output = cmd!(workspace.shell, "{program} --version").quiet().ignore_stderr().read();
    output.is_ok_and(|output| output.split_whitespace().any(|word| word.trim_start_matches('v') == version))
}

/// Whether Trunk has downloaded wasm-bindgen before, or can reach its release page.
fn trunk_can_download(workspace: &Workspace, version: &str) -> bool {
    if user_cache().is_ok_and(|cache| cache.join("trunk").join(format!("wasm-bindgen-{version}")).is_dir()) {
        return true;
    }
    let page = format!("https://github.com/rustwasm/wasm-bindgen/releases/tag/{version}");
    let request = cmd!(workspace.shell, "curl -fsIL --max-time 8 {page}");
    let can_download = request.quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if can_download {
        announce("wasm-bindgen", "Trunk downloads it");
    }
    can_download
}
