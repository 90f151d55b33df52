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

/// What makes a release build lean. A panic ends the engine at once, without a text (the glue tells the loader of
/// it), and what only such texts would hold is left out. A quarter of a MiB is stack enough: nothing here calls itself more
/// than a few dozen times. Without reference types the glue keeps the page's values on a list, in less code than wasm needs
/// for a table of its own. Loops are not rewritten for machines that count in addresses, and nothing is read early on
/// every way for being read twice on some: to wasm both are only longer.
const LEAN_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none \
    -Clink-arg=-zstack-size=262144 -Ctarget-feature=-reference-types -Cllvm-args=-disable-lsr \
    -Cllvm-args=-enable-load-pre=0";

/// The shim's lines that have cargo compile the standard library with the project, for size.
const BUILD_LIBRARY: &str = "export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
";

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

/// Makes sure that cargo can compile to wasm, `lean` with release builds as small as they can be. Where either
/// takes more than plain cargo, the answer is the folder of a `cargo` that adds it for wasm, and only for wasm.
pub fn wasm_target(workspace: &Workspace, lean: bool) -> Result<Option<PathBuf>, Failure> {
    if has_ordinary_target() {
        return ordinary(workspace, lean);
    }
    if has_debian_compiler() {
        return cargo_shim(workspace, Compiler::Debian).map(Some);
    }
    if on_path("rustup").is_some() {
        announce("the standard library for wasm", "a target of the toolchain, by rustup");
        if process::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && has_ordinary_target() {
            return ordinary(workspace, lean);
        }
        println!("setup: rustup could not fetch it here");
    }
    debian::install("a compiler with the standard library's source", &DEBIAN_PACKAGES).map_err(|_| no_target())?;
    if has_debian_compiler() { cargo_shim(workspace, Compiler::Debian).map(Some) } else { Err(no_target()) }
}

fn no_target() -> Failure {
    let packages = DEBIAN_PACKAGES.join(" ");
    Failure::new(format!(
        "the standard library for wasm is missing: run `rustup target add {TARGET}`, or on Debian 12 \
         `sudo apt-get install {packages}`"
    ))
}

fn has_ordinary_target() -> bool {
    sysroot().is_some_and(|sysroot| sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn has_debian_compiler() -> bool {
    Path::new(DEBIAN_RUSTC).is_file() && Path::new(DEBIAN_SOURCE).is_file() && on_path(DEBIAN_LINKER).is_some()
}

fn sysroot() -> Option<PathBuf> {
    process::output(Command::new("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

/// With a target of the toolchain's own, plain cargo does for all but lean release builds.
fn ordinary(workspace: &Workspace, lean: bool) -> Result<Option<PathBuf>, Failure> {
    if !lean {
        return Ok(None);
    }
    match why_not_lean(cfg!(unix), knows_lean_flags(), has_library_source) {
        None => cargo_shim(workspace, Compiler::Ordinary).map(Some),
        Some(reason) => {
            println!("setup: release builds will be larger than they need be: {reason}");
            Ok(None)
        }
    }
}

/// Why release builds stay as large as plain cargo makes them, and how to change that; nothing where they need not.
fn why_not_lean(has_shell: bool, knows_flags: bool, has_source: impl FnOnce() -> bool) -> Option<&'static str> {
    if !has_shell {
        Some("smaller ones take a Unix shell; build them on such a system, or in CI")
    } else if !knows_flags {
        Some("this compiler is too old for smaller ones; run `rustup update`")
    } else if !has_source() {
        Some("the standard library's source is missing; run `rustup component add rust-src`")
    } else {
        None
    }
}

fn knows_lean_flags() -> bool {
    let mut command = Command::new("rustc");
    command.args(LEAN_FLAGS.split(' ')).args(["--print", "cfg", "--target", TARGET]).env("RUSTC_BOOTSTRAP", "1");
    process::output(&mut command).is_some()
}

/// Whether the toolchain's library source is there, or rustup brings it.
fn has_library_source() -> bool {
    let there =
        || sysroot().is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file());
    if !there() && on_path("rustup").is_some() {
        announce("the standard library's source", "a component of the toolchain, by rustup");
        // What it says is shown; whether it helped is asked below.
        let _ = process::run(Command::new("rustup").args(["component", "add", "rust-src"]));
    }
    there()
}

/// Which compiler a call for wasm gets.
#[derive(Clone, Copy)]
enum Compiler {
    /// Debian's, which has no library for wasm but its source: every call compiles the library too.
    Debian,
    /// The toolchain's own: only release calls compile the library.
    Ordinary,
}

/// Writes a small `cargo` that hands every call on to the real one. Trunk calls plain `cargo` for the page and,
/// in its hook, for this program: the variables below must reach the first and not the second.
fn cargo_shim(workspace: &Workspace, compiler: Compiler) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("xtask/cargo-for-wasm");
    let shim = folder.join("cargo");
    let script = shim_script(&real_cargo(&folder)?, compiler);
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

fn shim_script(real_cargo: &Path, compiler: Compiler) -> String {
    // A quote in the path ends the shell's quoted text, stands for itself, and opens the next one.
    let cargo = real_cargo.display().to_string().replace('\'', "'\\''");
    let (for_wasm, for_release) = match compiler {
        Compiler::Debian => (
            format!(
                "export RUSTC={DEBIAN_RUSTC} CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER={DEBIAN_LINKER}\n{BUILD_LIBRARY}"
            ),
            "",
        ),
        Compiler::Ordinary => (String::new(), BUILD_LIBRARY),
    };
    // Where RUSTFLAGS is set, cargo looks at no other flags. With a target named, neither variable reaches build
    // scripts and macros, so native builds keep their results.
    format!(
        "#!/bin/sh
# Written by `cargo xtask`: cargo, with what a call for wasm needs, and untouched for any other call.
cargo='{cargo}'
wasm= release= previous=
for argument do
  case \"$previous $argument\" in
    *' --') break ;;
    *' --target={TARGET}' | '--target {TARGET}') wasm=yes ;;
    *' --release' | *' -r' | *' --profile=release' | '--profile release') release=yes ;;
  esac
  previous=$argument
done
[ \"$wasm\" ] || exec \"$cargo\" \"$@\"
{for_wasm}[ \"$release\" ] || exec \"$cargo\" \"$@\"
{for_release}lean='{LEAN_FLAGS}'
own=${{CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS-}}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=\"${{own:+$own }}$lean\"
[ -z \"${{RUSTFLAGS-}}\" ] || export RUSTFLAGS=\"$RUSTFLAGS $lean\"
exec \"$cargo\" \"$@\"
"
    )
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "a helper of the tests stops like a test")]
mod tests {
    use super::*;

    const DEBUG_CALLS: [&str; 3] = [
        "build --target=wasm32-unknown-unknown",
        "test --target wasm32-unknown-unknown -- --release",
        "build --target wasm32-unknown-unknown --profile dev",
    ];
    const RELEASE_CALLS: [&str; 3] = [
        "build --target=wasm32-unknown-unknown --release",
        "build --profile release --target wasm32-unknown-unknown",
        "build --target wasm32-unknown-unknown --profile=release -- a",
    ];
    const OTHER_CALLS: [&str; 4] = [
        "xtask stamp",
        "build --release",
        "test -- --target wasm32-unknown-unknown --release",
        "build wasm32-unknown-unknown --release",
    ];

    #[test]
    fn debians_compiler_builds_the_library_for_wasm_and_leaves_panic_text_out_of_releases() {
        let said = Said::by(Compiler::Debian, &[]);
        for call in DEBUG_CALLS {
            assert_eq!(said.to(call), "/usr/bin/rustc 1 std,panic_abort wasm-ld-19 none none");
        }
        for call in RELEASE_CALLS {
            assert_eq!(said.to(call), format!("/usr/bin/rustc 1 std,panic_abort wasm-ld-19 {LEAN_FLAGS} none"));
        }
        for call in OTHER_CALLS {
            assert_eq!(said.to(call), "none none none none none none");
        }
    }

    #[test]
    fn an_ordinary_toolchain_is_touched_in_releases_only() {
        let said = Said::by(Compiler::Ordinary, &[]);
        for call in DEBUG_CALLS.iter().chain(&OTHER_CALLS) {
            assert_eq!(said.to(call), "none none none none none none");
        }
        for call in RELEASE_CALLS {
            assert_eq!(said.to(call), format!("none 1 std,panic_abort none {LEAN_FLAGS} none"));
        }
    }

    #[test]
    fn flags_of_the_users_own_are_kept() {
        let own = [("RUSTFLAGS", "-Dwarnings"), ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Copt-level=3")];
        let said = Said::by(Compiler::Ordinary, &own);
        for call in RELEASE_CALLS {
            let flags = format!("-Copt-level=3 {LEAN_FLAGS} -Dwarnings {LEAN_FLAGS}");
            assert_eq!(said.to(call), format!("none 1 std,panic_abort none {flags}"));
        }
        assert_eq!(said.to("build"), "none none none none -Copt-level=3 -Dwarnings");
    }

    #[test]
    fn says_how_to_get_lean_releases() {
        assert_eq!(why_not_lean(true, true, || true), None);
        assert!(why_not_lean(true, true, || false).is_some_and(|why| why.contains("`rustup component add rust-src`")));
        // Nothing is fetched that could not be used.
        assert!(why_not_lean(true, false, || unreachable!()).is_some_and(|why| why.contains("`rustup update`")));
        assert!(why_not_lean(false, true, || unreachable!()).is_some());
    }

    #[test]
    fn a_missing_target_is_one_line_with_the_command() {
        let said = no_target().to_string();
        assert_eq!(said.lines().count(), 1);
        assert!(said.contains("`rustup target add wasm32-unknown-unknown`"), "{said}");
    }

    /// A shim in a folder of its own, before a cargo that says what reached it.
    struct Said<'a> {
        folder: PathBuf,
        environment: &'a [(&'a str, &'a str)],
    }

    const HEARD: [&str; 6] = [
        "RUSTC",
        "RUSTC_BOOTSTRAP",
        "CARGO_UNSTABLE_BUILD_STD",
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "RUSTFLAGS",
    ];

    impl<'a> Said<'a> {
        fn by(compiler: Compiler, environment: &'a [(&'a str, &'a str)]) -> Self {
            use std::os::unix::fs::PermissionsExt;
            use std::sync::atomic::{AtomicU32, Ordering};
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let folder = env::temp_dir().join(format!("role-fit-shim-{}-{number}", std::process::id()));
            // A quote in the path must not end the shell's.
            let real = folder.join("it's/cargo");
            let heard = HEARD.map(|name| format!("${{{name}-none}}")).join(" ");
            write(&real, format!("#!/bin/sh\necho \"{heard}|$*\"\n")).unwrap();
            let shim = folder.join("cargo");
            write(&shim, shim_script(&real, compiler)).unwrap();
            for script in [&real, &shim] {
                std::fs::set_permissions(script, std::fs::Permissions::from_mode(0o755)).unwrap();
            }
            Self { folder, environment }
        }

        /// What reached the real cargo, after a look at whether the arguments did.
        fn to(&self, call: &str) -> String {
            let mut command = Command::new(self.folder.join("cargo"));
            command.args(call.split(' '));
            for name in HEARD {
                command.env_remove(name);
            }
            // Variables of these names must not be mistaken for the script's own.
            command.env("wasm", "yes").env("release", "yes").envs(self.environment.iter().copied());
            let said = process::output(&mut command).unwrap();
            let (heard, arguments) = said.split_once('|').unwrap();
            assert_eq!(arguments, call);
            heard.to_owned()
        }
    }

    impl Drop for Said<'_> {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}
