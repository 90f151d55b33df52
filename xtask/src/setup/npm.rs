//! The npm packages of xtask/npm: wasm-opt, esbuild, the TypeScript compiler, axe-core, Dark Reader, the frameworks of the
//! end-to-end tests, and the editor of the studio. The cache holds one directory for each state of the lock file.

use super::announce::announce;
use super::debian;
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use xshell::cmd;

/// The packages' `node_modules`, if they are installed and Node.js is too.
fn installed(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let modules = directory(workspace)?.join("node_modules");
    Ok((on_path("node").is_some() && modules.is_dir()).then_some(modules))
}

/// Installs the packages and returns their `node_modules`.
pub fn modules(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(modules) = installed(workspace)? {
        return Ok(modules);
    }
    if on_path("node").is_none() || on_path("npm").is_none() {
        debian::install(workspace, "Node.js with npm", &["nodejs", "npm"])?;
    }
    announce(
        "wasm-opt, esbuild, TypeScript, axe-core, Dark Reader, the frameworks of the tests or the studio's editor",
        "npm",
    );
    let (shell, directory) = (&workspace.shell, directory(workspace)?);
    // Installed in a temporary directory, so that the cache never holds an incomplete one.
    let temporary = workspace.cache.join(format!("npm-unfinished-{}", std::process::id()));
    shell.create_dir(&temporary)?;
    for name in ["package.json", "package-lock.json"] {
        shell.copy_file(workspace.root.join("xtask/npm").join(name), &temporary)?;
    }
    let _directory = shell.push_dir(&temporary);
    let installed = cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").run();
    let moved = installed.context("npm failed").and_then(|()| {
        std::fs::rename(&temporary, &directory).or_else(|error| {
            // Another process may have been faster.
            if directory.is_dir() { Ok(()) } else { Err(error).context("cannot move the npm packages into the cache") }
        })
    });
    let _ = std::fs::remove_dir_all(&temporary);
    moved.map(|()| directory.join("node_modules"))
}

fn directory(workspace: &Workspace) -> Result<PathBuf> {
    let lock = workspace.shell.read_binary_file(workspace.root.join("xtask/npm/package-lock.json"))?;
    let hash: String = Sha256::digest(&lock).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(workspace.cache.join(format!("npm-{hash}")))
}
