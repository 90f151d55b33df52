//! `bench speed`: what a slow phone would feel, measured in a browser by `benches/speed.rs`. It prints and asserts
//! nothing: a clock on a busy machine proves nothing.

use crate::arguments::Arguments;
use crate::build;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::workspace::Workspace;

/// Runs the command: `bench speed [--no-build]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let finished = arguments.flag("--no-build");
    arguments.finish()?;
    if !finished {
        build::build_into(workspace, &workspace.dist())?;
    }
    let tools = setup::ensure(workspace, Needs::SPEED)?;
    let mut cargo = tools.browser_cargo(workspace)?;
    process::run(cargo.args(["bench", "--package", "role-fit", "--features", "e2e", "--bench", "speed"]))
}
