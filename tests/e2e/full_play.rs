//! Full plays by mouse and by keyboard: the result on the page equals that of a native session with the same answers.

use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use fantoccini::key::Key;
use role_fit::host::events::{PublicEvent, Value as Plain, public_events};
use role_fit::message::ShareTarget;
use role_fit_core::deck::Length;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Event, Session};
use serde_json::{Value, json};

tests![
    the_page_is_played_by_mouse,
    the_page_is_played_by_keyboard,
    the_script_alone_is_played_by_mouse,
    the_script_alone_is_played_by_keyboard,
];

/// The limit for the memory of the engine after a full play, in bytes.
const MAX_MEMORY: u64 = 2 * 1024 * 1024;

async fn the_page_is_played_by_mouse() {
    play_to_the_end("/", InputMethod::Mouse).await;
}

async fn the_page_is_played_by_keyboard() {
    play_to_the_end("/", InputMethod::Keyboard).await;
}

async fn the_script_alone_is_played_by_mouse() {
    play_to_the_end("/pages/script-alone.html", InputMethod::Mouse).await;
}

async fn the_script_alone_is_played_by_keyboard() {
    play_to_the_end("/pages/script-alone.html", InputMethod::Keyboard).await;
}

async fn play_to_the_end(path: &str, input: InputMethod) {
    let page = Page::start().await;
    page.open(path).await;
    let mut reader = Reader::start(&page, input, Length::Full).await;
    let outcome = reader.finish().await;

    assert_eq!(page.events("result").await, vec![expected_detail(&reader.session, &page).await]);
    assert_eq!(page.eval("host.result").await, expected_detail(&reader.session, &page).await);
    assert_eq!(page.events("start").await, vec![json!({ "total": 29 })]);
    let steps: Vec<Value> = (1..=29).map(|index| json!({ "index": index, "total": 29 })).collect();
    assert_eq!(page.events("progress").await, steps);
    assert_eq!(page.eval("events.every(([,, isFrozen]) => isFrozen)").await, json!(true));
    assert_result_shows(&page, &outcome).await;
    share(&page, input).await;

    let memory = page.eval("memories.map(memory => memory.buffer.byteLength)").await;
    let [memory] = memory.as_array().unwrap().as_slice() else { panic!("not one memory: {memory}") };
    assert!(memory.as_u64().unwrap() <= MAX_MEMORY, "the engine has {memory} bytes");
    page.close().await;
}

/// The detail of the result event, from the native session.
async fn expected_detail(session: &Session, page: &Page) -> Value {
    let home = page.eval("new URL('.', document.querySelector('script[src*=role-fit]').src).href").await;
    let target = ShareTarget::Result { home: home.as_str().unwrap().to_owned(), language: String::new() };
    let events = public_events(&Event::Finished, session, &target);
    let [PublicEvent { name: "result", detail }] = events.as_slice() else { panic!("{events:?}") };
    let fields = detail.iter().map(|(name, value)| {
        let value = match value {
            Plain::Number(number) => json!(number),
            Plain::Text(text) => json!(text),
            Plain::Null => Value::Null,
        };
        ((*name).to_owned(), value)
    });
    Value::Object(fields.collect())
}

async fn assert_result_shows(page: &Page, outcome: &Outcome) {
    let meter = outcome.meter.unwrap();
    let (low, high) = (meter.band().low_percent().to_string(), meter.band().high_percent().to_string());
    let marker = meter.marker().percent().to_string();
    assert_eq!(page.text(".meter .value").await, marker);
    let limits = "[...root.querySelectorAll('.meter text:not(.value)')].map(text => text.textContent)";
    assert_eq!(page.eval(limits).await, json!([low, high]));
    assert_eq!(page.eval("root.querySelector('[role=meter]').ariaValueNow").await, json!(marker));

    let score = outcome.knowledge.as_ref().unwrap().total;
    assert_eq!(page.text(".count").await.trim(), format!("{} of {}", score.right, score.asked));
    assert_eq!(score.asked, 18);
    let facets = "[...root.querySelectorAll('.facets .small')].map(text => parseInt(text.textContent, 10))";
    let expected: Vec<u8> = outcome.facets.iter().map(|(_, marker)| marker.percent()).collect();
    assert_eq!(page.eval(facets).await, json!(expected));
    assert_eq!(page.count(".lights li").await, 3);
}

async fn share(page: &Page, input: InputMethod) {
    match input {
        InputMethod::Mouse => page.click(".share .primary").await,
        InputMethod::Keyboard => {
            page.wait_for("root.activeElement?.className === 'title'").await;
            page.tab_to("it.matches('.share .primary')").await;
            page.press_key(Key::Enter, 1).await;
        }
    }
    page.wait_for("events.some(([name]) => name === 'share')").await;
    let method = page.events("share").await;
    assert!(
        ["clipboard", "copy", "manual"].map(|method| json!({ "method": method })).contains(&method[0]),
        "{method:?}"
    );
    page.wait_for("root.querySelector('.told').textContent").await;
}
