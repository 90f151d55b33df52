//! `serve`: Trunk builds the page, serves it to this machine only and rebuilds it after changes.

use crate::setup::{self, Need};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use xshell::cmd;

/// The arguments of `serve`.
#[derive(clap::Args)]
pub struct Args {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
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
    let tools = setup::ensure(workspace, if args.release { Need::RELEASE } else { Need::PAGE })?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("The page will be at {url} when it is built. Press Ctrl-C to stop.");
    let port = port.to_string();
    let release = args.release.then_some("--release");
    let trunk = cmd!(workspace.shell, "trunk serve --address 127.0.0.1 --port {port} {release...}");
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
