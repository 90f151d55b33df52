//! `studio`: builds the studio into the build of the widget's page. Trunk runs it as a hook.

use crate::setup::{self, Need};
use crate::workspace::{DECK_VARIABLE, Workspace};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use xshell::cmd;

/// What the outer Trunk sets for its hooks.
const HOOK_VARIABLES: [&str; 6] =
    ["TRUNK_PROFILE", "TRUNK_HTML_FILE", "TRUNK_SOURCE_DIR", "TRUNK_STAGING_DIR", "TRUNK_DIST_DIR", "TRUNK_PUBLIC_URL"];

/// Builds it into the directory `studio` of Trunk's staging directory. A build around another deck has no studio.
pub fn run(workspace: &Workspace) -> Result<()> {
    if env::var_os(DECK_VARIABLE).is_some_and(|deck| !deck.is_empty()) {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging =
        staging.context("Trunk runs this as a hook and sets TRUNK_STAGING_DIR; run `cargo xtask build` instead")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let tools = setup::ensure(workspace, if is_release { Need::RELEASE } else { Need::PAGE })?;
    let dist = staging.join("studio");
    workspace.shell.create_dir(&dist)?;
    let release = is_release.then_some("--release");
    let mut trunk = cmd!(workspace.shell, "trunk build --config studio/Trunk.toml --dist {dist} {release...}");
    for variable in HOOK_VARIABLES {
        trunk = trunk.env_remove(variable);
    }
    // Where the hook finds the editor's packages.
    let trunk = tools.for_wasm(trunk).env("NODE_PATH", tools.npm_file("")?);
    trunk.run().context("the studio could not be built")
}
