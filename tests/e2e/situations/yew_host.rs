//! The widget as a guest of a page that is itself a Yew app: neither hears what was meant for the other.

use super::Situation;
use super::play::is_played_cleanly;
use crate::page::Page;
use crate::reader::{Hand, Reader};
use fantoccini::Locator;
use role_fit_core::deck::{Kind, Length};
use serde_json::{Value, json};

pub const ALL: &[Situation] =
    &[Situation { name: "a page drawn by Yew", cannot: &[], check: |page| Box::pin(yew_host(page)) }];

async fn yew_host(page: &Page) {
    std::env::var("ROLE_FIT_YEW_HOST").expect("ROLE_FIT_YEW_HOST names the host page; `cargo xtask test` sets it");
    page.open_at("/yew-host/", "intro").await;
    let mut reader = Reader::start(page, Hand::Mouse, Length::Short).await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "start");
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "an option");
        reader.go_on().await;
        host_heard(page).await;
    }
    reader.is_asked().await;
    a_radio_is_none_of_the_hosts(page).await;
    the_hosts_own_controls_work(page).await;
    page.press(".apart .primary").await;
    page.until("root.textContent !== before[1]").await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "on to the next");
    is_played_cleanly(page).await;
}

async fn a_radio_is_none_of_the_hosts(page: &Page) {
    page.press(".radio:nth-child(2) input").await;
    page.until("root.querySelector('.radio:nth-child(2) input').checked").await;
    page.until("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "a radio");
}

/// And that the host draws itself anew leaves the quiz where it is.
async fn the_hosts_own_controls_work(page: &Page) {
    page.ask("void (window.before = [host, root.textContent])").await;
    let presses = page.ask("+host.dataset.presses").await.as_u64().unwrap();
    press_host(page, "#item-3 button").await;
    assert_eq!(host_heard(page).await, json!(["delete 3", "main click"]));
    press_host(page, "#item-5 label:last-child input").await;
    let expected = ["later 5 click", "main click", "later 5 change", "main change"];
    assert_eq!(host_heard(page).await, json!(expected));
    page.until(&format!("+host.dataset.presses === {}", presses + 2)).await;
    assert_eq!(page.ask("[host === before[0], root.textContent === before[1]]").await, json!([true, true]));
    assert_eq!(page.ask("root.querySelector('.radio:nth-child(2) input').checked").await, json!(true));
}

/// Presses a control of the host's with a real pointer.
async fn press_host(page: &Page, selector: &str) {
    page.client().find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Which of the host's handlers ran since the last time it was asked.
async fn host_heard(page: &Page) -> Value {
    page.ask("hostHandlers.splice(0)").await
}
