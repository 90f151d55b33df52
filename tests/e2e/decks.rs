//! Other decks than the shipped one: valid and broken ones by URL, and a build around another deck.

use crate::broken_decks;
use crate::page::Page;
use crate::situations::play::finish_quickly;
use crate::trial::tests;
use serde_json::json;

tests![
    a_broken_deck_shows_its_faults_in_the_widget_and_in_the_console,
    a_missing_deck_is_reported_with_its_url,
    a_valid_deck_is_played_and_its_links_point_to_the_page,
    a_build_around_another_deck_plays_only_that_deck,
];

async fn a_broken_deck_shows_its_faults_in_the_widget_and_in_the_console() {
    let page = Page::start().await;
    // One deck for each kind of fault; the native tests cover all broken decks.
    let mut seen = Vec::new();
    for (index, row) in broken_decks::broken_decks().into_iter().enumerate() {
        let name = row.name;
        let problem = row.faults[0].problem;
        if seen.contains(&problem) {
            continue;
        }
        seen.push(problem);
        page.open_and_wait(&format!("/pages/own-deck.html?deck=/decks/broken-{index}.json"), "error").await;
        let code = if row.is_json() { "deck-invalid" } else { "deck-json" };
        assert_eq!(page.events("error").await, vec![json!({ "code": code })], "{name}");
        assert_eq!(page.count("[role=alert]").await, 1, "{name}");
        let card = page.text("[role=alert]").await;
        let console = page.eval("warnings.join('\\n')").await;
        let console = console.as_str().unwrap();
        for (fault_index, fault) in row.faults.iter().enumerate() {
            assert!(console.contains(&fault.path), "{name}: the console lacks {}", fault.path);
            // The card shows eight, and how many more the console has.
            assert!(fault_index >= 8 || card.contains(&fault.path), "{name}: the card lacks {}", fault.path);
        }
        // The link of the page's author stays.
        assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(true), "{name}");
    }
    page.close().await;
}

async fn a_missing_deck_is_reported_with_its_url() {
    let page = Page::start().await;
    page.open_and_wait("/pages/own-deck.html?deck=/decks/nowhere.json", "error").await;
    assert_eq!(page.events("error").await, vec![json!({ "code": "deck-fetch" })]);
    assert!(page.text("[role=alert]").await.contains("/decks/nowhere.json"));
    page.close().await;
}

async fn a_valid_deck_is_played_and_its_links_point_to_the_page() {
    let page = Page::start().await;
    page.open_and_wait("/pages/own-deck.html?deck=/decks/own.json", "intro").await;
    page.click(".primary").await;
    page.wait_for_status("question").await;
    for _ in 0..60 {
        if page.eval("host.status").await == json!("result") {
            break;
        }
        page.click(".option, .radio").await;
        page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        page.click(".apart .primary").await;
        page.wait_for("root.activeElement && ['LEGEND', 'H2'].includes(root.activeElement.tagName)").await;
    }
    page.wait_for_status("result").await;
    let url = page.eval("host.result.url").await;
    assert!(url.as_str().unwrap().contains("/pages/own-deck.html?deck=/decks/own.json#rf1"), "{url}");
    page.close().await;
}

/// The build of `cargo xtask build --deck tests/bench/twelve.json`.
async fn a_build_around_another_deck_plays_only_that_deck() {
    let page = Page::start().await;
    page.open("/twelve/").await;
    // When the engine replaces the first card, the driver would lose the button that it has found.
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("document.querySelector('h1').textContent").await, json!("Product Owner or Product Manager?"));
    page.click(".actions .primary").await;
    page.wait_for("root.querySelector('.option')").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 12");
    assert_eq!(
        page.eval("[...root.querySelectorAll('.choice')].map(it => it.textContent)").await,
        json!(["Product Owner", "Product Manager", "Both"])
    );
    page.wait_for_status("question").await;
    finish_quickly(&page).await;
    assert_eq!(page.events("result").await[0]["asked"], json!(12));
    assert_eq!(page.events("result").await[0]["verdict"], json!(null), "the deck has no pairs");
    page.close().await;
}
