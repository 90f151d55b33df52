//! A play in a few seconds, the same on every page: a press, a key, then as quickly as the page can.
//!
//! Knows what must be true of every play, and nothing of the page that it happens on.

use crate::axe::violations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Answers what is left, each time with what is first, and says when the result is there. Waits between two presses until
/// the screen has changed.
pub const RUSH: &str = "const rush = done => {
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
    starts(page).await;
    answers_by_keyboard(page).await;
    is_played_cleanly(page).await;
}

/// The same, without a look at what is there in the end.
pub async fn comes_to_its_result(page: &Page) {
    starts(page).await;
    answers_by_keyboard(page).await;
    is_played(page).await;
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

/// A failure as it must be: told once, shown once, with a link that can be seen, and nothing of it in the page's way.
pub async fn fails_with(page: &Page, code: &str) {
    page.is("error").await;
    assert_eq!(page.heard("error").await, [json!({ "code": code })], "{code}");
    assert_eq!(page.ask("heard.every(part => part[2])").await, json!(true), "the details are frozen");
    assert_eq!(page.count("[role=alert]").await, 1, "{code}");
    let links =
        "[...host.querySelectorAll('a'), ...root.querySelectorAll('a')].filter(link => link.checkVisibility()).length";
    assert_eq!(page.ask(links).await, json!(1), "{code}: one link");
    assert_eq!(violations(page).await, json!([]), "{code}: axe, at the card");
    assert_eq!(page.ask("window.wrong").await, json!([]), "{code}: something went wrong on the page");
}

/// From a question to the result; nothing goes wrong, and the page hears what it is to hear, each thing once.
pub async fn is_played(page: &Page) {
    rush(page).await;
    has_told_all(page).await;
}

/// Answers all that is left, as quickly as the page can.
pub async fn rush(page: &Page) {
    let rush = format!("{RUSH} rush(arguments[arguments.length - 1]);");
    let left = page.client().execute_async(&rush, vec![]).await.unwrap();
    assert_eq!(left, json!(""), "no result came");
    page.is("result").await;
}

/// The page has heard of the whole play, each thing once, and nothing has gone wrong.
pub async fn has_told_all(page: &Page) {
    page.is("result").await;
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
