//! The frame that the loader makes where the page's policy forbids the engine, and frames that authors write.

use super::csp::{NO_WASM, at, enter_frame, leave_frame, wait_until_frame_fits};
use super::play::{assert_fails_with, finish_quickly, plays_to_result, start_quiz};
use super::situation::situations;
use crate::driver::Engine;
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

situations![
    a_frame_in_a_background_tab except [(Engine::WebKit, "its driver opens each tab in a window that stays visible")],
    a_frame_in_a_prerendered_page except [(Engine::Firefox, "it prerenders no pages"), (Engine::WebKit, "it prerenders no pages")],
    a_frame_that_fails_at_first,
    a_frame_that_is_moved,
    a_frame_holds_the_whole_review,
    a_sandboxed_frame,
];

/// The tab stays in the background for longer than a frame may take in the foreground.
async fn a_frame_in_a_background_tab(page: &Page) {
    let policy = NO_WASM.replace("script-src", "script-src 'unsafe-inline'");
    page.open(&at("background-tab.html", &policy)).await;
    let client = page.client();
    let tab = client.window().await.unwrap();
    let other = client.new_window(true).await.unwrap();
    client.switch_to_window(other.handle).await.unwrap();
    client.goto(&format!("{}/pages/another.html", page.site().pages)).await.unwrap();
    tokio::time::sleep(Duration::from_secs(8)).await;
    client.close_window().await.unwrap();
    client.switch_to_window(tab).await.unwrap();
    page.wait_for("window.hiddenFor").await;
    assert!(page.eval("hiddenFor").await.as_f64().unwrap() > 7000.0, "the tab was in the background");
    page.wait_for_status("intro").await;
    assert_eq!(page.events("error").await, [json!({ "code": "csp-wasm" })]);
    assert_eq!(page.count("[role=alert]").await, 0);
    enter_frame(page).await;
    wait_until_frame_fits(page).await;
    leave_frame(page).await;
}

/// The browser prerenders the page for longer than a frame may take, and then the reader opens it.
async fn a_frame_in_a_prerendered_page(page: &Page) {
    let target = at("frame.html", NO_WASM);
    page.open("/pages/another.html").await;
    let rules = json!({ "prerender": [{ "urls": [target], "eagerness": "immediate" }] });
    let add = "rules => document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: rules }))";
    page.eval(&format!("void ({add})({})", json!(rules.to_string()))).await;
    tokio::time::sleep(Duration::from_secs(8)).await;
    page.eval(&format!("void (location.href = {})", json!(target))).await;
    page.wait_for("document.title === 'A policy that forbids the engine'").await;
    let start = page.eval("performance.getEntriesByType('navigation')[0].activationStart").await;
    assert!(start.as_f64().unwrap() > 7000.0, "the page was prerendered: {start}");
    page.wait_for_status("intro").await;
    assert_eq!(page.events("error").await, [json!({ "code": "csp-wasm" })]);
    assert_eq!(page.count("[role=alert]").await, 0);
}

/// The host does not answer at first. The card has a button.
async fn a_frame_that_fails_at_first(page: &Page) {
    let from = "/fault/refused/index/always/frame/";
    page.open(&format!("{}&from={from}", at("policy-and-faults.html", NO_WASM))).await;
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/wasm-eval/.test(line)), 0)").await;
    assert_fails_with(page, "csp-wasm").await;
    page.site().repair("frame");
    page.click(".card button").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.count("[role=alert]").await, 0);
}

/// Browsers load a moved frame again. The play goes on, in the colours of the page.
async fn a_frame_that_is_moved(page: &Page) {
    page.open(&at("frame.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    page.eval("void (document.documentElement.style.background = '#111')").await;
    enter_frame(page).await;
    page.wait_for("host.getAttribute('theme') === 'dark'").await;
    start_quiz(page).await;
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    page.click(".apart .primary").await;
    page.wait_for("root.querySelector('.eyebrow').textContent === 'Question 2 of 29'").await;
    let stem = page.text(".stem").await;
    leave_frame(page).await;
    page.wait_for_status("question").await;
    page.eval("void document.querySelector('main').prepend(host)").await;
    page.wait_for_status("question").await;
    enter_frame(page).await;
    page.wait_for("host && host.status === 'question' && host.getAttribute('theme') === 'dark'").await;
    assert_eq!(page.text(".stem").await, stem);
    leave_frame(page).await;
    page.wait_for_status("question").await;
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert_eq!(page.count("[role=alert]").await, 0);
}

async fn a_frame_holds_the_whole_review(page: &Page) {
    page.open(&at("frame.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    enter_frame(page).await;
    start_quiz(page).await;
    finish_quickly(page).await;
    page.eval("[...root.querySelectorAll('button')].find(it => it.textContent.includes('Review')).click()").await;
    page.wait_for_status("review").await;
    wait_until_frame_fits(page).await;
    assert!(page.eval("innerHeight").await.as_u64().unwrap() > 5000);
    leave_frame(page).await;
    page.wait_for_status("review").await;
}

/// Without `allow-same-origin` the frame has no storage either. Links open outside of it.
async fn a_sandboxed_frame(page: &Page) {
    page.open("/pages/sandboxed.html").await;
    page.client().find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
    plays_to_result(page).await;
    let windows = page.client().windows().await.unwrap().len();
    assert_eq!(windows, 1);
    page.eval("root.querySelector('a[href^=http]').focus()").await;
    page.press_key(Key::Enter, 1).await;
    for _ in 0..100 {
        if page.client().windows().await.unwrap().len() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let windows = page.client().windows().await.unwrap();
    assert_eq!(windows.len(), 2, "a link opens a window of its own");
    let (own, opened) = (page.client().window().await.unwrap(), windows);
    for window in opened.into_iter().filter(|window| *window != own) {
        page.client().switch_to_window(window).await.unwrap();
        page.client().close_window().await.unwrap();
    }
    page.client().switch_to_window(own).await.unwrap();
}
