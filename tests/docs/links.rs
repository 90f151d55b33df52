//! Every link of every document leads somewhere, and every chapter is in the table of contents.

use crate::markdown::{BOOK, Page, pages, root};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use url::Url;

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => assert!(normal.pop(), "{} leaves the checkout", path.display()),
            Component::CurDir => {}
            _ => normal.push(component),
        }
    }
    normal
}

/// Why a link of the page is wrong.
fn fault(page: &Page, pages: &[Page], link: &str) -> Option<&'static str> {
    if link.contains("://") || link.starts_with("mailto:") {
        let is_valid = Url::parse(link).is_ok_and(|url| ["http", "https", "mailto"].contains(&url.scheme()));
        return (!is_valid).then_some("is not a URL");
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { page.path.clone() } else { normal(&page.path.parent().unwrap().join(path)) };
    if page.is_chapter() && !target.starts_with(BOOK) {
        return Some("leaves the book");
    }
    if !root().join(&target).is_file() {
        return Some("leads to a file that does not exist");
    }
    let target = pages.iter().find(|other| other.path == target)?;
    let is_known = fragment.is_empty() || target.anchors().contains(fragment);
    (!is_known).then_some("leads to a heading that does not exist")
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let pages = pages();
    let mut count = 0;
    for page in &pages {
        for link in page.links() {
            assert_eq!(fault(page, &pages, &link), None, "{link} in {}", page.path.display());
            count += 1;
        }
    }
    assert!(count > 100, "only {count} links");
}

#[test]
fn a_broken_link_is_found() {
    let pages = pages();
    let page = pages.iter().find(|page| page.path.ends_with("start.md")).unwrap();
    for (link, expected) in [
        ("looks.md#contrast", None),
        ("#several-quizzes-on-one-page", None),
        ("looks.md#no-heading", Some("leads to a heading that does not exist")),
        ("missing.md", Some("leads to a file that does not exist")),
        ("../../README.md", Some("leaves the book")),
        ("https://exam ple.org/", Some("is not a URL")),
    ] {
        assert_eq!(fault(page, &pages, link), expected, "{link}");
    }
}

#[test]
fn the_table_of_contents_has_every_chapter_once() {
    let pages = pages();
    let (summary, chapters): (Vec<_>, Vec<_>) =
        pages.iter().filter(|page| page.is_chapter()).partition(|page| page.path.ends_with("SUMMARY.md"));
    let listed = summary[0].links();
    let unique: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), unique.len());
    let written: BTreeSet<String> =
        chapters.iter().map(|page| page.path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(unique, written);
}
