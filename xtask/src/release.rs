//! `release` and `release-notes`: the files and the notes of a release.

use crate::build;
use crate::changelog;
use crate::package;
use crate::workspace::{VERSION, Workspace, file_name};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf, absolute};
use xshell::Shell;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NOTES: &str = "NOTES.md";

/// The hashes of the other files, as `sha256sum --check` reads them.
const CHECKSUMS: &str = "SHA256SUMS";

/// What the workflow publishes of the files that `release` writes.
#[cfg(test)]
pub const PUBLISHED: [&str; 4] = ["*.zip", "*.tgz", CHECKSUMS, NOTES];

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

/// Writes the build as a zip file, the npm package, their checksums and the notes.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    ensure!(
        args.tag == format!("v{VERSION}"),
        "the tag {} does not fit the version {VERSION} in Cargo.toml; tag it v{VERSION}",
        args.tag
    );
    // Before the build, which takes minutes.
    let changes = changelog::changes(workspace, VERSION)?;
    let (shell, out) = (&workspace.shell, absolute(&args.out)?);
    // Files of an earlier version would be published with these.
    let old = shell.create_dir(&out).and_then(|_| shell.read_dir(&out))?;
    ensure!(old.is_empty(), "{} is not empty; choose another directory", out.display());
    let site = args.site.as_deref();
    let dist = workspace.target.join("tmp/release");
    build::build_for_site(workspace, site, &dist)?;
    write_zip(shell, &dist, &out.join(format!("role-fit-{VERSION}.zip")))?;
    let package = package::make(workspace, &dist, site)?;
    shell.copy_file(package, &out)?;
    shell.write_file(out.join(CHECKSUMS), checksums(shell, &out)?)?;
    let script = build::pinned_script(&shell.read_binary_file(dist.join("role-fit.js"))?);
    shell.write_file(out.join(NOTES), notes(&changes, &script, site))?;
    println!("written:");
    for path in shell.read_dir(&out)? {
        println!("  {}", path.display());
    }
    Ok(())
}

/// Prints what the changelog says about a version.
pub fn print_notes(workspace: &Workspace, args: &NotesArgs) -> Result<()> {
    match writeln!(io::stdout(), "{}", changelog::changes(workspace, &args.version)?) {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

fn notes(changes: &str, script: &str, site: Option<&str>) -> String {
    let previews = match site {
        Some(site) => format!("Previews of links show the pages at {site}."),
        None => {
            "Previews of links need the public URL, which this build does not know. For them, make a build of your \
                 own with `cargo xtask build --site URL`."
                .to_owned()
        }
    };
    format!(
        "{}\n\n\
         ## Files\n\n\
         - `role-fit-{VERSION}.zip`: everything that a static host serves. Unpack it where `HOST` is. {previews} To pin a \
         page to this version, embed it with this line:\n\n\
         \x20 ```html\n  {script}\n  ```\n\n\
         - `role-fit-{VERSION}.tgz`: the npm package, for `npm install` with this file or its URL.\n\
         - `{CHECKSUMS}`: the checksums of both, for `sha256sum --check {CHECKSUMS}`.\n",
        changelog::without_local_links(changes)
    )
}

/// The checksum and the name of each file in a directory.
fn checksums(shell: &Shell, directory: &Path) -> Result<String> {
    let line = |path: &PathBuf| {
        let hash = Sha256::digest(shell.read_binary_file(path)?);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        anyhow::Ok(format!("{hash}  {}\n", file_name(path)))
    };
    shell.read_dir(directory)?.iter().map(line).collect()
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

    #[test]
    fn the_notes_end_with_the_line_that_pins_a_page() {
        let notes = notes("- a", "<script></script>", Some("https://quiz.test/"));
        assert!(notes.starts_with("- a\n\n## Files\n"), "{notes}");
        assert!(notes.contains("\n  ```html\n  <script></script>\n  ```\n"), "{notes}");
        assert!(notes.contains("show the pages at https://quiz.test/."), "{notes}");
    }

    #[test]
    fn the_version_has_a_section_in_the_changelog_whose_notes_link_to_no_file() {
        let changelog = include_str!("../../CHANGELOG.md");
        let changes = changelog::section(changelog, VERSION).unwrap();
        assert!(changes.contains("](docs/src/"), "the changelog links to the documentation");
        let notes = notes(changes, "", None);
        assert!(!notes.contains("](docs/src/"), "{notes}");
        assert!(changelog::section(changelog, "Unreleased").is_some());
    }

    #[test]
    fn checksums_are_those_that_sha256sum_prints() {
        let shell = Shell::new().unwrap();
        let directory = shell.create_temp_dir().unwrap();
        shell.write_file(directory.path().join("b.tgz"), "abc").unwrap();
        shell.write_file(directory.path().join("a.zip"), "").unwrap();
        assert_eq!(
            checksums(&shell, directory.path()).unwrap(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.zip\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.tgz\n"
        );
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
