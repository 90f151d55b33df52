//! The picture of a result: files that are what the screen shows, also where the page forbids much, and what is told where
//! a browser cannot.

use super::Situation;
use super::play::rush;
use super::policies::{NO_WASM, STRICT, at, enter, fits, leave};
use crate::driver::Engine;
use crate::page::Page;
use crate::reader::shipped_deck;
use crate::situations::picture::Picture as Points;
use role_fit::assets;
use role_fit::view::picture::{Picture, svg};
use role_fit::view::wording::Wording;
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Meter;
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Screen, Session};
use serde_json::{Value, json};
use std::rc::Rc;

const ALONE: &str = "/pages/script-alone.html";

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

/// Answers to the eight pairs of a play, in quarters from the PO end, that lead to five places of the marker.
const PLAYS: [[usize; 8]; 5] =
    [[0; 8], [0, 0, 1, 0, 2, 1, 0, 2], [4, 4, 4, 4, 0, 0, 0, 0], [4, 4, 3, 4, 2, 3, 4, 2], [4; 8]];

/// The picture has a thousand points from one end of the meter to the other, and a hundred before it.
const TRACK: (f64, f64) = (100.0, 1000.0);

/// A play with these answers, at its result.
fn played(quarters: [usize; 8]) -> Session {
    let mut session = Session::new(shipped_deck(), 7);
    session.apply(Action::Start(Length::Short)).unwrap();
    let mut quarters = quarters.into_iter();
    while let Some((run, Screen::Item(at))) = session.played() {
        let item = Rc::clone(&run.card(at).unwrap().item);
        let place = if item.pair().is_some() { quarters.next().unwrap() } else { 0 };
        session.apply(Action::Answer(item.id.clone(), item.choices()[place].clone())).unwrap();
        session.apply(Action::Next).unwrap();
    }
    session
}

fn meter_of(session: &Session) -> Meter {
    session.outcome().unwrap().meter.unwrap()
}

/// At the result of a play that the tab has kept, with its picture unfolded.
async fn at_result(page: &Page, session: &Session) {
    page.open(ALONE).await;
    let key = json!(format!("role-fit:{}:n1", session.deck().fingerprint()));
    page.ask(&format!("void sessionStorage.setItem({key}, {})", json!(save(session).unwrap()))).await;
    page.reload().await;
    page.near().await;
    opened(page).await;
}

/// With the picture unfolded, and what is handed to the reader kept in `made`.
pub async fn opened(page: &Page) {
    page.is("result").await;
    keeps_files(page).await;
}

async fn keeps_files(page: &Page) {
    page.ask(
        "(window.made = [], (click => { HTMLAnchorElement.prototype.click = function () {
            if (this.download) made.push({ name: this.download, href: this.href }); click.call(this); }; })
            (HTMLAnchorElement.prototype.click), 0)",
    )
    .await;
    press(page, "details:nth-of-type(2) summary").await;
    page.until("root.querySelector('.picture')").await;
}

/// Presses a control of the picture with a pointer, but for WebKit, whose driver does not always hit what it aims at in a
/// frame.
async fn press(page: &Page, control: &str) {
    if page.engine() == Engine::WebKit {
        page.ask(&format!("(root.querySelector('.share {control}').click(), 0)")).await;
    } else {
        page.press(&format!(".share {control}")).await;
    }
}

/// Presses the button and waits until the page tells what came of it.
async fn told(page: &Page, button: &str) -> String {
    page.press_named(button).await;
    page.until("root.querySelector('.told').textContent").await;
    page.text(".told").await
}

/// The last file that was handed over: its name, and what is in it, byte for byte.
async fn last_file(page: &Page) -> (String, Vec<u8>) {
    let name = page.ask("made.at(-1).name").await.as_str().unwrap().to_owned();
    let address = page.ask("made.at(-1).href").await;
    let address = address.as_str().unwrap();
    if let Some(points) = address.strip_prefix("data:image/png;base64,") {
        let bytes = page.ask(&format!("Array.from(atob({}), letter => letter.charCodeAt(0))", json!(points))).await;
        return (name, serde_json::from_value(bytes).unwrap());
    }
    let text = json!(address.strip_prefix("data:image/svg+xml,").unwrap());
    let text = page.ask(&format!("decodeURIComponent({text})")).await;
    (name, text.as_str().unwrap().as_bytes().to_vec())
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
    for quarters in PLAYS {
        let session = played(quarters);
        let meter = meter_of(&session);
        at_result(page, &session).await;
        let place = on_the_screen(page).await;
        let half_percents = meter.marker().half_percents();
        assert!((place - f64::from(half_percents) / 200.0).abs() < 0.001, "{half_percents}: {place} on the screen");
        assert_eq!(told(page, "Download PNG").await, "Saved.");
        let (name, file) = last_file(page).await;
        assert_eq!(name, format!("role-fit-po-pm-{}.png", meter.verdict().as_str()));
        let points = Points::decoded(&file);
        points.keep(&format!("picture-{half_percents}-{}", page.engine().name()));
        assert_eq!((points.width, points.height()), (1200, 630));
        let (left, width) = TRACK;
        let (wanted, found) = (left + place * width, in_points(&points));
        assert!((wanted - found).abs() <= 1.0, "{half_percents}: at {found}, not at {wanted}");
    }
    assert_eq!(page.ask("window.wrong").await, json!([]));
}

/// The SVG has the very shapes that the library draws, and an XML parser finds them in it.
async fn shapes(page: &Page) {
    for quarters in PLAYS {
        let session = played(quarters);
        at_result(page, &session).await;
        assert_eq!(told(page, "Download SVG").await, "Saved.");
        let (name, file) = last_file(page).await;
        assert!(name.ends_with(".svg"), "{name}");
        let home = format!("{}/", page.site().host);
        let wording = Wording::new(assets::sentences("en"));
        let picture = Picture::new(session.deck(), &wording, &meter_of(&session), &home, true);
        let read = |text: &str| {
            format!(
                "(file => [file.querySelectorAll('parsererror').length, file.documentElement.namespaceURI,
                    file.documentElement.getAttribute('viewBox'), [...file.querySelectorAll('rect, text')].map(shape =>
                        [shape.localName, shape.textContent, ...['x', 'y', 'width', 'height', 'rx', 'fill', 'stroke', 'font-size',
                            'font-weight', 'text-anchor'].map(name => shape.getAttribute(name))])])
                (new DOMParser().parseFromString({}, 'image/svg+xml'))",
                json!(text)
            )
        };
        let saved = page.ask(&read(std::str::from_utf8(&file).unwrap())).await;
        assert_eq!((&saved[0], &saved[1]), (&json!(0), &json!("http://www.w3.org/2000/svg")));
        assert_eq!(saved, page.ask(&read(&svg::file(&picture))).await);
    }
}

async fn strictest(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types role-fit");
    page.open(&at("policy.html", &policy)).await;
    page.near().await;
    page.is("intro").await;
    plays(page).await;
    opened(page).await;
    is_made(page, "Saved.").await;
    assert_eq!(page.ask("window.wrong").await, json!([]), "violations");
}

/// All but Chromium take a file that a frame saves for a page in it, and ask the policy of the page outside.
async fn in_a_frame(page: &Page) {
    let files: &[&str] = if page.engine() == Engine::Chromium { &[] } else { &["frame-src data"; 2] };
    for (policy, reported) in [(format!("{NO_WASM} data:"), [].as_slice()), (NO_WASM.to_owned(), files)] {
        page.open(&at("frame.html", &policy)).await;
        page.is("intro").await;
        enter(page).await;
        plays(page).await;
        fits(page).await;
        keeps_files(page).await;
        fits(page).await;
        is_made(page, "Saved, if the page around allows it; else copy the picture.").await;
        // The next visit begins anew.
        page.ask("sessionStorage.clear()").await;
        leave(page).await;
        let others = page.ask("wrong.filter(line => !line.includes('wasm-eval'))").await;
        assert_eq!(others, json!(reported), "{policy}");
    }
}

async fn plays(page: &Page) {
    page.ask("root.querySelector('.actions .primary').click()").await;
    page.is("question").await;
    rush(page).await;
}

/// Both files are made, and the picture can be seen on the screen.
async fn is_made(page: &Page, told: &str) {
    for (place, ending, start) in [(1, ".png", "\u{89}PNG"), (2, ".svg", "<svg ")] {
        press(page, &format!(".opened .link button:nth-child({place})")).await;
        page.until(&format!("made.some(file => file.name.endsWith('{ending}'))")).await;
        page.until(&format!("root.querySelector('.told').textContent === '{told}'")).await;
        let (_, file) = last_file(page).await;
        let begins: String = file.iter().take(start.chars().count()).map(|byte| char::from(*byte)).collect();
        assert_eq!(begins, start);
    }
    assert_eq!(page.ask("made.length").await, json!(2));
    let shown = "(box => [box.width > 200, Math.abs(box.width / box.height - 1200 / 630) < 0.05])
        (root.querySelector('.picture').getBoundingClientRect())";
    assert_eq!(page.ask(shown).await, json!([true, true]));
}

/// A PNG is promised to the clipboard within the press.
async fn copied(page: &Page) {
    at_result(page, &played(PLAYS[3])).await;
    // The same words are heard again only if they come anew.
    page.ask(
        "(window.said = [], new MutationObserver(() => said.push(root.querySelector('.told').textContent))
        .observe(root.querySelector('.told'), { childList: true, characterData: true, subtree: true }), 0)",
    )
    .await;
    for count in [2, 4] {
        page.press_named("Download PNG").await;
        page.until(&format!("made.length === {}", count / 2)).await;
        page.until("root.querySelector('.told').textContent === 'Saved.'").await;
    }
    assert_eq!(page.ask("said.filter((text, at) => text !== said[at - 1])").await, json!(["Saved.", "", "Saved."]));
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
    let session = played(PLAYS[3]);
    for fault in faults {
        at_result(page, &session).await;
        page.ask(&format!("({fault}, 0)")).await;
        let said = told(page, "Copy the picture").await;
        assert_eq!(said, "This browser cannot do that with pictures: try the other ways.", "{fault}");
    }
    assert_eq!(page.ask("window.wrong").await, json!([]));
}

/// Where they cannot be copied, they are selected.
async fn its_words(page: &Page) {
    at_result(page, &played(PLAYS[3])).await;
    let refuses = |value: &str| {
        format!("(Object.defineProperty(navigator, 'clipboard', {{ value: {value}, configurable: true }}), 0)")
    };
    page.ask(&refuses("{ writeText: text => { window.given = text; return Promise.resolve(); } }")).await;
    assert_eq!(told(page, "Copy the text").await, "Copied.");
    let words = page.ask("root.querySelector('.opened textarea').value").await;
    assert_eq!(page.ask("given").await, words);
    assert_eq!(page.ask("root.querySelector('.picture').getAttribute('aria-label')").await, words);
    page.ask(&refuses("{ writeText: () => Promise.reject(new Error('no')) }")).await;
    page.ask("(document.execCommand = () => false, 0)").await;
    page.press_named("Copy the text").await;
    page.until("root.querySelector('.told').textContent.includes('Ctrl+C')").await;
    page.until("root.activeElement?.tagName === 'TEXTAREA'").await;
    let selected = "(field => field.value.slice(field.selectionStart, field.selectionEnd))(root.activeElement)";
    page.until(&format!("{selected} === {}", Value::from(words.as_str().unwrap()))).await;
    assert_eq!(page.ask("window.wrong").await, json!([]));
}
