//! Reads the documents of the repository: links, anchors, blocks of code.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The chapters of the book.
pub const BOOK: &str = "docs/src";

/// A document with the path that it has in the checkout.
pub struct Page {
    pub path: PathBuf,
    pub text: String,
}

/// A fenced block: what stands after the fence, and the code.
pub struct Block {
    pub language: String,
    pub code: String,
}

/// The documents at the top of the checkout and the chapters of the book.
pub fn pages() -> Vec<Page> {
    let documents = |directory: &str| {
        let files = fs::read_dir(root().join(directory)).unwrap().map(|file| file.unwrap().path());
        let mut paths: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "md")).collect();
        paths.sort();
        paths
    };
    let page = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        Page { path: path.strip_prefix(root()).unwrap().to_owned(), text }
    };
    [documents("."), documents(BOOK)].concat().into_iter().map(page).collect()
}

impl Page {
    pub fn is_chapter(&self) -> bool {
        self.path.starts_with(BOOK)
    }

    /// The URLs of all links and images. HTML in chapters is for the built book, where an end-to-end test follows its links.
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for event in self.events() {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    links.push(dest_url.into_string());
                }
                Event::Html(html) | Event::InlineHtml(html) if !self.is_chapter() => {
                    let selector = Selector::parse("[href], [src]").unwrap();
                    let fragment = Html::parse_fragment(&html);
                    let urls =
                        fragment.select(&selector).filter_map(|element| element.attr("href").or(element.attr("src")));
                    links.extend(urls.map(str::to_owned));
                }
                _ => {}
            }
        }
        links
    }

    /// The fragments that lead to a heading, as mdBook and GitHub make them.
    pub fn anchors(&self) -> BTreeSet<String> {
        let mut anchors = BTreeSet::new();
        let mut heading: Option<String> = None;
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    anchors.extend(heading.take().map(|heading| anchor(&heading)));
                }
                _ => {}
            }
        }
        anchors
    }

    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut is_open = false;
        for event in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    is_open = true;
                    blocks.push(Block { language: language.into_string(), code: String::new() });
                }
                Event::Text(text) if is_open => blocks.last_mut().unwrap().code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => is_open = false,
                _ => {}
            }
        }
        blocks
    }

    fn events(&self) -> Vec<Event<'_>> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES).collect()
    }
}

fn anchor(heading: &str) -> String {
    let letters = heading.trim().chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ => letter.is_alphanumeric().then(|| letter.to_ascii_lowercase()),
    });
    letters.collect()
}
