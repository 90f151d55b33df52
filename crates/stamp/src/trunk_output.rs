//! Finds the two files that Trunk has built.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Trunk names the package's files like this, and they keep the prefix.
pub const PREFIX: &str = "role-fit-";

/// The paths of the engine's files.
#[derive(Debug)]
pub struct TrunkOutput {
    /// The script that wasm-bindgen has generated.
    pub glue: PathBuf,
    /// The WebAssembly module.
    pub wasm: PathBuf,
}

impl TrunkOutput {
    /// Looks into Trunk's staging directory, or into a finished build.
    pub fn find(directory: &Path) -> Result<Self> {
        let names: Vec<String> = fs::read_dir(directory)
            .and_then(|entries| entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect())
            .with_context(|| format!("cannot read {}", directory.display()))?;
        if names.iter().any(|name| name == "snippets") {
            bail!(
                "the loader cannot check files that the glue imports; remove `inline_js` or `module` from #[wasm_bindgen]"
            );
        }
        let find = |suffix: &str| {
            let found: Vec<&String> =
                names.iter().filter(|name| name.starts_with(PREFIX) && name.ends_with(suffix)).collect();
            match found.as_slice() {
                [name] => Ok(directory.join(name)),
                _ => bail!(
                    "expected one {PREFIX}*{suffix} in {}, found {}; index.html needs one <link data-trunk rel=\"rust\">",
                    directory.display(),
                    found.len()
                ),
            }
        };
        Ok(Self { glue: find(".js")?, wasm: find("_bg.wasm")? })
    }
}
