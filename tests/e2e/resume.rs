//! Resuming after a reload: the tab restores everything, and stores nothing if `resume` is off.

use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use role_fit_core::deck::Length;
use serde_json::json;

tests![
    a_reload_loses_nothing_at_any_stage,
    answers_are_stored_by_deck_and_element_and_deleted_on_request,
    nothing_is_stored_with_resume_off,
    a_page_whose_storage_throws_plays_normally,
];

async fn a_reload_loses_nothing_at_any_stage() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Full).await;
    assert_same_after_reload(&page, "question").await;
    reader.answer().await;
    assert_same_after_reload(&page, "question").await;
    assert_eq!(page.count("input:checked").await, 1, "the choice is restored");
    reader.next().await;
    while !reader.card().item.is_keyed() {
        reader.answer().await;
        reader.next().await;
    }
    reader.answer().await;
    assert_same_after_reload(&page, "feedback").await;
    reader.next().await;
    reader.finish().await;
    let result = page.eval("host.result").await;
    assert_same_after_reload(&page, "result").await;
    assert_eq!(page.eval("host.result").await, result, "the property is restored");
    assert_eq!(page.events("result").await, Vec::<serde_json::Value>::new(), "no second event");
    page.close().await;
}

async fn assert_same_after_reload(page: &Page, status: &str) {
    let shown = page.eval("root.querySelector('.card').textContent").await;
    page.reload().await;
    page.scroll_to_widget().await;
    page.wait_for_status(status).await;
    assert_eq!(page.eval("root.querySelector('.card').textContent").await, shown);
}

async fn answers_are_stored_by_deck_and_element_and_deleted_on_request() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    let fingerprint = reader.session.deck().fingerprint();
    assert_eq!(
        page.eval("Object.keys(sessionStorage)").await,
        json!([format!("role-fit:{fingerprint}:n1:/pages/script-alone.html")])
    );
    assert_eq!(page.eval("[localStorage.length, document.cookie]").await, json!([0, ""]));
    reader.finish().await;
    page.click_button("Delete my answers").await;
    page.wait_for_status("intro").await;
    page.wait_for("sessionStorage.length === 0").await;
    page.reload().await;
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    page.close().await;
}

async fn nothing_is_stored_with_resume_off() {
    let page = Page::start().await;
    page.open_and_wait("/pages/attributes.html", "question").await;
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(page.eval("sessionStorage.length").await, json!(0));
    page.reload().await;
    page.scroll_to_widget().await;
    page.wait_for_status("question").await;
    assert!(page.text(".eyebrow").await.starts_with("Question 1 of"));
    page.close().await;
}

async fn a_page_whose_storage_throws_plays_normally() {
    let page = Page::start().await;
    page.open_and_wait("/pages/storage-denied.html", "intro").await;
    page.click(".primary").await;
    page.wait_for_status("question").await;
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(page.events("error").await, Vec::<serde_json::Value>::new());
    page.close().await;
}
