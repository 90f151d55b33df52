//! Finds the files that Trunk has built: a module and a script for the engine, and the same for pictures. In a finished build
//! it also finds the script for frames.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Trunk names the package's files like this, and they keep the prefix.
pub const PREFIX: &str = "role-fit-";

/// The names of the picture module and its script begin with this.
pub const PICTURES_PREFIX: &str = "role-fit-pictures";

/// The name of the script for frames, which Trunk knows nothing about, begins with this.
pub const FRAME_PREFIX: &str = "role-fit-frame";

/// The paths of the engine's files.
#[derive(Debug)]
pub struct TrunkOutput {
    /// The script that wasm-bindgen has generated.
    pub glue: PathBuf,
    /// The WebAssembly module.
    pub wasm: PathBuf,
}

impl TrunkOutput {
    /// Looks for the engine in Trunk's staging directory, or in a finished build.
    pub fn find(directory: &Path) -> Result<Self> {
        Self::among(directory, PREFIX, is_of_engine)
    }

    /// Looks for the picture module and its script.
    pub fn find_pictures(directory: &Path) -> Result<Self> {
        Self::among(directory, PICTURES_PREFIX, |name| name.starts_with(PICTURES_PREFIX))
    }

    fn among(directory: &Path, prefix: &str, is_part: impl Fn(&str) -> bool) -> Result<Self> {
        let names = names_in(directory)?;
        if names.iter().any(|name| name == "snippets") {
            bail!(
                "the loader cannot check files that the glue imports; remove `inline_js` or `module` from #[wasm_bindgen]"
            );
        }
        let find = |suffix: &str| {
            let found: Vec<&String> = names.iter().filter(|name| is_part(name) && name.ends_with(suffix)).collect();
            match found.as_slice() {
                [name] => Ok(directory.join(name)),
                _ => bail!(
                    "expected one {prefix}*{suffix} in {}, found {}; index.html needs one <link data-trunk rel=\"rust\"> for it",
                    directory.display(),
                    found.len()
                ),
            }
        };
        Ok(Self { glue: find(".js")?, wasm: find("_bg.wasm")? })
    }
}

/// The name of the script for frames in a finished build.
pub fn find_frame_script(dist: &Path) -> Result<String> {
    let is_wanted = |name: &String| name.starts_with(FRAME_PREFIX) && name.ends_with(".js");
    let found = names_in(dist)?.into_iter().find(is_wanted);
    found.with_context(|| format!("expected one {FRAME_PREFIX}*.js in {}", dist.display()))
}

fn is_of_engine(name: &str) -> bool {
    name.starts_with(PREFIX) && ![PICTURES_PREFIX, FRAME_PREFIX].iter().any(|other| name.starts_with(other))
}

fn names_in(directory: &Path) -> Result<Vec<String>> {
    fs::read_dir(directory)
        .and_then(|entries| entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect())
        .with_context(|| format!("cannot read {}", directory.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_told_from_what_is_loaded_late() {
        for (name, expected) in [
            ("role-fit-12cb4e03.js", true),
            ("role-fit-12cb4e03_bg.wasm", true),
            ("role-fit-pictures-98ac85e6.js", false),
            ("role-fit-frame-98ac85e6.js", false),
            ("role-fit.js", false),
        ] {
            assert_eq!(is_of_engine(name), expected, "{name}");
        }
    }
}
