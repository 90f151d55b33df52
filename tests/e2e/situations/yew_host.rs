//! The widget as a guest of a page that is itself a Yew app: neither hears what was meant for the other.

use super::play::finish_and_audit;
use super::situation::situations;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use fantoccini::Locator;
use role_fit_core::deck::{Kind, Length};
use serde_json::{Value, json};

situations![a_page_drawn_by_yew,];

async fn a_page_drawn_by_yew(page: &Page) {
    std::env::var("ROLE_FIT_YEW_HOST").expect("ROLE_FIT_YEW_HOST names the host page; `cargo xtask test` sets it");
    page.open_and_wait("/yew-host/", "intro").await;
    let mut reader = Reader::start(page, InputMethod::Mouse, Length::Short).await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "start");
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "an option");
        reader.next().await;
        host_heard(page).await;
    }
    reader.wait_for_question().await;
    a_radio_is_none_of_the_hosts(page).await;
    the_hosts_own_controls_work(page).await;
    page.click(".apart .primary").await;
    page.wait_for("root.textContent !== before[1]").await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "on to the next");
    finish_and_audit(page).await;
}

async fn a_radio_is_none_of_the_hosts(page: &Page) {
    page.click(".radio:nth-child(2) input").await;
    page.wait_for("root.querySelector('.radio:nth-child(2) input').checked").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(host_heard(page).await, json!(["section click", "main click"]), "a radio");
}

/// And that the host draws itself anew leaves the quiz where it is.
async fn the_hosts_own_controls_work(page: &Page) {
    page.eval("void (window.before = [host, root.textContent])").await;
    let presses = page.eval("+host.dataset.presses").await.as_u64().unwrap();
    press_host(page, "#item-3 button").await;
    assert_eq!(host_heard(page).await, json!(["delete 3", "main click"]));
    press_host(page, "#item-5 label:last-child input").await;
    let expected = ["later 5 click", "main click", "later 5 change", "main change"];
    assert_eq!(host_heard(page).await, json!(expected));
    page.wait_for(&format!("+host.dataset.presses === {}", presses + 2)).await;
    assert_eq!(page.eval("[host === before[0], root.textContent === before[1]]").await, json!([true, true]));
    assert_eq!(page.eval("root.querySelector('.radio:nth-child(2) input').checked").await, json!(true));
}

/// Presses a control of the host's with a real pointer.
async fn press_host(page: &Page, selector: &str) {
    page.client().find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// Which of the host's handlers ran since the last time it was asked.
async fn host_heard(page: &Page) -> Value {
    page.eval("hostHandlers.splice(0)").await
}
