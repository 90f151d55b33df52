//! Decks of one's own on the page: a sound one is played, of a broken one every fault is told where the quiz would be; and
//! the product built around one.

use crate::broken_decks;
use crate::page::Page;
use crate::situations::play::rush;
use serde_json::json;

#[tokio::test(flavor = "current_thread")]
async fn every_fault_of_a_broken_deck_is_told_in_the_quizs_place_and_in_the_console() {
    let page = Page::start().await;
    // One deck for each thing that can be wrong: what the reader finds in all of them, the native tests show.
    let mut told = Vec::new();
    for (place, row) in broken_decks::broken_decks().into_iter().enumerate() {
        let name = row.name;
        let problem = row.faults[0].problem;
        if told.contains(&problem) {
            continue;
        }
        told.push(problem);
        page.open_at(&format!("/pages/own-deck.html?deck=/decks/broken-{place}.json"), "error").await;
        let code = if row.is_json() { "deck-invalid" } else { "deck-json" };
        assert_eq!(page.heard("error").await, vec![json!({ "code": code })], "{name}");
        assert_eq!(page.count("[role=alert]").await, 1, "{name}");
        let card = page.text("[role=alert]").await;
        let console = page.ask("warned.join('\\n')").await;
        let console = console.as_str().unwrap();
        for (at, fault) in row.faults.iter().enumerate() {
            assert!(console.contains(&fault.path), "{name}: the console lacks {}", fault.path);
            // The card has room for eight; it says how many more the console has.
            assert!(at >= 8 || card.contains(&fault.path), "{name}: the card lacks {}", fault.path);
        }
        // The author's link stays.
        assert_eq!(page.ask("host.querySelector('a').checkVisibility()").await, json!(true), "{name}");
    }
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_deck_that_is_not_there_is_told_with_its_address() {
    let page = Page::start().await;
    page.open_at("/pages/own-deck.html?deck=/decks/nowhere.json", "error").await;
    assert_eq!(page.heard("error").await, vec![json!({ "code": "deck-fetch" })]);
    assert!(page.text("[role=alert]").await.contains("/decks/nowhere.json"));
    page.close().await;
}

#[tokio::test(flavor = "current_thread")]
async fn a_sound_deck_of_ones_own_is_played_and_its_links_point_to_the_page() {
    let page = Page::start().await;
    page.open_at("/pages/own-deck.html?deck=/decks/own.json", "intro").await;
    page.press(".primary").await;
    page.is("question").await;
    for _ in 0..60 {
        if page.ask("host.status").await == json!("result") {
            break;
        }
        page.press(".option, .radio").await;
        page.until("root.querySelector('.apart .primary:enabled')").await;
        page.press(".apart .primary").await;
        page.until("root.activeElement && ['LEGEND', 'H2'].includes(root.activeElement.tagName)").await;
    }
    page.is("result").await;
    let url = page.ask("host.result.url").await;
    assert!(url.as_str().unwrap().contains("/pages/own-deck.html?deck=/decks/own.json#rf1"), "{url}");
    page.close().await;
}

/// `cargo xtask build --deck tests/bench/twelve.json`.
#[tokio::test(flavor = "current_thread")]
async fn a_build_around_another_deck_is_that_decks_own_from_the_first_card_to_the_result() {
    let page = Page::start().await;
    page.open("/twelve/").await;
    page.until("root && root.querySelector('.card')").await;
    assert_eq!(page.ask("document.querySelector('h1').textContent").await, json!("Product Owner or Product Manager?"));
    page.press(".actions .primary").await;
    page.until("root.querySelector('.option')").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 12");
    assert_eq!(
        page.ask("[...root.querySelectorAll('.choice')].map(it => it.textContent)").await,
        json!(["Product Owner", "Product Manager", "Both"])
    );
    page.is("question").await;
    rush(&page).await;
    assert_eq!(page.heard("result").await[0]["asked"], json!(12));
    assert_eq!(page.heard("result").await[0]["verdict"], json!(null), "there is no pair in it");
    page.close().await;
}
