//! Saves screenshots and printed pages in `target/tmp/looks`, for people to look at.

use std::path::PathBuf;

/// Saves a file under that name, with its extension.
pub fn save(name: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}
