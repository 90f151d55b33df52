//! `site`: what a static host publishes, such as the Pages of a repository: the demo, the widget and the pages of results, with
//! everything else that a build contains.

use crate::build;
use crate::workspace::{Workspace, file_name};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf, absolute};
use xshell::Shell;

/// Tells GitHub Pages to publish all files as they are.
const AS_IT_IS: &str = ".nojekyll";

/// Where the pages of results are, one folder for each verdict.
const RESULTS: &str = "s";

/// The arguments of `site`.
#[derive(clap::Args)]
pub struct Args {
    /// Where the directory will be served, with https and a slash at the end
    #[arg(long, value_name = "URL", value_parser = build::site)]
    url: String,
    /// The directory to write; its old content is deleted
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Makes the site and prints what is in it.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let out = absolute(&args.out)?;
    make(workspace, &args.url, &out)?;
    println!("\n{} is what {} will serve:", out.display(), args.url);
    for path in workspace.shell.read_dir(&out)?.iter().filter(|path| path.is_dir()) {
        println!("  {}{}/", args.url, file_name(path));
    }
    Ok(())
}

/// Makes the site in `out`, an absolute path, and checks that its pages know their URLs.
pub fn make(workspace: &Workspace, url: &str, out: &Path) -> Result<()> {
    build::build_for_site(workspace, Some(url), out)?;
    let shell = &workspace.shell;
    shell.write_file(out.join(AS_IT_IS), "")?;
    names_its_url(shell, &out.join("index.html"), url)?;
    let results = shell.read_dir(out.join(RESULTS)).context("the build has no pages of results")?;
    ensure!(!results.is_empty(), "the build has no pages of results");
    results.iter().try_for_each(|directory| {
        names_its_url(shell, &directory.join("index.html"), &format!("{url}{RESULTS}/{}/", file_name(directory)))
    })
}

/// Previews of links show what a page says about itself.
fn names_its_url(shell: &Shell, page: &Path, url: &str) -> Result<()> {
    let is_named = shell.read_file(page)?.contains(&format!("property=\"og:url\" content=\"{url}\""));
    ensure!(is_named, "{} does not say that its URL is {url}", page.display());
    Ok(())
}
