//! The directories that every command uses, and the shell that runs programs in them.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Cmd, Shell, cmd};

/// Names the deck to embed, an absolute path. Unset or empty means the shipped deck.
pub const DECK_VARIABLE: &str = "ROLE_FIT_DECK";

/// The version of everything in the workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The checkout, the build results and the cache.
pub struct Workspace {
    /// Runs programs in the checkout. `setup` adds the directories of installed tools to its PATH.
    pub shell: Shell,
    /// The directory of the root Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// Where installed tools are cached, for all checkouts.
    pub cache: PathBuf,
}

impl Workspace {
    /// Finds the directories.
    pub fn find() -> Result<Self> {
        // Cargo sets the variable at run time too, so this is right even if the checkout has moved.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("xtask is not in a checkout")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { shell, root, target, cache: user_cache()?.join("role-fit") })
    }

    /// The release build that the end-to-end tests and `bench size` use.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo for this machine. Tests and benchmarks always use the shipped deck.
    pub fn cargo(&self) -> Cmd<'_> {
        cmd!(self.shell, "cargo").env_remove(DECK_VARIABLE)
    }

    /// The version of a package in Cargo.lock.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let lock = self.shell.read_file(self.root.join("Cargo.lock"))?;
        let version =
            version_in_lock(&lock, package).with_context(|| format!("Cargo.lock has no package {package}"))?;
        Ok(version.to_owned())
    }
}

/// `$XDG_CACHE_HOME` or `~/.cache`.
pub fn user_cache() -> Result<PathBuf> {
    let directory = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    directory("XDG_CACHE_HOME")
        .or_else(|| directory("HOME").or_else(|| directory("USERPROFILE")).map(|home| home.join(".cache")))
        .context("cannot find the cache directory; set HOME or XDG_CACHE_HOME")
}

/// The first program of this name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = executable(program);
    env::split_paths(&env::var_os("PATH")?).map(|directory| directory.join(&name)).find(|path| path.is_file())
}

/// The file name of a program.
pub fn executable(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

/// The name of a path's last part, empty if it has none.
pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_found_in_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
