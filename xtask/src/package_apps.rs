//! Installs the packed npm package into the apps of `tests/e2e/package`, checks their types, and builds them.

use crate::package;
use crate::setup::Tools;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

#[cfg(unix)]
use std::os::unix::fs::symlink as link_directory;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link_directory;

/// The apps, which Vite builds, and the package whose program checks their types.
const APPS: [(&str, &str); 2] = [("react", "typescript/bin/tsc"), ("vue", "vue-tsc/bin/vue-tsc.js")];

/// Types that are only checked: those of the element, and for frameworks without an app here.
const TYPES: (&str, &str) = ("types", "typescript/bin/tsc");

/// Packs the build in `dist/`, and returns the directory of the apps. The package is in the `node_modules` of each.
pub fn build(workspace: &Workspace, tools: &Tools) -> Result<PathBuf> {
    let tarball = package::make(workspace, &workspace.dist(), None)?;
    let shell = &workspace.shell;
    let out = workspace.target.join("tmp/package");
    shell.remove_path(&out)?;
    shell.create_dir(&out)?;
    // Everything else comes from the packages of the lock file: Node looks for them in the parent directories too.
    link_directory(tools.npm_file("")?, out.join("node_modules")).context("cannot link the npm packages")?;
    for (name, checker) in APPS.into_iter().chain([TYPES]) {
        let app = out.join(name);
        copy_directory(shell, &workspace.root.join("tests/e2e/package").join(name), &app)?;
        let _directory = shell.push_dir(&app);
        cmd!(
            shell,
            "npm install --offline --ignore-scripts --no-save --no-package-lock --no-audit --no-fund {tarball}"
        )
        .quiet()
        .ignore_stdout()
        .run()?;
        let checker = tools.npm_file(checker)?;
        cmd!(shell, "node {checker} --project .")
            .quiet()
            .run()
            .with_context(|| format!("the types of {name} are wrong"))?;
    }
    check_component(shell, &out.join("react"), &tools.npm_file("typescript/bin/tsc")?)?;
    let vite = tools.npm_file("vite/bin/vite.js")?;
    for (name, _) in APPS {
        let _directory = shell.push_dir(out.join(name));
        cmd!(shell, "node {vite} build --logLevel warn").quiet().run()?;
    }
    let _directory = shell.push_dir(out.join("react"));
    cmd!(shell, "node server.mjs").quiet().run().context("the package does not work on a server")?;
    Ok(out)
}

/// The component for React is a script with types in comments.
fn check_component(shell: &Shell, app: &Path, compiler: &Path) -> Result<()> {
    let _directory = shell.push_dir(app);
    let component = "node_modules/role-fit/react.js";
    cmd!(shell, "node {compiler} --noEmit --allowJs --strict --types react {component}")
        .args(["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"])
        .quiet()
        .run()
        .context("the types of the component for React are wrong")
}

fn copy_directory(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    shell.create_dir(to)?;
    for path in shell.read_dir(from)? {
        if path.is_dir() {
            copy_directory(shell, &path, &to.join(path.file_name().unwrap_or_default()))?;
        } else {
            shell.copy_file(path, to)?;
        }
    }
    Ok(())
}
