//! `serve`: Trunk builds the page, serves it to this machine only and rebuilds it after changes.

use crate::deck;
use crate::setup::{self, Need};
use crate::workspace::{DECK_VARIABLE, Workspace};
use anyhow::{Result, ensure};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf, absolute};
use std::process::Command;
use xshell::cmd;

/// What Trunk watches, as in Trunk.toml, if it has to watch a deck too: its `--watch` replaces the list there.
const WATCHED: [&str; 5] = ["src", "crates", "static", "index.html", "Cargo.toml"];

/// The arguments of `serve`.
#[derive(clap::Args)]
pub struct Args {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve the quiz with another deck; `deck check` reports what is wrong with it
    #[arg(long, value_name = "FILE")]
    deck: Option<PathBuf>,
    /// Serve an optimised build
    #[arg(long)]
    release: bool,
}

/// Serves the page until the user stops it.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let port = args.port;
    // Trunk would notice this only after the build.
    ensure!(
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok(),
        "port {port} is in use; stop the program that uses it, or choose another port with --port"
    );
    let deck = args.deck.as_deref().map(absolute).transpose()?;
    if let Some(deck) = &deck {
        ensure!(deck.is_file(), "{} is not a file", deck.display());
        // The report comes first. A deck with errors fails the build, and Trunk tries again when the file has changed.
        deck::is_clean(workspace, deck)?;
    }
    let tools = setup::ensure(workspace, if args.release { Need::RELEASE } else { Need::PAGE })?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("The page will be at {url} when it is built. Press Ctrl-C to stop.");
    let port = port.to_string();
    let release = args.release.then_some("--release");
    let mut trunk = cmd!(workspace.shell, "trunk serve --address 127.0.0.1 --port {port} {release...}");
    if let Some(deck) = &deck {
        for path in WATCHED.map(Path::new).into_iter().chain([deck.as_path()]) {
            trunk = trunk.arg("--watch").arg(path);
        }
        trunk = trunk.env(DECK_VARIABLE, deck);
    }
    // The hook repeats the URL after each build, below the compiler's output.
    exec(tools.for_wasm(trunk).env("ROLE_FIT_URL", url).into())
}

/// Replaces this process, so that stopping it stops Trunk too.
#[cfg(unix)]
fn exec(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn exec(mut command: Command) -> Result<()> {
    let status = command.status()?;
    ensure!(status.success(), "trunk failed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_watched_beside_everything_in_the_configuration() {
        let configuration = include_str!("../../Trunk.toml");
        assert!(configuration.contains(&format!("watch = {WATCHED:?}")));
    }
}
