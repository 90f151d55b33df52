//! The public address of a build: what pages and pictures say when somebody else shows a link's preview, which must be
//! whole. Knows where it is set; knows nothing of pages.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use serde_json::Value;
use std::env;
use std::process::Command;

/// The environment variable by which `build` passes the address through Trunk to `stamp`. Unset or empty, it is what
/// Cargo.toml says.
pub const SITE_VARIABLE: &str = "ROLE_FIT_SITE";

/// Where it is in the root Cargo.toml, under `package`.
const SETTING: &str = "/metadata/role-fit/site";

/// A name that leads nowhere, for whoever has not said where the build goes.
const NOWHERE: &str = ".example";

/// An address that begins with `https://` and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Takes an address as the public one.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let wrong = |what: &str| {
            Err(Failure::new(format!("`{address}` {what}"))
                .hint("the site is an address such as https://quiz.example/ or https://blog.example/quiz/"))
        };
        let Some(rest) = address.strip_prefix("https://") else { return wrong("does not begin with https://") };
        if !address.ends_with('/') {
            return wrong("does not end with a slash");
        }
        let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"'<>?#\\^`{|}@".contains(letter);
        if rest.starts_with('/') || !rest.chars().all(is_plain) {
            return wrong("is no plain address of a folder");
        }
        Ok(Self(address.to_owned()))
    }

    /// What the environment names, else what Cargo.toml says.
    pub fn of_build(workspace: &Workspace) -> Result<Self, Failure> {
        match env::var(SITE_VARIABLE) {
            Ok(address) if !address.is_empty() => Self::new(&address),
            _ => Self::of_manifest(workspace),
        }
    }

    /// What Cargo.toml says.
    pub fn of_manifest(workspace: &Workspace) -> Result<Self, Failure> {
        let mut command = Command::new("cargo");
        command.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&workspace.root);
        let printed = process::output(&mut command)
            .ok_or_else(|| Failure::new(format!("`{}` failed", process::line_of(&command))))?;
        let metadata: Value = serde_json::from_str(&printed)
            .map_err(|error| Failure::new(format!("what cargo says of the project is no JSON: {error}")))?;
        let packages = metadata.get("packages").and_then(Value::as_array);
        let address = packages.into_iter().flatten().find_map(|package| package.pointer(SETTING)?.as_str());
        Self::new(address.ok_or_else(|| {
            Failure::new("Cargo.toml has no site").hint("add `site = \"https://…/\"` to [package.metadata.role-fit]")
        })?)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nobody has said yet where the build goes.
    pub fn is_placeholder(&self) -> bool {
        let host = self.0.strip_prefix("https://").and_then(|rest| rest.split(['/', ':']).next());
        host.is_some_and(|host| host.ends_with(NOWHERE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_whole_address_of_a_folder() {
        for (address, said) in [
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
            let found = Site::new(address).map(|site| site.as_str().to_owned()).map_err(|failure| failure.to_string());
            match said {
                "" => assert_eq!(found, Ok(address.to_owned())),
                _ => assert!(found.clone().is_err_and(|failure| failure.contains(said)), "{address}: {found:?}"),
            }
        }
    }

    #[test]
    fn the_shipped_site_is_one_and_leads_nowhere() {
        let site = Site::of_manifest(&Workspace::find().unwrap()).unwrap();
        assert!(site.is_placeholder(), "{site:?}");
        for (address, is_placeholder) in [("https://a.example:1/b/", true), ("https://a.test/b.example/", false)] {
            assert_eq!(Site::new(address).unwrap().is_placeholder(), is_placeholder, "{address}");
        }
    }
}
