//! What readers and authors are told of decks and links that are not as they should be, and of browsers that are too old.

use super::Situation;
use super::play::{comes_to_its_result, fails_with, is_played};
use crate::broken_decks;
use crate::page::Page;
use crate::site::MARKUP;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "deck: not there", cannot: &[], check: |page| Box::pin(deck_not_there(page)) },
    Situation { name: "deck: broken", cannot: &[], check: |page| Box::pin(deck_broken(page)) },
    Situation { name: "deck: markup in it", cannot: &[], check: |page| Box::pin(deck_with_markup(page)) },
    Situation { name: "link: damaged or newer", cannot: &[], check: |page| Box::pin(link_damaged(page)) },
    Situation { name: "link: of another deck", cannot: &[], check: |page| Box::pin(link_of_another_deck(page)) },
    Situation { name: "old browser", cannot: &[], check: |page| Box::pin(old_browser(page)) },
];

async fn open_deck(page: &Page, name: &str) {
    page.open(&format!("/pages/own-deck.html?deck=/decks/{name}.json")).await;
}

async fn deck_not_there(page: &Page) {
    open_deck(page, "nowhere").await;
    fails_with(page, "deck-fetch").await;
    assert!(page.text("[role=alert]").await.contains("/decks/nowhere.json"));
}

/// The first deck that is no JSON and the first whose content is wrong.
async fn deck_broken(page: &Page) {
    for (code, wants_json) in [("deck-json", false), ("deck-invalid", true)] {
        let rows = broken_decks::broken_decks();
        let row = rows.iter().position(|row| row.is_json() == wants_json && row.text.len() < 99_999).unwrap();
        open_deck(page, &format!("broken-{row}")).await;
        fails_with(page, code).await;
        let fault = &rows[row].faults[0];
        // Of a text that is no JSON it is the line, of any other the path.
        let place = if wants_json { &fault.path } else { &fault.found };
        for told in [page.text("[role=alert]").await, page.ask("warned.join()").await.to_string()] {
            assert!(told.contains(place.as_str()), "{code}: {told}");
        }
        assert_eq!(page.count(".option, .radio, .actions .primary").await, 0, "no other deck in its stead");
    }
}

async fn deck_with_markup(page: &Page) {
    open_deck(page, "markup").await;
    page.is("intro").await;
    let shown = |text: String| text.contains(MARKUP);
    assert!(shown(page.text(".title").await));
    page.press(".actions .primary").await;
    page.is("question").await;
    is_played(page).await;
    assert!(page.ask("root.textContent").await.as_str().unwrap().contains(MARKUP));
    assert_eq!(page.ask("[root.querySelectorAll('img').length, typeof ran]").await, json!([0, "undefined"]));
}

async fn link_damaged(page: &Page) {
    for (link, code, words) in [
        ("#rf120939aydmcg4the6", "link-corrupt", "incomplete or mistyped"),
        ("#rf220939aydmcg4the5", "link-version", "newer version"),
    ] {
        page.open_at(&format!("/pages/script-alone.html{link}"), "intro").await;
        assert_eq!(page.count(".notice").await, 1);
        assert!(page.text(".notice").await.contains(words));
        assert_eq!(page.count("[role=alert]").await, 0);
        assert_eq!(page.heard("error").await, [json!({ "code": code })]);
    }
    page.ask("(heard.length = 0, 0)").await;
    comes_to_its_result(page).await;
}

async fn link_of_another_deck(page: &Page) {
    page.open_at("/pages/script-alone.html#rf120939aydmcg4the5", "result").await;
    assert_eq!(page.text(".value").await, "81");
    assert_eq!([page.count(".notice").await, page.count(".facets").await, page.count("[role=alert]").await], [1, 0, 0]);
    assert_eq!(page.heard("error").await, [json!({ "code": "link-deck" })]);
    page.press(".actions .primary").await;
    page.is("question").await;
    page.ask("(heard.length = 0, 0)").await;
}

async fn old_browser(page: &Page) {
    for name in ["old-browser", "old-browser-alone"] {
        page.open(&format!("/pages/{name}.html")).await;
        page.until("heard.length").await;
        assert_eq!(page.heard("error").await, [json!({ "code": "old-browser" })], "{name}");
        assert_eq!(
            page.ask("warned.map(line => line.split(' ').slice(0, 2).join(' '))").await,
            json!(["role-fit: old-browser"]),
            "{name}"
        );
        assert_eq!(
            page.ask("[...host.querySelectorAll('a')].map(link => link.checkVisibility())").await,
            json!([true])
        );
        assert_eq!(page.ask("host.dataset.status === 'error' || window.wrong.length").await, json!(0), "{name}");
        assert_eq!(page.ask("!!root").await, json!(false));
    }
}
