//! The licences of what mdBook puts into the documentation: scripts, styles and fonts.

use super::{Component, notices};
use crate::setup::MDBOOK;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xshell::Shell;

const HEAD: &str = "The pages of this documentation contain the software and the fonts that are listed here.\n";

/// The licence of fonts, with the copyright of our own on top.
const FONT_LICENCE: &str = "static/fonts/OFL-inter.txt";

/// Where the licence begins in that file.
const FONT_TERMS: &str = "This Font Software is licensed";

/// The directories with the sources of the book, and where mdBook puts their files.
const SOURCES: [(&str, &str); 2] = [("docs/src", ""), ("docs/theme", "theme/")];

/// Something that mdBook ships.
struct Shipped {
    name: &'static str,
    /// Paths in the book. A star at the end stands for any rest.
    files: &'static [&'static str],
    terms: Terms,
}

/// Where the text of a licence is.
enum Terms {
    /// The MIT licence of these holders.
    Mit(&'static str),
    /// The SIL Open Font License of this holder.
    Font(&'static str),
    /// A file of the checkout.
    Checkout(&'static str),
    /// A file that mdBook ships too.
    Book(&'static str),
}

/// Everything in a book that is not ours.
const SHIPPED: [Shipped; 12] = [
    Shipped {
        name: "mdBook",
        files: &[
            "book.js",
            "searcher.js",
            "toc.js",
            "toc.html",
            "searchindex.js",
            "css/*",
            "favicon.png",
            "favicon.svg",
            "fonts/fonts.css",
            ".nojekyll",
        ],
        terms: Terms::Checkout("docs/licences/mpl-2.0.txt"),
    },
    Shipped {
        name: "highlight.js 10.1.1",
        files: &["highlight.js"],
        terms: Terms::Checkout("docs/licences/highlight.js.txt"),
    },
    Shipped {
        name: "the colours of highlight.css, after Base16 Atelier Dune Light",
        files: &["highlight.css"],
        terms: Terms::Mit("Bram de Haan, Chris Kempson"),
    },
    Shipped {
        name: "the colours of tomorrow-night.css",
        files: &["tomorrow-night.css"],
        terms: Terms::Mit("2013 Chris Kempson"),
    },
    Shipped {
        name: "the colours of ayu-highlight.css",
        files: &["ayu-highlight.css"],
        terms: Terms::Mit("2016 Ike Kurghinyan (Ike Ku)"),
    },
    Shipped { name: "clipboard.js 2.0.4", files: &["clipboard.min.js"], terms: Terms::Mit("Zeno Rocha") },
    Shipped {
        name: "elasticlunr 0.9.5",
        files: &["elasticlunr.min.js"],
        terms: Terms::Mit("2017 Oliver Nightingale, 2017 Wei Song"),
    },
    Shipped { name: "mark.js 8.11.1", files: &["mark.min.js"], terms: Terms::Mit("2014-2018 Julian Kühnel") },
    Shipped {
        name: "Open Sans",
        files: &["fonts/open-sans-*", "fonts/OPEN-SANS-LICENSE.txt"],
        terms: Terms::Book("fonts/OPEN-SANS-LICENSE.txt"),
    },
    Shipped {
        name: "Source Code Pro",
        files: &["fonts/source-code-pro-*", "fonts/SOURCE-CODE-PRO-LICENSE.txt"],
        terms: Terms::Book("fonts/SOURCE-CODE-PRO-LICENSE.txt"),
    },
    // Its style sheet has one licence and its fonts have another one.
    Shipped {
        name: "the style sheet of Font Awesome 4.7.0",
        files: &["FontAwesome/css/font-awesome.css"],
        terms: Terms::Mit("Dave Gandy (http://fontawesome.io)"),
    },
    Shipped {
        name: "the fonts of Font Awesome 4.7.0",
        files: &["FontAwesome/fonts/*"],
        terms: Terms::Font("Dave Gandy (http://fontawesome.io)"),
    },
];

/// The notices of a finished book. A file that is neither ours nor in the table is an error.
pub fn collect(workspace: &Workspace, book: &Path, own_files: &[&str]) -> Result<String> {
    let (shell, root) = (&workspace.shell, &workspace.root);
    let mut own = own_files.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    for (directory, prefix) in SOURCES {
        let files = files(shell, &root.join(directory))?;
        own.extend(files.iter().map(|name| format!("{prefix}{}", name.replace(".md", ".html"))));
    }
    ensure_complete(&files(shell, book)?, &own)?;
    let components: Vec<Component> =
        SHIPPED.iter().map(|shipped| component(shell, root, book, shipped)).collect::<Result<_>>()?;
    notices(HEAD, &components, &shell.read_file(root.join("LICENSE-MIT"))?)
}

/// Each file is ours or in the table, and each entry of the table stands for a file.
fn ensure_complete(files: &BTreeSet<String>, own: &BTreeSet<String>) -> Result<()> {
    let table = "SHIPPED in xtask/src/notices/book.rs";
    let mut used = BTreeSet::new();
    for file in files.difference(own) {
        let patterns: Vec<&str> = patterns().filter(|pattern| fits(file, pattern)).collect();
        ensure!(!patterns.is_empty(), "mdBook has put {file} into the book, and it has no notice; add it to {table}");
        used.extend(patterns);
    }
    match patterns().find(|pattern| !used.contains(pattern)) {
        Some(pattern) => bail!("the book has no file {pattern} any more; remove it from {table}"),
        None => Ok(()),
    }
}

fn patterns() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().flat_map(|shipped| shipped.files).copied()
}

fn fits(file: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => file.starts_with(start),
        None => file == pattern,
    }
}

fn component(shell: &Shell, root: &Path, book: &Path, Shipped { name, terms, .. }: &Shipped) -> Result<Component> {
    let (licences, authors, texts) = match terms {
        Terms::Mit(holder) => ("MIT", *holder, Vec::new()),
        Terms::Font(holder) => {
            let licence = shell.read_file(root.join(FONT_LICENCE))?;
            let start = licence.find(FONT_TERMS).with_context(|| format!("{FONT_LICENCE} is not the licence"))?;
            ("OFL-1.1", "", vec![format!("Copyright {holder}\n\n{}", licence.split_at(start).1)])
        }
        Terms::Checkout(path) => ("", "", vec![shell.read_file(root.join(path))?]),
        Terms::Book(path) => ("", "", vec![shell.read_file(book.join(path))?]),
    };
    let name = match *name {
        // Its licence wants readers to know where the source is.
        "mdBook" => format!("mdBook {MDBOOK}, from https://github.com/rust-lang/mdBook/tree/v{MDBOOK}"),
        name => name.to_owned(),
    };
    Ok(Component { name, licences: licences.to_owned(), authors: authors.to_owned(), texts })
}

/// The paths of all files below a directory, with slashes.
fn files(shell: &Shell, directory: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> = vec![directory.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(shell.read_dir(&path)?);
        } else {
            found.insert(path.strip_prefix(directory)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A book with one file for each entry of the table.
    fn book() -> BTreeSet<String> {
        patterns().map(|pattern| pattern.replace('*', "some.file")).collect()
    }

    fn fault(files: &BTreeSet<String>) -> Option<String> {
        ensure_complete(files, &BTreeSet::from(["index.html".to_owned()])).err().map(|error| error.to_string())
    }

    #[test]
    fn a_shipped_file_without_a_notice_is_an_error() {
        let mut files = book();
        files.insert("index.html".to_owned());
        assert_eq!(fault(&files), None);
        files.insert("ace.js".to_owned());
        let fault = fault(&files).unwrap();
        assert!(fault.starts_with("mdBook has put ace.js into the book, and it has no notice"), "{fault}");
    }

    #[test]
    fn a_notice_without_a_file_is_an_error() {
        let mut files = book();
        assert!(files.remove("mark.min.js"));
        assert!(fault(&files).unwrap().starts_with("the book has no file mark.min.js any more"));
    }

    #[test]
    fn fonts_have_the_licence_under_the_name_of_their_holder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let fonts = SHIPPED.iter().find(|shipped| matches!(shipped.terms, Terms::Font(_))).unwrap();
        let component = component(&Shell::new().unwrap(), root, root, fonts).unwrap();
        assert!(component.texts[0].starts_with("Copyright Dave Gandy (http://fontawesome.io)\n\nThis Font Software"));
        assert!(!component.texts[0].contains("Inter"), "{}", component.texts[0]);
    }
}
