//! `build`: makes a release build with Trunk and prints the script tag that pins a page to it.

use crate::deck;
use crate::docs;
use crate::notices;
use crate::setup::{self, Need};
use crate::workspace::{DECK_VARIABLE, Workspace, file_name};
use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf, absolute};
use xshell::{Shell, cmd};

/// Names the public URL for the stamp step. Unset or empty means the one in Cargo.toml.
pub const SITE_VARIABLE: &str = "ROLE_FIT_SITE";

/// The names of the files that draw pictures begin with this.
const PICTURES: &str = "role-fit-pictures-";

/// The name of the script for frames begins with this.
const FRAME: &str = "role-fit-frame-";

/// The folder of a build with the files of all languages but English.
pub const LANGUAGES: &str = "lang";

/// The arguments of `build`.
#[derive(clap::Args)]
pub struct Args {
    /// The directory to write; its old content is deleted [default: dist]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Embed another deck, if `deck check` finds nothing in it
    #[arg(long, value_name = "FILE", requires = "out")]
    deck: Option<PathBuf>,
    /// The public URL, which previews of links contain [default: `site` in Cargo.toml]
    #[arg(long, value_name = "URL", value_parser = site)]
    site: Option<String>,
}

/// Catches typing errors before the build. The stamp step checks the URL completely.
pub fn site(url: &str) -> Result<String, &'static str> {
    let is_directory = url.starts_with("https://") && url.ends_with('/');
    if is_directory {
        Ok(url.to_owned())
    } else {
        Err("use a URL such as https://quiz.example/, with https and a slash at the end")
    }
}

/// Makes the build that the user asks for.
pub fn run(workspace: &Workspace, args: Args) -> Result<()> {
    let Args { out, deck, site } = args;
    let out = out.map(absolute).transpose()?.unwrap_or_else(|| workspace.dist());
    match &deck {
        None => build_for_site(workspace, site.as_deref(), &out)?,
        Some(deck) => {
            check_deck_output(deck, &out, &workspace.dist())?;
            build_deck(workspace, deck, site.as_deref(), &out)?;
        }
    }
    println!("built: {}", out.display());
    println!("\nTo pin a page to this build (HOST: where you put it; see docs/src/policies.md):\n");
    println!("  {}\n", pinned_script(&workspace.shell.read_binary_file(out.join("role-fit.js"))?));
    Ok(())
}

/// Makes a release build around the shipped deck with the documentation in `out`, an absolute path.
pub fn build_shipped(workspace: &Workspace, out: &Path) -> Result<()> {
    build_for_site(workspace, None, out)
}

/// The same for a public URL, if there is one. The documentation describes the shipped deck, so builds around other decks do
/// without it.
pub fn build_for_site(workspace: &Workspace, site: Option<&str>, out: &Path) -> Result<()> {
    build(workspace, None, site, out)?;
    docs::build(workspace, out, site)
}

/// Makes a release build around another deck in `out`, an absolute path.
pub fn build_with_deck(workspace: &Workspace, deck: &Path, out: &Path) -> Result<()> {
    build_deck(workspace, deck, None, out)
}

/// Makes the build that `serve` shows, in `out`, an absolute path.
pub fn build_debug(workspace: &Workspace, out: &Path) -> Result<()> {
    let tools = setup::ensure(workspace, Need::PAGE)?;
    workspace.shell.create_dir(out)?;
    let trunk = tools.for_wasm(cmd!(workspace.shell, "trunk build --dist {out}"));
    trunk.env_remove(DECK_VARIABLE).env_remove(SITE_VARIABLE).run().context("the debug build failed")
}

fn build_deck(workspace: &Workspace, deck: &Path, site: Option<&str>, out: &Path) -> Result<()> {
    ensure!(deck::is_clean(workspace, deck)?, "not built, because `deck check` reports problems in {}", deck.display());
    build(workspace, Some(&absolute(deck)?), site, out)
}

fn build(workspace: &Workspace, deck: Option<&Path>, site: Option<&str>, out: &Path) -> Result<()> {
    check_output(&workspace.root, out)?;
    let tools = setup::ensure(workspace, Need::RELEASE)?;
    // Trunk stages its files inside the directory, so it must exist.
    workspace.shell.create_dir(out)?;
    let mut trunk = tools.for_wasm(cmd!(workspace.shell, "trunk build --release --dist {out}"));
    trunk = trunk.env_remove(DECK_VARIABLE).env_remove(SITE_VARIABLE);
    if let Some(deck) = deck {
        trunk = trunk.env(DECK_VARIABLE, deck);
    }
    if let Some(site) = site {
        trunk = trunk.env(SITE_VARIABLE, site);
    }
    trunk.run().context("the release build failed")?;
    let text = notices::collect(workspace, &tools)?;
    Ok(workspace.shell.write_file(out.join(notices::FILE), text)?)
}

/// The engine's script and module in a build.
pub fn engine_files(shell: &Shell, dist: &Path) -> Result<Vec<PathBuf>> {
    let is_other = |name: &str| [PICTURES, FRAME].iter().any(|other| name.starts_with(other));
    script_and_module(shell, dist, "the engine", |name| name.starts_with("role-fit-") && !is_other(name))
}

/// The picture module and its script.
pub fn picture_files(shell: &Shell, dist: &Path) -> Result<Vec<PathBuf>> {
    script_and_module(shell, dist, "the pictures", |name| name.starts_with(PICTURES))
}

fn script_and_module(shell: &Shell, dist: &Path, what: &str, is_part: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let is_wanted = |path: &PathBuf| {
        let name = file_name(path);
        is_part(&name) && (name.ends_with(".js") || name.ends_with("_bg.wasm"))
    };
    let files = shell.read_dir(dist).context("run `cargo xtask build` first")?;
    let wanted: Vec<PathBuf> = files.into_iter().filter(is_wanted).collect();
    ensure!(
        wanted.len() == 2,
        "{} must contain one script and one module of {what}; run `cargo xtask build`",
        dist.display()
    );
    Ok(wanted)
}

/// The script that pages load whose policy forbids the engine.
pub fn frame_script(shell: &Shell, dist: &Path) -> Result<PathBuf> {
    let files = shell.read_dir(dist).context("run `cargo xtask build` first")?;
    let is_wanted = |name: String| name.starts_with(FRAME) && name.ends_with(".js");
    let found = files.into_iter().find(|path| is_wanted(file_name(path)));
    found.with_context(|| format!("{} has no script for frames; run `cargo xtask build`", dist.display()))
}

/// The files of all languages but English in a build.
pub fn language_files(shell: &Shell, dist: &Path) -> Result<Vec<PathBuf>> {
    let files = shell.read_dir(dist.join(LANGUAGES)).context("run `cargo xtask build` first")?;
    ensure!(!files.is_empty(), "{} has no languages; run `cargo xtask build`", dist.display());
    Ok(files)
}

/// Trunk deletes the content of the directory that it writes to.
fn check_output(root: &Path, out: &Path) -> Result<()> {
    ensure!(
        !real(root).starts_with(real(out)),
        "--out deletes the content of {}, which contains this checkout; choose another directory",
        out.display()
    );
    Ok(())
}

/// A build around another deck must not replace the one that tests and benchmarks use, and must not delete the deck.
fn check_deck_output(deck: &Path, out: &Path, dist: &Path) -> Result<()> {
    if real(out) == real(dist) {
        bail!("{} is for the shipped deck; choose another directory with --out", dist.display());
    }
    if real(deck).starts_with(real(out)) {
        bail!("--out deletes the content of {}, which contains the deck; choose another directory", out.display());
    }
    Ok(())
}

/// The path without symbolic links, if it exists.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// The script tag for a blog. Its hash makes browsers refuse any other loader, and the loader has the hashes of the
/// engine's files. The last attributes keep optimisers away: they would move the script away from its files.
pub fn pinned_script(loader: &[u8]) -> String {
    let hash = STANDARD.encode(Sha384::digest(loader));
    format!(
        r#"<script async src="https://HOST/role-fit.js" integrity="sha384-{hash}" crossorigin="anonymous" data-no-optimize="1" data-no-minify="1"></script>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_around_another_deck_overwrites_neither_dist_nor_the_deck() {
        let (deck, dist) = (Path::new("/nowhere/quiz/deck.json"), Path::new("/nowhere/dist"));
        let check = |out| check_deck_output(deck, Path::new(out), dist).map_err(|error| error.to_string());
        assert_eq!(check("/nowhere/out"), Ok(()));
        for (out, expected) in [
            ("/nowhere/dist", "is for the shipped deck"),
            ("/nowhere/dist/", "is for the shipped deck"),
            ("/nowhere/quiz", "contains the deck"),
            ("/nowhere", "contains the deck"),
        ] {
            let error = check(out).unwrap_err();
            assert!(error.contains(expected), "{out}: {error}");
        }
    }

    #[test]
    fn each_file_of_a_build_is_found_by_its_name() {
        let shell = Shell::new().unwrap();
        let directory = shell.create_temp_dir().unwrap();
        let dist = directory.path();
        let engine = ["role-fit-12cb4e03.js", "role-fit-12cb4e03_bg.wasm"];
        let pictures = ["role-fit-pictures-98ac85e6.js", "role-fit-pictures-98ac85e6_bg.wasm"];
        let frame = "role-fit-frame-5d7a0c11.js";
        let write = |name: &str| shell.write_file(dist.join(name), "").unwrap();
        engine.into_iter().chain(pictures).chain(["role-fit.js"]).for_each(write);
        let names = |files: Result<Vec<PathBuf>>| files.unwrap().iter().map(|path| file_name(path)).collect::<Vec<_>>();
        assert!(frame_script(&shell, dist).unwrap_err().to_string().contains("no script for frames"));
        write(frame);
        assert_eq!(names(engine_files(&shell, dist)), engine);
        assert_eq!(names(picture_files(&shell, dist)), pictures);
        assert_eq!(file_name(&frame_script(&shell, dist).unwrap()), frame);
    }

    #[test]
    fn no_build_deletes_the_checkout() {
        let root = Path::new("/nowhere/role-fit");
        for (out, is_fine) in [("/nowhere/role-fit", false), ("/nowhere", false), ("/nowhere/role-fit/dist", true)] {
            assert_eq!(check_output(root, Path::new(out)).is_ok(), is_fine, "{out}");
        }
    }

    #[test]
    fn the_site_is_the_https_url_of_a_directory() {
        for (url, is_fine) in
            [("https://a.example/b/", true), ("http://a.example/", false), ("https://a.example", false)]
        {
            assert_eq!(site(url).is_ok(), is_fine, "{url}");
        }
    }

    #[test]
    fn the_pinned_script_has_the_loaders_hash() {
        assert_eq!(
            pinned_script(b"abc"),
            "<script async src=\"https://HOST/role-fit.js\" \
             integrity=\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\" \
             crossorigin=\"anonymous\" data-no-optimize=\"1\" data-no-minify=\"1\"></script>"
        );
    }
}
