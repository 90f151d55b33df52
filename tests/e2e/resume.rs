//! What a tab keeps: a reload loses nothing, and nothing is kept where that was asked for.

use crate::page::Page;
use crate::reader::{Hand, Reader};
use role_fit_core::deck::Length;
use serde_json::json;

#[tokio::test(flavor = "current_thread")]
async fn a_reload_loses_nothing_at_any_stage() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Mouse, Length::Full).await;
    same_after_reload(&page, "question").await;
    reader.answer().await;
    same_after_reload(&page, "feedback").await;
    reader.go_on().await;
    while reader.card().item.is_keyed() {
        reader.answer().await;
        reader.go_on().await;
    }
    reader.answer().await;
    same_after_reload(&page, "question").await;
    assert_eq!(page.count("input:checked").await, 1, "the chosen step is still chosen");
    reader.go_on().await;
    reader.finish().await;
    let told = page.ask("host.result").await;
    same_after_reload(&page, "result").await;
    assert_eq!(page.ask("host.result").await, told, "the page has the result as a property again");
    assert_eq!(page.heard("result").await, Vec::<serde_json::Value>::new(), "and is not told of it twice");
    page.close().await;
}

async fn same_after_reload(page: &Page, status: &str) {
    let shown = page.ask("root.querySelector('.card').textContent").await;
    page.reload().await;
    page.near().await;
    page.is(status).await;
    assert_eq!(page.ask("root.querySelector('.card').textContent").await, shown);
}

#[tokio::test(flavor = "current_thread")]
async fn answers_are_kept_by_deck_and_element_and_forgotten_on_request() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Mouse, Length::Short).await;
    let fingerprint = reader.session.deck().fingerprint();
    assert_eq!(page.ask("Object.keys(sessionStorage)").await, json!([format!("role-fit:{fingerprint}:n1")]));
    assert_eq!(page.ask("[localStorage.length, document.cookie]").await, json!([0, ""]));
    reader.finish().await;
    page.press_named("Forget my answers").await;
    page.is("intro").await;
    page.until("sessionStorage.length === 0").await;
    page.reload().await;
    page.near().await;
    page.is("intro").await;
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_is_kept_with_resume_off() {
    let page = Page::start().await;
    page.open_at("/pages/attributes.html", "question").await;
    page.press(".option").await;
    page.is("feedback").await;
    assert_eq!(page.ask("sessionStorage.length").await, json!(0));
    page.reload().await;
    page.near().await;
    page.is("question").await;
    assert!(page.text(".eyebrow").await.starts_with("Question 1 of"));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_page_whose_storage_throws_plays_all_the_same() {
    let page = Page::start().await;
    page.open_at("/pages/storage-denied.html", "intro").await;
    page.press(".primary").await;
    page.is("question").await;
    page.press(".option").await;
    page.is("feedback").await;
    assert_eq!(page.heard("error").await, Vec::<serde_json::Value>::new());
    page.close().await;
}
