//! Where and when the script and the element are added to a page, and how often.

use super::play::{finish, plays_through, plays_to_result};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

situations![
    an_element_before_the_script,
    a_script_in_the_head,
    an_element_added_late,
    a_script_added_late,
    a_script_in_the_head_without_an_element,
    the_script_twice,
    three_elements,
    attributes_on_the_script,
];

async fn an_element_before_the_script(page: &Page) {
    plays_without_warnings(page, "element-first").await;
}

async fn a_script_in_the_head(page: &Page) {
    plays_without_warnings(page, "script-in-head").await;
}

async fn a_script_added_late(page: &Page) {
    plays_without_warnings(page, "late-script").await;
}

/// One element, where the author put it, and no warning.
async fn plays_without_warnings(page: &Page, name: &str) {
    page.open(&format!("/pages/{name}.html")).await;
    plays_through(page).await;
    assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1));
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// The script loads long before the element is added, and does not warn that it is missing.
async fn an_element_added_late(page: &Page) {
    page.open("/pages/late-element.html").await;
    page.wait_for("customElements.get('role-fit')").await;
    assert_eq!(page.eval("host").await, json!(null), "the script loads first");
    plays_through(page).await;
    // By then the loader would have warned.
    page.wait_for("performance.now() > 6500").await;
    assert_eq!(page.eval("warnings").await, json!([]));
    assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1));
}

/// The loader warns once that there is no element. An element that is added after that works.
async fn a_script_in_the_head_without_an_element(page: &Page) {
    page.open("/pages/head-alone.html").await;
    page.wait_for("warnings.length").await;
    assert_eq!(
        page.eval("warnings.map(line => line.split(' ').slice(0, 2).join(' '))").await,
        json!(["role-fit: no-place"])
    );
    assert_eq!(page.eval("host").await, json!(null));
    page.eval("void document.querySelector('main').append(document.createElement('role-fit'))").await;
    plays_through(page).await;
    assert_eq!(page.eval("warnings.length").await, json!(1));
}

/// Each script adds an element, on an engine from its own host.
async fn the_script_twice(page: &Page) {
    page.open("/pages/script-twice.html").await;
    page.wait_for("document.querySelectorAll('article > role-fit').length === 2").await;
    plays_to_result(page).await;
    let second = "document.querySelectorAll('role-fit')[1]";
    page.wait_for(&format!("{second}.status === 'intro'")).await;
    let apps = format!("[host, {second}].map(element => element.shadowRoot.querySelectorAll('.card').length)");
    assert_eq!(page.eval(&apps).await, json!([1, 1]), "cards");
    assert_eq!(
        page.eval("[...document.querySelectorAll('article')].map(it => it.children.length)").await,
        json!([2, 2])
    );
    let site = page.site();
    let engines = site.requests().into_iter().filter(|request| request.path.contains("_bg.wasm"));
    assert_eq!(engines.count(), 2, "one engine from each host");
    assert_eq!(page.eval("[memories.length, warnings.length]").await, json!([2, 0]), "instances, warnings");
    page.eval("(events.length = 0, host.remove())").await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish(page).await;
}

/// A play in one element does not affect the others.
async fn three_elements(page: &Page) {
    page.open("/pages/three-elements.html").await;
    let states = "[...document.querySelectorAll('role-fit')].map(element => element.status).join()";
    page.wait_for(&format!("{states} === 'intro,intro,intro'")).await;
    page.eval("document.querySelector('#two').shadowRoot.querySelector('.actions .primary').click()").await;
    page.wait_for(&format!("{states} === 'intro,question,intro'")).await;
    let second = page.eval("document.querySelector('#two').shadowRoot.textContent").await;
    page.eval("void (events.length = 0)").await;
    plays_through(page).await;
    assert_eq!(page.eval(states).await, json!("result,question,intro"));
    assert_eq!(page.eval("document.querySelector('#two').shadowRoot.textContent").await, second);
    assert_eq!(page.eval("memories.length").await, json!(1), "instances");
    let saved = "Object.keys(sessionStorage).map(key => key.split(':')[2]).sort()";
    assert_eq!(page.eval(saved).await, json!(["one", "two"]));
    page.eval("(events.length = 0, host.remove(), 0)").await;
    restart_second(page).await;
    finish(page).await;
    assert_eq!(page.eval("document.querySelector('#three').status").await, json!("intro"));
}

/// Restarts the second element, whose start event came before the test listened.
async fn restart_second(page: &Page) {
    page.wait_for_status("question").await;
    page.eval("void host.restart()").await;
    page.wait_for_status("intro").await;
    page.eval("(events.length = 0, root.querySelector('.actions .primary').click())").await;
    page.wait_for_status("question").await;
}

/// All attributes on the script. The play starts by itself, so the keyboard comes only with the next one.
async fn attributes_on_the_script(page: &Page) {
    page.open("/pages/attributes.html").await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.eval("getComputedStyle(host).colorScheme").await, json!("dark"));
    assert_eq!(page.eval("document.activeElement === document.body").await, json!(true), "starting takes no focus");
    let first = page.text(".stem").await;
    page.open("/pages/attributes.html").await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".stem").await, first, "the same seed gives the same play");
    finish(page).await;
    assert_eq!(page.eval("sessionStorage.length").await, json!(0), "resume is off");
    page.eval("void (host.restart(), events.length = 0)").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.text("h4.title").await, page.text(".title").await);
    tokio::time::sleep(Duration::from_millis(50)).await;
    plays_through(page).await;
}
