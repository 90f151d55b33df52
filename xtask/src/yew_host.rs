//! The host page of the end-to-end tests that is itself a Yew app: compiled and packed as its own author would do it,
//! with the glue just as wasm-bindgen writes it. Knows where it goes, not what is on it.

use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::workspace::{Workspace, read_bytes, write};
use std::path::PathBuf;

/// Builds the page and answers its folder. Quick where nothing has changed.
pub fn build(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let tools = setup::ensure(workspace, Needs::YEW_HOST)?;
    let target = "wasm32-unknown-unknown";
    process::run(tools.cargo(workspace).args(["build", "--quiet", "--package", "yew-host", "--target", target]))?;
    let out = workspace.target.join("tmp/yew-host");
    process::run(
        tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&out)
            .arg(workspace.target.join(target).join("debug/yew-host.wasm")),
    )?;
    write(&out.join("index.html"), read_bytes(&workspace.root.join("tests/e2e/yew-host/index.html"))?)?;
    Ok(out)
}
