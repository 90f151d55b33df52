//! A play in a few seconds, the same on every page: a press, a key, then as quickly as the page can.
//!
//! Knows what must be true of every play, and nothing of the page that it happens on.

use crate::axe::violations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Answers what is left, each time with what is first, and says when the result is there. Waits between two presses until
/// the screen has changed.
pub const FINISH_QUICKLY: &str = "const finishQuickly = done => {
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
    step();
};";

/// From the page just opened to the result, by pointer, keyboard and script, and all that must be true of it.
pub async fn plays_through(page: &Page) {
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    finish_and_audit(page).await;
}

/// The same, without a look at what is there in the end.
pub async fn plays_to_result(page: &Page) {
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    finish(page).await;
}

/// From the page just opened to the first question.
pub async fn start_quiz(page: &Page) {
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
}

/// From a question to the result, and then axe and the one fetch as well.
pub async fn finish_and_audit(page: &Page) {
    finish(page).await;
    assert_eq!(violations(page).await, json!([]), "axe, at the result");
    let fetches =
        "performance.getEntriesByType('resource').filter(entry => /role-fit-\\w+_bg\\.wasm/.test(entry.name)).length";
    assert_eq!(page.eval(fetches).await, json!(1), "fetches of the wasm");
}

/// A failure as it must be: told once, shown once, with a link that can be seen, and nothing of it in the page's way.
pub async fn assert_fails_with(page: &Page, code: &str) {
    page.wait_for_status("error").await;
    assert_eq!(page.events("error").await, [json!({ "code": code })], "{code}");
    assert_eq!(page.eval("events.every(part => part[2])").await, json!(true), "the details are frozen");
    assert_eq!(page.count("[role=alert]").await, 1, "{code}");
    let links =
        "[...host.querySelectorAll('a'), ...root.querySelectorAll('a')].filter(link => link.checkVisibility()).length";
    assert_eq!(page.eval(links).await, json!(1), "{code}: one link");
    assert_eq!(violations(page).await, json!([]), "{code}: axe, at the card");
    assert_eq!(page.eval("window.errors").await, json!([]), "{code}: something went wrong on the page");
}

/// From a question to the result; nothing goes wrong, and the page hears what it is to hear, each thing once.
pub async fn finish(page: &Page) {
    finish_quickly(page).await;
    assert_all_events(page).await;
}

/// Answers all that is left, as quickly as the page can.
pub async fn finish_quickly(page: &Page) {
    let script = format!("{FINISH_QUICKLY} finishQuickly(arguments[arguments.length - 1]);");
    let left = page.client().execute_async(&script, vec![]).await.unwrap();
    assert_eq!(left, json!(""), "no result came");
    page.wait_for_status("result").await;
}

/// The page has events of the whole play, each thing once, and nothing has gone wrong.
pub async fn assert_all_events(page: &Page) {
    page.wait_for_status("result").await;
    let names = page.eval("events.map(([name]) => name).filter(name => name !== 'ready')").await;
    let start = page.events("start").await;
    let total = start.first().unwrap_or(&Value::Null)["total"].as_u64().expect("a start with its total");
    let total = usize::try_from(total).unwrap();
    assert_eq!(names, json!([["start"].as_slice(), &vec!["progress"; total], &["result"]].concat()));
    assert_eq!(page.eval("window.errors").await, json!([]), "something went wrong on the page");
}

/// The item on the screen, and on to the next one.
pub async fn answer_by_keyboard(page: &Page) {
    // It moves there with the next frame.
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    page.press_key(Key::Tab, 1).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    if page.eval("host.status").await == json!("feedback") {
        // There the focus goes on by itself.
        page.wait_for("root.activeElement?.matches('.apart .primary')").await;
    } else {
        page.tab_to("it.matches('.apart .primary')").await;
    }
    page.press_key(Key::Enter, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
}
