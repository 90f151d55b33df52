//! The picture of a result: files that are what the screen shows, also where the page forbids much, and what is told where
//! a browser cannot.

use super::Situation;
use super::policies::{NO_WASM, STRICT, at, enter, fits, leave};
use crate::driver::Engine;
use crate::page::Page;
use crate::reader::shipped_deck;
use crate::situations::picture::Picture as Points;
use role_fit::assets;
use role_fit::quiz::fit::{Marker, Meter};
use role_fit::quiz::share::SharedResult;
use role_fit::view::picture::{Picture, svg};
use role_fit::view::wording::Wording;
use serde_json::{Value, json};

const NO_PICTURES: &str = "WebKitGTK's driver lets nothing but text into the clipboard";

pub const ALL: &[Situation] = &[
    Situation { name: "picture: its marker", cannot: &[], check: |page| Box::pin(marker(page)) },
    Situation { name: "picture: its shapes", cannot: &[], check: |page| Box::pin(shapes(page)) },
    Situation { name: "picture: the strictest policy", cannot: &[], check: |page| Box::pin(strictest(page)) },
    Situation { name: "picture: in a frame", cannot: &[], check: |page| Box::pin(in_a_frame(page)) },
    Situation {
        name: "picture: copied",
        cannot: &[(Engine::WebKit, NO_PICTURES)],
        check: |page| Box::pin(copied(page)),
    },
    Situation { name: "picture: not copied", cannot: &[], check: |page| Box::pin(not_copied(page)) },
    Situation { name: "picture: its words", cannot: &[], check: |page| Box::pin(its_words(page)) },
];

/// From one end to the other, in half per cent.
const PLACES: [u8; 5] = [0, 37, 100, 163, 200];

/// The picture has a thousand points from one end of the meter to the other, and a hundred before it.
const TRACK: (f64, f64) = (100.0, 1000.0);

fn meter(half_percents: u8) -> Meter {
    Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), 32, 77).unwrap()
}

/// The link to a result of the shipped deck.
pub fn link(half_percents: u8) -> String {
    let result = SharedResult::new(shipped_deck().fingerprint(), meter(half_percents), None, Vec::new());
    format!("#{}", result.encode())
}

/// With the picture open, and the files that are made of it kept in `made`.
pub async fn opened(page: &Page) {
    page.is("result").await;
    keeps_files(page).await;
}

async fn keeps_files(page: &Page) {
    page.ask(
        "(window.made = [], (make => { URL.createObjectURL = file => (made.push(file), make.call(URL, file)); })(URL.createObjectURL), 0)",
    )
    .await;
    press(page, "summary").await;
    page.until("root.querySelector('.picture').open").await;
}

/// Presses a control of the picture with a pointer, but for WebKit, whose driver does not always hit what it aims at in a
/// frame.
async fn press(page: &Page, control: &str) {
    if page.engine() == Engine::WebKit {
        page.ask(&format!("(root.querySelector('.picture {control}').click(), 0)")).await;
    } else {
        page.press(&format!(".picture {control}")).await;
    }
}

/// Presses the button and waits until the page tells what came of it.
async fn told(page: &Page, button: &str) -> String {
    page.press_named(button).await;
    page.until("root.querySelector('.picture .told').textContent").await;
    page.text(".picture .told").await
}

/// The last file that was made, byte for byte.
async fn last_file(page: &Page) -> Vec<u8> {
    let bytes = "made.at(-1).arrayBuffer().then(bytes => [...new Uint8Array(bytes)])";
    page.ask(bytes).await.as_array().unwrap().iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect()
}

/// Where the marker on the screen stands, from 0 at one end of the track to 1 at the other.
async fn on_the_screen(page: &Page) -> f64 {
    let place = "(box => (box('.marker').left + box('.marker').right - 2 * box('.half.po').left)
            / 2 / (box('.half.pm').right - box('.half.po').left))
        (part => root.querySelector('.meter ' + part).getBoundingClientRect())";
    // It slides there, and is there when one frame is as the one before.
    let two_frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    let mut before = f64::NAN;
    loop {
        page.ask(two_frames).await;
        let now = page.ask(place).await.as_f64().unwrap();
        if (now - before).abs() < f64::EPSILON {
            return now;
        }
        before = now;
    }
}

/// The middle of the marker in a picture, in points. In this row, above the band, there are the marker and the line in the
/// middle, which is paler.
fn in_points(points: &Points) -> f64 {
    const ABOVE_THE_BAND: usize = 365;
    let is_dark = |x: &usize| points.at(*x, ABOVE_THE_BAND).iter().all(|part| *part < 0x40);
    let dark: Vec<usize> = (0..points.width).filter(is_dark).collect();
    let (first, last) = (dark[0], dark[dark.len() - 1]);
    assert_eq!(last - first + 1, 10, "the marker is ten points wide: {dark:?}");
    (first + last + 1) as f64 / 2.0
}

async fn marker(page: &Page) {
    for half_percents in PLACES {
        page.open(&format!("/pages/script-alone.html{}", link(half_percents))).await;
        page.near().await;
        opened(page).await;
        let place = on_the_screen(page).await;
        assert!((place - f64::from(half_percents) / 200.0).abs() < 0.001, "{half_percents}: {place} on the screen");
        let name = format!("role-fit-po-pm-{}.png", meter(half_percents).verdict().as_str());
        assert_eq!(told(page, "Download PNG").await, format!("Saved as {name}."));
        let points = Points::decoded(&last_file(page).await);
        points.keep(&format!("picture-{half_percents}-{}", page.engine().name()));
        assert_eq!((points.width, points.height()), (1200, 630));
        let (left, width) = TRACK;
        let (wanted, found) = (left + place * width, in_points(&points));
        assert!((wanted - found).abs() <= 1.0, "{half_percents}: at {found}, not at {wanted}");
    }
    assert_eq!(page.ask("window.wrong").await, json!([]));
}

/// The SVG is the very text that the library writes, and an XML parser finds the same marker in it.
async fn shapes(page: &Page) {
    for half_percents in PLACES {
        page.open(&format!("/pages/script-alone.html{}", link(half_percents))).await;
        page.near().await;
        opened(page).await;
        assert!(told(page, "Download SVG").await.ends_with(".svg."));
        assert_eq!(page.ask("made.at(-1).type").await, json!("image/svg+xml"));
        let text = String::from_utf8(last_file(page).await).unwrap();
        let home = format!("{}/", page.site().host);
        let wording = Wording::new(assets::sentences("en"));
        let picture = Picture::new(&shipped_deck(), &wording, &meter(half_percents), &home, true);
        assert_eq!(text, svg::file(&picture));
        let marker = format!(
            "(file => [file.querySelectorAll('parsererror').length, file.documentElement.namespaceURI,
                [...file.querySelectorAll('rect')].filter(bar => bar.getAttribute('height') === '140' && bar.getAttribute('width') === '20')
                    .map(bar => +bar.getAttribute('x') + 10)])
            (new DOMParser().parseFromString({}, 'image/svg+xml'))",
            json!(text)
        );
        let units = 2 * (100 + 5 * u32::from(half_percents));
        assert_eq!(page.ask(&marker).await, json!([0, "http://www.w3.org/2000/svg", [units]]));
    }
}

async fn strictest(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types role-fit");
    page.open(&format!("{}{}", at("policy.html", &policy), link(163))).await;
    opened(page).await;
    is_made(page).await;
    assert_eq!(page.ask("window.wrong").await, json!([]), "violations");
}

/// All but Chromium take a file that a frame saves for a page in it, and ask the policy of the page outside.
async fn in_a_frame(page: &Page) {
    let files: &[&str] = if page.engine() == Engine::Chromium { &[] } else { &["frame-src blob"; 2] };
    for (policy, reported) in [(format!("{NO_WASM} blob:"), [].as_slice()), (NO_WASM.to_owned(), files)] {
        page.open(&format!("{}{}", at("frame.html", &policy), link(163))).await;
        page.is("result").await;
        enter(page).await;
        fits(page).await;
        keeps_files(page).await;
        fits(page).await;
        is_made(page).await;
        leave(page).await;
        let others = page.ask("wrong.filter(line => !line.includes('wasm-eval'))").await;
        assert_eq!(others, json!(reported), "{policy}");
    }
}

/// Both files are made, and the picture can be seen on the screen.
async fn is_made(page: &Page) {
    for (place, ending, start) in [(1, ".png.", "\u{89}PNG"), (2, ".svg.", "<svg ")] {
        press(page, &format!("button:nth-child({place})")).await;
        page.until(&format!("root.querySelector('.picture .told').textContent.endsWith('{ending}')")).await;
        let file = last_file(page).await;
        let begins: String =
            file.iter().take(4 + usize::from(ending == ".svg.")).map(|byte| char::from(*byte)).collect();
        assert_eq!(begins, start);
    }
    assert_eq!(page.ask("made.length").await, json!(2));
    let shown = "(box => [box.width > 200, Math.abs(box.width / box.height - 1200 / 630) < 0.05])
        (root.querySelector('.picture svg').getBoundingClientRect())";
    assert_eq!(page.ask(shown).await, json!([true, true]));
}

/// A PNG is promised to the clipboard within the press.
async fn copied(page: &Page) {
    page.open(&format!("/pages/script-alone.html{}", link(163))).await;
    page.near().await;
    opened(page).await;
    page.ask(
        "(window.given = [], (write => { navigator.clipboard.write = items => (given.push(items), write.call(navigator.clipboard, items)); })
            (navigator.clipboard.write), 0)",
    )
    .await;
    assert_eq!(told(page, "Copy the picture").await, "Copied.");
    assert_eq!(page.ask("given.map(items => items.map(item => item.types))").await, json!([[["image/png"]]]));
    assert_eq!(page.ask("window.wrong").await, json!([]));
}

/// As in Firefox before version 127, and as in a page without https.
async fn not_copied(page: &Page) {
    let faults = [
        "delete window.ClipboardItem",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
        "Object.defineProperty(navigator, 'clipboard', { value: { write: () => Promise.reject(new Error('no')) }, configurable: true })",
    ];
    for fault in faults {
        page.open(&format!("/pages/script-alone.html{}", link(163))).await;
        page.near().await;
        opened(page).await;
        page.ask(&format!("({fault}, 0)")).await;
        let said = told(page, "Copy the picture").await;
        assert_eq!(said, "This browser cannot copy pictures: download it instead.", "{fault}");
    }
    assert_eq!(page.ask("window.wrong").await, json!([]));
}

/// Where they cannot be copied, they are selected.
async fn its_words(page: &Page) {
    page.open(&format!("/pages/script-alone.html{}", link(163))).await;
    page.near().await;
    opened(page).await;
    let refuses = |value: &str| {
        format!("(Object.defineProperty(navigator, 'clipboard', {{ value: {value}, configurable: true }}), 0)")
    };
    page.ask(&refuses("{ writeText: text => { window.given = text; return Promise.resolve(); } }")).await;
    assert_eq!(told(page, "Copy the description").await, "Copied.");
    let words = page.ask("root.querySelector('.picture textarea').value").await;
    assert_eq!(page.ask("given").await, words);
    assert_eq!(page.ask("root.querySelector('.picture svg').ariaLabel ?? root.querySelector('.picture svg').getAttribute('aria-label')").await, words);
    page.ask(&refuses("{ writeText: () => Promise.reject(new Error('no')) }")).await;
    page.press_named("Copy the description").await;
    page.until("root.querySelector('.picture .told').textContent.includes('Ctrl+C')").await;
    page.until("root.activeElement?.tagName === 'TEXTAREA'").await;
    let selected = "(field => field.value.slice(field.selectionStart, field.selectionEnd))(root.activeElement)";
    page.until(&format!("{selected} === {}", Value::from(words.as_str().unwrap()))).await;
    assert_eq!(page.ask("window.wrong").await, json!([]));
}
