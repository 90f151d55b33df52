//! The widget on a page that is itself a Yew app: neither handles events of the other.

use super::play::finish_and_audit;
use super::situation::situations;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use fantoccini::Locator;
use role_fit_core::deck::{Kind, Length};
use serde_json::{Value, json};

situations![a_page_drawn_by_yew,];

async fn a_page_drawn_by_yew(page: &Page) {
    std::env::var("ROLE_FIT_YEW_HOST")
        .expect("`cargo xtask test` sets ROLE_FIT_YEW_HOST to the folder of the host page");
    page.open_and_wait("/yew-host/", "intro").await;
    let mut reader = Reader::start(page, InputMethod::Mouse, Length::Short).await;
    assert_eq!(host_events(page).await, json!(["section click", "main click"]), "start");
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        assert_eq!(host_events(page).await, json!(["section click", "main click"]), "an option");
        reader.next().await;
        host_events(page).await;
    }
    reader.wait_for_question().await;
    answer_by_radio(page).await;
    use_controls_of_the_host(page).await;
    page.click(".apart .primary").await;
    page.wait_for("root.textContent !== before[1]").await;
    assert_eq!(host_events(page).await, json!(["section click", "main click"]), "on to the next");
    finish_and_audit(page).await;
}

async fn answer_by_radio(page: &Page) {
    page.click(".radio:nth-child(2) input").await;
    page.wait_for("root.querySelector('.radio:nth-child(2) input').checked").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(host_events(page).await, json!(["section click", "main click"]), "a radio");
}

/// When the host renders again, the quiz stays as it is.
async fn use_controls_of_the_host(page: &Page) {
    page.eval("void (window.before = [host, root.textContent])").await;
    let presses = page.eval("+host.dataset.presses").await.as_u64().unwrap();
    click_host(page, "#item-3 button").await;
    assert_eq!(host_events(page).await, json!(["delete 3", "main click"]));
    click_host(page, "#item-5 label:last-child input").await;
    let expected = ["later 5 click", "main click", "later 5 change", "main change"];
    assert_eq!(host_events(page).await, json!(expected));
    page.wait_for(&format!("+host.dataset.presses === {}", presses + 2)).await;
    assert_eq!(page.eval("[host === before[0], root.textContent === before[1]]").await, json!([true, true]));
    assert_eq!(page.eval("root.querySelector('.radio:nth-child(2) input').checked").await, json!(true));
}

/// Clicks a control of the host with a real pointer.
async fn click_host(page: &Page, selector: &str) {
    page.client().find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
}

/// The handlers of the host that ran since the last call.
async fn host_events(page: &Page) -> Value {
    page.eval("hostHandlers.splice(0)").await
}
