//! `setup`, and the same for every command: finds the tools that are missing, and prints what it installs and from where.
//!
//! The usual source comes first: rustup, and the release pages from which Trunk downloads. Where they cannot be reached,
//! the tools come from the registries of Rust, npm and Debian. For what cannot be installed, the error has the command.

mod announce;
mod browsers;
mod debian;
mod npm;
mod programs;
mod rust;

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use xshell::Cmd;

pub use browsers::Browser;
use browsers::WebKit;
pub use programs::MDBOOK;

/// Something that a command works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// rustfmt and clippy.
    Lints,
    /// The checker of licences and sources.
    Deny,
    /// Compiling to WebAssembly.
    Wasm,
    /// Release builds that are as small as possible.
    SmallWasm,
    /// Trunk and wasm-bindgen.
    Trunk,
    /// mdBook.
    Book,
    /// wasm-bindgen with its test runner.
    TestRunner,
    /// Chromium and its driver.
    Chromium,
    /// Firefox, on Linux also WebKit, and their drivers.
    OtherEngines,
    /// The npm packages: wasm-opt, esbuild, TypeScript, axe-core, Dark Reader, the frameworks of the end-to-end tests, and the
    /// editor of the studio.
    Npm,
}

impl Need {
    /// Cargo alone.
    pub const CARGO: &[Self] = &[];
    /// Building and serving the page while developing.
    pub const PAGE: &[Self] = &[Self::Wasm, Self::Trunk, Self::Npm];
    /// Building the page for readers.
    pub const RELEASE: &[Self] = &[Self::Wasm, Self::SmallWasm, Self::Trunk, Self::Npm];
    /// The documentation.
    pub const BOOK: &[Self] = &[Self::Book];
    /// Format and lints.
    pub const LINTS: &[Self] = &[Self::Lints];
    /// Licences and sources of all dependencies.
    pub const DENY: &[Self] = &[Self::Deny];
    /// The npm packages alone.
    pub const NPM: &[Self] = &[Self::Npm];
    /// Compiling a page of another author and packing it with wasm-bindgen.
    pub const WASM_PACKAGE: &[Self] = &[Self::Wasm, Self::TestRunner];
    /// The tests that run as WebAssembly.
    pub const WASM_TESTS: &[Self] = &[Self::Wasm, Self::TestRunner, Self::Chromium];
    /// Measuring speed in one browser.
    pub const SPEED: &[Self] = &[Self::Chromium, Self::Npm];
    /// The tests that drive browsers.
    pub const END_TO_END: &[Self] = &[Self::Chromium, Self::Npm, Self::OtherEngines];
    /// Everything.
    pub const ALL: &[Self] = &[
        Self::Lints,
        Self::Deny,
        Self::Wasm,
        Self::SmallWasm,
        Self::Trunk,
        Self::Book,
        Self::TestRunner,
        Self::Chromium,
        Self::OtherEngines,
        Self::Npm,
    ];
}

/// The tools that a command has asked for. Those that it calls by name are on the shell's PATH.
#[derive(Debug, Default)]
pub struct Tools {
    wasm_environment: Vec<(&'static str, String)>,
    chromium: Option<Browser>,
    firefox: Option<Browser>,
    webkit: Option<WebKit>,
    node_modules: Option<PathBuf>,
}

impl Tools {
    /// Adds the environment for compiling to WebAssembly to a command: Trunk, or cargo with `--target`.
    pub fn for_wasm<'a>(&self, mut command: Cmd<'a>) -> Cmd<'a> {
        if self.wasm_environment.iter().any(|(name, _)| *name == rust::FLAGS_VARIABLE) {
            // Cargo would ignore the target's own flags.
            command = command.env_remove("RUSTFLAGS");
        }
        // Trunk prints hints about newer versions otherwise, and accepts no other values of NO_COLOR.
        command = command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        if env::var_os("NO_COLOR").is_some_and(|value| value != "false") {
            command = command.env("NO_COLOR", "true");
        }
        command.envs(self.wasm_environment.iter().map(|(name, value)| (name, value)))
    }

    /// Cargo for tests and benchmarks that drive browsers, with the paths of the build and of all programs.
    pub fn browser_cargo<'a>(&self, workspace: &'a Workspace) -> Result<Cmd<'a>> {
        let chromium = self.chromium()?;
        let mut cargo = workspace
            .cargo()
            .env("ROLE_FIT_DIST", workspace.dist())
            .env("ROLE_FIT_AXE", self.npm_file("axe-core/axe.min.js")?)
            .env("ROLE_FIT_DARK_READER", self.npm_file("darkreader/darkreader.js")?)
            .env("CHROME", &chromium.program)
            .env("CHROMEDRIVER", &chromium.driver);
        if let Some(firefox) = &self.firefox {
            cargo = cargo.env("FIREFOX", &firefox.program).env("GECKODRIVER", &firefox.driver);
        }
        if let Some(WebKit { browser, screen }) = &self.webkit {
            cargo =
                cargo.env("MINIBROWSER", &browser.program).env("WEBKIT_DRIVER", &browser.driver).env("XVFB", screen);
        }
        Ok(cargo)
    }

    /// Chromium and its driver.
    pub fn chromium(&self) -> Result<&Browser> {
        self.chromium.as_ref().context("this command has not asked for Chromium")
    }

    /// A file of an npm package, such as "axe-core/axe.min.js".
    pub fn npm_file(&self, path: &str) -> Result<PathBuf> {
        let modules = self.node_modules.as_ref().context("this command has not asked for the npm packages")?;
        Ok(modules.join(path))
    }
}

/// Runs the command `setup`.
pub fn run(workspace: &Workspace) -> Result<()> {
    ensure(workspace, Need::ALL)?;
    println!("setup: all tools are installed");
    Ok(())
}

/// Installs what is missing. Takes no time if nothing is.
pub fn ensure(workspace: &Workspace, needs: &[Need]) -> Result<Tools> {
    let needs = |need| needs.contains(&need);
    let mut tools = Tools::default();
    let mut directories = Vec::new();
    if needs(Need::Lints) {
        rust::lints(workspace)?;
    }
    if needs(Need::Deny) {
        directories.extend(programs::cargo_deny(workspace)?);
    }
    if needs(Need::Wasm) {
        tools.wasm_environment = rust::wasm_environment(workspace, needs(Need::SmallWasm))?;
    }
    if needs(Need::Npm) {
        let modules = npm::modules(workspace)?;
        directories.push(modules.join(".bin"));
        tools.node_modules = Some(modules);
    }
    if needs(Need::Trunk) {
        directories.extend(programs::trunk(workspace)?);
    }
    if needs(Need::Book) {
        directories.extend(programs::mdbook(workspace)?);
    }
    if needs(Need::TestRunner) {
        directories.extend(programs::wasm_bindgen(workspace)?);
    } else if needs(Need::Trunk) {
        directories.extend(programs::wasm_bindgen_for_trunk(workspace)?);
    }
    if needs(Need::Chromium) {
        tools.chromium = Some(browsers::chromium(workspace)?);
    }
    if needs(Need::OtherEngines) {
        tools.firefox = Some(browsers::firefox(workspace)?);
        tools.webkit = browsers::webkit(workspace)?;
    }
    add_to_path(workspace, directories)?;
    Ok(tools)
}

/// The shell's PATH: these directories, then those that it has already.
fn add_to_path(workspace: &Workspace, mut directories: Vec<PathBuf>) -> Result<()> {
    let path = workspace.shell.var_os("PATH").unwrap_or_default();
    directories.extend(env::split_paths(&path));
    let mut seen = std::collections::HashSet::new();
    directories.retain(|directory| seen.insert(directory.clone()));
    workspace.shell.set_var("PATH", env::join_paths(directories)?);
    Ok(())
}
