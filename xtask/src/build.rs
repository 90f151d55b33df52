//! `build`: a release build by Trunk that any static host can serve, around the shipped deck or another one, and the
//! line that pins a page to it. Knows where it goes; of what is in it, only the loader's name.

use crate::arguments::Arguments;
use crate::deck::{self, DECK_VARIABLE};
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::site::{SITE_VARIABLE, Site};
use crate::stamp;
use crate::workspace::{Workspace, cannot, read_bytes};
use std::path::{Path, PathBuf};

/// Runs the command: `build [--deck FILE] [--out DIR] [--site ADDRESS]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let deck = arguments.option("--deck")?.map(|file| absolute(Path::new(&file))).transpose()?;
    let out = arguments.option("--out")?.map(|folder| absolute(Path::new(&folder))).transpose()?;
    let named = arguments.option("--site")?.map(|address| Site::new(&address)).transpose()?;
    arguments.finish()?;
    let site = named.map_or_else(|| Site::of_manifest(workspace), Ok)?;
    let out = match &deck {
        None => out.unwrap_or_else(|| workspace.dist()),
        Some(deck) => own_folder(deck, out, &workspace.dist())?,
    };
    keeps_checkout(&workspace.root, &out)?;
    match &deck {
        None => build(workspace, None, Some(&site), &out)?,
        Some(deck) => build_deck(workspace, deck, Some(&site), &out)?,
    }
    println!("built: {}", out.display());
    if site.is_placeholder() {
        println!("\nPreviews of its links name {}, which leads nowhere: say `--site https://HOST/`.", site.as_str());
    }
    println!("\nThe line for a page that wants this build and no other (HOST: where you put it; see EMBEDDING.md):\n");
    println!("  {}\n", pinned_line(&read_bytes(&out.join("role-fit.js"))?));
    Ok(())
}

/// Builds the release around the shipped deck into `out`, an absolute path. What was in that folder is replaced.
pub fn build_into(workspace: &Workspace, out: &Path) -> Result<(), Failure> {
    build(workspace, None, None, out)
}

/// Builds the release around the deck of that file into `out`, both absolute paths. What was in that folder is replaced.
pub fn build_deck_into(workspace: &Workspace, deck: &Path, out: &Path) -> Result<(), Failure> {
    build_deck(workspace, deck, None, out)
}

fn build_deck(workspace: &Workspace, deck: &Path, site: Option<&Site>, out: &Path) -> Result<(), Failure> {
    if !deck::is_clean(workspace, deck.as_os_str())? {
        return Err(Failure::new(format!("{} is not built: the checker has something to say", deck.display()))
            .hint("see its report above; again: `cargo xtask deck check FILE`"));
    }
    build(workspace, Some(deck), site, out)
}

/// Without a site it is for the one that Cargo.toml names.
fn build(workspace: &Workspace, deck: Option<&Path>, site: Option<&Site>, out: &Path) -> Result<(), Failure> {
    let tools = setup::ensure(workspace, Needs::RELEASE)?;
    // Trunk keeps its half-built files inside the folder, so it must exist.
    std::fs::create_dir_all(out).map_err(|error| cannot("create", out, &error))?;
    let mut trunk = tools.trunk(workspace);
    match deck {
        // The compiler's build script and the hook after the build read it.
        Some(deck) => trunk.env(DECK_VARIABLE, deck),
        None => trunk.env_remove(DECK_VARIABLE),
    };
    match site {
        Some(site) => trunk.env(SITE_VARIABLE, site.as_str()),
        None => trunk.env_remove(SITE_VARIABLE),
    };
    process::run(trunk.args(["build", "--release", "--dist"]).arg(out))
}

/// Trunk empties the folder that it builds into, whatever is in it.
fn keeps_checkout(root: &Path, out: &Path) -> Result<(), Failure> {
    if !real(root).starts_with(real(out)) {
        return Ok(());
    }
    Err(Failure::new(format!("this checkout would go with what is in {} now", out.display()))
        .hint("--out is emptied first: name a folder of its own"))
}

/// The path without links and detours, as far as it exists.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Where a build around another deck goes: never where the shipped one is looked for, since the tests and the measures
/// would take the one for the other, and never around the deck itself, since the folder is emptied.
fn own_folder(deck: &Path, out: Option<PathBuf>, dist: &Path) -> Result<PathBuf, Failure> {
    let Some(out) = out else {
        return Err(Failure::new(format!(
            "--deck needs --out: {} is for the shipped deck, and is not overwritten by another",
            dist.display()
        ))
        .hint("run `cargo xtask build --deck FILE --out DIR`"));
    };
    let (folder, dist) = (real(&out), real(dist));
    if folder == dist {
        return Err(Failure::new(format!(
            "{} is for the shipped deck, and is not overwritten by another",
            dist.display()
        ))
        .hint("name another folder by --out"));
    }
    if real(deck).starts_with(&folder) {
        return Err(Failure::new(format!("{} would go with what is in {} now", deck.display(), out.display()))
            .hint("--out is emptied first: name a folder that the deck is not in"));
    }
    Ok(out)
}

/// The line for a blog, with the hash that makes browsers refuse any other loader than this one. The loader holds the
/// hashes of the engine's files, so this pins them too.
fn pinned_line(loader: &[u8]) -> String {
    let integrity = stamp::integrity(loader);
    format!(r#"<script async src="https://HOST/role-fit.js" integrity="{integrity}" crossorigin="anonymous"></script>"#)
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| cannot("find", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_deck_goes_where_it_harms_nothing() {
        let (deck, dist) = (Path::new("/nowhere/quiz/deck.json"), Path::new("/nowhere/dist"));
        let place = |out: Option<&str>| own_folder(deck, out.map(PathBuf::from), dist).map_err(|f| f.to_string());
        assert_eq!(place(Some("/nowhere/out")), Ok(PathBuf::from("/nowhere/out")));
        for (out, said) in [
            (None, "--deck needs --out: /nowhere/dist is for the shipped deck"),
            (Some("/nowhere/dist"), "is for the shipped deck"),
            (Some("/nowhere/dist/"), "is for the shipped deck"),
            (Some("/nowhere/quiz"), "is emptied first"),
            (Some("/nowhere"), "is emptied first"),
        ] {
            let failure = place(out).unwrap_err();
            assert!(failure.contains(said), "{out:?}: {failure}");
        }
    }

    #[test]
    fn no_build_empties_the_checkout() {
        let root = Path::new("/nowhere/role-fit");
        for (out, is_fine) in [("/nowhere/role-fit", false), ("/nowhere", false), ("/nowhere/role-fit/dist", true)] {
            assert_eq!(keeps_checkout(root, Path::new(out)).is_ok(), is_fine, "{out}");
        }
    }

    #[test]
    fn the_pinned_line_can_be_pasted_as_it_is() {
        assert_eq!(
            pinned_line(b"abc"),
            "<script async src=\"https://HOST/role-fit.js\" \
             integrity=\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\" \
             crossorigin=\"anonymous\"></script>"
        );
    }
}
