//! The npm packages of xtask/npm: wasm-opt, the minifier, the type checker and the accessibility checks. They are kept in the
//! cache under a hash of the lock file, so that a change of a version is a new folder.

use super::{announce, debian};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, cannot, on_path, read_bytes, write};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::process::Command;

/// The packages' `node_modules`, if they are there and can be run.
pub fn installed(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    let modules = folder(workspace)?.join("node_modules");
    Ok((on_path("node").is_some() && modules.is_dir()).then_some(modules))
}

/// Makes sure of the packages; answers their `node_modules`.
pub fn modules(workspace: &Workspace) -> Result<PathBuf, Failure> {
    if let Some(modules) = installed(workspace)? {
        return Ok(modules);
    }
    if on_path("node").is_none() || on_path("npm").is_none() {
        debian::install("Node.js with npm", &["nodejs", "npm"])?;
    }
    let manifest = workspace.root.join("xtask/npm");
    let folder = folder(workspace)?;
    let modules = folder.join("node_modules");
    announce("binaryen (wasm-opt), esbuild, typescript and axe-core", "npm, into the cache");
    // Installed beside its place and then moved there, so that a broken install is never taken for a whole one.
    let beside = workspace.cache.join(format!("npm-unfinished-{}", std::process::id()));
    for name in ["package.json", "package-lock.json"] {
        write(&beside.join(name), read_bytes(&manifest.join(name))?)?;
    }
    let installed = process::run(
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&beside),
    );
    let moved = installed.and_then(|()| {
        std::fs::rename(&beside, &folder).or_else(|error| {
            // Another run may have been quicker; its packages are as good.
            if modules.is_dir() { Ok(()) } else { Err(cannot("move", &beside, &error)) }
        })
    });
    // Nothing is left of it after a move; after a failure the next run starts afresh.
    let _ = std::fs::remove_dir_all(&beside);
    moved.map(|()| modules)
}

/// The folder in the cache for exactly the versions of the lock file.
fn folder(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let lock = read_bytes(&workspace.root.join("xtask/npm/package-lock.json"))?;
    let key: String = Sha256::digest(&lock).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(workspace.cache.join(format!("npm-{key}")))
}
