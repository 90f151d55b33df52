//! A short play for any page: one click, one answer by keyboard, the rest by script. Checks what holds for each play.

use crate::axe::violations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// A script that chooses the first answer of each remaining item and calls `done` at the result, with an empty string or a
/// problem.
pub const FINISH_QUICKLY: &str = "const finishQuickly = done => {
    const host = document.querySelector('role-fit'), root = host.shadowRoot;
    let before, steps = 0;
    const step = () => {
        const next = root.querySelector('.apart .primary:enabled');
        const shown = root.textContent + !!next;
        if (host.status === 'result') return done('');
        if (++steps > 4000) return done(host.status + ' does not change: ' + root.textContent);
        if (shown !== before) {
            before = shown;
            (next || root.querySelector('.option, .radio input')).click();
        }
        setTimeout(step, 1);
    };
    step();
};";

/// Plays from a page that was just opened to the result, and checks everything.
pub async fn plays_through(page: &Page) {
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    finish_and_audit(page).await;
}

/// The same, without axe and the number of fetches.
pub async fn plays_to_result(page: &Page) {
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    finish(page).await;
}

/// Starts the quiz on a page that was just opened.
pub async fn start_quiz(page: &Page) {
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
}

/// Plays from a question to the result; checks events, axe and that the engine was fetched once.
pub async fn finish_and_audit(page: &Page) {
    finish(page).await;
    assert_eq!(violations(page).await, json!([]), "axe, at the result");
    let fetches =
        "performance.getEntriesByType('resource').filter(entry => /role-fit-\\w+_bg\\.wasm/.test(entry.name)).length";
    assert_eq!(page.eval(fetches).await, json!(1), "fetches of the wasm");
}

/// An error is shown once and fires one event, the link is visible, and no error reaches the page.
pub async fn assert_fails_with(page: &Page, code: &str) {
    page.wait_for_status("error").await;
    assert_eq!(page.events("error").await, [json!({ "code": code })], "{code}");
    assert_eq!(page.eval("events.every(part => part[2])").await, json!(true), "the details are frozen");
    assert_eq!(page.count("[role=alert]").await, 1, "{code}");
    let links =
        "[...host.querySelectorAll('a'), ...root.querySelectorAll('a')].filter(link => link.checkVisibility()).length";
    assert_eq!(page.eval(links).await, json!(1), "{code}: one link");
    assert_eq!(violations(page).await, json!([]), "{code}: axe, at the card");
    assert_eq!(page.eval("window.errors").await, json!([]), "{code}: errors on the page");
}

/// Plays from a question to the result, and checks the events.
pub async fn finish(page: &Page) {
    finish_quickly(page).await;
    assert_all_events(page).await;
}

/// Answers all remaining items by script.
pub async fn finish_quickly(page: &Page) {
    let script = format!("{FINISH_QUICKLY} finishQuickly(arguments[arguments.length - 1]);");
    let problem = page.client().execute_async(&script, vec![]).await.unwrap();
    assert_eq!(problem, json!(""));
    page.wait_for_status("result").await;
}

/// The page has received each event of the whole play once, and no errors.
pub async fn assert_all_events(page: &Page) {
    page.wait_for_status("result").await;
    let names = page.eval("events.map(([name]) => name).filter(name => name !== 'ready')").await;
    let start = page.events("start").await;
    let total = start.first().unwrap_or(&Value::Null)["total"].as_u64().expect("the start event has a total");
    let total = usize::try_from(total).unwrap();
    assert_eq!(names, json!([["start"].as_slice(), &vec!["progress"; total], &["result"]].concat()));
    assert_eq!(page.eval("window.errors").await, json!([]), "errors on the page");
}

/// Answers the item on the screen and continues to the next one.
pub async fn answer_by_keyboard(page: &Page) {
    // The widget moves the focus there in the next frame.
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    page.press_key(Key::Tab, 1).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    if page.eval("host.status").await == json!("feedback") {
        // The widget moves the focus itself.
        page.wait_for("root.activeElement?.matches('.apart .primary')").await;
    } else {
        page.tab_to("it.matches('.apart .primary')").await;
    }
    page.press_key(Key::Enter, 1).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
}
