//! The built page in a real browser, as a reader meets it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod browser;

use browser::Browser;
use role_fit::quiz::deck::Length;
use role_fit::quiz::session::{Action, Session};
use role_fit::quiz::source;
use serde_json::json;
use std::rc::Rc;

/// The code of the play in which every item gets its first choice, counted natively.
fn native_code(seed: u32) -> String {
    let deck = source::parse(include_str!("../../static/decks/po-pm.json")).unwrap();
    let mut session = Session::new(Rc::new(deck), seed);
    session.apply(Action::Start(Length::Full));
    while session.outcome().is_none() {
        let run = session.run().unwrap();
        let item = Rc::clone(&run.play.cards()[run.answers.iter().count()].item);
        session.apply(Action::Answer(item.id.clone(), item.choices()[0].clone()));
        session.apply(Action::Next);
    }
    session.outcome().unwrap().shared().unwrap().encode()
}

/// Presses, on the item that is shown, what is its first choice in the deck: options are found by
/// their text, steps by the side on which the first pole stands.
async fn answer_first_choice(page: &Browser, session: &Session) {
    let run = session.run().unwrap();
    let at = run.answers.iter().count();
    let card = run.card(at).unwrap();
    page.until(&format!("root.querySelector('.stem').textContent === {}", json!(card.item.stem))).await;
    let control = match &card.item.body {
        role_fit::quiz::deck::Body::Question(question) => {
            let text = &question.options().next().unwrap().text;
            format!(
                "[...root.querySelectorAll('.option')].find(o => o.querySelector('.choice').textContent === {})",
                json!(text)
            )
        }
        role_fit::quiz::deck::Body::Pair(pair) => {
            let is_first = json!(pair.po.text);
            format!(
                "root.querySelectorAll('input')[root.querySelector('.pole span').textContent === {is_first} ? 0 : 4]"
            )
        }
        _ => "root.querySelector('.option, input')".to_owned(),
    };
    page.ask(&format!("({control}).click()")).await;
    page.until("root.querySelector('.apart .primary:enabled')").await;
    page.ask("root.querySelector('.apart .primary').click()").await;
}

async fn play_full(page: &Browser, seed: u32) {
    let deck = source::parse(include_str!("../../static/decks/po-pm.json")).unwrap();
    let mut session = Session::new(Rc::new(deck), seed);
    session.apply(Action::Start(Length::Full));
    page.until("host && host.status === 'intro'").await;
    page.ask("[...root.querySelectorAll('.actions button')].at(-1).click()").await;
    while session.outcome().is_none() {
        answer_first_choice(page, &session).await;
        let run = session.run().unwrap();
        let item = Rc::clone(&run.play.cards()[run.answers.iter().count()].item);
        session.apply(Action::Answer(item.id.clone(), item.choices()[0].clone()));
        session.apply(Action::Next);
    }
    page.until("host.status === 'result'").await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_full_play_from_the_script_line_alone_ends_with_the_numbers_counted_natively() {
    let page = Browser::start().await;
    page.open("/alone").await;
    play_full(&page, 7).await;
    assert_eq!(page.ask("host.result.code").await, json!(native_code(7)));
    let link = page.ask("root.querySelector('.link input').value").await;
    let heading = page.ask("root.querySelector('.value').textContent").await;
    page.close().await;

    let link = link.as_str().unwrap();
    let friend = Browser::start().await;
    friend.open(&link[link.find("/s/").unwrap()..]).await;
    friend.until("host && host.status === 'result'").await;
    assert_eq!(friend.ask("root.querySelector('.value').textContent").await, heading);
    assert_eq!(friend.ask("root.querySelectorAll('.facets li').length").await, json!(4));
    friend.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn golden_damaged_and_unknown_links_are_told_calmly() {
    let page = Browser::start().await;
    page.open("/alone#rf120939aydmcg4the5").await;
    page.until("host && host.status === 'result'").await;
    assert_eq!(page.ask("root.querySelector('.value').textContent").await, json!("81"));
    assert_eq!(page.ask("root.querySelector('.title').textContent").await, json!("A lean towards Product Manager"));
    assert_eq!(page.ask("root.querySelectorAll('.notice').length").await, json!(1));
    for fragment in ["#rf120939aydmcg4the6", "#rf220939aydmcg4the5"] {
        page.open(&format!("/alone{fragment}")).await;
        page.until("host && host.status === 'intro'").await;
        assert_eq!(page.ask("root.querySelectorAll('.notice').length").await, json!(1), "{fragment}");
    }
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_reload_in_the_middle_loses_nothing() {
    let page = Browser::start().await;
    page.open("/alone").await;
    page.until("host && host.status === 'intro'").await;
    page.ask("root.querySelector('.primary').click()").await;
    page.until("host.status === 'question'").await;
    page.ask("root.querySelector('.option').click()").await;
    page.until("host.status === 'feedback'").await;
    let shown = page.ask("root.querySelector('.card').textContent").await;
    page.client.refresh().await.unwrap();
    page.until("host && host.status === 'feedback'").await;
    assert_eq!(page.ask("root.querySelector('.card').textContent").await, shown);
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_broken_deck_is_named_in_the_quizs_place() {
    let page = Browser::start().await;
    page.open("/broken").await;
    page.until("host && host.status === 'error'").await;
    let text = page.ask("root.querySelector('[role=alert]').textContent").await;
    assert!(text.as_str().unwrap().contains("line 2, column"), "{text}");
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn axe_finds_nothing_from_the_start_card_to_the_result() {
    let axe = std::fs::read_to_string(std::env::var("ROLE_FIT_AXE").expect("ROLE_FIT_AXE names axe")).unwrap();
    let page = Browser::start().await;
    page.open("/alone").await;
    page.until("host && host.status === 'intro'").await;
    page.client.execute(&axe, vec![]).await.unwrap();
    check(&page).await;
    page.ask("root.querySelector('.primary').click()").await;
    page.until("host.status === 'question'").await;
    check(&page).await;
    page.ask("root.querySelector('.option').click()").await;
    page.until("host.status === 'feedback'").await;
    check(&page).await;
    page.open("/alone#rf120939aydmcg4the5").await;
    page.until("host && host.status === 'result'").await;
    page.client.execute(&axe, vec![]).await.unwrap();
    check(&page).await;
    page.close().await;
}

async fn check(page: &Browser) {
    let script = "const done = arguments[arguments.length - 1];
        axe.run().then(found => done(found.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' '))));";
    let found = page.client.execute_async(script, vec![]).await.unwrap();
    assert_eq!(found, json!([]));
}
