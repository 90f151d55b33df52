//! `build`: a release build by Trunk that any static host can serve. Knows where it goes, not what is in it.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::workspace::{Workspace, cannot};
use std::path::{Path, PathBuf};

/// Runs the command: `build [--out DIR]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let out = arguments.option("--out")?;
    arguments.finish()?;
    let out = match out {
        Some(out) => absolute(&PathBuf::from(out))?,
        None => workspace.dist(),
    };
    build_into(workspace, &out)?;
    println!("built: {}", out.display());
    Ok(())
}

/// Builds the release into `out`, an absolute path. What was in that folder is replaced.
pub fn build_into(workspace: &Workspace, out: &Path) -> Result<(), Failure> {
    let tools = setup::ensure(workspace, Needs::RELEASE)?;
    // Trunk keeps its half-built files inside the folder, so it must exist.
    std::fs::create_dir_all(out).map_err(|error| cannot("create", out, &error))?;
    process::run(tools.trunk(workspace).args(["build", "--release", "--dist"]).arg(out))
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| cannot("find", path, &error))
}
