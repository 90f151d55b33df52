//! Link previews of shared results, read from the pages without scripts as chats do, and downloads of the picture.

use crate::page::Page;
use crate::reader::shipped_deck;
use crate::situations::navigation::advance_to;
use crate::situations::result_picture::open_picture;
use crate::trial::tests;
use png::Decoder;
use role_fit::assets;
use role_fit::wording::Wording;
use role_fit_core::result::meter::Verdict;
use role_fit_grammar::NativeGrammar;
use scraper::{Html, Selector};
use serde_json::json;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Duration;

tests![
    each_verdict_has_a_page_with_complete_preview_tags,
    the_seven_pictures_differ,
    the_page_of_the_quiz_has_a_preview,
    a_picture_is_downloaded,
];

/// The `site` of Cargo.toml, which builds for tests use.
const SITE: &str = "https://role-fit.example/";

/// The limit for the size of a preview picture, in bytes.
const MAX_PREVIEW_BYTES: usize = 300 * 1024;

fn dist() -> PathBuf {
    PathBuf::from(std::env::var("ROLE_FIT_DIST").unwrap())
}

fn parse_page(file: &Path) -> Html {
    Html::parse_document(&std::fs::read_to_string(file).unwrap())
}

/// The attribute of the only element that the selector matches.
fn attribute_of(page: &Html, selector: &str, attribute: &str) -> String {
    let found: Vec<_> = page.select(&Selector::parse(selector).unwrap()).collect();
    assert_eq!(found.len(), 1, "{selector}");
    found[0].value().attr(attribute).unwrap_or_else(|| panic!("{selector} has no {attribute}")).to_owned()
}

fn text(page: &Html, selector: &str) -> String {
    page.select(&Selector::parse(selector).unwrap()).map(|found| found.text().collect::<String>()).collect()
}

/// The content of the only meta element with that name or property.
fn meta(page: &Html, name: &str) -> String {
    let kind = if name.starts_with("og:") { "property" } else { "name" };
    attribute_of(page, &format!("head > meta[{kind}=\"{name}\"]"), "content")
}

/// The verdict in the words of the pages.
fn verdict_text(verdict: Verdict) -> String {
    use role_fit_core::deck::Role;
    use role_fit_core::result::meter::Strength;
    let wording = Wording::english(assets::SENTENCES, NativeGrammar::new("en").unwrap());
    let Verdict::Toward(role, strength) = verdict else { return wording.shared_even().to_string() };
    let role = if role == Role::Po { "Product Owner" } else { "Product Manager" };
    match strength {
        Strength::Strongly => wording.shared_strong(role),
        Strength::Clearly => wording.shared_leans(role),
        Strength::Slightly => wording.shared_little(role),
    }
    .to_string()
}

async fn each_verdict_has_a_page_with_complete_preview_tags() {
    let deck = shipped_deck();
    for verdict in Verdict::ALL {
        let (name, words) = (verdict.as_str(), verdict_text(verdict));
        let folder = dist().join("s").join(name);
        let page = parse_page(&folder.join("index.html"));
        let (url, image) = (format!("{SITE}s/{name}/"), format!("{SITE}s/{name}/preview.png"));
        let own = deck.verdict_text(verdict, 50).unwrap();
        let title = format!("{} · Product Owner or Product Manager?", own.name);
        assert_eq!(text(&page, "head > title"), title);
        assert_eq!(attribute_of(&page, "head > link[rel=canonical]", "href"), url);
        let description = meta(&page, "description");
        assert_eq!(description, own.teaser);
        assert!((40..200).contains(&description.len()), "{description}");
        let alt = attribute_of(&page, "main img", "alt");
        assert!(alt.contains(&words) && alt.contains(own.name), "{alt}");
        for (tag_name, value) in [
            ("og:type", "website"),
            ("og:site_name", "Product Owner or Product Manager?"),
            ("og:locale", "en_US"),
            ("og:title", &title),
            ("og:description", &description),
            ("og:url", &url),
            ("og:image", &image),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", &alt),
            ("twitter:card", "summary_large_image"),
            ("twitter:title", &title),
            ("twitter:description", &description),
            ("twitter:image", &image),
            ("twitter:image:alt", &alt),
        ] {
            assert_eq!(meta(&page, tag_name), value, "{tag_name} of {name}");
        }
        // Readable without scripts.
        let result = text(&page, "main .result");
        assert!(result.contains(&words) && result.contains(own.name), "{result}");
        assert_eq!(text(&page, "main .teaser"), own.teaser);
        let shown = ["src", "width", "height"].map(|attribute| attribute_of(&page, "main img", attribute));
        assert_eq!(shown, ["preview.png", "1200", "630"]);
        assert_eq!(attribute_of(&page, "role-fit > a", "href"), "../../");
        assert_is_preview(&folder.join("preview.png"));
    }
}

/// Checks the header, as programs that show previews do, and decodes all pixels.
fn assert_is_preview(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "{}", file.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((number(16), number(20)), (1200, 630), "{}", file.display());
    assert!(bytes.len() < MAX_PREVIEW_BYTES, "{}: {} bytes", file.display(), bytes.len());
    let mut reader = Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
}

async fn the_seven_pictures_differ() {
    let pictures =
        Verdict::ALL.map(|verdict| std::fs::read(dist().join("s").join(verdict.as_str()).join("preview.png")).unwrap());
    for (index, picture) in pictures.iter().enumerate() {
        assert!(pictures[..index].iter().all(|other| other != picture), "{}", Verdict::ALL[index].as_str());
    }
}

async fn the_page_of_the_quiz_has_a_preview() {
    let page = parse_page(&dist().join("index.html"));
    assert_eq!(attribute_of(&page, "head > link[rel=canonical]", "href"), SITE);
    assert_eq!(meta(&page, "og:url"), SITE);
    assert_eq!(meta(&page, "og:image"), format!("{SITE}s/mid/preview.png"));
    assert_eq!(meta(&page, "og:title"), text(&page, "head > title"));
    assert_eq!(meta(&page, "og:description"), meta(&page, "description"));
    assert_eq!(meta(&page, "twitter:card"), "summary_large_image");
    let twelve = parse_page(&PathBuf::from(std::env::var("ROLE_FIT_TWELVE").unwrap()).join("index.html"));
    assert_eq!(meta(&twelve, "og:title"), text(&twelve, "head > title"));
    assert_eq!(meta(&twelve, "og:image"), format!("{SITE}s/mid/preview.png"));
}

/// From the click to the file, which only the driver of Chromium can show.
async fn a_picture_is_downloaded() {
    let page = Page::start().await;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("downloads");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    page.chromium("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await;
    page.open("/pages/script-alone.html").await;
    for screen in ["start", "pair", "result"] {
        advance_to(&page, screen).await;
    }
    open_picture(&page).await;
    let verdict = page.eval("host.result.verdict").await;
    let name = format!("role-fit-po-pm-{}", verdict.as_str().unwrap());
    page.click_button("Download PNG").await;
    assert_is_preview(&downloaded(&folder, &format!("{name}.png")).await);
    page.click_button("Download SVG").await;
    let text = std::fs::read_to_string(downloaded(&folder, &format!("{name}.svg")).await).unwrap();
    assert!(text.starts_with("<svg ") && text.ends_with("</svg>"), "{text}");
    page.close().await;
}

/// Waits for the file. Browsers rename a download to its name when it is complete.
async fn downloaded(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    for _ in 0..600 {
        if file.is_file() {
            return file;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{name} is not among {:?}", std::fs::read_dir(folder).unwrap().collect::<Vec<_>>());
}
