//! The widget on host pages: with and without an element, with attributes, twice on one page.

use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use role_fit_core::deck::Length;
use serde_json::json;

tests![
    two_elements_share_one_engine_and_nothing_else,
    attributes_of_the_script_reach_the_widget,
    nothing_is_fetched_before_the_reader_scrolls_near,
    after_a_result_readers_can_go_back_review_play_again_and_restart,
];

async fn two_elements_share_one_engine_and_nothing_else() {
    let page = Page::start().await;
    page.open("/pages/two-elements.html").await;
    page.wait_for("[...document.querySelectorAll('role-fit')].every(element => element.status === 'intro')").await;
    let fetched = "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.wasm')).length";
    assert_eq!(page.eval(&format!("[{fetched}, memories.length]")).await, json!([1, 1]));
    let second = "document.querySelector('#second')";
    assert_eq!(
        page.eval(&format!("[host, {second}].map(e => e.shadowRoot.querySelector('.title').tagName)")).await,
        json!(["H2", "H3"])
    );
    page.click(".primary").await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval(&format!("{second}.status")).await, json!("intro"));
    page.eval(&format!("{second}.shadowRoot.querySelector('.primary').click()")).await;
    page.wait_for(&format!("{second}.status === 'question'")).await;
    let texts = format!("[host, {second}].map(e => e.shadowRoot.querySelector('.eyebrow').textContent)");
    assert_eq!(page.eval(&texts).await, json!(["Question 1 of 21", "Question 1 of 29"]));
    page.wait_for("Object.keys(sessionStorage).map(key => key.split(':')[2]).sort().join() === 'first,second'").await;
    page.close().await;
}

async fn attributes_of_the_script_reach_the_widget() {
    let page = Page::start().await;
    page.open_and_wait("/pages/attributes.html", "question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 29");
    assert_eq!(page.eval("getComputedStyle(host).colorScheme").await, json!("dark"));
    assert_eq!(page.eval("document.activeElement === document.body").await, json!(true), "opening takes no focus");
    let first = page.text(".stem").await;
    page.open_and_wait("/pages/attributes.html", "question").await;
    assert_eq!(page.text(".stem").await, first, "the same seed gives the same play");
    page.eval("host.restart()").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("root.querySelector('.title').tagName").await, json!("H4"));
    page.close().await;
}

async fn nothing_is_fetched_before_the_reader_scrolls_near() {
    let page = Page::start().await;
    page.set_viewport((480, 900), "light").await;
    page.open("/pages/far-below.html").await;
    page.wait_for("host && host.status === 'idle'").await;
    let fetched =
        "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /wasm|role-fit-/.test(name))";
    assert_eq!(page.eval(fetched).await, json!([]));
    assert_eq!(page.text(".title").await, "Product Owner or Product Manager?", "the first card is shown before");
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(false));
    page.close().await;
}

async fn after_a_result_readers_can_go_back_review_play_again_and_restart() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    reader.finish().await;
    let asked: Vec<String> =
        reader.session.run().unwrap().play.cards().iter().map(|card| card.item.stem.to_string()).collect();
    page.click_button("Review all questions").await;
    page.wait_for_status("review").await;
    assert_eq!(page.count(".explained > li").await, reader.session.deck().items().len());
    page.click_button("Back to the result").await;
    page.wait_for_status("result").await;
    page.click_button("Back to the questions").await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".stem").await, asked[20]);
    page.click(".radio:nth-child(2)").await;
    page.click_button("See the result").await;
    page.wait_for_status("result").await;
    page.click_button("Play again").await;
    page.wait_for_status("question").await;
    let first = page.text(".stem").await;
    assert!(!asked.contains(&first), "unseen items come first");
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    page.eval("host.restart()").await;
    page.wait_for_status("intro").await;
    page.close().await;
}
