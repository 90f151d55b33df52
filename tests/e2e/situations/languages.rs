//! The quiz is in the language of its page, says so, and never shows another one first.

use super::csp::{NO_WASM, enter_frame, leave_frame};
use super::navigation::{SCREENS, advance_to};
use super::play::finish_quickly;
use super::situation::situations;
use crate::axe::violations;
use crate::page::Page;
use serde_json::{Value, json};

situations![
    the_language_of_the_page,
    the_nearest_language,
    a_german_first_card,
    german_failures,
    german_where_wasm_is_forbidden,
    a_language_that_cannot_be_loaded,
    a_pack_that_cannot_be_loaded,
    another_language_during_a_play,
    a_german_result_is_shared_by_german_pages,
    an_arabic_deck,
    a_deck_in_a_language_without_a_pack,
    a_deck_without_a_language,
];

/// The language of an element of the quiz: that of the nearest element with a `lang`.
fn language_of(selector: &str) -> String {
    format!("(it => (it.closest('[lang]') || host.closest('[lang]')).lang)(root.querySelector({}))", json!(selector))
}

/// The label of the button that starts the quiz, in each language.
const START: [(&str, &str); 7] = [
    ("en", "Start the quick quiz"),
    ("de", "Kurzes Quiz starten"),
    ("es", "Empezar el test rápido"),
    ("fr", "Commencer le quiz rapide"),
    ("pl", "Zacznij krótki quiz"),
    ("pt-BR", "Começar o quiz rápido"),
    ("ar", "بدء الاختبار السريع"),
];

fn start_label(language: &str) -> &'static str {
    START.iter().find(|(code, _)| *code == language).unwrap().1
}

/// The sentences, the deck and the attribute are all in the language.
async fn assert_starts_in(page: &Page, language: &str) {
    page.wait_for_status("intro").await;
    assert_eq!(page.text(".actions .primary").await, start_label(language));
    assert_eq!(page.eval(&language_of(".title")).await, json!(language));
    // One attribute says it for everything.
    assert_eq!(page.count(".app [lang]").await, 0, "{language}");
}

async fn the_language_of_the_page(page: &Page) {
    for (tag, language) in [
        ("de-AT", "de"),
        ("es-419", "es"),
        ("fr", "fr"),
        ("PL", "pl"),
        ("pt", "pt-BR"),
        ("ar-EG", "ar"),
        ("en-GB", "en"),
        ("sv", "en"),
    ] {
        page.open(&format!("/pages/languages.html?page={tag}")).await;
        assert_starts_in(page, language).await;
        let requests = "performance.getEntriesByType('resource').filter(entry => /\\/lang\\//.test(entry.name)).length";
        assert_eq!(page.eval(requests).await, json!(if language == "en" { 0 } else { 2 }), "{tag}: files of languages");
    }
}

async fn the_nearest_language(page: &Page) {
    for (query, language) in [
        ("page=fr&around=de", "de"),
        ("page=fr&around=de&own=pl", "pl"),
        ("page=fr&around=en", "en"),
        ("page=fr&around=", "en"),
        ("page=fr&own=tlh", "en"),
    ] {
        page.open(&format!("/pages/languages.html?{query}")).await;
        assert_starts_in(page, language).await;
    }
}

/// It is there before the engine, and nothing in English before it.
async fn a_german_first_card(page: &Page) {
    page.open("/pages/languages.html?page=de&from=/fault/late/wasm/always/german/").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    assert_eq!(page.text(".first .primary").await, start_label("de"));
    assert_eq!(page.eval(&language_of(".first .title")).await, json!("de"));
    page.site().repair("german");
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_eq!(page.eval(&language_of(".card")).await, json!("de"), "{screen}");
        assert_eq!(page.count(".app [lang]").await, 0, "{screen}");
    }
    assert_eq!(violations(page).await, json!([]), "axe");
    page.open("/pages/languages.html?page=de&from=/fault/late/cards/always/card/").await;
    page.wait_for_status("loading").await;
    assert_eq!(page.eval("root.textContent.trim()").await, json!(""), "while the German card is on its way");
    page.site().repair("card");
    assert_starts_in(page, "de").await;
}

async fn german_failures(page: &Page) {
    page.open("/pages/languages.html?page=de&from=/fault/lost/wasm/always/german-lost/").await;
    page.wait_for_status("error").await;
    assert_eq!(page.eval(&language_of("[role=alert]")).await, json!("de"), "the error card");
    assert_eq!(page.eval(&language_of("[role=alert] a")).await, json!("de"), "its link");
    assert_eq!(page.text("[role=alert] .button").await, "Noch mal versuchen");
    page.open("/pages/languages.html?page=de&deck=/decks/broken-0.json").await;
    page.wait_for_status("error").await;
    assert_eq!(page.eval(&language_of("[role=alert]")).await, json!("de"), "a broken deck");
}

async fn german_where_wasm_is_forbidden(page: &Page) {
    // The page's own script is allowed.
    let policy = NO_WASM.replace("script-src", "script-src 'unsafe-inline'");
    let policy: String = url::form_urlencoded::byte_serialize(policy.as_bytes()).collect();
    page.open(&format!("/pages/languages.html?page=de&csp={policy}")).await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("root.querySelector('iframe').lang").await, json!("de"));
    enter_frame(page).await;
    page.wait_for_status("intro").await;
    assert_eq!(page.text(".actions .primary").await, start_label("de"));
    leave_frame(page).await;
}

/// The quiz is in English, and the console says why.
async fn a_language_that_cannot_be_loaded(page: &Page) {
    for fault in ["404", "flipped", "refused"] {
        page.open(&format!("/pages/languages.html?page=de&from=/fault/{fault}/cards/always/{fault}/")).await;
        assert_starts_in(page, "en").await;
        assert_one_warning(page).await;
    }
}

async fn a_pack_that_cannot_be_loaded(page: &Page) {
    for fault in ["404", "flipped"] {
        page.open(&format!("/pages/languages.html?page=de&from=/fault/{fault}/packs/always/{fault}/")).await;
        page.wait_for_status("intro").await;
        page.wait_for(&format!(
            "root.querySelector('.app:not(.first) .primary')?.textContent === '{}'",
            start_label("en")
        ))
        .await;
        assert_one_warning(page).await;
        page.eval("root.querySelector('.actions .primary').click()").await;
        page.wait_for_status("question").await;
        finish_quickly(page).await;
    }
}

async fn assert_one_warning(page: &Page) {
    let lines = page.eval("warnings").await;
    let lines: Vec<&str> = lines.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(matches!(&*lines, [line] if line.starts_with("role-fit: language: cannot be loaded")), "{lines:?}");
}

/// A reader who changes the language of a page keeps the play.
async fn another_language_during_a_play(page: &Page) {
    page.open("/pages/languages.html?page=en").await;
    advance_to(page, "start").await;
    advance_to(page, "pair").await;
    advance_to(page, "question").await;
    let at = page.eval("root.querySelector('.eyebrow').textContent.match(/\\d+/)[0]").await;
    page.eval("host.setAttribute('lang', 'de')").await;
    page.wait_for("/Frage/.test(root.querySelector('.app:not(.first) .eyebrow')?.textContent)").await;
    assert_eq!(page.eval("root.querySelector('.eyebrow').textContent.match(/\\d+/)[0]").await, at);
    page.eval("host.removeAttribute('lang')").await;
    page.wait_for("/Question/.test(root.querySelector('.app:not(.first) .eyebrow')?.textContent)").await;
    finish_quickly(page).await;
}

/// The link leads to a page in the language, and whoever opens it sees the result in it.
async fn a_german_result_is_shared_by_german_pages(page: &Page) {
    page.open("/pages/languages.html?page=de").await;
    for screen in SCREENS {
        advance_to(page, screen).await;
    }
    let marker = page.text(".value").await;
    let link = page.eval("root.querySelector('.share input').value").await;
    let link = link.as_str().unwrap();
    assert!(link.contains("/s/de/"), "{link}");
    let friend = page.new_profile().await;
    friend.open(link).await;
    friend.wait_for_status("result").await;
    assert_eq!(friend.text(".value").await, marker);
    assert_eq!(friend.eval(&language_of(".title")).await, json!("de"));
    assert_eq!(friend.eval("document.documentElement.lang").await, json!("de"));
    let start = link.split("s/de/").next().unwrap();
    friend.open(&format!("{start}s/de/")).await;
    assert_starts_in(&friend, "de").await;
    friend.close().await;
}

/// It runs from right to left, and so do the sentences around it, whatever the language of the page.
async fn an_arabic_deck(page: &Page) {
    page.open("/pages/languages.html?page=de&deck=/decks/arabic.json").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(&language_of(".title")).await, json!("ar"));
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.title')).direction").await, json!("rtl"));
    assert_eq!(page.text(".actions .primary").await, start_label("ar"));
    assert_eq!(page.count(".app [lang]").await, 0);
}

/// The sentences are in the language of the page, and say so.
async fn a_deck_in_a_language_without_a_pack(page: &Page) {
    page.open("/pages/languages.html?page=de&deck=/decks/swedish.json").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(&language_of(".title")).await, json!("sv"));
    for part in [".eyebrow", ".actions button"] {
        assert_eq!(page.eval(&language_of(part)).await, json!("de"), "{part}");
    }
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval(&language_of(".stem")).await, json!("sv"));
    for part in [".eyebrow", ".ask", ".apart .primary", ".radio span"] {
        assert_eq!(page.eval(&language_of(part)).await, json!("de"), "{part}");
    }
}

/// The author of the page wrote the deck, so it is probably in the language of the page.
async fn a_deck_without_a_language(page: &Page) {
    page.open("/pages/languages.html?page=de&deck=/decks/own.json").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("root.querySelector('.title').closest('[lang]')").await, Value::Null);
    assert_eq!(page.text(".actions .primary").await, start_label("de"));
}
