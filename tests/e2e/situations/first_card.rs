//! The first card, which is shown before the engine is there. What readers click on it counts, whenever the engine arrives,
//! and nothing visible changes when it takes over.

use super::csp::{enter_frame, leave_frame};
use super::play::{FINISH_QUICKLY, assert_fails_with, finish, finish_and_audit};
use super::situation::situations;
use crate::announcements::RECORD_ANNOUNCEMENTS;
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

/// The positions of all visible elements of the card.
const POSITIONS: &str = "[...root.querySelectorAll('.card, .card *')].filter(it => it.checkVisibility({ visibilityProperty: true }))
    .map(it => [it.localName, ...['x', 'y', 'width', 'height'].map(side => Math.round(it.getBoundingClientRect()[side] * 8) / 8)].join(' '))";

const SHIFT: &str = "(window.shifts || []).reduce((sum, [value]) => sum + value, 0)";

/// Opens the page with an engine that arrives after five seconds, or as soon as the run is repaired.
async fn open_late(page: &Page, run: &str, attributes: &str) {
    open(page, "late", run, attributes).await;
}

async fn open(page: &Page, kind: &str, run: &str, attributes: &str) {
    page.open(&format!("/pages/first-card.html?from=/fault/{kind}/wasm/always/{run}/{attributes}")).await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    assert_eq!(page.eval("host.status").await, json!("loading"));
}

/// Waits until the engine has replaced the first card.
async fn wait_for_engine(page: &Page) {
    page.wait_for("!root.querySelector('.first')").await;
    assert_eq!(page.count(".card").await, 1);
}

/// Starts and answers the first item, a pair, both before the engine is there.
async fn start_and_answer(page: &Page, start: &str, step: &str) {
    page.click(start).await;
    page.wait_for("root.querySelector('.first .radio')").await;
    page.click(step).await;
    page.wait_for("root.querySelector('.first .apart .primary:enabled')").await;
}

/// The text of what has the focus, or of its label.
const FOCUSED: &str = "(it => it ? (it.closest('label') || it).textContent : '')(root.activeElement)";

async fn wait_for_focus(page: &Page, label: &str) {
    page.wait_for(&format!("{FOCUSED}.endsWith({})", json!(label))).await;
}

/// Which steps of the pair are chosen, and whether there is a way on.
const ANSWERED: &str = "[...root.querySelectorAll('.scale input')].map(it => it.checked)
    .concat(!!root.querySelector('.apart .primary:enabled'))";

/// By keyboard, start and answer. Announcements and focus are the same as with the engine.
async fn the_engine_is_five_seconds_late(page: &Page) {
    open_late(page, "five", "").await;
    assert_eq!(violations(page).await, json!([]), "axe, at the first card");
    page.eval(RECORD_ANNOUNCEMENTS).await;
    page.tab_to("it.matches('.primary')").await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    let stem = page.text(".stem").await;
    page.press_key(Key::Tab, 1).await;
    page.press_key(Key::Space, 1).await;
    page.press_key(Key::Right, 1).await;
    let answered = json!([false, true, false, false, false, true]);
    page.wait_for(&format!("({ANSWERED}).join() === '{}'", "false,true,false,false,false,true")).await;
    let step = page.eval(FOCUSED).await.as_str().unwrap().to_owned();
    assert_eq!(page.eval("announced").await, json!(["Question 1 of 21"]));
    assert_eq!(page.eval("[host.status, events.length]").await, json!(["loading", 0]), "the engine is not there yet");
    assert_unchanged_by_engine(page, &step).await;
    assert!(page.eval("performance.now()").await.as_f64().unwrap() > 5000.0, "the engine was late");
    page.wait_for_status("question").await;
    assert_eq!(page.eval(ANSWERED).await, answered);
    assert_eq!(page.text(".stem").await, stem);
    page.tab_to("it.matches('.apart .primary')").await;
    page.press_key(Key::Enter, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 21");
    finish_and_audit(page).await;
}

/// By pointer, without a start card.
async fn starting_at_once_with_a_late_engine(page: &Page) {
    open_late(page, "at-once", "&start=now&length=full").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.eval("document.activeElement === document.body").await, json!(true), "starting takes no focus");
    // The second answer replaces the first one.
    for step in [5, 2] {
        page.click(&format!(".radio:nth-child({step})")).await;
        page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    }
    page.eval(RECORD_ANNOUNCEMENTS).await;
    let before = page.eval(ANSWERED).await;
    assert_eq!(before, json!([false, true, false, false, false, true]));
    let focused = page.eval(FOCUSED).await.as_str().unwrap().to_owned();
    page.site().repair("at-once");
    assert_unchanged_by_engine(page, &focused).await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval(ANSWERED).await, before);
    finish(page).await;
}

/// Until some time after the engine has taken over, nothing moves, nothing is announced, and the focus stays.
async fn assert_unchanged_by_engine(page: &Page, focused: &str) {
    page.eval("(window.shifts && (shifts.length = 0), announced.length = 0, window.focused.length = 0)").await;
    let before = page.eval(POSITIONS).await;
    wait_for_engine(page).await;
    assert_eq!(page.eval(POSITIONS).await, before);
    tokio::time::sleep(Duration::from_millis(200)).await;
    wait_for_focus(page, focused).await;
    assert_eq!(page.eval(POSITIONS).await, before);
    let shift = page.eval(SHIFT).await.as_f64().unwrap();
    assert!(shift < 0.02, "layout shift {shift}");
    // A control that receives the focus again would be announced again.
    assert_eq!(page.eval("announced").await, json!([]));
    let focused_again = page.eval("window.focused").await;
    assert!(focused_again == json!([]) || focused_again == json!([focused]), "{focused_again}");
}

/// The engine fails to load. After a retry, the answers from before count.
async fn the_engine_never_arrives(page: &Page) {
    open(page, "lost", "never", "").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    start_and_answer(page, ".actions .primary", ".radio:nth-child(3)").await;
    let (stem, answered) = (page.text(".stem").await, page.eval(ANSWERED).await);
    assert_eq!(page.count("[role=alert]").await, 0);
    assert_fails_with(page, "http-500").await;
    assert_eq!(page.count(".first, .radio").await, 0);
    page.site().repair("never");
    page.eval("void (events.length = 0)").await;
    page.click(".card button").await;
    page.wait_for_status("question").await;
    wait_for_engine(page).await;
    assert_eq!((page.text(".stem").await, page.eval(ANSWERED).await), (stem, answered), "the answer is not lost");
    finish(page).await;
}

/// After the last prerendered card, the widget says that it is loading, and the engine continues from there.
async fn clicking_past_the_first_card(page: &Page) {
    open_late(page, "clicked-on", "").await;
    start_and_answer(page, ".actions .button:not(.primary)", ".radio").await;
    page.click(".apart .primary").await;
    assert_eq!(page.text(".eyebrow").await, "Loading…");
    // A second click does not count.
    page.click(".apart .primary").await;
    page.site().repair("clicked-on");
    wait_for_engine(page).await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 29");
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    finish(page).await;
    // With a fixed seed, only the engine knows the first item.
    open_late(page, "fixed", "&seed=4&resume=off").await;
    page.click(".actions .primary").await;
    assert_eq!(page.text(".eyebrow").await, "Loading…");
    page.site().repair("fixed");
    page.wait_for_status("question").await;
    wait_for_engine(page).await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 21");
}

/// A control that a pointer or key holds down while the engine arrives is activated on release.
async fn holding_a_control_while_the_engine_arrives(page: &Page) {
    for with_key in [false, true] {
        let run = format!("held-{with_key}");
        open_late(page, &run, "&resume=off").await;
        if with_key {
            page.tab_to("it.matches('.primary')").await;
            let down = KeyAction::Down { value: Key::Space.into() };
            page.client().perform_actions(KeyActions::new("keyboard".to_owned()).then(down)).await.unwrap();
        } else {
            page.client().perform_actions(press_pointer_on(page, ".actions .primary").await).await.unwrap();
        }
        page.site().repair(&run);
        page.wait_for("memories.length").await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert_eq!(page.count(".first").await, 1, "the held control is still there");
        if with_key {
            let up = KeyAction::Up { value: Key::Space.into() };
            page.client().perform_actions(KeyActions::new("keyboard".to_owned()).then(up)).await.unwrap();
        } else {
            let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
            page.client().perform_actions(MouseActions::new("mouse".to_owned()).then(up)).await.unwrap();
        }
        page.wait_for_status("question").await;
        wait_for_engine(page).await;
        assert_eq!(page.text(".eyebrow").await, "Question 1 of 21");
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    }
    finish(page).await;
}

/// The actions that move the pointer to the middle of an element and press its button.
async fn press_pointer_on(page: &Page, selector: &str) -> Actions {
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

/// The engine does not take the focus from a reader who writes a comment.
async fn the_focus_stays_in_a_comment(page: &Page) {
    open_late(page, "elsewhere", "").await;
    start_and_answer(page, ".actions .primary", ".radio").await;
    page.click(".apart .primary").await;
    page.eval("document.querySelector('#comment').focus()").await;
    page.site().repair("elsewhere");
    wait_for_engine(page).await;
    page.wait_for_status("question").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.eval("document.activeElement.id").await, json!("comment"));
    finish(page).await;
}

/// Chooses a step as soon as there is a card.
const CLICK_AT_ONCE: &str = "&press=.radio:nth-child(2)%20input";

/// Where the policy forbids the engine, the frame takes over with the answer of the reader.
async fn a_frame_takes_over(page: &Page) {
    open_framed(page, "/", CLICK_AT_ONCE).await;
    assert_answered_in_frame(page).await;
}

/// The frame reports its height before its loader can take clicks.
async fn a_late_frame_takes_over(page: &Page) {
    open_framed(page, "/fault/late/framed/always/frame/", CLICK_AT_ONCE).await;
    page.wait_for("root.querySelector('iframe') && !root.querySelector('.first')").await;
    page.site().repair("frame");
    assert_answered_in_frame(page).await;
}

/// A step that the reader holds down while the frame arrives with a saved play answers nothing in that play.
async fn a_frame_with_a_saved_play_takes_over(page: &Page) {
    open_framed(page, "/", CLICK_AT_ONCE).await;
    wait_for_progress(page).await;
    enter_frame(page).await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for("root.querySelector('.eyebrow').textContent === 'Question 2 of 21'").await;
    // By script, since the driver waits for the frame when it opens a page.
    open_framed(page, "/", "&hold=.radio:nth-child(2)%20input").await;
    page.wait_for("host?.status === 'question'").await;
    page.eval(
        "(dispatchEvent(new PointerEvent('pointerup')), root.querySelector('.first .radio:nth-child(2) input').click())",
    )
    .await;
    page.wait_for("!root.querySelector('.first')").await;
    enter_frame(page).await;
    page.eval("new Promise(done => setTimeout(done, 300))").await;
    assert_eq!(page.text(".eyebrow").await, "Question 2 of 21");
    assert_eq!(page.count("input:checked").await, 0);
    leave_frame(page).await;
    assert_eq!(page.events("progress").await, Vec::<Value>::new());
}

async fn open_framed(page: &Page, from: &str, more: &str) {
    let policy =
        "default-src 'none'; script-src 'unsafe-inline' https://HOST; connect-src https://HOST; frame-src https://HOST";
    let policy: String = url::form_urlencoded::byte_serialize(policy.as_bytes()).collect();
    page.open(&format!("/pages/first-card.html?from={from}&start=now{more}&csp={policy}")).await;
}

async fn wait_for_progress(page: &Page) {
    page.wait_for("events.some(([name]) => name === 'progress')").await;
}

async fn assert_answered_in_frame(page: &Page) {
    wait_for_progress(page).await;
    assert_eq!(page.eval("/idle|loading/.test(statusWhenPressed)").await, json!(true));
    page.wait_for("!root.querySelector('.first')").await;
    assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(false), "the link");
    enter_frame(page).await;
    page.wait_for("root.querySelector('.apart .primary:enabled') && !root.querySelector('.first')").await;
    assert_eq!(page.eval("root.querySelector('.radio:nth-child(2) input').checked").await, json!(true));
    leave_frame(page).await;
    assert_eq!(page.events("progress").await, [json!({ "index": 1, "total": 21 })]);
}

/// The card of the engine equals the first card in each pixel and attribute, with the focus on a button or without.
async fn the_engine_redraws_the_same_card(page: &Page) {
    for attributes in ["", "&length=full", "&start=now", "&start=now&length=full", "&heading-level=4"] {
        let run = format!("untouched{}", attributes.replace(['&', '='], "-"));
        open_late(page, &run, &format!("{attributes}&resume=off")).await;
        page.eval(RECORD_ANNOUNCEMENTS).await;
        page.tab_to("it.matches('button, input')").await;
        let focused = page.eval(FOCUSED).await;
        // Radio buttons of the card and of the app must not be one group, so their names differ.
        let html = "[...root.querySelectorAll('.app')].map(app => [...app.querySelectorAll('*')].map(it => it.cloneNode(false))
            .map(it => [it.localName, ...[...it.attributes].filter(({ name }) => name !== 'name')
                .map(({ name, value }) => name + value).sort()].join() ).join(' ') + app.textContent)[0]";
        let drawn = page.eval(html).await;
        page.site().repair(&run);
        assert_unchanged_by_engine(page, focused.as_str().unwrap()).await;
        assert_eq!(page.eval(html).await, drawn, "{attributes}");
    }
}

/// With another deck, a fixed seed, a saved play or a result link, only the link is shown until the engine is there.
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
    // A saved play.
    page.open("/pages/first-card.html?from=/").await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    let stem = page.text(".stem").await;
    // A saved play belongs to its page, so this one is copied to the next page.
    page.eval(
        "void Object.entries(sessionStorage).forEach(([key, value]) =>
            sessionStorage.setItem(key.replace('from=/', 'from=/fault/late/wasm/always/saved/'), value))",
    )
    .await;
    page.open("/pages/first-card.html?from=/fault/late/wasm/always/saved/").await;
    page.wait_for("host && host.status === 'loading'").await;
    assert_eq!(page.count(".card").await, 0);
    page.site().repair("saved");
    page.wait_for_status("question").await;
    assert_eq!(page.text(".stem").await, stem);
    assert_eq!(page.count("input:checked").await, 1);
    let script = format!("{FINISH_QUICKLY} finishQuickly(arguments[arguments.length - 1]);");
    assert_eq!(page.client().execute_async(&script, vec![]).await.unwrap(), Value::from(""));
    page.wait_for_status("result").await;
}
