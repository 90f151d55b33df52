//! The public URL of a build. Pages and pictures for link previews need absolute URLs.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Where the root Cargo.toml has the URL, as a JSON pointer into a package of `cargo metadata`.
const SETTING: &str = "/metadata/role-fit/site";

/// The top-level domain for examples, which no real site can have.
const PLACEHOLDER: &str = ".example";

/// The URL of a directory: it starts with `https://` and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Checks a URL. It goes into HTML, so unusual characters must be percent-encoded.
    pub fn new(url: &str) -> Result<Self> {
        let fail = |what: &str| bail!("the site `{url}` {what}; use a URL such as https://blog.example/quiz/");
        let Some(rest) = url.strip_prefix("https://") else { return fail("does not start with https://") };
        if !url.ends_with('/') {
            return fail("does not end with a slash");
        }
        let is_plain = |char: char| char.is_ascii_graphic() && !"\"'<>?#\\^`{|}@".contains(char);
        if rest.starts_with('/') || !rest.chars().all(is_plain) {
            return fail("is not the plain URL of a directory");
        }
        Ok(Self(url.to_owned()))
    }

    /// The URL that the root Cargo.toml names.
    pub fn from_manifest(root: &Path) -> Result<Self> {
        let output = Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(root)
            .output()
            .context("cannot run `cargo metadata`")?;
        ensure!(output.status.success(), "`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let packages = metadata.get("packages").and_then(Value::as_array);
        let url = packages.into_iter().flatten().find_map(|package| package.pointer(SETTING)?.as_str());
        Self::new(url.context("Cargo.toml needs `site = \"https://…/\"` in [package.metadata.role-fit]")?)
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL, or nothing for the example in Cargo.toml.
    pub fn if_known(&self) -> &str {
        if self.is_placeholder() { "" } else { self.as_str() }
    }

    /// Whether this is still the example in Cargo.toml.
    pub fn is_placeholder(&self) -> bool {
        let host = self.0.strip_prefix("https://").and_then(|rest| rest.split(['/', ':']).next());
        host.is_some_and(|host| host.ends_with(PLACEHOLDER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_the_https_url_of_a_directory() {
        for (url, expected) in [
            ("https://quiz.test/", ""),
            ("https://blog.test:8443/a/b-c/", ""),
            ("http://quiz.test/", "https://"),
            ("quiz.test/", "https://"),
            ("https://quiz.test", "slash"),
            ("https:///", "plain"),
            ("https://quiz.test/?a=/", "plain"),
            ("https://quiz.test/#/", "plain"),
            ("https://quiz.test/\"><script>/", "plain"),
            ("https://quiz test/", "plain"),
        ] {
            match Site::new(url) {
                Ok(site) => assert_eq!((site.as_str(), expected), (url, ""), "{url}"),
                Err(error) => assert!(!expected.is_empty() && error.to_string().contains(expected), "{url}: {error}"),
            }
        }
    }

    #[test]
    fn the_site_in_the_manifest_is_a_placeholder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let site = Site::from_manifest(root).unwrap();
        assert!(site.is_placeholder(), "{site:?}");
        for (url, is_placeholder) in [("https://a.example:1/b/", true), ("https://a.test/b.example/", false)] {
            let site = Site::new(url).unwrap();
            assert_eq!(site.is_placeholder(), is_placeholder, "{url}");
            assert_eq!(site.if_known(), if is_placeholder { "" } else { url });
        }
    }
}
