//! An engine that stops in the middle: every quiz that it runs says so, the page notices nothing, and it starts again.

use super::Situation;
use super::play::comes_to_its_result;
use crate::page::Page;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "panic: at a press", cannot: &[], check: |page| Box::pin(at_a_press(page)) },
    Situation { name: "panic: while it is drawn", cannot: &[], check: |page| Box::pin(while_drawn(page)) },
];

const BOTH: &str = "[...document.querySelectorAll('role-fit')]";

async fn at_a_press(page: &Page) {
    page.open("/pages/panic.html").await;
    for _ in 0..2 {
        page.until(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
        page.press(".actions .primary").await;
        page.is("question").await;
        // Else the task that moves the focus may be the one that stops the engine, before the press.
        page.until("root.activeElement?.tagName === 'LEGEND'").await;
        page.ask("(heard.length = 0, memories.forEach(memory => new Uint8Array(memory.buffer).fill(255)), 0)").await;
        page.press(".option, .radio").await;
        both_say_so(page).await;
        both_start_again(page).await;
    }
    comes_to_its_result(page).await;
}

async fn while_drawn(page: &Page) {
    page.open("/pages/panic.html").await;
    page.until(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
    for _ in 0..2 {
        page.ask("(heard.length = 0, window.trap = true, 0)").await;
        page.press(".actions .primary").await;
        both_say_so(page).await;
        // While it lasts, each new engine stops as it draws for the first time.
        page.ask("(heard.length = 0, 0)").await;
        page.press(".card button").await;
        page.until("heard.length").await;
        page.is("error").await;
        assert_eq!(page.heard("error").await, [json!({ "code": "panic" })]);
        page.ask("(window.trap = false, 0)").await;
        both_start_again(page).await;
    }
    comes_to_its_result(page).await;
}

async fn both_say_so(page: &Page) {
    page.until(&format!("{BOTH}.every(each => each.status === 'error')")).await;
    assert_eq!(page.heard("error").await, [json!({ "code": "panic" }), json!({ "code": "panic" })]);
    let cards = format!("{BOTH}.map(each => each.shadowRoot.querySelectorAll('[role=alert] button').length)");
    assert_eq!(page.ask(&cards).await, json!([1, 1]));
    let links = format!("{BOTH}.map(each => each.querySelector('a').checkVisibility())");
    assert_eq!(page.ask(&links).await, json!([true, true]));
    assert!(page.ask("warned.join()").await.as_str().unwrap().contains("role-fit: panic"));
    assert_eq!(page.ask("window.wrong").await, json!([]), "the page's own error handler hears nothing");
}

/// On one engine, which both share.
async fn both_start_again(page: &Page) {
    let engines = page.ask("memories.length").await.as_u64().unwrap();
    page.ask("(heard.length = 0, 0)").await;
    page.press(".card button").await;
    page.is("intro").await;
    assert_eq!(page.ask(&format!("{BOTH}[1].status")).await, json!("error"), "the second waits for its own reader");
    page.ask(&format!("{BOTH}[1].shadowRoot.querySelector('.card button').click()")).await;
    page.until(&format!("{BOTH}.every(each => each.status === 'intro')")).await;
    assert_eq!(page.ask("memories.length").await, json!(engines + 1));
    assert_eq!(page.ask("window.wrong").await, json!([]));
    page.ask("(heard.length = 0, 0)").await;
}
