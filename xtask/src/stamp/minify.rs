//! Makes scripts and style sheets small: esbuild does it, in release builds. In all others they stay as their author
//! wrote them, so that a browser's tools show what one knows. Knows no script and no style sheet.

use crate::failure::Failure;
use crate::setup::{self, Needs};
use crate::workspace::Workspace;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a text is.
#[derive(Debug, Clone, Copy)]
pub enum Language {
    /// A classic script whose syntax must stay readable to browsers below the floor.
    OldScript,
    /// A module for browsers that have passed the feature test.
    Module,
    /// A style sheet.
    Style,
}

/// Makes texts small, or leaves them.
#[derive(Debug)]
pub struct Minifier {
    /// None leaves every text as it is.
    esbuild: Option<PathBuf>,
}

impl Minifier {
    /// For the build that Trunk says this is; a release makes sure of esbuild first.
    pub fn for_build(workspace: &Workspace, is_release: bool) -> Result<Self, Failure> {
        if !is_release {
            return Ok(Self { esbuild: None });
        }
        let tools = setup::ensure(workspace, Needs::NPM)?;
        Ok(Self { esbuild: Some(tools.npm_file(".bin/esbuild")?) })
    }

    /// The text, small if this is a release. `name` is for the failure.
    pub fn minified(&self, name: &str, text: &str, language: Language) -> Result<String, Failure> {
        let Some(esbuild) = &self.esbuild else { return Ok(text.to_owned()) };
        let mut command = Command::new(esbuild);
        command.args(["--minify", "--legal-comments=none", "--log-level=error"]);
        command.args(match language {
            // Members that start with `_` are their class's own.
            Language::OldScript => ["--loader=js", "--target=es2017", "--mangle-props=^_."].as_slice(),
            Language::Module => &["--loader=js", "--format=esm"],
            Language::Style => &["--loader=css"],
        });
        let fails = |why: &str| Failure::new(format!("esbuild cannot make {name} smaller: {why}"));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| fails(&error.to_string()).hint("run `cargo xtask setup`"))?;
        // esbuild reads all of its input before it writes, so the two cannot wait for each other.
        let written = child.stdin.take().map(|mut input| input.write_all(text.as_bytes()));
        let output = child.wait_with_output().map_err(|error| fails(&error.to_string()))?;
        match written {
            Some(Ok(())) if output.status.success() => {
                String::from_utf8(output.stdout).map_err(|error| fails(&error.to_string()))
            }
            _ => Err(fails("see its message above")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_of_releases_texts_stay_as_they_are() {
        let minifier = Minifier { esbuild: None };
        let text = "// why\nlet a = 1;\n";
        assert_eq!(minifier.minified("x.js", text, Language::Module).unwrap(), text);
    }

    #[test]
    fn a_missing_esbuild_is_named_with_what_to_do() {
        let minifier = Minifier { esbuild: Some(PathBuf::from("/nowhere/esbuild")) };
        let said = minifier.minified("x.js", "", Language::OldScript).unwrap_err().to_string();
        assert!(said.contains("x.js") && said.contains("cargo xtask setup"), "{said}");
    }
}
