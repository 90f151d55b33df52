//! The card that is there before the engine: what a reader presses on it meanwhile counts, whenever the engine comes and
//! whether it comes at all; and when it comes, nobody notices.

use super::csp::{enter, leave};
use super::play::{FINISH_QUICKLY, assert_fails_with, finish, finish_and_audit};
use super::situation::situations;
use crate::announcements::LISTEN;
use crate::axe::violations;
use crate::page::Page;
use fantoccini::actions::{
    Actions, InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

situations![
    the_engine_is_five_seconds_late,
    starting_at_once_with_a_late_engine,
    the_engine_never_arrives,
    clicking_past_the_first_card,
    holding_a_control_while_the_engine_arrives,
    the_focus_stays_in_a_comment,
    a_frame_takes_over,
    a_late_frame_takes_over,
    a_frame_with_a_saved_play_takes_over,
    the_engine_redraws_the_same_card,
    no_first_card_for_another_play,
];

/// Where everything is that can be seen of the card.
const PLACES: &str = "[...root.querySelectorAll('.card, .card *')].filter(it => it.checkVisibility({ visibilityProperty: true }))
    .map(it => [it.localName, ...['x', 'y', 'width', 'height'].map(side => Math.round(it.getBoundingClientRect()[side] * 8) / 8)].join(' '))";

const SHIFT: &str = "(window.shifts || []).reduce((sum, [value]) => sum + value, 0)";

/// The page with an engine that comes after five seconds, or as soon as the run is mended.
async fn open_late(page: &Page, run: &str, attributes: &str) {
    open(page, "late", run, attributes).await;
}

async fn open(page: &Page, kind: &str, run: &str, attributes: &str) {
    page.open(&format!("/pages/first-card.html?from=/fault/{kind}/wasm/always/{run}/{attributes}")).await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    assert_eq!(page.eval("host.status").await, json!("loading"));
}

/// The engine has taken over.
async fn is_taken_over(page: &Page) {
    page.wait_for("!root.querySelector('.first')").await;
    assert_eq!(page.count(".card").await, 1);
}

/// A press on the start card and one on the first item, both before the engine is there.
async fn starts_and_answers(page: &Page, start: &str, option: &str) {
    page.click(start).await;
    page.wait_for("root.querySelector('.first .option')").await;
    page.click(option).await;
    page.wait_for("root.querySelector('.first .feedback')").await;
    // The page may scroll to it, and a pointer on its way would miss.
    has_focus(page, "Next").await;
}

async fn has_focus(page: &Page, label: &str) {
    page.wait_for(&format!("(root.activeElement?.textContent || '').endsWith({})", json!(label))).await;
}

/// By keyboard: the start, an answer. What it says and where the focus is is as it would be with the engine there.
async fn the_engine_is_five_seconds_late(page: &Page) {
    open_late(page, "five", "").await;
    assert_eq!(violations(page).await, json!([]), "axe, at the first card");
    page.eval(LISTEN).await;
    page.tab_to("it.matches('.primary')").await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    let stem = page.text(".stem").await;
    page.press_key(Key::Tab, 1).await;
    page.press_key(Key::Space, 1).await;
    has_focus(page, "Next").await;
    let feedback = page.text(".slot").await;
    assert_eq!(page.eval("announced").await, json!(["Question 1 of 21", feedback]));
    assert_eq!(page.eval("[host.status, events.length]").await, json!(["loading", 0]), "the engine is not there yet");
    stays_as_it_is(page, "Next").await;
    assert!(page.eval("performance.now()").await.as_f64().unwrap() > 5000.0, "it was late");
    page.wait_for_status("feedback").await;
    assert_eq!(page.text(".stem").await, stem);
    page.press_key(Key::Enter, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 21");
    finish_and_audit(page).await;
}

/// By pointer, and the play begins without a start card.
async fn starting_at_once_with_a_late_engine(page: &Page) {
    open_late(page, "at-once", "&start=now&length=full").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.eval("document.activeElement === document.body").await, json!(true), "no focus is taken");
    page.click(".option:nth-child(2)").await;
    page.wait_for("root.querySelector('.feedback')").await;
    has_focus(page, "Next").await;
    page.eval(LISTEN).await;
    let chosen = "[...root.querySelectorAll('.option')].map(it => it.className + it.textContent)";
    let before = page.eval(chosen).await;
    page.site().repair("at-once");
    stays_as_it_is(page, "Next").await;
    page.wait_for_status("feedback").await;
    assert_eq!(page.eval(chosen).await, before);
    finish(page).await;
}

/// From here until some time after the engine has come nothing moves, nothing is said, and the focus stays.
async fn stays_as_it_is(page: &Page, focused: &str) {
    page.eval("(window.shifts && (shifts.length = 0), announced.length = 0, window.focused.length = 0)").await;
    let before = page.eval(PLACES).await;
    is_taken_over(page).await;
    assert_eq!(page.eval(PLACES).await, before);
    tokio::time::sleep(Duration::from_millis(200)).await;
    has_focus(page, focused).await;
    assert_eq!(page.eval(PLACES).await, before);
    let shift = page.eval(SHIFT).await.as_f64().unwrap();
    assert!(shift < 0.02, "layout shift {shift}");
    // A screen reader follows the focus; on the same control anew it would say it once more.
    assert_eq!(page.eval("announced").await, json!([]));
    let events = page.eval("window.focused").await;
    assert!(events == json!([]) || events == json!([focused]), "{events}");
}

/// The failure state of a host that is ill; what was pressed before it counts after it.
async fn the_engine_never_arrives(page: &Page) {
    open(page, "lost", "never", "").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    starts_and_answers(page, ".actions .primary", ".option:nth-child(3)").await;
    let (stem, feedback) = (page.text(".stem").await, page.text(".slot").await);
    assert_eq!(page.count("[role=alert]").await, 0);
    assert_fails_with(page, "http-500").await;
    assert_eq!(page.count(".first, .option").await, 0);
    page.site().repair("never");
    page.eval("void (events.length = 0)").await;
    page.click(".card button").await;
    page.wait_for_status("feedback").await;
    assert_eq!((page.text(".stem").await, page.text(".slot").await), (stem, feedback), "the answer has not been lost");
    finish(page).await;
}

/// Past what the build has drawn: the card says that it is at work, and the engine goes on where the reader wanted to.
async fn clicking_past_the_first_card(page: &Page) {
    open_late(page, "pressed-on", "").await;
    starts_and_answers(page, ".actions .button:not(.primary)", ".option").await;
    page.click(".apart .primary").await;
    assert_eq!(page.text(".eyebrow").await, "Loading…");
    // Impatience is no second press.
    page.click(".apart .primary").await;
    page.site().repair("pressed-on");
    is_taken_over(page).await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 29");
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    finish(page).await;
    // A fixed seed promises a certain play, whose first card only the engine knows.
    open_late(page, "fixed", "&seed=4&resume=off").await;
    page.click(".actions .primary").await;
    assert_eq!(page.text(".eyebrow").await, "Loading…");
    page.site().repair("fixed");
    page.wait_for_status("question").await;
    is_taken_over(page).await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 21");
}

/// A pointer or a key that is down when the engine comes: the press counts when it is let go.
async fn holding_a_control_while_the_engine_arrives(page: &Page) {
    for with_key in [false, true] {
        let run = format!("held-{with_key}");
        open_late(page, &run, "&resume=off").await;
        if with_key {
            page.tab_to("it.matches('.primary')").await;
            let down = KeyAction::Down { value: Key::Space.into() };
            page.client().perform_actions(KeyActions::new("keyboard".to_owned()).then(down)).await.unwrap();
        } else {
            page.client().perform_actions(pressed_at(page, ".actions .primary").await).await.unwrap();
        }
        page.site().repair(&run);
        page.wait_for("memories.length").await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert_eq!(page.count(".first").await, 1, "what is held down has not gone");
        if with_key {
            let up = KeyAction::Up { value: Key::Space.into() };
            page.client().perform_actions(KeyActions::new("keyboard".to_owned()).then(up)).await.unwrap();
        } else {
            let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
            page.client().perform_actions(MouseActions::new("mouse".to_owned()).then(up)).await.unwrap();
        }
        page.wait_for_status("question").await;
        is_taken_over(page).await;
        assert_eq!(page.text(".eyebrow").await, "Question 1 of 21");
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    }
    finish(page).await;
}

/// The pointer moved to the middle of an element and its button pressed.
async fn pressed_at(page: &Page, selector: &str) -> Actions {
    let middle = format!(
        "(it => [it.left + it.width / 2, it.top + it.height / 2].map(Math.round))(root.querySelector('{selector}').getBoundingClientRect())"
    );
    let middle = page.eval(&middle).await;
    let [x, y] = [0, 1].map(|at| middle[at].as_f64().unwrap());
    let mouse = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    mouse.into()
}

/// Whoever writes a comment by the time the engine comes goes on writing.
async fn the_focus_stays_in_a_comment(page: &Page) {
    open_late(page, "elsewhere", "").await;
    starts_and_answers(page, ".actions .primary", ".option").await;
    page.click(".apart .primary").await;
    page.eval("document.querySelector('#comment').focus()").await;
    page.site().repair("elsewhere");
    is_taken_over(page).await;
    page.wait_for_status("question").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.eval("document.activeElement.id").await, json!("comment"));
    finish(page).await;
}

/// As soon as there is a card.
const PRESSED: &str = "&press=.option:nth-child(2)";

/// Where the page forbids the engine, the quiz's own page comes in a frame, and goes on where the reader is.
async fn a_frame_takes_over(page: &Page) {
    opens_framed(page, "/", PRESSED).await;
    is_answered_in_the_frame(page).await;
}

/// The frame says how high it is before the loader in it is there to be pressed on.
async fn a_late_frame_takes_over(page: &Page) {
    opens_framed(page, "/fault/late/framed/always/frame/", PRESSED).await;
    page.wait_for("root.querySelector('iframe') && !root.querySelector('.first')").await;
    page.site().repair("frame");
    is_answered_in_the_frame(page).await;
}

/// Who holds a choice down while the frame comes with the play of before has chosen nothing in that.
async fn a_frame_with_a_saved_play_takes_over(page: &Page) {
    opens_framed(page, "/", PRESSED).await;
    page.wait_for_status("feedback").await;
    enter(page).await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for("root.querySelector('.eyebrow').textContent === 'Question 2 of 21'").await;
    // By script: a driver comes back from a visit only when the frame is there.
    opens_framed(page, "/", "&hold=.option:nth-child(2)").await;
    page.wait_for_status("question").await;
    page.eval(
        "(dispatchEvent(new PointerEvent('pointerup')), root.querySelector('.first .option:nth-child(2)').click())",
    )
    .await;
    page.wait_for("!root.querySelector('.first')").await;
    enter(page).await;
    page.eval("new Promise(done => setTimeout(done, 300))").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 21");
    assert_eq!(page.count(".feedback").await, 0);
    leave(page).await;
    assert_eq!(page.events("progress").await, Vec::<Value>::new());
}

async fn opens_framed(page: &Page, from: &str, more: &str) {
    let policy =
        "default-src 'none'; script-src 'unsafe-inline' https://HOST; connect-src https://HOST; frame-src https://HOST";
    let policy: String = url::form_urlencoded::byte_serialize(policy.as_bytes()).collect();
    page.open(&format!("/pages/first-card.html?from={from}&start=now{more}&csp={policy}")).await;
}

async fn is_answered_in_the_frame(page: &Page) {
    page.wait_for_status("feedback").await;
    assert_eq!(page.eval("/idle|loading/.test(statusWhenPressed)").await, json!(true));
    page.wait_for("!root.querySelector('.first')").await;
    assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(false), "the link");
    enter(page).await;
    page.wait_for("root.querySelector('.feedback') && !root.querySelector('.first')").await;
    assert_eq!(page.eval("root.querySelector('.option:nth-child(2)').matches('.right, .wrong')").await, json!(true));
    leave(page).await;
    assert_eq!(page.events("progress").await, [json!({ "index": 1, "total": 21 })]);
}

/// A reader who only looks, and one who stands on the start button; the card is the engine's own to the last pixel.
async fn the_engine_redraws_the_same_card(page: &Page) {
    for attributes in ["", "&length=full", "&start=now", "&start=now&length=full", "&heading-level=4"] {
        let run = format!("untouched{}", attributes.replace(['&', '='], "-"));
        open_late(page, &run, &format!("{attributes}&resume=off")).await;
        page.eval(LISTEN).await;
        page.tab_to("it.matches('button')").await;
        let focused = page.eval("root.activeElement.textContent").await;
        let html = "[...root.querySelectorAll('.app')].map(app => [...app.querySelectorAll('*')].map(it => it.cloneNode(false))
            .map(it => [it.localName, ...[...it.attributes].map(({ name, value }) => name + value).sort()].join() ).join(' ') + app.textContent)[0]";
        let drawn = page.eval(html).await;
        page.site().repair(&run);
        stays_as_it_is(page, focused.as_str().unwrap()).await;
        assert_eq!(page.eval(html).await, drawn, "{attributes}");
    }
}

/// Another deck, a fixed seed, a play under way, a result: no card, and the link until the engine is there.
async fn no_first_card_for_another_play(page: &Page) {
    let link = "#rf120939aydmcg4the5";
    for (run, attributes) in
        [("deck", "&deck=/decks/markup.json"), ("seed", "&start=now&seed=3"), ("link", &*format!("&x=y{link}"))]
    {
        let run = format!("not-{run}");
        page.open(&format!("/pages/first-card.html?from=/fault/late/wasm/always/{run}/&resume=off{attributes}")).await;
        page.wait_for("host && host.status === 'loading'").await;
        assert_eq!(page.count(".card").await, 0, "{run}");
        assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(true), "{run}");
        page.site().repair(&run);
        page.wait_for("root.querySelector('.card') && host.status !== 'loading'").await;
    }
    // A play under way.
    page.open("/pages/first-card.html?from=/").await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.click(".option").await;
    page.wait_for_status("feedback").await;
    let stem = page.text(".stem").await;
    page.open("/pages/first-card.html?from=/fault/late/wasm/always/kept/").await;
    page.wait_for("host && host.status === 'loading'").await;
    assert_eq!(page.count(".card").await, 0);
    page.site().repair("kept");
    page.wait_for_status("feedback").await;
    assert_eq!(page.text(".stem").await, stem);
    let script = format!("{FINISH_QUICKLY} finishQuickly(arguments[arguments.length - 1]);");
    assert_eq!(page.client().execute_async(&script, vec![]).await.unwrap(), Value::from(""));
    page.wait_for_status("result").await;
}
