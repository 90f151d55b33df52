//! The widget as a guest: both snippets, attributes, properties, two on one page.

use crate::page::Page;
use crate::reader::{Hand, Reader};
use role_fit_core::deck::Length;
use serde_json::json;

#[tokio::test(flavor = "current_thread")]
async fn two_elements_share_one_engine_and_nothing_else() {
    let page = Page::start().await;
    page.open("/pages/two-elements.html").await;
    page.until("[...document.querySelectorAll('role-fit')].every(element => element.status === 'intro')").await;
    let fetched = "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.wasm')).length";
    assert_eq!(page.ask(&format!("[{fetched}, memories.length]")).await, json!([1, 1]));
    let second = "document.querySelector('#second')";
    assert_eq!(
        page.ask(&format!("[host, {second}].map(e => e.shadowRoot.querySelector('.title').tagName)")).await,
        json!(["H2", "H3"])
    );
    page.press(".primary").await;
    page.is("question").await;
    assert_eq!(page.ask(&format!("{second}.status")).await, json!("intro"));
    page.ask(&format!("{second}.shadowRoot.querySelector('.primary').click()")).await;
    page.until(&format!("{second}.status === 'question'")).await;
    let texts = format!("[host, {second}].map(e => e.shadowRoot.querySelector('.eyebrow').textContent)");
    assert_eq!(page.ask(&texts).await, json!(["Question 1 of 21", "Question 1 of 29"]));
    page.until("Object.keys(sessionStorage).map(key => key.split(':')[2]).sort().join() === 'first,second'").await;
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_script_lines_attributes_reach_the_widget() {
    let page = Page::start().await;
    page.open_at("/pages/attributes.html", "question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.ask("getComputedStyle(host).colorScheme").await, json!("dark"));
    assert_eq!(page.ask("document.activeElement === document.body").await, json!(true), "no focus is taken on opening");
    let first = page.text(".stem").await;
    page.open_at("/pages/attributes.html", "question").await;
    assert_eq!(page.text(".stem").await, first, "the same seed gives the same play");
    page.ask("host.restart()").await;
    page.is("intro").await;
    assert_eq!(page.ask("root.querySelector('.title').tagName").await, json!("H4"));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_is_fetched_before_the_widget_comes_near() {
    let page = Page::start().await;
    page.shown_at((480, 900), "light").await;
    page.open("/").await;
    page.until("host && host.status === 'idle'").await;
    let fetched =
        "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /wasm|role-fit-/.test(name))";
    assert_eq!(page.ask(fetched).await, json!([]));
    assert_eq!(page.text(".title").await, "Product Owner or Product Manager?", "the first card is there meanwhile");
    page.near().await;
    page.is("intro").await;
    assert_eq!(page.ask("host.querySelector('a').checkVisibility()").await, json!(false));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn after_a_result_one_can_go_back_review_play_again_and_start_over() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Mouse, Length::Short).await;
    reader.finish().await;
    let asked: Vec<String> =
        reader.session.run().unwrap().play.cards().iter().map(|card| card.item.stem.to_string()).collect();
    page.press_named("Review answers").await;
    page.is("review").await;
    assert_eq!(page.count(".explained > li").await, reader.session.deck().items().len());
    page.press_named("Back to the result").await;
    page.is("result").await;
    page.press_named("Back to the questions").await;
    page.is("question").await;
    assert_eq!(page.text(".stem").await, asked[20]);
    page.press(".radio:nth-child(2)").await;
    page.press_named("See the result").await;
    page.is("result").await;
    page.press_named("Play again").await;
    page.is("question").await;
    let first = page.text(".stem").await;
    assert!(!asked.contains(&first), "unseen items come first");
    page.press(".option").await;
    page.is("feedback").await;
    page.ask("host.restart()").await;
    page.is("intro").await;
    page.close().await;
}
