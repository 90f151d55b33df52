//! Where things are: the checkout, the folder of build results, the cache of fetched tools, programs on PATH.
//! Changes nothing on the disk.

use crate::failure::Failure;
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The places that every command works from.
#[derive(Debug)]
pub struct Workspace {
    /// The checkout: the folder with the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's folder of build results.
    pub target: PathBuf,
    /// Where tools are kept that were fetched for this project: shared by all its checkouts.
    pub cache: PathBuf,
}

impl Workspace {
    /// Finds the places. Fails where neither a home nor a cache directory is known.
    pub fn find() -> Result<Self, Failure> {
        // Cargo tells the manifest's folder at run time too, which holds even if the checkout was moved.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root =
            manifest.parent().ok_or_else(|| Failure::new("the folder of xtask has no parent folder"))?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        Ok(Self { root, target, cache: user_cache()?.join("role-fit") })
    }

    /// The release build that `build` writes and `bench` and the end-to-end tests read.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The version of `package` that Cargo.lock names.
    pub fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let lock = read_text(&self.root.join("Cargo.lock"))?;
        version_in_lock(&lock, package)
            .ok_or_else(|| Failure::new(format!("Cargo.lock names no {package}")).hint("run `cargo update`"))
    }
}

/// The user's cache directory: `$XDG_CACHE_HOME`, else `~/.cache`.
pub fn user_cache() -> Result<PathBuf, Failure> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    set("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|home| PathBuf::from(home).join(".cache")))
        .ok_or_else(|| Failure::new("no cache directory is known").hint("set HOME or XDG_CACHE_HOME"))
}

/// The first program of this name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The text of a file, or a failure that names it.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| cannot("read", path, &error))
}

/// The bytes of a file, or a failure that names it.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| cannot("read", path, &error))
}

/// Writes a file and the folders that it needs, or fails with its name.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    }
    std::fs::write(path, bytes).map_err(|error| cannot("write", path, &error))
}

/// The failure of doing `verb` to a path.
pub fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {verb} {}: {error}", path.display()))
}

/// The name of a path's last part, empty where it has none.
pub fn file_name(path: &Path) -> String {
    path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned()
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
