//! The widget as a guest of a page that is itself a Yew app: neither hears what was meant for the other.

use crate::page::Page;
use crate::reader::{Hand, Reader};
use fantoccini::Locator;
use role_fit::quiz::deck::{Kind, Length};
use serde_json::{Value, json};

#[tokio::test(flavor = "current_thread")]
async fn a_press_in_the_quiz_reaches_the_hosts_ancestors_once_and_no_other_handler_of_its() {
    let page = opened().await;
    page.press(".primary").await;
    page.is("question").await;
    assert_eq!(host_heard(&page).await, json!(["section click", "main click"]), "start");
    page.press(".option").await;
    page.is("feedback").await;
    assert_eq!(host_heard(&page).await, json!(["section click", "main click"]), "an option");
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_press_on_a_radio_of_the_quiz_is_none_on_the_hosts() {
    let page = opened().await;
    until_a_radio(&page).await;
    page.press(".radio:nth-child(2) input").await;
    page.until("root.querySelector('.radio:nth-child(2) input').checked").await;
    page.until("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(host_heard(&page).await, json!(["section click", "main click"]));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_hosts_own_controls_work_and_its_drawing_anew_leaves_the_quiz_where_it_is() {
    let page = opened().await;
    until_a_radio(&page).await;
    page.press(".radio:nth-child(2) input").await;
    page.until("root.querySelector('.apart .primary:enabled')").await;
    host_heard(&page).await;
    page.ask("void (window.before = [host, root.textContent])").await;
    let presses = page.ask("+host.dataset.presses").await.as_u64().unwrap();

    press_host(&page, "#item-3 button").await;
    assert_eq!(host_heard(&page).await, json!(["delete 3", "main click"]));
    press_host(&page, "#item-5 label:last-child input").await;
    let expected = ["later 5 click", "main click", "later 5 change", "main change"];
    assert_eq!(host_heard(&page).await, json!(expected));
    page.until(&format!("+host.dataset.presses === {}", presses + 2)).await;

    assert_eq!(page.ask("[host === before[0], root.textContent === before[1]]").await, json!([true, true]));
    assert_eq!(page.ask("root.querySelector('.radio:nth-child(2) input').checked").await, json!(true));
    page.press(".apart .primary").await;
    page.until("root.textContent !== before[1]").await;
    assert_eq!(host_heard(&page).await, json!(["section click", "main click"]));
    page.close().await;
}

/// The page of tests/e2e/yew-host, with the quiz at its start.
async fn opened() -> Page {
    std::env::var("ROLE_FIT_YEW_HOST").expect("ROLE_FIT_YEW_HOST names the host page; `cargo xtask test` sets it");
    let page = Page::start().await;
    page.open_at("/yew-host/", "intro").await;
    page
}

/// Plays until the first question that is answered by radios.
async fn until_a_radio(page: &Page) {
    let mut reader = Reader::start(page, Hand::Mouse, Length::Short, None).await;
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        reader.go_on().await;
    }
    reader.is_asked().await;
    host_heard(page).await;
}

/// Presses a control of the host's with a real pointer.
async fn press_host(page: &Page, selector: &str) {
    page.client().find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Which of the host's handlers ran since the last time it was asked.
async fn host_heard(page: &Page) -> Value {
    page.ask("hostHandlers.splice(0)").await
}
