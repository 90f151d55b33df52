//! `build`: a release build by Trunk that any static host can serve, and the line that pins a page to it. Knows where
//! it goes; of what is in it, only the loader's name.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::stamp;
use crate::workspace::{Workspace, cannot, read_bytes};
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
    println!("\nThe line for a page that wants this build and no other (HOST: where you put it; see EMBEDDING.md):\n");
    println!("  {}\n", pinned_line(&read_bytes(&out.join("role-fit.js"))?));
    Ok(())
}

/// Builds the release into `out`, an absolute path. What was in that folder is replaced.
pub fn build_into(workspace: &Workspace, out: &Path) -> Result<(), Failure> {
    let tools = setup::ensure(workspace, Needs::RELEASE)?;
    // Trunk keeps its half-built files inside the folder, so it must exist.
    std::fs::create_dir_all(out).map_err(|error| cannot("create", out, &error))?;
    process::run(tools.trunk(workspace).args(["build", "--release", "--dist"]).arg(out))
}

/// The line for a blog, with the hash that makes browsers refuse any other loader than this one. The loader holds the
/// hashes of the engine's files, so this pins them too.
fn pinned_line(loader: &[u8]) -> String {
    let integrity = stamp::integrity(loader);
    format!(r#"<script async src="https://HOST/role-fit.js" integrity="{integrity}" crossorigin="anonymous"></script>"#)
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| cannot("find", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_line_can_be_pasted_as_it_is() {
        assert_eq!(
            pinned_line(b"abc"),
            "<script async src=\"https://HOST/role-fit.js\" \
             integrity=\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\" \
             crossorigin=\"anonymous\"></script>"
        );
    }
}
