//! The quiz says in which language it is, whatever the language of the page.

use super::navigation::{SCREENS, advance_to};
use super::situation::situations;
use crate::axe::violations;
use crate::page::Page;
use serde_json::{Value, json};

situations![english_on_a_german_page, failures_on_a_german_page, an_arabic_deck, a_deck_without_a_language];

/// The language of an element of the quiz: that of the nearest element with a `lang`.
fn language_of(selector: &str) -> String {
    format!("(it => (it.closest('[lang]') || document.documentElement).lang)(root.querySelector('{selector}'))")
}

async fn english_on_a_german_page(page: &Page) {
    page.open("/pages/german.html?from=/fault/late/wasm/always/german/").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    assert_eq!(page.eval(&language_of(".first .title")).await, json!("en"), "the first card");
    page.site().repair("german");
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_eq!(page.eval(&language_of(".card")).await, json!("en"), "{screen}");
        // One attribute says it for everything.
        assert_eq!(page.count(".app [lang]").await, 0, "{screen}");
    }
    assert_eq!(violations(page).await, json!([]), "axe");
}

async fn failures_on_a_german_page(page: &Page) {
    page.open("/pages/german.html?from=/fault/lost/wasm/always/german-lost/").await;
    page.wait_for_status("error").await;
    assert_eq!(page.eval(&language_of("[role=alert]")).await, json!("en"), "the error card");
    assert_eq!(page.eval(&language_of("[role=alert] a")).await, json!("en"), "its link");
    page.open("/pages/german.html?deck=/decks/broken-0.json").await;
    page.wait_for_status("error").await;
    assert_eq!(page.eval(&language_of("[role=alert]")).await, json!("en"), "a broken deck");
}

/// It runs from right to left. The sentences around it, which are in English, say so.
async fn an_arabic_deck(page: &Page) {
    page.open("/pages/german.html?deck=/decks/arabic.json").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(&language_of(".title")).await, json!("ar"));
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.title')).direction").await, json!("rtl"));
    for part in [".eyebrow", ".actions button"] {
        assert_eq!(page.eval(&language_of(part)).await, json!("en"), "{part}");
    }
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval(&language_of(".stem")).await, json!("ar"));
    for part in [".eyebrow", ".ask", ".apart .primary"] {
        assert_eq!(page.eval(&language_of(part)).await, json!("en"), "{part}");
    }
    assert_eq!(page.eval(&language_of(".radio span")).await, json!("en"));
}

/// The author of the page wrote the deck, so it is probably in the language of the page.
async fn a_deck_without_a_language(page: &Page) {
    page.open("/pages/german.html?deck=/decks/own.json").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("root.querySelector('.title').closest('[lang]')").await, Value::Null);
}
