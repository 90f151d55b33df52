//! The snippets of the documents are the files of `examples/`, which the end-to-end tests open in a browser.

use crate::markdown::{BOOK, Page, pages, root};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const EXAMPLES: &str = "examples";

/// The languages whose snippets are code for pages.
const LANGUAGES: [&str; 5] = ["astro", "html", "jsx", "svelte", "vue"];

/// Stands for what the author fills in: a nonce, a hash.
const PLACEHOLDER: &str = "…";

/// An `{{#include file:anchor}}` of mdBook.
struct Include<'t> {
    file: PathBuf,
    anchor: Option<&'t str>,
}

/// The includes of a text.
fn includes<'t>(page: &Page, text: &'t str) -> Vec<Include<'t>> {
    let directory = root().join(page.path.parent().unwrap());
    let arguments = text.split("{{#include ").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0));
    let include = |argument: &'t str| {
        let (file, anchor) = argument.split_once(':').map_or((argument, None), |(file, anchor)| (file, Some(anchor)));
        Include { file: directory.join(file), anchor }
    };
    arguments.map(include).collect()
}

impl Include<'_> {
    /// The included text, or nothing if the file or the anchor does not exist.
    fn text(&self) -> Option<String> {
        let text = fs::read_to_string(&self.file).ok()?;
        match self.anchor {
            None => Some(text),
            Some(name) => section(&text, name).map(str::to_owned),
        }
    }
}

/// The lines between `ANCHOR: name` and `ANCHOR_END: name`.
fn section<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let is_end_of_name = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
    let start =
        text.match_indices(&format!("ANCHOR: {name}")).find(|(at, found)| is_end_of_name(&text[at + found.len()..]))?;
    let (_, after) = text[start.0..].split_once('\n')?;
    let end = after.find(&format!("ANCHOR_END: {name}"))?;
    Some(&after[..after[..end].rfind('\n').map_or(0, |at| at + 1)])
}

#[test]
fn every_included_file_and_anchor_exists() {
    let mut count = 0;
    for page in pages() {
        for include in includes(&page, &page.text) {
            let text = include.text();
            let (file, page) = (include.file.display(), page.path.display());
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{file}:{:?} in {page}", include.anchor);
            count += 1;
        }
    }
    assert!(count > 20, "only {count} includes");
}

#[test]
fn every_snippet_of_the_book_is_a_file() {
    for page in pages().iter().filter(|page| page.is_chapter()) {
        for block in page.blocks() {
            let is_snippet = LANGUAGES.contains(&&*block.language) && !block.code.contains(PLACEHOLDER);
            if is_snippet {
                assert!(!includes(page, &block.code).is_empty(), "in {}: {}", page.path.display(), block.code);
            }
        }
    }
}

/// GitHub shows this document without mdBook.
#[test]
fn the_snippet_of_the_readme_is_that_of_the_file() {
    let pages = pages();
    let readme = pages.iter().find(|page| page.path == Path::new("README.md")).unwrap();
    let blocks = readme.blocks();
    let snippets: Vec<_> = blocks.iter().filter(|block| block.language == "html").collect();
    let file = fs::read_to_string(root().join("examples/plain.html")).unwrap();
    assert_eq!(snippets.len(), 1);
    assert_eq!(snippets[0].code, section(&file, "snippet").unwrap());
}

#[test]
fn every_example_is_shown_in_the_book() {
    let shown: BTreeSet<PathBuf> = pages()
        .iter()
        .filter(|page| page.is_chapter())
        .flat_map(|page| includes(page, &page.text).into_iter().map(|include| include.file).collect::<Vec<_>>())
        .map(|file| file.canonicalize().unwrap())
        .collect();
    let mut files = Vec::new();
    for directory in [EXAMPLES, "examples/measure"] {
        let entries = fs::read_dir(root().join(directory)).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.is_file()));
    }
    // The start page links to this whole post.
    files.retain(|path| !path.ends_with("blog-post.html"));
    for file in files {
        assert!(shown.contains(&file.canonicalize().unwrap()), "{} is not in {BOOK}", file.display());
    }
}

#[cfg(unix)]
#[test]
fn the_script_counts_the_verdicts_in_a_log() {
    let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join("access.log");
    let line = |path: &str| format!("192.0.2.1 - - [01/Jan/2026:12:00:00 +0000] \"GET {path} HTTP/1.1\" 200 512\n");
    let lines = ["/s/po-2/", "/quiz/s/po-2/", "/s/mid/", "/s/po-2/preview.png", "/", "/s/po-9/"].map(line);
    fs::write(&log, lines.concat()).unwrap();
    let counted = Command::new("sh").arg(root().join("examples/measure/count-verdicts.sh")).arg(log).output().unwrap();
    let counted = String::from_utf8(counted.stdout).unwrap();
    let words: Vec<&str> = counted.split_whitespace().collect();
    assert_eq!(words, ["1", "mid", "2", "po-2"]);
}
