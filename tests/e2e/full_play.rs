//! Whole plays, by mouse and by keyboard, on the page and with the script line alone: the numbers on the result are
//! those counted natively from the same answers.

use crate::page::Page;
use crate::reader::{Hand, Reader};
use fantoccini::key::Key;
use role_fit::host::events::{PublicEvent, Value as Plain, public_events};
use role_fit::message::ShareTarget;
use role_fit_core::deck::Length;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Event, Session};
use serde_json::{Value, json};

/// The most memory that the engine may have after a full play.
const MEMORY: u64 = 2 * 1024 * 1024;

#[tokio::test(flavor = "current_thread")]
async fn the_page_is_played_by_mouse() {
    plays_to_the_end("/", Hand::Mouse).await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_page_is_played_by_keyboard() {
    plays_to_the_end("/", Hand::Keyboard).await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_script_line_alone_is_played_by_mouse() {
    plays_to_the_end("/pages/script-alone.html", Hand::Mouse).await;
}

#[tokio::test(flavor = "current_thread")]
async fn the_script_line_alone_is_played_by_keyboard() {
    plays_to_the_end("/pages/script-alone.html", Hand::Keyboard).await;
}

async fn plays_to_the_end(path: &str, hand: Hand) {
    let page = Page::start().await;
    page.open(path).await;
    let mut reader = Reader::start(&page, hand, Length::Full).await;
    let outcome = reader.finish().await;

    assert_eq!(page.heard("result").await, vec![expected_detail(&reader.session, &page).await]);
    assert_eq!(page.ask("host.result").await, expected_detail(&reader.session, &page).await);
    assert_eq!(page.heard("start").await, vec![json!({ "total": 29 })]);
    let steps: Vec<Value> = (1..=29).map(|index| json!({ "index": index, "total": 29 })).collect();
    assert_eq!(page.heard("progress").await, steps);
    assert_eq!(page.ask("heard.every(([,, isFrozen]) => isFrozen)").await, json!(true));
    shows(&page, &outcome).await;
    shares(&page, hand).await;

    let memory = page.ask("memories.map(memory => memory.buffer.byteLength)").await;
    let [memory] = memory.as_array().unwrap().as_slice() else { panic!("one engine, not {memory}") };
    assert!(memory.as_u64().unwrap() <= MEMORY, "the engine has {memory} bytes");
    page.close().await;
}

/// What the page is told of the result, from the native session.
async fn expected_detail(session: &Session, page: &Page) -> Value {
    let home = page.ask("new URL('.', document.querySelector('script[src*=role-fit]').src).href").await;
    let target = ShareTarget::Result(home.as_str().unwrap().to_owned());
    let told = public_events(&Event::Finished, session, &target);
    let [PublicEvent { name: "result", detail }] = told.as_slice() else { panic!("{told:?}") };
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

/// The numbers on the screen.
async fn shows(page: &Page, outcome: &Outcome) {
    let meter = outcome.meter.unwrap();
    let (low, high) = (meter.band().low_percent().to_string(), meter.band().high_percent().to_string());
    let marker = meter.marker().percent().to_string();
    assert_eq!(page.text(".meter .value").await, marker);
    let limits = "[...root.querySelectorAll('.meter text:not(.value)')].map(text => text.textContent)";
    assert_eq!(page.ask(limits).await, json!([low, high]));
    assert_eq!(page.ask("root.querySelector('[role=meter]').ariaValueNow").await, json!(marker));

    let score = outcome.knowledge.as_ref().unwrap().total;
    assert_eq!(page.text(".score").await, format!("{} of {}", score.right, score.asked));
    assert_eq!(score.asked, 18);
    let facets = "[...root.querySelectorAll('.facets .small')].map(text => parseInt(text.textContent, 10))";
    let expected: Vec<u8> = outcome.facets.iter().map(|(_, marker)| marker.percent()).collect();
    assert_eq!(page.ask(facets).await, json!(expected));
    assert_eq!(page.count(".lights li").await, 3);
}

/// From the result on to the link, by the same hand.
async fn shares(page: &Page, hand: Hand) {
    match hand {
        Hand::Mouse => page.press(".link button").await,
        Hand::Keyboard => {
            page.until("root.activeElement?.className === 'title'").await;
            page.tab_to("it.matches('.link button')").await;
            page.key(Key::Enter, 1).await;
        }
    }
    page.until("heard.some(([name]) => name === 'share')").await;
    let method = page.heard("share").await;
    assert!(
        ["clipboard", "copy", "manual"].map(|method| json!({ "method": method })).contains(&method[0]),
        "{method:?}"
    );
    page.until("root.querySelector('.told').textContent").await;
}
