//! `setup`, and the same for each command: finds which tools are missing, says what it installs and from where,
//! and hands back where everything is. It takes the ordinary way first and the package registries' way where
//! that is closed. What it cannot install is one line with the command to run.

mod browsers;
mod debian;
mod npm;
mod programs;
mod rust;

use crate::arguments::Arguments;
use crate::deck::DECK_VARIABLE;
use crate::failure::Failure;
use crate::workspace::Workspace;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use browsers::Browser;
use browsers::WebKit;

/// What a command works with.
#[derive(Debug, Clone, Copy)]
pub struct Needs {
    /// rustfmt and clippy.
    lints: bool,
    /// Compiling to wasm and packing it as a page.
    page: bool,
    /// Release builds as small as they can be.
    lean: bool,
    /// Compiling tests to wasm and running them in a browser.
    wasm_tests: bool,
    /// Chromium and its driver.
    chromium: bool,
    /// The browsers of the other engines and their drivers: Firefox, WebKit.
    other_engines: bool,
    /// The npm packages: minifier, types of the loader, accessibility checks.
    npm: bool,
}

impl Needs {
    const NONE: Self = Self {
        lints: false,
        page: false,
        lean: false,
        wasm_tests: false,
        chromium: false,
        other_engines: false,
        npm: false,
    };
    /// Building and serving the page, for trying it out.
    pub const PAGE: Self = Self { page: true, ..Self::NONE };
    /// Building the page as readers get it.
    pub const RELEASE: Self = Self { page: true, lean: true, npm: true, ..Self::NONE };
    /// The format and the lints.
    pub const LINTS: Self = Self { lints: true, ..Self::NONE };
    /// Native tests: cargo alone.
    pub const CARGO: Self = Self::NONE;
    /// The npm packages alone.
    pub const NPM: Self = Self { npm: true, ..Self::NONE };
    /// The tests that run as wasm.
    pub const WASM_TESTS: Self = Self { wasm_tests: true, chromium: true, ..Self::NONE };
    /// A page of another author's, packed by wasm-bindgen alone: what the tests that run as wasm need, but no browser.
    pub const YEW_HOST: Self = Self { wasm_tests: true, ..Self::NONE };
    /// The speed in one browser.
    pub const SPEED: Self = Self { chromium: true, npm: true, ..Self::NONE };
    /// The tests that drive browsers.
    pub const END_TO_END: Self = Self { other_engines: true, ..Self::SPEED };
    /// Everything.
    pub const ALL: Self =
        Self { lints: true, page: true, lean: true, wasm_tests: true, chromium: true, other_engines: true, npm: true };
}

/// Where the tools are that a command asked for.
#[derive(Debug, Default)]
pub struct Tools {
    /// Folders to put before PATH, the first one first.
    folders: Vec<PathBuf>,
    chromium: Option<Browser>,
    firefox: Option<Browser>,
    webkit: Option<WebKit>,
    node_modules: Option<PathBuf>,
}

impl Tools {
    /// A command with the tools' folders before PATH.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", self.path());
        command
    }

    /// Cargo for the host. The tests know the shipped deck, whatever the environment names.
    pub fn cargo(&self, workspace: &Workspace) -> Command {
        let mut command = self.command("cargo");
        command.current_dir(&workspace.root).env_remove(DECK_VARIABLE);
        command
    }

    /// Cargo for what drives browsers over the release build, which is told where everything is.
    pub fn browser_cargo(&self, workspace: &Workspace) -> Result<Command, Failure> {
        let chromium = self.chromium()?;
        let mut command = self.cargo(workspace);
        command
            .env("ROLE_FIT_DIST", workspace.dist())
            .env("ROLE_FIT_AXE", self.npm_file("axe-core/axe.min.js")?)
            .env("CHROME", &chromium.program)
            .env("CHROMEDRIVER", &chromium.driver);
        if let Some(firefox) = &self.firefox {
            command.env("FIREFOX", &firefox.program).env("GECKODRIVER", &firefox.driver);
        }
        if let Some(WebKit { browser, screen }) = &self.webkit {
            command.env("MINIBROWSER", &browser.program).env("WEBKIT_DRIVER", &browser.driver).env("XVFB", screen);
        }
        Ok(command)
    }

    /// Trunk, in the checkout, quiet about newer versions of itself.
    pub fn trunk(&self, workspace: &Workspace) -> Command {
        let mut command = self.command("trunk");
        command.current_dir(&workspace.root).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // The convention is that any value counts; Trunk takes no other than these words.
        if env::var_os("NO_COLOR").is_some_and(|value| value != "false") {
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// Chromium and its driver, where they were asked for.
    pub fn chromium(&self) -> Result<&Browser, Failure> {
        self.chromium.as_ref().ok_or_else(|| Failure::new("this command did not ask for a browser"))
    }

    /// A file of an npm package, as "axe-core/axe.min.js".
    pub fn npm_file(&self, path: &str) -> Result<PathBuf, Failure> {
        self.node_modules
            .as_ref()
            .map(|modules| modules.join(path))
            .ok_or_else(|| Failure::new("this command did not ask for npm packages"))
    }

    fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(env::split_paths(&inherited));
        // Only a folder with PATH's own separator in its name cannot be joined.
        env::join_paths(all).unwrap_or(inherited)
    }

    fn add(&mut self, folder: Option<PathBuf>) {
        self.folders.extend(folder);
    }
}

/// Runs the command: `setup`.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    ensure(workspace, Needs::ALL)?;
    println!("setup: all tools are there");
    Ok(())
}

/// Makes sure of what the command needs. Quick where nothing is missing.
pub fn ensure(workspace: &Workspace, needs: Needs) -> Result<Tools, Failure> {
    let mut tools = Tools::default();
    if needs.lints {
        rust::lints()?;
    }
    if needs.page || needs.wasm_tests {
        tools.add(rust::wasm_target(workspace, needs.lean)?);
    }
    if needs.page {
        tools.add(programs::trunk(workspace)?);
    }
    if needs.page || needs.wasm_tests {
        // Trunk fetches the packer too, but not the runner of the tests.
        tools.add(programs::wasm_bindgen(workspace, needs.wasm_tests)?);
    }
    if needs.npm {
        let modules = npm::modules(workspace)?;
        tools.add(Some(modules.join(".bin")));
        tools.node_modules = Some(modules);
    } else if needs.page {
        tools.add(programs::wasm_opt(workspace)?);
    }
    if needs.chromium {
        tools.chromium = Some(browsers::chromium()?);
    }
    if needs.other_engines {
        tools.firefox = Some(browsers::firefox(workspace)?);
        tools.webkit = Some(browsers::webkit()?);
    }
    Ok(tools)
}

/// Says what is missing and where it comes from, before it is fetched.
fn announce(what: &str, source: &str) {
    println!("setup: {what} is missing; installing it: {source}");
}

fn is_there(folder: &Path, program: &str) -> bool {
    folder.join(format!("{program}{}", env::consts::EXE_SUFFIX)).is_file()
}
