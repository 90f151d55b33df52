//! Finishes the build of the studio: bundles its editor, minifies its files, and puts all but the page into a folder that is
//! named by what is in them, so that no cache can mix two builds.

use crate::esbuild::{Esbuild, Syntax, bundle};
use crate::files::{read_bytes, read_text, write};
use crate::html;
use crate::integrity::content_hash;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "index.html";

/// Where the page names files, this stands for their folder.
const FOLDER_PLACEHOLDER: &str = "FILES/";

/// The program that the editor is bundled from.
const EDITOR: &str = "studio/editor/deck-editor.js";

/// Finishes the build in Trunk's staging directory.
pub fn stamp_studio(root: &Path, staging: &Path, is_release: bool) -> Result<()> {
    write(&staging.join("editor.js"), bundle(&root.join(EDITOR), is_release)?)?;
    let mut files = files(staging)?;
    if is_release {
        minify(&files)?;
    }
    files.sort();
    let mut bytes = Vec::new();
    for file in &files {
        bytes.extend(read_bytes(file)?);
    }
    let folder = content_hash(&bytes);
    let directory = staging.join(&folder);
    fs::create_dir(&directory).with_context(|| format!("cannot create {}", directory.display()))?;
    for file in &files {
        let name = file.file_name().context("a file without a name")?;
        fs::rename(file, directory.join(name)).with_context(|| format!("cannot move {}", file.display()))?;
    }
    let page = staging.join(PAGE);
    write(&page, page_of(&read_text(&page)?, &folder)?)
}

/// The files that Trunk and the bundle have left, but for the page.
fn files(staging: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(staging).with_context(|| format!("cannot read {}", staging.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        ensure!(path.is_file(), "{} is a directory; the studio's glue must not have snippets", path.display());
        if path.file_name().is_some_and(|name| name != PAGE) {
            files.push(path);
        }
    }
    Ok(files)
}

/// Minifies scripts and style sheets. The editor is minified already.
fn minify(files: &[PathBuf]) -> Result<()> {
    let esbuild = Esbuild::for_profile(true);
    for file in files.iter().filter(|file| !file.ends_with("editor.js")) {
        let syntax = match file.extension().and_then(|extension| extension.to_str()) {
            Some("js") => Syntax::PlainModule,
            Some("css") => Syntax::Css,
            _ => continue,
        };
        write(file, esbuild.minify(&file.display().to_string(), &read_text(file)?, syntax)?)?;
    }
    Ok(())
}

fn page_of(template: &str, folder: &str) -> Result<String> {
    ensure!(template.contains(FOLDER_PLACEHOLDER), "studio/index.html must name its files in `{FOLDER_PLACEHOLDER}`");
    Ok(html::without_trunk_links(template).replace(FOLDER_PLACEHOLDER, &format!("{folder}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_folder_of_its_files() {
        let template = "<head>\n<link data-trunk rel=\"rust\">\n<script src=\"FILES/start.js\"></script>\n</head>";
        assert_eq!(page_of(template, "abc").unwrap(), "<head>\n<script src=\"abc/start.js\"></script>\n</head>");
        assert!(page_of("<head></head>", "abc").is_err());
    }
}
