//! What readers with a screen reader hear: where the focus moves, and what is announced, once each.

use crate::announcements::RECORD_ANNOUNCEMENTS;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use role_fit_core::deck::{Kind, Length};
use serde_json::{Value, json};

tests![
    a_new_question_gets_the_focus_and_is_announced_once,
    feedback_is_announced_once_and_moves_the_focus_to_the_next_button,
    choosing_on_a_scale_announces_nothing_and_leaves_the_focus,
    the_result_gets_the_focus_and_its_meter_has_a_name_a_range_and_a_value_in_words,
];

async fn a_new_question_gets_the_focus_and_is_announced_once() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Keyboard, Length::Short).await;
    page.eval(RECORD_ANNOUNCEMENTS).await;
    for index in 2..=4 {
        reader.answer().await;
        announced_since(&page).await;
        reader.next().await;
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        assert_eq!(announced_since(&page).await, json!([format!("Question {index} of 21")]));
        let stem = reader.card().item.stem.to_string();
        assert!(page.eval("root.activeElement.textContent").await.as_str().unwrap().ends_with(&*stem));
    }
    page.close().await;
}

async fn feedback_is_announced_once_and_moves_the_focus_to_the_next_button() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Keyboard, Length::Short).await;
    // Pairs come first and have no feedback.
    while !reader.card().item.is_keyed() {
        reader.answer().await;
        reader.next().await;
    }
    reader.wait_for_question().await;
    page.eval(RECORD_ANNOUNCEMENTS).await;
    for is_correct in [false, true] {
        let verdict = if reader.card().item.is_disputed { "The Brainhub article gives this" } else { "Not quite" };
        reader.answer_keyed(is_correct).await;
        let announced = announced_since(&page).await;
        let [Value::String(feedback)] = announced.as_array().unwrap().as_slice() else {
            panic!("not announced once: {announced}")
        };
        assert!(feedback.starts_with(if is_correct { "Right." } else { verdict }), "{feedback}");
        assert!(feedback.contains("of the Brainhub article."), "{feedback}");
        page.wait_for("root.activeElement?.textContent === 'Next'").await;
        reader.next().await;
        reader.wait_for_question().await;
        announced_since(&page).await;
    }
    page.close().await;
}

async fn choosing_on_a_scale_announces_nothing_and_leaves_the_focus() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Keyboard, Length::Short).await;
    while reader.card().item.kind != Kind::Fit {
        reader.answer().await;
        reader.next().await;
    }
    reader.wait_for_question().await;
    page.eval(RECORD_ANNOUNCEMENTS).await;
    reader.answer().await;
    assert_eq!(announced_since(&page).await, json!([]));
    assert_eq!(page.eval("root.activeElement.checked").await, json!(true));
    page.close().await;
}

async fn the_result_gets_the_focus_and_its_meter_has_a_name_a_range_and_a_value_in_words() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    page.eval(RECORD_ANNOUNCEMENTS).await;
    let meter = reader.finish().await.meter.unwrap();
    page.wait_for("root.activeElement?.className === 'title'").await;
    assert_eq!(announced_since(&page).await.as_array().unwrap().last(), Some(&json!("Your result")));
    let (marker, band) = (meter.marker().percent(), meter.band());
    let spoken = format!("{marker}, probably between {} and {}", band.low_percent(), band.high_percent());
    let parts = "(m => [m.ariaLabel, m.ariaValueMin, m.ariaValueMax, m.ariaValueNow, m.ariaValueText])(root.querySelector('[role=meter]'))";
    let name = "Role-fit meter, from 0, Product Owner, to 100, Product Manager";
    assert_eq!(page.eval(parts).await, json!([name, "0", "100", marker.to_string(), spoken]));
    page.close().await;
}

/// What was announced since the last call.
async fn announced_since(page: &Page) -> Value {
    page.eval("announced.splice(0)").await
}
