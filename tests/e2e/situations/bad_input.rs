//! Error messages for broken decks, damaged links and unsupported browsers.

use super::play::{assert_fails_with, finish, plays_to_result};
use super::situation::situations;
use crate::broken_decks;
use crate::page::Page;
use crate::site::MARKUP;
use serde_json::json;

situations![
    a_missing_deck,
    a_broken_deck,
    markup_in_a_deck_is_shown_as_text,
    a_damaged_or_newer_link,
    a_link_of_another_deck,
    an_unsupported_browser,
];

async fn open_deck(page: &Page, name: &str) {
    page.open(&format!("/pages/own-deck.html?deck=/decks/{name}.json")).await;
}

async fn a_missing_deck(page: &Page) {
    open_deck(page, "nowhere").await;
    assert_fails_with(page, "deck-fetch").await;
    assert!(page.text("[role=alert]").await.contains("/decks/nowhere.json"));
}

/// The first deck that is not JSON, and the first with invalid content.
async fn a_broken_deck(page: &Page) {
    for (code, is_json) in [("deck-json", false), ("deck-invalid", true)] {
        let rows = broken_decks::broken_decks();
        let row = rows.iter().position(|row| row.is_json() == is_json && row.text.len() < 99_999).unwrap();
        open_deck(page, &format!("broken-{row}")).await;
        assert_fails_with(page, code).await;
        let fault = &rows[row].faults[0];
        // For text that is not JSON, the message has the line, otherwise the path.
        let position = if is_json { &fault.path } else { &fault.found };
        for message in [page.text("[role=alert]").await, page.eval("warnings.join()").await.to_string()] {
            assert!(message.contains(position.as_str()), "{code}: {message}");
        }
        assert_eq!(page.count(".option, .radio, .actions .primary").await, 0, "no other deck is played instead");
    }
}

async fn markup_in_a_deck_is_shown_as_text(page: &Page) {
    open_deck(page, "markup").await;
    page.wait_for_status("intro").await;
    let shown = |text: String| text.contains(MARKUP);
    assert!(shown(page.text(".title").await));
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    finish(page).await;
    assert!(page.eval("root.textContent").await.as_str().unwrap().contains(MARKUP));
    assert_eq!(page.eval("[root.querySelectorAll('img').length, typeof ran]").await, json!([0, "undefined"]));
}

async fn a_damaged_or_newer_link(page: &Page) {
    for (link, code, words) in [
        ("#rf120939aydmcg4the6", "link-corrupt", "incomplete or mistyped"),
        ("#rf220939aydmcg4the5", "link-version", "newer version"),
    ] {
        page.open_and_wait(&format!("/pages/script-alone.html{link}"), "intro").await;
        assert_eq!(page.count(".notice").await, 1);
        assert!(page.text(".notice").await.contains(words));
        assert_eq!(page.count("[role=alert]").await, 0);
        assert_eq!(page.events("error").await, [json!({ "code": code })]);
    }
    page.eval("(events.length = 0, 0)").await;
    plays_to_result(page).await;
}

async fn a_link_of_another_deck(page: &Page) {
    page.open_and_wait("/pages/script-alone.html#rf120939aydmcg4the5", "result").await;
    assert_eq!(page.text(".value").await, "81");
    assert_eq!([page.count(".notice").await, page.count(".facets").await, page.count("[role=alert]").await], [1, 0, 0]);
    assert_eq!(page.events("error").await, [json!({ "code": "link-deck" })]);
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.eval("(events.length = 0, 0)").await;
}

async fn an_unsupported_browser(page: &Page) {
    for name in ["old-browser", "old-browser-alone"] {
        page.open(&format!("/pages/{name}.html")).await;
        page.wait_for("events.length").await;
        assert_eq!(page.events("error").await, [json!({ "code": "old-browser" })], "{name}");
        assert_eq!(
            page.eval("warnings.map(line => line.split(' ').slice(0, 2).join(' '))").await,
            json!(["role-fit: old-browser"]),
            "{name}"
        );
        assert_eq!(
            page.eval("[...host.querySelectorAll('a')].map(link => link.checkVisibility())").await,
            json!([true])
        );
        assert_eq!(page.eval("host.dataset.status === 'error' || window.errors.length").await, json!(0), "{name}");
        assert_eq!(page.eval("!!root").await, json!(false));
    }
}
