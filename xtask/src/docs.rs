//! `docs`: builds the documentation with mdBook. The widget runs in its pages, so it belongs into a build.

use crate::notices;
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf, absolute};
use xshell::cmd;

/// The deck that a page of the documentation shows. mdBook copies only what is beside the chapters.
const EXAMPLE_DECK: &str = "first-deck.json";

/// Written in the documents wherever the public URL of the build belongs.
const SITE_PLACEHOLDER: &str = "https://HOST/";

/// The arguments of `docs`.
#[derive(clap::Args)]
pub struct Args {
    /// The build to add the documentation to, in its directory docs/ [default: dist]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The public URL of the build, which the snippets then contain
    #[arg(long, value_name = "URL", value_parser = crate::build::site)]
    site: Option<String>,
}

/// Builds the documentation, and says if the build around it is missing.
pub fn run(workspace: &Workspace, args: Args) -> Result<()> {
    let dist = args.out.map(absolute).transpose()?.unwrap_or_else(|| workspace.dist());
    build(workspace, &dist, args.site.as_deref())?;
    println!("built: {}", dist.join("docs/index.html").display());
    if !dist.join("role-fit.js").is_file() {
        println!("note: the quizzes in its pages need the widget; run `cargo xtask build` for both");
    }
    Ok(())
}

/// Writes the documentation into `docs/` of a build.
pub fn build(workspace: &Workspace, dist: &Path, site: Option<&str>) -> Result<()> {
    setup::ensure(workspace, Need::BOOK)?;
    let book = workspace.root.join("docs");
    let out = dist.join("docs");
    cmd!(workspace.shell, "mdbook build {book} --dest-dir {out}").env("RUST_LOG", "warn").run()?;
    workspace.shell.copy_file(workspace.root.join("examples").join(EXAMPLE_DECK), &out)?;
    let licences = notices::book::collect(workspace, &out, &[EXAMPLE_DECK])?;
    workspace.shell.write_file(out.join(notices::FILE), licences)?;
    match site {
        Some(site) => name_site(workspace, &out, site),
        None => Ok(()),
    }
}

/// Writes the public URL into the snippets of all pages, so that readers can paste them as they are.
fn name_site(workspace: &Workspace, directory: &Path, site: &str) -> Result<()> {
    let shell = &workspace.shell;
    for path in shell.read_dir(directory)? {
        if path.is_dir() {
            name_site(workspace, &path, site)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let page = shell.read_file(&path)?;
            shell.write_file(&path, page.replace(SITE_PLACEHOLDER, site)).context("cannot name the site")?;
        }
    }
    Ok(())
}
