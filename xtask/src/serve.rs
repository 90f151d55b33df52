//! `serve`: Trunk builds the page, serves it to this machine only and rebuilds it on changes.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::stamp::ADDRESS_VARIABLE;
use crate::workspace::Workspace;
use std::net::{Ipv4Addr, TcpListener};

const DEFAULT_PORT: u16 = 8080;

/// Runs the command: `serve [--port N] [--release]`. Ends when it is stopped.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let port = match arguments.option("--port")? {
        None => DEFAULT_PORT,
        Some(port) => port.parse().map_err(|_| Failure::new(format!("`{port}` is no port: a number up to 65535")))?,
    };
    let release = arguments.flag("--release");
    arguments.finish()?;
    // Asked before the build, which takes its time; Trunk would find out only after it.
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(Failure::new(format!("port {port} is in use"))
            .hint("stop what uses it, or run `cargo xtask serve --port 8081`"));
    }
    let tools = setup::ensure(workspace, if release { Needs::RELEASE } else { Needs::PAGE })?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("The page will be at {address} as soon as it is built. Ctrl-C stops.");
    let mut trunk = tools.trunk(workspace);
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        // The hook after each build says the address again, below the compiler's lines.
        .env(ADDRESS_VARIABLE, address);
    if release {
        trunk.arg("--release");
    }
    process::become_it(&mut trunk)
}
