//! What a reader hears who does not see: where the focus goes, and what is announced, each thing once.

use crate::page::Page;
use crate::reader::{Hand, Reader};
use crate::said::LISTEN;
use role_fit_core::deck::{Kind, Length};
use serde_json::{Value, json};

#[tokio::test(flavor = "current_thread")]
async fn a_new_question_gets_the_focus_and_is_announced_once() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Keyboard, Length::Short).await;
    page.ask(LISTEN).await;
    for index in 2..=4 {
        reader.answer().await;
        heard_since(&page).await;
        reader.go_on().await;
        page.until("root.activeElement?.tagName === 'LEGEND'").await;
        assert_eq!(heard_since(&page).await, json!([format!("Question {index} of 21")]));
        let stem = reader.card().item.stem.clone();
        assert!(page.ask("root.activeElement.textContent").await.as_str().unwrap().ends_with(&*stem));
    }
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn feedback_is_announced_once_and_leaves_the_focus_on_the_way_on() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Keyboard, Length::Short).await;
    page.ask(LISTEN).await;
    for rightly in [false, true] {
        reader.answer_keyed(rightly).await;
        let said = heard_since(&page).await;
        let [Value::String(feedback)] = said.as_array().unwrap().as_slice() else { panic!("not once: {said}") };
        assert!(feedback.starts_with(if rightly { "Right." } else { "Not quite" }), "{feedback}");
        assert!(feedback.contains("of the Brainhub article."), "{feedback}");
        page.until("root.activeElement?.textContent === 'Next'").await;
        reader.go_on().await;
        reader.is_asked().await;
        heard_since(&page).await;
    }
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn choosing_a_step_announces_nothing_and_keeps_the_focus() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Keyboard, Length::Short).await;
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        reader.go_on().await;
    }
    reader.is_asked().await;
    page.ask(LISTEN).await;
    reader.answer().await;
    assert_eq!(heard_since(&page).await, json!([]));
    assert_eq!(page.ask("root.activeElement.checked").await, json!(true));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_result_gets_the_focus_and_its_meter_has_a_name_a_range_and_a_value_in_words() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, Hand::Mouse, Length::Short).await;
    page.ask(LISTEN).await;
    let meter = reader.finish().await.meter.unwrap();
    page.until("root.activeElement?.className === 'title'").await;
    assert_eq!(heard_since(&page).await.as_array().unwrap().last(), Some(&json!("Your result")));
    let (marker, band) = (meter.marker().percent(), meter.band());
    let spoken = format!("{marker}, somewhere between {} and {}", band.low_percent(), band.high_percent());
    let parts = "(m => [m.ariaLabel, m.ariaValueMin, m.ariaValueMax, m.ariaValueNow, m.ariaValueText])(root.querySelector('[role=meter]'))";
    let name = "Role-fit meter, from 0, Product Owner, to 100, Product Manager";
    assert_eq!(page.ask(parts).await, json!([name, "0", "100", marker.to_string(), spoken]));
    page.close().await;
}

/// What was announced since the last time it was asked.
async fn heard_since(page: &Page) -> Value {
    page.ask("said.splice(0)").await
}
