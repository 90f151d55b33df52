//! Installs Debian packages, if apt-get exists and the user may run it without a password.

use super::announce::announce;
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result, anyhow};
use xshell::cmd;

/// Installs the packages, or fails with the command for the user. `what` is what they are for.
pub fn install(workspace: &Workspace, what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = || format!("{what} is missing; on Debian run `sudo apt-get install {list}`");
    let sudo = sudo(workspace).ok_or_else(|| anyhow!(by_hand()))?;
    announce(what, &format!("Debian packages {list}"));
    let apt = |arguments: &[&str]| {
        let words = sudo.iter().chain(["apt-get"].iter()).chain(arguments);
        let mut words = words.copied();
        let program = words.next().unwrap_or("apt-get");
        workspace.shell.cmd(program).args(words).env("DEBIAN_FRONTEND", "noninteractive").run()
    };
    // Old lists can name packages that are gone. If this fails, the install below reports it better.
    let _ = apt(&["update", "-qq"]);
    apt(&[&["install", "-y", "-qq"], packages].concat()).with_context(by_hand)
}

/// What must precede `apt-get`, or `None` if this user may not run it.
fn sudo(workspace: &Workspace) -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if cmd!(workspace.shell, "id -u").quiet().read().is_ok_and(|id| id == "0") {
        return Some(&[]);
    }
    on_path("sudo")?;
    let passwordless = cmd!(workspace.shell, "sudo -n true").quiet().ignore_stderr().run().is_ok();
    passwordless.then_some(&["sudo", "-n"])
}
