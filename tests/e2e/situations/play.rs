//! A play in a few seconds, the same on every page: a press, a key, then as quickly as the page can.
//!
//! Knows what must be true of every play, and nothing of the page that it happens on.

use crate::axe::violations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Answers what is left, each time with what is first, and says when the result is there. Waits between two presses until
/// the screen has changed.
const RUSH: &str = "
    const done = arguments[arguments.length - 1];
    const host = document.querySelector('role-fit'), root = host.shadowRoot;
    let before, steps = 0;
    const step = () => {
        const next = root.querySelector('.apart .primary:enabled');
        const shown = root.textContent + !!next;
        if (host.status === 'result') return done('');
        if (++steps > 4000) return done(host.status + ' for ever: ' + root.textContent);
        if (shown !== before) {
            before = shown;
            (next || root.querySelector('.option, .radio input')).click();
        }
        setTimeout(step, 1);
    };
    step();";

/// From the page just opened to the result, by pointer, keyboard and script, and all that must be true of it.
pub async fn plays_through(page: &Page) {
    starts(page).await;
    answers_by_keyboard(page).await;
    is_played_cleanly(page).await;
}

/// From the page just opened to the first question.
pub async fn starts(page: &Page) {
    page.near().await;
    page.is("intro").await;
    page.press(".actions .primary").await;
    page.is("question").await;
}

/// From a question to the result, and then axe and the one fetch as well.
pub async fn is_played_cleanly(page: &Page) {
    is_played(page).await;
    assert_eq!(violations(page).await, json!([]), "axe, at the result");
    let fetches =
        "performance.getEntriesByType('resource').filter(entry => /role-fit-\\w+_bg\\.wasm/.test(entry.name)).length";
    assert_eq!(page.ask(fetches).await, json!(1), "fetches of the wasm");
}

/// Answers all that is left, as quickly as the page can.
pub async fn rush(page: &Page) {
    let left = page.client().execute_async(RUSH, vec![]).await.unwrap();
    assert_eq!(left, json!(""), "no result came");
    page.is("result").await;
}

/// From a question to the result; nothing goes wrong, and the page hears what it is to hear, each thing once.
pub async fn is_played(page: &Page) {
    rush(page).await;
    let names = page.ask("heard.map(([name]) => name).filter(name => name !== 'ready')").await;
    let start = page.heard("start").await;
    let total = start.first().unwrap_or(&Value::Null)["total"].as_u64().expect("a start with its total");
    let total = usize::try_from(total).unwrap();
    assert_eq!(names, json!([["start"].as_slice(), &vec!["progress"; total], &["result"]].concat()));
    assert_eq!(page.ask("window.wrong").await, json!([]), "something went wrong on the page");
}

/// The item on the screen, and on to the next one.
pub async fn answers_by_keyboard(page: &Page) {
    // It moves there with the next frame.
    page.until("root.activeElement?.tagName === 'LEGEND'").await;
    page.key(Key::Tab, 1).await;
    page.key(Key::Space, 1).await;
    page.until("root.querySelector('.apart .primary:enabled')").await;
    if page.ask("host.status").await == json!("feedback") {
        // There the focus goes on by itself.
        page.until("root.activeElement?.matches('.apart .primary')").await;
    } else {
        page.tab_to("it.matches('.apart .primary')").await;
    }
    page.key(Key::Enter, 1).await;
    page.until("root.activeElement?.tagName === 'LEGEND'").await;
}
