//! Decks inside their elements: no request, no policy, and no deck of others, whenever the deck comes.

use super::csp::{NO_WASM, STRICT, at, enter_frame, leave_frame};
use super::play::{assert_fails_with, finish, finish_and_audit, finish_quickly};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![
    a_deck_inside_needs_no_request,
    a_play_of_a_deck_inside_survives_a_reload,
    several_decks_inside_on_one_page,
    a_result_link_opens_in_the_quiz_with_its_deck_inside,
    a_result_link_is_nothing_to_a_deck_without_roles,
    a_broken_deck_inside_is_reported,
    a_deck_that_comes_after_its_element,
    a_deck_that_the_parser_reaches_late,
    a_deck_that_a_router_morphs,
    a_deck_inside_in_a_frame,
];

const LATE: &str = "/pages/late-deck.html";

/// A deck with one question.
fn deck(title: &str) -> String {
    json!({ "id": "rivers", "title": title, "items": [{
        "id": "salt", "kind": "question", "stem": "All rivers end in a sea.", "key": "false", "order": "fixed",
        "options": [{ "id": "true", "text": "True" }, { "id": "false", "text": "False" }],
    }] })
    .to_string()
}

async fn put_deck(page: &Page, text: &str, is_new: bool) {
    page.eval(&format!("putDeck({}, {is_new})", json!(text))).await;
}

async fn wait_for_title(page: &Page, title: &str) {
    page.wait_for(&format!(
        "host.status === 'intro' && root.querySelector('.title')?.textContent === {}",
        json!(title)
    ))
    .await;
}

async fn start(page: &Page) {
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
}

/// It wins over the attribute.
async fn a_deck_inside_needs_no_request(page: &Page) {
    page.open(&at("deck-inside.html", STRICT)).await;
    wait_for_title(page, "Do you know your rivers?").await;
    start(page).await;
    finish_and_audit(page).await;
    assert_eq!(page.eval("window.errors").await, json!([]), "violations");
    assert!(page.site().requests().iter().all(|request| !request.path.starts_with("/decks")));
    // Both first options: one right, one wrong.
    assert_eq!(page.text(".title").await, "1 of 2 right");
    let result = "[host.result.right, host.result.asked, host.result.marker, host.result.code, host.result.url]";
    assert_eq!(page.eval(result).await, json!([1, 2, null, null, null]));
    page.click("section .fold summary").await;
    page.wait_for("root.querySelector('section .fold').open").await;
    let report = page.eval("root.querySelector('section .fold a').href").await;
    let expected = "https://rivers.example/report?form=2&deck=rivers&item=salt&fingerprint=";
    assert!(report.as_str().unwrap().starts_with(expected), "{report}");
    // A line break in a text is one on the screen.
    page.click_button("Review").await;
    page.wait_for_status("review").await;
    let stem = "[...root.querySelectorAll('.stem')].find(stem => /sea/.test(stem.textContent))";
    assert_eq!(
        page.eval(&format!("getComputedStyle({stem}).whiteSpaceCollapse ?? 'preserve-breaks'")).await,
        "preserve-breaks"
    );
}

async fn a_play_of_a_deck_inside_survives_a_reload(page: &Page) {
    page.open("/pages/deck-inside.html").await;
    wait_for_title(page, "Do you know your rivers?").await;
    start(page).await;
    let stem = page.text(".stem").await;
    page.click(".option").await;
    page.wait_for_status("feedback").await;
    page.reload().await;
    page.wait_for_status("feedback").await;
    assert_eq!(page.text(".stem").await, stem);
}

async fn several_decks_inside_on_one_page(page: &Page) {
    page.open("/pages/decks-inside.html").await;
    page.wait_for("[...document.querySelectorAll('role-fit')].every(({ status }) => status === 'intro')").await;
    let titles = "[...document.querySelectorAll('role-fit')].map(({ shadowRoot }) => shadowRoot.querySelector('.title').textContent)";
    let titles = page.eval(titles).await;
    assert_eq!(titles.as_array().unwrap()[..2], [json!("Rivers"), json!("Colours")]);
    assert_ne!(titles[2], json!("Colours"));
    assert_eq!(page.eval("firstCards").await, json!(["shipped"]));
}

async fn a_result_link_opens_in_the_quiz_with_its_deck_inside(page: &Page) {
    page.open("/pages/decks-inside.html").await;
    page.wait_for("document.querySelector('#colours').status === 'intro'").await;
    // Only the second of the three is played.
    page.eval("void document.querySelector('#rivers').remove()").await;
    start(page).await;
    finish(page).await;
    let url = page.eval("host.result.url").await;
    let url = url.as_str().unwrap();
    assert!(url.starts_with(&format!("{}/pages/decks-inside.html#rf1", page.site().pages)), "{url}");
    let friend = page.new_profile().await;
    friend.open(url).await;
    friend.wait_for("document.querySelector('#colours')?.status === 'result'").await;
    let others = "['#rivers', '#shipped'].map(id => document.querySelector(id).status)";
    friend.wait_for(&format!("{others}.join() === 'intro,intro'")).await;
    assert_eq!(friend.events("error").await, Vec::<serde_json::Value>::new());
    friend.close().await;
}

/// It has no meter to show it.
async fn a_result_link_is_nothing_to_a_deck_without_roles(page: &Page) {
    page.open("/pages/deck-inside.html#rf12c939aydmcg4t38j0k49czdfhsmg").await;
    wait_for_title(page, "Do you know your rivers?").await;
    start(page).await;
    finish_quickly(page).await;
    assert_eq!(page.events("error").await, Vec::<serde_json::Value>::new());
}

async fn a_broken_deck_inside_is_reported(page: &Page) {
    for (text, code, words) in [
        ("", "deck-json", "not valid JSON at line 1, column 1"),
        ("\n{ \"id\": \"rivers\",\n}", "deck-json", "not valid JSON at line 3, column 1"),
        ("{ \"id\": “rivers” }", "deck-json", "a curly quote at line 1, column 9"),
        (
            r#"{ "title": "Rivers", "items": [{ "id": "day", "kind": "fit" }] }"#,
            "deck-invalid",
            "id: is missing; “deck check --fix” writes it",
        ),
    ] {
        page.open(LATE).await;
        page.wait_for("window.putDeck").await;
        put_deck(page, text, true).await;
        assert_fails_with(page, code).await;
        assert!(page.text("[role=alert]").await.contains(words), "{text}");
    }
    assert!(page.text("[role=alert]").await.contains("roles: is missing, but the kind “fit” is about two roles"));
}

/// Before the engine, while it runs, and once more with other words.
async fn a_deck_that_comes_after_its_element(page: &Page) {
    page.open(LATE).await;
    page.wait_for("window.putDeck").await;
    put_deck(page, &deck("Early"), false).await;
    wait_for_title(page, "Early").await;
    page.open(LATE).await;
    page.wait_for_status("intro").await;
    page.wait_for("events.some(([name]) => name === 'ready')").await;
    for title in ["Late", "Later"] {
        put_deck(page, &deck(title), false).await;
        wait_for_title(page, title).await;
    }
    page.eval("(events.length = 0, 0)").await;
    start(page).await;
    finish(page).await;
    assert_eq!(page.text(".title").await, "0 of 1 right");
    // The text of the page beside the deck concerns nobody.
    page.eval("host.append('More')").await;
    page.wait_for_frames().await;
    assert_eq!(page.eval("host.status").await, json!("result"));
}

/// It changes the text of the script and nothing else.
async fn a_deck_that_a_router_morphs(page: &Page) {
    page.open("/pages/idiomorph.html").await;
    page.wait_for("window.morph").await;
    let morph = async |title: &str| {
        let script = format!("<script type=\"application/json\">{}</script>", deck(title));
        page.eval(&format!(
            "void morph(host.parentNode.outerHTML.replace(/<script.*<\\/script>/s, '').replace('</role-fit>', {} + '</role-fit>'))",
            json!(script)
        ))
        .await;
    };
    page.wait_for_status("intro").await;
    for title in ["One", "Two"] {
        morph(title).await;
        wait_for_title(page, title).await;
    }
    start(page).await;
    finish(page).await;
}

async fn a_deck_that_the_parser_reaches_late(page: &Page) {
    page.open("/pages/deck-behind-slow-script.html").await;
    wait_for_title(page, "Rivers").await;
    start(page).await;
    finish(page).await;
}

async fn a_deck_inside_in_a_frame(page: &Page) {
    page.open(&at("deck-inside.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    enter_frame(page).await;
    assert_eq!(page.text(".title").await, "Do you know your rivers?");
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish(page).await;
    leave_frame(page).await;
    page.wait_for_status("result").await;
    assert_eq!(page.eval("host.result.asked").await, json!(2));
}
