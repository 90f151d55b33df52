//! The changelog: the section of a version, and its links.

use crate::workspace::Workspace;
use anyhow::{Context, Result};

/// The file in the checkout, and in packages.
pub const NAME: &str = "CHANGELOG.md";

/// The section of a version, without its heading.
pub fn changes(workspace: &Workspace, version: &str) -> Result<String> {
    let changelog = workspace.shell.read_file(workspace.root.join(NAME))?;
    let section = section(&changelog, version);
    Ok(section.with_context(|| format!("{NAME} has no section `## {version}`; rename `## Unreleased`"))?.to_owned())
}

/// The section of a version, without its heading, which may end with a date.
pub fn section<'t>(changelog: &'t str, version: &str) -> Option<&'t str> {
    let sections = changelog.split("\n## ").skip(1);
    let texts = sections.filter_map(|section| section.split_once('\n'));
    texts.into_iter().find(|(heading, _)| heading.split(' ').next() == Some(version)).map(|(_, text)| text.trim())
}

/// The text without the links to files of the checkout, which lead nowhere from the page of a release or a package.
pub fn without_local_links(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, label, target, after)) = next_link(rest) {
        result.push_str(before);
        match target.contains("://") || target.starts_with('#') {
            true => result.push_str(&format!("[{label}]({target})")),
            false => result.push_str(label),
        }
        rest = after;
    }
    result + rest
}

/// The text before the first link, the link's label and target, and the text after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (start, rest) = text.split_once("](")?;
    let (before, label) = start.rsplit_once('[')?;
    let (target, after) = rest.split_once(')')?;
    Some((before, label, target, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Changelog\n\n## Unreleased\n\n- c\n\n## 0.2.0 (2026-01-02)\n\n### Added\n\n- b\n\n## 0.1.0\n\n- a\n";

    #[test]
    fn the_changes_of_a_version_are_found() {
        for (version, expected) in
            [("0.2.0", Some("### Added\n\n- b")), ("0.1.0", Some("- a")), ("0.1", None), ("0.3.0", None)]
        {
            assert_eq!(section(TEXT, version), expected, "{version}");
        }
    }

    #[test]
    fn links_to_files_become_their_texts() {
        for (text, expected) in [
            ("see [A b](docs/a.md#b), and [c](d.md).", "see A b, and c."),
            ("[a](https://a.example/) and [b](#c)", "[a](https://a.example/) and [b](#c)"),
            ("an array[0] is not a link (it is code)", "an array[0] is not a link (it is code)"),
        ] {
            assert_eq!(without_local_links(text), expected);
        }
    }
}
