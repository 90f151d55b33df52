//! The documentation in the build: its pages run the quiz, and every link of the built site leads somewhere.

use crate::page::Page;
use crate::site::dist;
use crate::situations::play::start_quiz;
use crate::trial::tests;
use scraper::{Html, Selector};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

tests![pages_run_their_quizzes, the_live_controls_change_the_quiz, every_link_of_the_built_site_leads_somewhere];

async fn pages_run_their_quizzes() {
    let page = Page::start().await;
    for chapter in ["index", "start", "looks", "first-deck"] {
        page.open(&format!("/docs/{chapter}.html")).await;
        start_quiz(&page).await;
        // mdBook's highlighter warns about languages that it does not know.
        let ours = "warnings.filter(line => line.startsWith('role-fit'))";
        assert_eq!(page.eval(&format!("[errors, {ours}]")).await, json!([[], []]), "{chapter}");
    }
    assert!(page.text(".eyebrow").await.ends_with("of 2"), "the deck of the tutorial");
    page.close().await;
}

async fn the_live_controls_change_the_quiz() {
    let page = Page::start().await;
    page.open_and_wait("/docs/looks.html", "intro").await;
    let set = |name: &str, value: &str| {
        format!(
            "void (it => {{ it.value = '{value}'; it.dispatchEvent(new Event('input', {{ bubbles: true }})); }})(
                document.querySelector('#controls [name={name}]'))"
        )
    };
    page.eval(&set("theme", "dark")).await;
    page.wait_for("getComputedStyle(root.querySelector('.app')).colorScheme.includes('dark')").await;
    page.eval(&set("--role-fit-radius", "3")).await;
    page.wait_for("getComputedStyle(root.querySelector('.card')).borderTopLeftRadius === '3px'").await;
    let css = "document.querySelector('#css').textContent";
    assert_eq!(page.eval(css).await, json!("role-fit {\n  --role-fit-radius: 3px;\n}"));
    page.eval("void document.querySelector('#controls button').click()").await;
    page.wait_for("getComputedStyle(root.querySelector('.card')).borderTopLeftRadius === '14px'").await;
    assert_eq!(page.eval("host.getAttribute('theme')").await, json!("auto"));
    page.close().await;
}

/// What a page links to, and the fragments that lead into it.
struct Links {
    urls: Vec<String>,
    ids: BTreeSet<String>,
}

fn links(html: &str) -> Links {
    let page = Html::parse_document(html);
    let all = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector)
            .filter_map(|part| part.attr("href").or(part.attr("src")).or(part.attr("id")))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let ids = Selector::parse("[id]").unwrap();
    let ids = page.select(&ids).filter_map(|part| part.attr("id")).map(str::to_owned).collect();
    Links { urls: all("a[href], link[href], script[src], img[src], iframe[src]"), ids }
}

/// The HTML files of a directory and of those in it.
fn html_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(html_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "html") {
            files.push(path);
        }
    }
    files
}

/// The file that a host answers with, without `.` and `..`.
fn target(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(normal.pop()),
            Component::CurDir => {}
            _ => normal.push(component),
        }
    }
    if normal.is_dir() { normal.join("index.html") } else { normal }
}

async fn every_link_of_the_built_site_leads_somewhere() {
    let dist = PathBuf::from(dist());
    let pages: BTreeMap<PathBuf, Links> = html_files(&dist)
        .into_iter()
        .map(|path| {
            let links = links(&fs::read_to_string(&path).unwrap());
            (path, links)
        })
        .collect();
    assert!(pages.len() > 20, "only {} pages", pages.len());
    for (path, page) in &pages {
        for url in &page.urls {
            if url.contains("://") || url.starts_with("data:") || url.starts_with("mailto:") || url.is_empty() {
                continue;
            }
            let (file, fragment) = url.split_once('#').unwrap_or((url, ""));
            let file = file.split('?').next().unwrap();
            let target = match file.strip_prefix('/') {
                Some(file) => target(&dist.join(file)),
                None if file.is_empty() => path.clone(),
                None => target(&path.parent().unwrap().join(file)),
            };
            assert!(target.is_file(), "{url} in {}", path.display());
            if let Some(other) = pages.get(&target).filter(|_| !fragment.is_empty()) {
                assert!(other.ids.contains(fragment), "{url} in {}", path.display());
            }
        }
    }
}
