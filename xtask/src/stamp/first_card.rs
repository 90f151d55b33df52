//! The first cards, drawn by an example of the root package from the engine's own view. A program of its own, since this
//! one must not be built on the library: every change of the library would rebuild it.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use serde_json::Value;
use std::process::Command;

/// The cards as the loader takes them.
pub fn cards(workspace: &Workspace) -> Result<Value, Failure> {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "role-fit", "--example", "first-card"]).current_dir(&workspace.root);
    let printed = process::output(&mut command)
        .ok_or_else(|| Failure::new(format!("`{}` failed", process::line_of(&command))).hint("run it to see why"))?;
    serde_json::from_str(&printed).map_err(|error| Failure::new(format!("the first cards are no JSON: {error}")))
}
