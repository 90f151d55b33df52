//! Bundles the pages of the end-to-end tests that are apps of React, Vue, Svelte and Turbo.

use crate::setup::Tools;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// Bundles the apps and returns their directory.
pub fn build(workspace: &Workspace, tools: &Tools) -> Result<PathBuf> {
    let out = workspace.target.join("tmp/frameworks");
    let script = workspace.root.join("tests/e2e/frameworks/build.mjs");
    let modules = tools.npm_file("")?;
    cmd!(workspace.shell, "node {script} {modules} {out}").quiet().run()?;
    Ok(out)
}
