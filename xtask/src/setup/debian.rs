//! Installing Debian packages: only where apt-get is there and may be used without a password.

use super::announce;
use crate::failure::Failure;
use crate::process;
use crate::workspace::on_path;
use std::process::Command;

/// Installs the packages, or fails with the command that a person may run. `what` says what they are for.
pub fn install(what: &str, packages: &[&str]) -> Result<(), Failure> {
    let list = packages.join(" ");
    let by_hand = || {
        Failure::new(format!("{what} is missing"))
            .hint(format!("on Debian run `sudo apt-get install {list}`, elsewhere install the like"))
    };
    let Some(prefix) = allowed_prefix() else {
        return Err(by_hand());
    };
    announce(what, &format!("Debian packages {list}"));
    let apt = |arguments: &[&str]| {
        let (program, before) = prefix.split_first().unwrap_or((&"apt-get", &[]));
        let mut command = Command::new(program);
        command.args(before).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    // Without fresh lists the packages' addresses may be out of date; if there are none, install says it better.
    let _ = apt(&["update", "-qq"]);
    apt(&[&["install", "-y", "-qq"], packages].concat()).map_err(|_| by_hand())
}

/// The words to call apt-get by, or nothing where this user may not.
fn allowed_prefix() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if process::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&["apt-get"]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n", "apt-get"].as_slice())
}
