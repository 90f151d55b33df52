//! Builds the host page of the end-to-end tests that is a Yew app itself, with wasm-bindgen's glue unedited.

use crate::setup::{self, Need};
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// Builds the page and returns its directory.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let tools = setup::ensure(workspace, Need::WASM_PACKAGE)?;
    let target = "wasm32-unknown-unknown";
    let cargo = workspace.cargo().args(["build", "--quiet", "--package", "yew-host", "--target", target]);
    tools.for_wasm(cargo).run()?;
    let out = workspace.target.join("tmp/yew-host");
    let module = workspace.target.join(target).join("debug/yew-host.wasm");
    cmd!(workspace.shell, "wasm-bindgen --target web --no-typescript --out-dir {out} {module}").run()?;
    workspace.shell.copy_file(workspace.root.join("tests/e2e/yew-host/index.html"), &out)?;
    Ok(out)
}
