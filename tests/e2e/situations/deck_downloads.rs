//! Downloads of decks that fail: the card says why, and offers another attempt where it may help.

use super::csp::at;
use super::play::{assert_fails_with, finish};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![
    a_status_of_the_deck_is_reported,
    a_deck_without_a_connection,
    a_deck_that_another_site_does_not_share,
    a_deck_that_the_policy_forbids,
    a_deck_that_stalls,
    a_server_that_says_nothing,
    a_slow_line_loads_a_deck,
    an_endless_deck,
    a_login_page_instead_of_a_deck,
    a_deck_with_curly_quotes,
    a_deck_in_another_encoding,
    a_deck_with_a_byte_order_mark,
    a_page_with_its_own_fetch,
];

async fn open(page: &Page, deck: &str) {
    page.open(&format!("/pages/own-deck.html?deck={deck}")).await;
}

/// The card has the words and a button, which works once the server is repaired.
async fn can_be_retried(page: &Page, deck: &str, run: &str, code: &str, words: &str) {
    assert_fails_with(page, code).await;
    for text in [page.text("[role=alert]").await, page.eval("warnings.join()").await.to_string()] {
        assert!(text.contains(words), "{deck}: {text}");
    }
    page.site().repair(run);
    page.eval("(events.length = 0, 0)").await;
    page.click(".card button").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.count("[role=alert]").await, 0);
    plays_deck(page).await;
}

/// The small deck has one question.
async fn plays_deck(page: &Page) {
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    finish(page).await;
}

async fn fails_with_fault(page: &Page, kind: &str, code: &str, words: &str) {
    let deck = format!("/decks/fault/{kind}/{kind}");
    open(page, &deck).await;
    can_be_retried(page, &deck, kind, code, words).await;
}

async fn a_status_of_the_deck_is_reported(page: &Page) {
    fails_with_fault(page, "503", "deck-fetch", "Its server answered with 503.").await;
}

async fn a_deck_without_a_connection(page: &Page) {
    fails_with_fault(page, "refused", "deck-fetch", "The connection failed.").await;
}

/// The blog under another name is another origin.
async fn a_deck_that_another_site_does_not_share(page: &Page) {
    let deck = format!("{}/decks/fault/no-cors/no-cors", page.site().pages.replace("127.0.0.1", "localhost"));
    open(page, &deck).await;
    can_be_retried(page, &deck, "no-cors", "deck-fetch", "Its server does not allow this page to read it.").await;
}

async fn a_deck_that_the_policy_forbids(page: &Page) {
    let policy = "script-src 'unsafe-inline' 'wasm-unsafe-eval' https://HOST; connect-src https://HOST";
    page.open(&format!("{}&deck=/decks/own.json", at("own-deck.html", policy))).await;
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/connect-src/.test(line)), 0)").await;
    assert_fails_with(page, "deck-fetch").await;
    assert!(page.text("[role=alert]").await.contains("The rules of this page do not allow it."));
}

async fn a_deck_that_stalls(page: &Page) {
    fails_with_fault(page, "stalled", "deck-fetch", "It took too long.").await;
}

async fn a_server_that_says_nothing(page: &Page) {
    fails_with_fault(page, "silent", "deck-fetch", "It took too long.").await;
}

/// The deck takes fourteen seconds, and arrives all the time.
async fn a_slow_line_loads_a_deck(page: &Page) {
    open(page, "/decks/fault/trickling/trickling").await;
    page.wait_for("performance.now() > 11000").await;
    assert_eq!(page.eval("host.status").await, json!("loading"));
    plays_deck(page).await;
}

async fn an_endless_deck(page: &Page) {
    open(page, "/decks/fault/endless/endless").await;
    assert_fails_with(page, "deck-invalid").await;
    assert!(page.text("[role=alert]").await.contains("or more, but a deck may have at most 262144"));
    assert_eq!(page.count(".card button").await, 0);
}

async fn a_login_page_instead_of_a_deck(page: &Page) {
    fails_with_fault(page, "login", "deck-json", "a web page instead of a deck").await;
}

async fn a_deck_with_curly_quotes(page: &Page) {
    open(page, "/decks/fault/curly/curly").await;
    assert_fails_with(page, "deck-json").await;
    assert!(page.text("[role=alert]").await.contains("a curly quote at line 2, column 9"));
}

async fn a_deck_in_another_encoding(page: &Page) {
    for (kind, position) in [("latin-1", "line 2, column 11"), ("utf-16", "line 1, column 2")] {
        open(page, &format!("/decks/fault/{kind}/{kind}")).await;
        assert_fails_with(page, "deck-json").await;
        assert!(page.text("[role=alert]").await.contains(&format!("not UTF-8 at {position}")), "{kind}");
    }
}

async fn a_deck_with_a_byte_order_mark(page: &Page) {
    open(page, "/decks/fault/marked/marked").await;
    plays_deck(page).await;
}

/// Old scripts replace `fetch` by one that takes no options, or whose responses have no stream.
async fn a_page_with_its_own_fetch(page: &Page) {
    page.open("/pages/own-fetch.html?deck=/decks/own.json").await;
    plays_deck(page).await;
}
