//! Minifies scripts and style sheets with esbuild, in release builds only, so that a browser's tools show readable code
//! in all others.

use anyhow::{Context, Result, ensure};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// `cargo xtask` puts it on PATH.
const PROGRAM: &str = "esbuild";

/// What a text is.
#[derive(Debug, Clone, Copy)]
pub enum Syntax {
    /// A classic script that unsupported browsers must be able to parse.
    Script,
    /// A module for browsers that have passed the feature test.
    Module,
    /// A module of which no member is renamed.
    PlainModule,
    /// A style sheet.
    Css,
}

/// Minifies texts, or returns them unchanged.
#[derive(Debug)]
pub struct Esbuild {
    /// The program, `None` in debug builds.
    program: Option<&'static str>,
}

impl Esbuild {
    /// For release builds this needs `esbuild` on PATH, where `cargo xtask` puts it.
    pub fn for_profile(is_release: bool) -> Self {
        Self { program: is_release.then_some(PROGRAM) }
    }

    /// Minifies a text; `name` is for the error message.
    pub fn minify(&self, name: &str, text: &str, syntax: Syntax) -> Result<String> {
        let Some(program) = self.program else { return Ok(text.to_owned()) };
        let mut command = Command::new(program);
        command.args(["--minify", "--legal-comments=none", "--log-level=error"]);
        command.args(match syntax {
            // Members that start with `_` are used in their own file only. Those with two are wasm-bindgen's and Yew's.
            Syntax::Script => ["--loader=js", "--target=es2017", "--mangle-props=^_."].as_slice(),
            Syntax::Module => &["--loader=js", "--format=esm", "--tree-shaking=true", "--mangle-props=^_[^_]"],
            Syntax::PlainModule => &["--loader=js", "--format=esm"],
            Syntax::Css => &["--loader=css"],
        });
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {program} to minify {name}; run `cargo xtask build`"))?;
        if let Some(mut stdin) = child.stdin.take() {
            // esbuild reads all of its input before it writes, so this cannot deadlock.
            stdin.write_all(text.as_bytes()).with_context(|| format!("cannot pass {name} to {program}"))?;
        }
        let output = child.wait_with_output()?;
        ensure!(output.status.success(), "{program} could not minify {name}; see its message above");
        Ok(String::from_utf8(output.stdout)?)
    }
}

/// Bundles a module with the packages that it imports, which esbuild finds by `NODE_PATH`. Debug builds need this too.
pub fn bundle(module: &Path, minify: bool) -> Result<String> {
    let mut command = Command::new(PROGRAM);
    command.arg(module).args(["--bundle", "--format=esm", "--legal-comments=none", "--log-level=error"]);
    if minify {
        command.arg("--minify");
    }
    let output = command.stderr(Stdio::inherit()).output();
    let output =
        output.with_context(|| format!("cannot run {PROGRAM}; run `cargo xtask build` or `cargo xtask serve`"))?;
    ensure!(output.status.success(), "{PROGRAM} could not bundle {}; see its message above", module.display());
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_builds_leave_texts_unchanged() {
        let text = "// why\nlet a = 1;\n";
        assert_eq!(Esbuild::for_profile(false).minify("x.js", text, Syntax::Module).unwrap(), text);
    }

    #[test]
    fn the_error_for_a_missing_esbuild_says_what_to_run() {
        let esbuild = Esbuild { program: Some("/nowhere/esbuild") };
        let error = esbuild.minify("x.js", "", Syntax::Script).unwrap_err().to_string();
        assert!(error.contains("x.js") && error.contains("cargo xtask build"), "{error}");
    }
}
