//! The Rust toolchain: rustfmt and clippy, and a standard library for wasm. The ordinary way is rustup's. Where
//! rustup can fetch nothing, Debian's rustc brings the library's source, and cargo compiles it with the project.

use super::{announce, debian};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, on_path, read_text, write};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, with the same version's library source beside it.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-19"];
const DEBIAN_LINKER: &str = "wasm-ld-19";

/// Makes sure of rustfmt and clippy.
pub fn lints() -> Result<(), Failure> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let there = || process::output(Command::new("cargo").args([command, "--version"])).is_some();
        if there() {
            continue;
        }
        let remedy = format!("rustup component add {component}");
        if on_path("rustup").is_some() {
            announce(component, "a component of the toolchain, by rustup");
            // What it says is shown; whether it helped is asked below.
            let _ = process::run(Command::new("rustup").args(["component", "add", component]));
        }
        if !there() {
            return Err(Failure::new(format!("{component} is missing")).hint(format!("run `{remedy}`")));
        }
    }
    Ok(())
}

/// Makes sure that cargo can compile to wasm. Where that takes Debian's compiler, the answer is the folder of
/// a `cargo` that uses it for wasm, and only for wasm.
pub fn wasm_target(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    if has_ordinary_target() {
        return Ok(None);
    }
    if !has_debian_compiler() {
        if on_path("rustup").is_some() {
            announce("the standard library for wasm", "a target of the toolchain, by rustup");
            if process::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && has_ordinary_target() {
                return Ok(None);
            }
            println!("setup: rustup could not fetch it here");
        }
        debian::install("a compiler with the standard library's source", &DEBIAN_PACKAGES)
            .map_err(|failure| failure.hint(format!("run `rustup target add {TARGET}`")))?;
        if !has_debian_compiler() {
            return Err(Failure::new(format!(
                "the Debian packages are installed, but {DEBIAN_RUSTC}, {DEBIAN_SOURCE} or {DEBIAN_LINKER} is missing"
            ))
            .hint(format!("run `rustup target add {TARGET}`")));
        }
    }
    cargo_shim(workspace).map(Some)
}

fn has_ordinary_target() -> bool {
    process::output(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn has_debian_compiler() -> bool {
    Path::new(DEBIAN_RUSTC).is_file() && Path::new(DEBIAN_SOURCE).is_file() && on_path(DEBIAN_LINKER).is_some()
}

/// Writes a small `cargo` that hands every call on to the real one. Trunk calls plain `cargo` for the page and,
/// in its hook, for this program: the variables below must reach the first and not the second.
fn cargo_shim(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("xtask/cargo-for-wasm");
    let shim = folder.join("cargo");
    let script = shim_script(&real_cargo(&folder)?);
    // Written only when it differs: another run may be using it.
    if read_text(&shim).is_ok_and(|written| written == script) {
        return Ok(folder);
    }
    write(&shim, script)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&shim, std::fs::Permissions::from_mode(0o755))
            .map_err(|error| crate::workspace::cannot("make executable", &shim, &error))?;
    }
    Ok(folder)
}

fn real_cargo(shim_folder: &Path) -> Result<PathBuf, Failure> {
    // Cargo names itself to what it runs.
    let named = env::var_os("CARGO").map(PathBuf::from).filter(|cargo| cargo.is_file());
    named
        .or_else(|| on_path("cargo"))
        .filter(|cargo| !cargo.starts_with(shim_folder))
        .ok_or_else(|| Failure::new("cargo is not on PATH").hint("run this as `cargo xtask …`"))
}

fn shim_script(real_cargo: &Path) -> String {
    // A quote in the path ends the shell's quoted text, stands for itself, and opens the next one.
    let cargo = real_cargo.display().to_string().replace('\'', "'\\''");
    format!(
        "#!/bin/sh
# Written by `cargo xtask`: cargo, with a compiler for wasm where the call is for wasm, and untouched where not.
previous=
for argument do
  case \"$argument\" in
    --) break ;;
    --target={TARGET}) wasm=yes ;;
    {TARGET}) [ \"$previous\" != --target ] || wasm=yes ;;
  esac
  previous=$argument
done
if [ \"${{wasm-}}\" = yes ]; then
  export RUSTC={DEBIAN_RUSTC} RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER={DEBIAN_LINKER}
fi
exec '{cargo}' \"$@\"
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_calls_for_wasm_get_the_other_compiler() {
        use std::os::unix::fs::PermissionsExt;
        let folder = env::temp_dir().join(format!("role-fit-shim-{}", std::process::id()));
        // The path has a quote in it, and the cargo that it names says which compiler it was given.
        let real = folder.join("it's/cargo");
        write(&real, "#!/bin/sh\necho \"${RUSTC-plain} $*\"\n").unwrap();
        let shim = folder.join("cargo");
        write(&shim, shim_script(&real)).unwrap();
        for script in [&real, &shim] {
            std::fs::set_permissions(script, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        for (arguments, compiler) in [
            ("build --target=wasm32-unknown-unknown", "/usr/bin/rustc"),
            ("test --target wasm32-unknown-unknown -- a", "/usr/bin/rustc"),
            ("xtask stamp", "plain"),
            ("test -- --target wasm32-unknown-unknown", "plain"),
            ("build wasm32-unknown-unknown", "plain"),
        ] {
            let said = process::output(Command::new(&shim).args(arguments.split(' ')).env_remove("RUSTC")).unwrap();
            assert_eq!(said, format!("{compiler} {arguments}"));
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
