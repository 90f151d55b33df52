//! `release` and `release-notes`: the files and the notes of a release.

use crate::build;
use crate::package;
use crate::workspace::{VERSION, Workspace};
use anyhow::{Context, Result, ensure};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf, absolute};
use xshell::Shell;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CHANGELOG: &str = "CHANGELOG.md";
const NOTES: &str = "NOTES.md";

/// The arguments of `release`.
#[derive(clap::Args)]
pub struct Args {
    /// The tag of the release; it must be the version in Cargo.toml with a `v` before it
    #[arg(long, value_name = "TAG")]
    tag: String,
    /// The directory to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The public URL, which previews of links contain [default: `site` in Cargo.toml]
    #[arg(long, value_name = "URL", value_parser = build::site)]
    site: Option<String>,
}

/// The arguments of `release-notes`.
#[derive(clap::Args)]
pub struct NotesArgs {
    /// The version, such as 0.1.0
    version: String,
}

/// Writes the build as a zip file, the npm package and the notes.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    ensure!(
        args.tag == format!("v{VERSION}"),
        "the tag {} does not fit the version {VERSION} in Cargo.toml; tag it v{VERSION}",
        args.tag
    );
    // Before the build, which takes minutes.
    let changes = changes(workspace, VERSION)?;
    let (shell, out) = (&workspace.shell, absolute(&args.out)?);
    shell.create_dir(&out)?;
    let site = args.site.as_deref();
    let dist = workspace.target.join("tmp/release");
    build::build_for_site(workspace, site, &dist)?;
    write_zip(shell, &dist, &out.join(format!("role-fit-{VERSION}.zip")))?;
    let package = package::make(workspace, &dist, site)?;
    shell.copy_file(package, &out)?;
    let script = build::pinned_script(&shell.read_binary_file(dist.join("role-fit.js"))?);
    shell.write_file(out.join(NOTES), notes(&changes, &script))?;
    println!("written:");
    for path in shell.read_dir(&out)? {
        println!("  {}", path.display());
    }
    Ok(())
}

/// Prints what the changelog says about a version.
pub fn print_notes(workspace: &Workspace, args: &NotesArgs) -> Result<()> {
    println!("{}", changes(workspace, &args.version)?);
    Ok(())
}

fn changes(workspace: &Workspace, version: &str) -> Result<String> {
    let changelog = workspace.shell.read_file(workspace.root.join(CHANGELOG))?;
    let section = section(&changelog, version);
    Ok(section
        .with_context(|| format!("{CHANGELOG} has no section `## {version}`; rename `## Unreleased`"))?
        .to_owned())
}

/// The section of a version, without its heading, which may end with a date.
fn section<'t>(changelog: &'t str, version: &str) -> Option<&'t str> {
    let sections = changelog.split("\n## ").skip(1);
    let texts = sections.filter_map(|section| section.split_once('\n'));
    texts.into_iter().find(|(heading, _)| heading.split(' ').next() == Some(version)).map(|(_, text)| text.trim())
}

fn notes(changes: &str, script: &str) -> String {
    format!(
        "{changes}\n\n\
         ## Files\n\n\
         - `role-fit-{VERSION}.zip`: everything that a static host serves. Unpack it where `HOST` is. To pin a page to this \
         version, embed it with this line:\n\n\
         \x20 ```html\n  {script}\n  ```\n\n\
         - `role-fit-{VERSION}.tgz`: the npm package, for `npm install` with this file or its URL.\n"
    )
}

/// Packs a directory. Times are left out, so that the same build makes the same bytes.
fn write_zip(shell: &Shell, directory: &Path, zip: &Path) -> Result<()> {
    let mut writer = ZipWriter::new(File::create(zip).with_context(|| format!("cannot write {}", zip.display()))?);
    let mut open = vec![directory.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            // The last one is taken next, so this is the order of the names.
            open.extend(shell.read_dir(&path)?.into_iter().rev());
        } else {
            let name = path.strip_prefix(directory)?.to_string_lossy().replace('\\', "/");
            writer.start_file(name, SimpleFileOptions::default())?;
            writer.write_all(&shell.read_binary_file(&path)?)?;
        }
    }
    writer.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use zip::ZipArchive;

    const CHANGELOG: &str =
        "# Changelog\n\n## Unreleased\n\n- c\n\n## 0.2.0 (2026-01-02)\n\n### Added\n\n- b\n\n## 0.1.0\n\n- a\n";

    #[test]
    fn the_changes_of_a_version_are_found() {
        for (version, expected) in
            [("0.2.0", Some("### Added\n\n- b")), ("0.1.0", Some("- a")), ("0.1", None), ("0.3.0", None)]
        {
            assert_eq!(section(CHANGELOG, version), expected, "{version}");
        }
    }

    #[test]
    fn the_notes_end_with_the_line_that_pins_a_page() {
        let notes = notes("- a", "<script></script>");
        assert!(notes.starts_with("- a\n\n## Files\n"), "{notes}");
        assert!(notes.contains("\n  ```html\n  <script></script>\n  ```\n"), "{notes}");
    }

    #[test]
    fn a_zip_has_all_files_by_their_names_and_the_same_bytes_each_time() {
        let shell = Shell::new().unwrap();
        let temporary = shell.create_temp_dir().unwrap();
        let (directory, zip) = (temporary.path().join("d"), temporary.path().join("a.zip"));
        shell.write_file(directory.join("b/c.txt"), "c").unwrap();
        shell.write_file(directory.join("a.txt"), "a").unwrap();
        write_zip(&shell, &directory, &zip).unwrap();
        let first = shell.read_binary_file(&zip).unwrap();
        write_zip(&shell, &directory, &zip).unwrap();
        assert_eq!(shell.read_binary_file(&zip).unwrap(), first);
        let mut archive = ZipArchive::new(File::open(&zip).unwrap()).unwrap();
        assert_eq!(archive.file_names().collect::<Vec<_>>(), ["a.txt", "b/c.txt"]);
        let mut text = String::new();
        archive.by_name("b/c.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "c");
    }
}
