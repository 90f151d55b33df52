//! Trunk's hook after each build: `role-fit-stamp` finishes the files in Trunk's staging directory.
//!
//! `role-fit-stamp studio` does the same for the build of the studio.
//!
//! `role-fit-stamp bare-loader DIST` prints the loader of a finished release build without its first card, for the size
//! check. `role-fit-stamp module-loader DIST` prints it as an ES module, for the npm package.

use anyhow::{Context, Result, bail, ensure};
use role_fit_stamp::{Inputs, bare_loader, module_loader, stamp, stamp_studio};
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] => stamp_staging(),
        ["studio"] => stamp_studio_staging(),
        ["bare-loader", dist] => print_loader(bare_loader, Path::new(dist)),
        ["module-loader", dist] => print_loader(module_loader, Path::new(dist)),
        _ => Err(anyhow::anyhow!("usage: role-fit-stamp [studio | bare-loader DIST | module-loader DIST]")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Trunk's staging directory, and whether the build is for readers.
fn staging() -> Result<(PathBuf, bool)> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!("Trunk runs this as a hook and sets TRUNK_STAGING_DIR; run `cargo xtask build` instead");
    };
    Ok((staging, env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")))
}

fn stamp_studio_staging() -> Result<()> {
    let (staging, is_release) = staging()?;
    stamp_studio(&root()?, &staging, is_release)
}

fn stamp_staging() -> Result<()> {
    let (staging, is_release) = staging()?;
    let inputs = Inputs::from_env(root()?)?;
    if !inputs.left_out.is_empty() {
        // Authors who add an item want to see it before it is translated.
        let list = inputs.left_out.join("\n");
        ensure!(!is_release, "{list}");
        eprintln!("warning: languages are left out, and a release build will fail:\n{list}");
    }
    stamp(&inputs, &staging, is_release)?;
    if is_release && inputs.site.is_placeholder() {
        println!("note: previews of links point to {}, a placeholder; pass `--site URL`", inputs.site.as_str());
    }
    if let Ok(url) = env::var("ROLE_FIT_URL") {
        println!("\n  The quiz is at {url}\n");
    }
    Ok(())
}

fn print_loader(make: fn(&Inputs, &Path) -> Result<String>, dist: &Path) -> Result<()> {
    print!("{}", make(&Inputs::from_env(root()?)?, dist)?);
    Ok(())
}

/// The checkout. Cargo sets the variable at run time too, so this is right even if the checkout has moved.
fn root() -> Result<PathBuf> {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.ancestors().nth(2).map(Path::to_path_buf).context("the crate is not in a checkout of role-fit")
}
