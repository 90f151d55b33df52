//! `serve`: Trunk builds the page, serves it to this machine only and rebuilds it after changes.

use crate::deck;
use crate::setup::{self, Need};
use crate::workspace::{DECK_VARIABLE, Workspace};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;
use xshell::cmd;

/// What Trunk watches, as in Trunk.toml, if it has to watch a deck too: its `--watch` replaces the list there.
const WATCHED: [&str; 6] = ["src", "crates", "static", "studio", "index.html", "Cargo.toml"];

/// How often the deck is read.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

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
    let deck = args.deck.as_deref().map(|file| Deck::open(workspace, file)).transpose()?;
    let tools = setup::ensure(workspace, if args.release { Need::RELEASE } else { Need::PAGE })?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("The page will be at {url} when it is built. Press Ctrl-C to stop.");
    let port = port.to_string();
    let release = args.release.then_some("--release");
    let mut trunk = cmd!(workspace.shell, "trunk serve --address 127.0.0.1 --port {port} {release...}");
    if let Some(deck) = &deck {
        for path in WATCHED.map(Path::new).into_iter().chain([deck.copy.as_path()]) {
            trunk = trunk.arg("--watch").arg(path);
        }
        trunk = trunk.env(DECK_VARIABLE, &deck.copy);
    }
    // The hook repeats the URL after each build, below the compiler's output.
    let trunk = Command::from(tools.for_wasm(trunk).env("ROLE_FIT_URL", url));
    match deck {
        Some(deck) => deck.follow(workspace, trunk),
        None => exec(trunk),
    }
}

/// A deck that an author works on. Many editors replace a file instead of writing to it, and then Trunk does not see later
/// changes. So Trunk watches a copy, outside of the target directory, which it ignores.
struct Deck {
    file: PathBuf,
    copy: PathBuf,
    content: Vec<u8>,
}

impl Deck {
    /// Reports what is wrong with the deck, and copies it. A deck with errors fails the build until it has changed.
    fn open(workspace: &Workspace, file: &Path) -> Result<Self> {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let deck = Self { file: file.to_path_buf(), copy: workspace.cache.join("served-deck.json"), content };
        deck.update(workspace)?;
        Ok(deck)
    }

    fn update(&self, workspace: &Workspace) -> Result<()> {
        deck::is_clean(workspace, &self.file)?;
        workspace.shell.write_file(&self.copy, &self.content).context("cannot copy the deck")
    }

    /// Runs Trunk, and updates the copy whenever the deck changes. Ctrl-C reaches both programs.
    fn follow(mut self, workspace: &Workspace, mut trunk: Command) -> Result<()> {
        let mut trunk = trunk.spawn()?;
        while trunk.try_wait()?.is_none() {
            thread::sleep(POLL_INTERVAL);
            // While an editor replaces the file, there is none.
            let content = fs::read(&self.file).unwrap_or_default();
            if !content.is_empty() && content != self.content {
                self.content = content;
                self.update(workspace)?;
            }
        }
        Ok(())
    }
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
