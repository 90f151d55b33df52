//! The Rust toolchain: rustfmt, clippy and a standard library for WebAssembly, usually from rustup. Where rustup cannot
//! download, Debian's compiler comes with the source of the library, and cargo compiles it with the project.

use super::announce::announce;
use super::debian;
use crate::workspace::{Workspace, on_path};
use anyhow::{Context, Result, ensure};
use std::env;
use std::path::{Path, PathBuf};
use xshell::cmd;

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, and the source of the same version's library.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-19"];
const DEBIAN_LINKER: &str = "wasm-ld-19";

/// The compiler flags for WebAssembly. Cargo uses them for that target only: build scripts and macros stay as they are.
pub const FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// A panic ends the engine at once and without a message, so nothing that only messages need is compiled. The engine needs
/// little stack; by default a megabyte of memory is reserved for it. Without reference types, the glue is smaller. Four
/// optimisations are off that make loops, repeated reads and the ends of branches longer in WebAssembly. Instructions stay in
/// the order of the source, and functions of a few more of them are inlined: both compress better.
const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none \
    -Clink-arg=-zstack-size=262144 -Ctarget-feature=-reference-types -Cllvm-args=-disable-lsr \
    -Cllvm-args=-disable-licm-promotion -Cllvm-args=-enable-load-pre=0 -Cllvm-args=-simplifycfg-sink-common=false \
    -Cllvm-args=-pre-RA-sched=source -Cllvm-args=-inline-instr-cost=3";

type Environment = Vec<(&'static str, String)>;

/// Installs rustfmt and clippy.
pub fn lints(workspace: &Workspace) -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let is_installed = || succeeds(workspace, &["cargo", command, "--version"]);
        if !is_installed() {
            add_component(workspace, component);
            ensure!(is_installed(), "{component} is missing; run `rustup component add {component}`");
        }
    }
    Ok(())
}

/// Makes sure that cargo can compile to WebAssembly, and returns the environment that this takes. With `small`, release
/// builds are as small as possible.
pub fn wasm_environment(workspace: &Workspace, small: bool) -> Result<Environment> {
    if !has_target(workspace) && !has_debian_compiler() && on_path("rustup").is_some() {
        announce("the standard library for WebAssembly", "rustup");
        let _ = cmd!(workspace.shell, "rustup target add {TARGET}").run();
    }
    if has_target(workspace) {
        return Ok(if small { small_build(workspace) } else { Environment::new() });
    }
    if !has_debian_compiler() {
        debian::install(workspace, "a standard library for WebAssembly", &DEBIAN_PACKAGES)
            .with_context(|| format!("run `rustup target add {TARGET}`"))?;
    }
    let mut environment = build_std();
    // Not RUSTC, which a user may have set for all builds.
    environment.push(("CARGO_BUILD_RUSTC", DEBIAN_RUSTC.to_owned()));
    environment.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER.to_owned()));
    if small {
        environment.push((FLAGS_VARIABLE, flags()));
    }
    Ok(environment)
}

/// The environment for small release builds, empty if this toolchain cannot make them.
fn small_build(workspace: &Workspace) -> Environment {
    match obstacle(cfg!(unix), knows_flags(workspace), || has_source(workspace)) {
        None => {
            let mut environment = build_std();
            environment.push((FLAGS_VARIABLE, flags()));
            environment
        }
        Some(obstacle) => {
            println!("setup: release builds will be larger than necessary: {obstacle}");
            Environment::new()
        }
    }
}

/// Compiles the standard library with the project, for size.
fn build_std() -> Environment {
    [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// The user's own flags for WebAssembly, or for everything, then ours.
fn flags() -> String {
    let own = env::var(FLAGS_VARIABLE).or_else(|_| env::var("RUSTFLAGS")).unwrap_or_default();
    format!("{own} {SMALL_FLAGS}").trim_start().to_owned()
}

/// Why release builds cannot be small, and what the user can do.
fn obstacle(is_unix: bool, knows_flags: bool, has_source: impl FnOnce() -> bool) -> Option<&'static str> {
    if !is_unix {
        // Trunk's hook must not inherit the environment, see Trunk.toml.
        Some("this needs a Unix system, such as CI")
    } else if !knows_flags {
        Some("the compiler is too old; run `rustup update`")
    } else if !has_source() {
        Some("the source of the standard library is missing; run `rustup component add rust-src`")
    } else {
        None
    }
}

fn knows_flags(workspace: &Workspace) -> bool {
    let flags = SMALL_FLAGS.split_whitespace();
    let rustc = cmd!(workspace.shell, "rustc {flags...} --print cfg --target {TARGET}").env("RUSTC_BOOTSTRAP", "1");
    rustc.quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Whether the toolchain has the library's source, after an attempt to install it.
fn has_source(workspace: &Workspace) -> bool {
    let is_installed = || in_sysroot(workspace, "lib/rustlib/src/rust/library/std/Cargo.toml");
    if !is_installed() {
        add_component(workspace, "rust-src");
    }
    is_installed()
}

fn has_target(workspace: &Workspace) -> bool {
    in_sysroot(workspace, &format!("lib/rustlib/{TARGET}/lib"))
}

fn in_sysroot(workspace: &Workspace, path: &str) -> bool {
    let sysroot = cmd!(workspace.shell, "rustc --print sysroot").quiet().read();
    sysroot.is_ok_and(|sysroot| PathBuf::from(sysroot).join(path).exists())
}

fn has_debian_compiler() -> bool {
    Path::new(DEBIAN_RUSTC).is_file() && Path::new(DEBIAN_SOURCE).is_file() && on_path(DEBIAN_LINKER).is_some()
}

/// Tries to install a component. The caller checks whether that has worked.
fn add_component(workspace: &Workspace, component: &str) {
    if on_path("rustup").is_some() {
        announce(component, "rustup");
        let _ = cmd!(workspace.shell, "rustup component add {component}").run();
    }
}

fn succeeds(workspace: &Workspace, command: &[&str]) -> bool {
    let Some((program, arguments)) = command.split_first() else { return false };
    workspace.shell.cmd(program).args(arguments).quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_for_larger_builds_says_what_to_do() {
        assert_eq!(obstacle(true, true, || true), None);
        assert!(
            obstacle(true, true, || false).is_some_and(|reason| reason.contains("`rustup component add rust-src`"))
        );
        // Nothing is installed that could not be used.
        assert!(obstacle(true, false, || unreachable!()).is_some_and(|reason| reason.contains("`rustup update`")));
        assert!(obstacle(false, true, || unreachable!()).is_some());
    }

    #[test]
    fn every_flag_is_for_the_wasm_target_only() {
        assert!(FLAGS_VARIABLE.to_lowercase().contains(&TARGET.replace('-', "_")));
        assert!(flags().ends_with(SMALL_FLAGS));
    }
}
