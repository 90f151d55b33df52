//! The picture of a result: its files equal the screen, under strict policies too, and a message says what the browser
//! cannot do.

use super::csp::{NO_WASM, STRICT, at, enter_frame, leave_frame, wait_until_frame_fits};
use super::play::{finish_quickly, start_quiz};
use super::situation::situations;
use crate::driver::{Engine, Preference};
use crate::page::Page;
use crate::reader::shipped_deck;
use crate::situations::screenshot::Screenshot;
use role_fit::assets;
use role_fit::picture::{Picture, PictureContent, PictureFields, svg};
use role_fit::wording::Wording;
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Meter;
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Screen, Session};
use role_fit_grammar::NativeGrammar;
use serde_json::{Value, json};
use std::rc::Rc;

const ALONE: &str = "/pages/script-alone.html";

const TEXT_ONLY: &str = "the driver of WebKitGTK allows only text in the clipboard";

situations![
    the_marker_is_where_the_screen_shows_it,
    the_svg_has_the_shapes_of_the_library,
    saving_under_the_strictest_policy,
    saving_in_a_frame,
    copying_the_picture except [(Engine::WebKit, TEXT_ONLY)],
    copying_is_refused_by_the_browser,
    copying_the_text,
    a_browser_that_alters_pictures,
    the_picture_module_is_loaded_on_demand,
    a_lost_or_damaged_picture_module,
];

/// Answers to the eight pairs of a play, in quarters from the PO end, for five positions of the marker.
const PLAYS: [[usize; 8]; 5] =
    [[0; 8], [0, 0, 1, 0, 2, 1, 0, 2], [4, 4, 4, 4, 0, 0, 0, 0], [4, 4, 3, 4, 2, 3, 4, 2], [4; 8]];

/// The meter starts at pixel 100 of the picture and is 1000 pixels wide.
const TRACK: (f64, f64) = (100.0, 1000.0);

/// A session at the result of a play with these answers.
fn finished_session(quarters: [usize; 8]) -> Session {
    let mut session = Session::new(shipped_deck(), 7);
    session.apply(Action::Start(Length::Short)).unwrap();
    let mut quarters = quarters.into_iter();
    while let Some((run, Screen::Item(at))) = session.played() {
        let item = Rc::clone(&run.card(at).unwrap().item);
        let index = if item.pair().is_some() { quarters.next().unwrap() } else { 0 };
        session.apply(Action::Answer(item.id.clone(), item.choices()[index].clone())).unwrap();
        session.apply(Action::Next).unwrap();
    }
    session
}

fn meter_of(session: &Session) -> Meter {
    session.outcome().unwrap().meter.unwrap()
}

/// Opens the page at the result of a session, restored from the storage of the tab, and unfolds the picture.
async fn open_result(page: &Page, session: &Session) {
    page.open(ALONE).await;
    let key = json!(format!("role-fit:{}:n1:{ALONE}", session.deck().fingerprint()));
    page.eval(&format!("void sessionStorage.setItem({key}, {})", json!(save(session).unwrap()))).await;
    page.reload().await;
    page.scroll_to_widget().await;
    open_picture(page).await;
}

/// The section with the picture.
const PICTURE: &str = "div.share";

/// Waits for the result and unfolds the picture. Downloads are recorded in `made`.
pub async fn open_picture(page: &Page) {
    page.wait_for_status("result").await;
    unfold_and_record_files(page).await;
}

async fn unfold_and_record_files(page: &Page) {
    page.eval(
        "(window.made = [], (click => { HTMLAnchorElement.prototype.click = function () {
            if (this.download) made.push({ name: this.download, href: this.href }); click.call(this); }; })
            (HTMLAnchorElement.prototype.click), 0)",
    )
    .await;
    click_picture_control(page, "summary").await;
    page.wait_for(DRAWN).await;
}

/// The picture is there and can be exported.
pub const DRAWN: &str = "root.querySelector('.picture svg') && !root.querySelector('div.share button:disabled')";

/// Clicks a control of the picture; by script in WebKit, whose driver sometimes misses elements in a frame.
async fn click_picture_control(page: &Page, control: &str) {
    if page.engine() == Engine::WebKit {
        page.eval(&format!("(root.querySelector('{PICTURE} {control}').click(), 0)")).await;
    } else {
        page.click(&format!("{PICTURE} {control}")).await;
    }
}

/// Clicks the button and waits for its message.
async fn message_after(page: &Page, button: &str) -> String {
    page.click_button(button).await;
    page.wait_for("root.querySelector('div.share .told').textContent").await;
    page.text("div.share .told").await
}

/// Name and bytes of the last downloaded file.
async fn last_file(page: &Page) -> (String, Vec<u8>) {
    let name = page.eval("made.at(-1).name").await.as_str().unwrap().to_owned();
    let url = page.eval("made.at(-1).href").await;
    let url = url.as_str().unwrap();
    if let Some(data) = url.strip_prefix("data:image/png;base64,") {
        let bytes = page.eval(&format!("Array.from(atob({}), char => char.charCodeAt(0))", json!(data))).await;
        return (name, serde_json::from_value(bytes).unwrap());
    }
    let text = json!(url.strip_prefix("data:image/svg+xml,").unwrap());
    let text = page.eval(&format!("decodeURIComponent({text})")).await;
    (name, text.as_str().unwrap().as_bytes().to_vec())
}

/// The position of the marker on the screen, from 0 at one end of the meter to 1 at the other.
async fn marker_on_screen(page: &Page) -> f64 {
    let position = "(box => (box('.marker').left + box('.marker').right - 2 * box('.half.po').left)
            / 2 / (box('.half.pm').right - box('.half.po').left))
        (part => root.querySelector('.meter ' + part).getBoundingClientRect())";
    // The marker slides to its position, and is there when two frames are the same.
    let mut before = f64::NAN;
    loop {
        page.wait_for_frames().await;
        let now = page.eval(position).await.as_f64().unwrap();
        if (now - before).abs() < f64::EPSILON {
            return now;
        }
        before = now;
    }
}

/// The middle of the marker in a picture, in pixels. The row above the band has the marker and the middle line, which is
/// lighter.
fn marker_in_picture(picture: &Screenshot) -> f64 {
    const ABOVE_THE_BAND: usize = 395;
    let is_dark = |x: &usize| picture.at(*x, ABOVE_THE_BAND).iter().all(|part| *part < 0x40);
    let dark: Vec<usize> = (0..picture.width).filter(is_dark).collect();
    let (first, last) = (dark[0], dark[dark.len() - 1]);
    assert_eq!(last - first + 1, 10, "the marker is ten pixels wide: {dark:?}");
    (first + last + 1) as f64 / 2.0
}

async fn the_marker_is_where_the_screen_shows_it(page: &Page) {
    for quarters in PLAYS {
        let session = finished_session(quarters);
        let meter = meter_of(&session);
        open_result(page, &session).await;
        let position = marker_on_screen(page).await;
        let half_percents = meter.marker().half_percents();
        assert!(
            (position - f64::from(half_percents) / 200.0).abs() < 0.001,
            "{half_percents}: {position} on the screen"
        );
        assert_eq!(message_after(page, "Download PNG").await, "Saved.");
        let (name, file) = last_file(page).await;
        assert_eq!(name, format!("role-fit-po-pm-{}.png", meter.verdict().as_str()));
        let picture = Screenshot::decoded(&file);
        picture.save(&format!("picture-{half_percents}-{}", page.engine().name()));
        assert_eq!((picture.width, picture.height()), (1200, 630));
        let (left, width) = TRACK;
        let (expected, found) = (left + position * width, marker_in_picture(&picture));
        assert!((expected - found).abs() <= 1.0, "{half_percents}: at {found}, not at {expected}");
    }
    assert_eq!(page.eval("window.errors").await, json!([]));
}

/// An XML parser finds the same shapes in the saved SVG as in that of the library.
async fn the_svg_has_the_shapes_of_the_library(page: &Page) {
    for quarters in PLAYS {
        let session = finished_session(quarters);
        open_result(page, &session).await;
        assert_eq!(message_after(page, "Download SVG").await, "Saved.");
        let (name, file) = last_file(page).await;
        assert!(name.ends_with(".svg"), "{name}");
        let home = format!("{}/", page.site().host);
        let wording = Wording::english(assets::SENTENCES, NativeGrammar::new("en").unwrap());
        let PictureFields(fields) = PictureFields::new(session.deck(), &wording, &meter_of(&session), &home, true);
        let picture = Picture::new(&PictureContent::parse(&fields).unwrap());
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
        let saved = page.eval(&read(std::str::from_utf8(&file).unwrap())).await;
        assert_eq!((&saved[0], &saved[1]), (&json!(0), &json!("http://www.w3.org/2000/svg")));
        assert_eq!(saved, page.eval(&read(&svg::file(&picture))).await);
    }
}

async fn saving_under_the_strictest_policy(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types role-fit");
    page.open(&at("policy.html", &policy)).await;
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    play_to_result(page).await;
    open_picture(page).await;
    assert_files_are_made(page, "Saved.").await;
    assert_eq!(page.eval("window.errors").await, json!([]), "violations");
}

/// All but Chromium treat a download in a frame as a navigation, which the policy of the outer page must allow.
async fn saving_in_a_frame(page: &Page) {
    let files: &[&str] = if page.engine() == Engine::Chromium { &[] } else { &["frame-src data"; 2] };
    for (policy, reported) in [(format!("{NO_WASM} data:"), [].as_slice()), (NO_WASM.to_owned(), files)] {
        page.open(&at("frame.html", &policy)).await;
        page.wait_for_status("intro").await;
        enter_frame(page).await;
        play_to_result(page).await;
        wait_until_frame_fits(page).await;
        unfold_and_record_files(page).await;
        wait_until_frame_fits(page).await;
        assert_files_are_made(page, "Saved, unless this page blocks downloads. If so, copy the picture.").await;
        // The next visit starts without a play.
        page.eval("sessionStorage.clear()").await;
        leave_frame(page).await;
        let others = page.eval("errors.filter(line => !line.includes('wasm-eval'))").await;
        assert_eq!(others, json!(reported), "{policy}");
    }
}

async fn play_to_result(page: &Page) {
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish_quickly(page).await;
}

/// Both files are saved, and the widget shows the picture.
async fn assert_files_are_made(page: &Page, message: &str) {
    for (position, ending, start) in [(1, ".png", "\u{89}PNG"), (2, ".svg", "<svg ")] {
        click_picture_control(page, &format!(".link button:nth-child({position})")).await;
        page.wait_for(&format!("made.some(file => file.name.endsWith('{ending}'))")).await;
        page.wait_for(&format!("root.querySelector('div.share .told').textContent === '{message}'")).await;
        let (_, file) = last_file(page).await;
        let first_chars: String = file.iter().take(start.chars().count()).map(|byte| char::from(*byte)).collect();
        assert_eq!(first_chars, start);
    }
    assert_eq!(page.eval("made.length").await, json!(2));
    let shown = "(box => [box.width > 200, Math.abs(box.width / box.height - 1200 / 630) < 0.05])
        (root.querySelector('.picture').getBoundingClientRect())";
    assert_eq!(page.eval(shown).await, json!([true, true]));
}

/// The click writes a promise of a PNG to the clipboard.
async fn copying_the_picture(page: &Page) {
    open_result(page, &finished_session(PLAYS[3])).await;
    // The same message is announced again only if it is inserted again.
    page.eval(
        "(window.announced = [], new MutationObserver(() => announced.push(root.querySelector('div.share .told').textContent))
        .observe(root.querySelector('div.share .told'), { childList: true, characterData: true, subtree: true }), 0)",
    )
    .await;
    for count in [2, 4] {
        page.click_button("Download PNG").await;
        page.wait_for(&format!("made.length === {}", count / 2)).await;
        page.wait_for("root.querySelector('div.share .told').textContent === 'Saved.'").await;
    }
    assert_eq!(
        page.eval("announced.filter((text, at) => text !== announced[at - 1])").await,
        json!(["Saved.", "", "Saved."])
    );
    page.eval(
        "(window.copied = [], (write => { navigator.clipboard.write = items => (copied.push(items), write.call(navigator.clipboard, items)); })
            (navigator.clipboard.write), 0)",
    )
    .await;
    assert_eq!(message_after(page, "Copy the picture").await, "Copied.");
    assert_eq!(page.eval("copied.map(items => items.map(item => item.types))").await, json!([[["image/png"]]]));
    assert_eq!(page.eval("window.errors").await, json!([]));
}

/// As in Firefox before version 127, and on pages without https.
async fn copying_is_refused_by_the_browser(page: &Page) {
    let faults = [
        "delete window.ClipboardItem",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
        "Object.defineProperty(navigator, 'clipboard', { value: { write: () => Promise.reject(new Error('no')) }, configurable: true })",
    ];
    let session = finished_session(PLAYS[3]);
    for fault in faults {
        open_result(page, &session).await;
        page.eval(&format!("({fault}, 0)")).await;
        let message = message_after(page, "Copy the picture").await;
        assert_eq!(message, "This browser cannot do that. Try another button.", "{fault}");
    }
    assert_eq!(page.eval("window.errors").await, json!([]));
}

/// The text is selected where it cannot be copied.
async fn copying_the_text(page: &Page) {
    open_result(page, &finished_session(PLAYS[3])).await;
    let refuses = |value: &str| {
        format!("(Object.defineProperty(navigator, 'clipboard', {{ value: {value}, configurable: true }}), 0)")
    };
    page.eval(&refuses("{ writeText: text => { window.copied = text; return Promise.resolve(); } }")).await;
    assert_eq!(message_after(page, "Copy the text").await, "Copied.");
    let text = page.eval("root.querySelector('div.share textarea').value").await;
    assert_eq!(page.eval("copied").await, text);
    assert_eq!(page.eval("root.querySelector('.picture').getAttribute('aria-label')").await, text);
    page.eval(&refuses("{ writeText: () => Promise.reject(new Error('no')) }")).await;
    page.eval("(Document.prototype.execCommand = () => false, 0)").await;
    page.click_button("Copy the text").await;
    page.wait_for("root.querySelector('div.share .told').textContent.includes('Ctrl+C')").await;
    page.wait_for("root.activeElement?.tagName === 'TEXTAREA'").await;
    let selected = "(field => field.value.slice(field.selectionStart, field.selectionEnd))(root.activeElement)";
    page.wait_for(&format!("{selected} === {}", Value::from(text.as_str().unwrap()))).await;
    assert_eq!(page.eval("window.errors").await, json!([]));
}

/// Adds noise to what a canvas hands out, or makes it white, as extensions do.
const ALTERATIONS: [&str; 2] = ["byte => byte ^ Math.random() * 256", "() => 255"];

/// The reader learns that the picture is not the one on the screen. The SVG is not affected.
async fn a_browser_that_alters_pictures(page: &Page) {
    let session = finished_session(PLAYS[3]);
    for alteration in ALTERATIONS {
        open_result(page, &session).await;
        page.eval(&format!(
            "((prototype, read) => {{ prototype.getImageData = function (...area) {{
                const image = read.apply(this, area);
                image.data.set(image.data.map({alteration}));
                return image;
            }}; }})(CanvasRenderingContext2D.prototype, CanvasRenderingContext2D.prototype.getImageData)"
        ))
        .await;
        assert_picture_is_refused(page).await;
    }
    for nonsense in ["() => undefined", "() => ({})", "() => { throw new Error('no'); }"] {
        open_result(page, &session).await;
        page.eval(&format!("void (CanvasRenderingContext2D.prototype.getImageData = {nonsense})")).await;
        assert_picture_is_refused(page).await;
    }
    if let Ok(reader) = page.with_preferences(&[Preference::CanvasNoise]).await {
        open_result(&reader, &session).await;
        assert_picture_is_refused(&reader).await;
        reader.close().await;
    }
}

async fn assert_picture_is_refused(page: &Page) {
    let refusal = "This browser alters such pictures to protect your privacy: download the SVG instead.";
    assert_eq!(message_after(page, "Download PNG").await, refusal);
    assert_eq!(page.eval("made.length").await, json!(0), "no file");
    assert_eq!(message_after(page, "Copy the picture").await, refusal);
    page.click_button("Download SVG").await;
    page.wait_for("root.querySelector('div.share .told').textContent === 'Saved.'").await;
    assert!(last_file(page).await.0.ends_with(".svg"));
    assert_eq!(page.eval("window.errors").await, json!([]));
}

/// Readers who want no picture do not download the module; those who want a picture and a code download it once.
async fn the_picture_module_is_loaded_on_demand(page: &Page) {
    page.open(ALONE).await;
    start_quiz(page).await;
    finish_quickly(page).await;
    assert_eq!(requests_for_pictures(page), Vec::<String>::new());
    open_picture(page).await;
    press_print(page).await;
    page.wait_for("root.querySelector('.code path')").await;
    let endings: Vec<String> =
        requests_for_pictures(page).iter().map(|path| path[path.len() - 3..].to_owned()).collect();
    assert_eq!(endings, [".js", "asm"]);
}

fn requests_for_pictures(page: &Page) -> Vec<String> {
    page.site()
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| path.contains("/role-fit-pictures-"))
        .collect()
}

/// Presses Print and waits until the widget has printed, of which the page only takes a note.
pub async fn press_print(page: &Page) {
    // As a script of the page: what Firefox's driver runs cannot replace a method of the window.
    let script = "const script = document.createElement('script');
        script.textContent = 'window.printed = 0; window.print = () => { printed++; };';
        document.head.append(script);";
    page.client().execute(script, vec![]).await.unwrap();
    page.click_button("Print").await;
    page.wait_for("window.printed === 1").await;
}

/// The reader is told, can print all the same, and gets the picture by another attempt.
async fn a_lost_or_damaged_picture_module(page: &Page) {
    for (kind, what) in [("404", "pictures"), ("500", "drawing"), ("flipped", "pictures"), ("flipped", "drawing")] {
        let run = format!("no-picture-{kind}-{what}");
        page.open(&format!("/pages/fault.html?from=/fault/{kind}/{what}/always/{run}/")).await;
        start_quiz(page).await;
        finish_quickly(page).await;
        click_picture_control(page, "summary").await;
        page.wait_for("root.querySelector('div.share .told').textContent.includes('could not be loaded')").await;
        let empty =
            "root.querySelector('.picture').checkVisibility() || root.querySelector('div.share button:disabled')";
        assert_eq!(
            page.eval(&format!("!({empty})")).await,
            json!(true),
            "{run}: neither a place nor buttons for nothing"
        );
        press_print(page).await;
        assert_eq!(page.count(".code path").await, 0, "{run}");
        page.site().repair(&run);
        click_picture_control(page, ".lost button").await;
        page.wait_for(DRAWN).await;
        page.wait_for("root.activeElement?.textContent === 'Download PNG'").await;
        page.wait_for("!root.querySelector('div.share .told').textContent").await;
        assert_eq!(page.eval("window.errors").await, json!([]), "{run}");
        page.eval("void sessionStorage.clear()").await;
    }
}
