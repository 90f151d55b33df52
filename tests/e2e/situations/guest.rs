//! The ways in which the script line and the element come into a page, early and late, once and more than once.

use super::Situation;
use super::play::{is_played, plays_through};
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

pub const ALL: &[Situation] = &[
    Situation { name: "element first", cannot: &[], check: |page| Box::pin(plain(page, "element-first")) },
    Situation { name: "script in head", cannot: &[], check: |page| Box::pin(plain(page, "script-in-head")) },
    Situation { name: "late element", cannot: &[], check: |page| Box::pin(late_element(page)) },
    Situation { name: "late script", cannot: &[], check: |page| Box::pin(plain(page, "late-script")) },
    Situation { name: "head alone", cannot: &[], check: |page| Box::pin(head_alone(page)) },
    Situation { name: "script twice", cannot: &[], check: |page| Box::pin(script_twice(page)) },
    Situation { name: "three elements", cannot: &[], check: |page| Box::pin(three_elements(page)) },
    Situation { name: "attributes", cannot: &[], check: |page| Box::pin(attributes(page)) },
];

/// One element, where the author put it, and not a word in the console.
async fn plain(page: &Page, name: &str) {
    page.open(&format!("/pages/{name}.html")).await;
    plays_through(page).await;
    assert_eq!(page.ask("document.querySelectorAll('role-fit').length").await, json!(1));
    assert_eq!(page.ask("warned").await, json!([]));
}

/// The script is there long before the element, and does not complain of its absence meanwhile.
async fn late_element(page: &Page) {
    page.open("/pages/late-element.html").await;
    page.until("customElements.get('role-fit')").await;
    assert_eq!(page.ask("host").await, json!(null), "the script was there first");
    plays_through(page).await;
    // By then it would have complained.
    page.until("performance.now() > 6500").await;
    assert_eq!(page.ask("warned").await, json!([]));
    assert_eq!(page.ask("document.querySelectorAll('role-fit').length").await, json!(1));
}

/// The author is told once; and it is not too late for an element even then.
async fn head_alone(page: &Page) {
    page.open("/pages/head-alone.html").await;
    page.until("warned.length").await;
    assert_eq!(
        page.ask("warned.map(line => line.split(' ').slice(0, 2).join(' '))").await,
        json!(["role-fit: no-place"])
    );
    assert_eq!(page.ask("host").await, json!(null));
    page.ask("void document.querySelector('main').append(document.createElement('role-fit'))").await;
    plays_through(page).await;
    assert_eq!(page.ask("warned.length").await, json!(1));
}

/// The second script brings its element, on the first one's engine.
async fn script_twice(page: &Page) {
    page.open("/pages/script-twice.html").await;
    page.until("document.querySelectorAll('article > role-fit').length === 2").await;
    plays_through(page).await;
    let second = "document.querySelectorAll('role-fit')[1]";
    page.until(&format!("{second}.status === 'intro'")).await;
    let apps = format!("[host, {second}].map(element => element.shadowRoot.querySelectorAll('.card').length)");
    assert_eq!(page.ask(&apps).await, json!([1, 1]), "cards");
    assert_eq!(
        page.ask("[...document.querySelectorAll('article')].map(it => it.children.length)").await,
        json!([2, 2])
    );
    let site = page.site();
    let engines = site.requests().into_iter().filter(|asked| asked.path.contains("_bg.wasm"));
    assert_eq!(engines.count(), 1, "the two hosts' engines together");
    assert_eq!(page.ask("[memories.length, warned.length]").await, json!([1, 0]), "instances, warnings");
    page.ask("(heard.length = 0, host.remove())").await;
    page.ask("root.querySelector('.actions .primary').click()").await;
    page.is("question").await;
    is_played(page).await;
}

/// What happens in one is nothing to the others.
async fn three_elements(page: &Page) {
    page.open("/pages/three-elements.html").await;
    let states = "[...document.querySelectorAll('role-fit')].map(element => element.status).join()";
    page.until(&format!("{states} === 'intro,intro,intro'")).await;
    page.ask("document.querySelector('#two').shadowRoot.querySelector('.actions .primary').click()").await;
    page.until(&format!("{states} === 'intro,question,intro'")).await;
    let second = page.ask("document.querySelector('#two').shadowRoot.textContent").await;
    page.ask("void (heard.length = 0)").await;
    plays_through(page).await;
    assert_eq!(page.ask(states).await, json!("result,question,intro"));
    assert_eq!(page.ask("document.querySelector('#two').shadowRoot.textContent").await, second);
    assert_eq!(page.ask("memories.length").await, json!(1), "instances");
    let kept = "Object.keys(sessionStorage).map(key => key.split(':')[2]).sort()";
    assert_eq!(page.ask(kept).await, json!(["one", "two"]));
    page.ask("(heard.length = 0, host.remove(), 0)").await;
    begins_afresh(page).await;
    is_played(page).await;
    assert_eq!(page.ask("document.querySelector('#three').status").await, json!("intro"));
}

/// The first element is gone; the second has told of its start before anybody listened.
async fn begins_afresh(page: &Page) {
    page.is("question").await;
    page.ask("void host.restart()").await;
    page.is("intro").await;
    page.ask("(heard.length = 0, root.querySelector('.actions .primary').click())").await;
    page.is("question").await;
}

/// All attributes on the script line; without keyboard, because the play begins by itself.
async fn attributes(page: &Page) {
    page.open("/pages/attributes.html").await;
    page.is("question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.ask("getComputedStyle(host).colorScheme").await, json!("dark"));
    assert_eq!(page.ask("document.activeElement === document.body").await, json!(true), "no focus is taken");
    let first = page.text(".stem").await;
    page.open("/pages/attributes.html").await;
    page.is("question").await;
    assert_eq!(page.text(".stem").await, first, "the same seed gives the same play");
    is_played(page).await;
    assert_eq!(page.ask("sessionStorage.length").await, json!(0), "resume is off");
    page.ask("void (host.restart(), heard.length = 0)").await;
    page.is("intro").await;
    assert_eq!(page.text("h4.title").await, page.text(".title").await);
    tokio::time::sleep(Duration::from_millis(50)).await;
    plays_through(page).await;
}
