//! Results of several people, in every engine: a friend's beside one's own, a team from its link and from a paste, links
//! as chats spoil them, and a sheet of paper with fifty people on it.

use super::Situation;
use super::walk::on_to;
use crate::driver::Engine;
use crate::page::Page;
use crate::reader::shipped_deck;
use fantoccini::key::Key;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::code::Kind;
use role_fit_core::share::several::encode;
use role_fit_core::share::single::SharedResult;
use serde_json::json;

const NO_PRINT: &str = "WebKitWebDriver has no command to print";

pub const ALL: &[Situation] = &[
    Situation { name: "several: a friend", cannot: &[], check: |page| Box::pin(friend(page)) },
    Situation { name: "several: a team", cannot: &[], check: |page| Box::pin(team(page)) },
    Situation { name: "several: a paste", cannot: &[], check: |page| Box::pin(paste(page)) },
    Situation { name: "several: one more than are drawn at once", cannot: &[], check: |page| Box::pin(one_more(page)) },
    Situation { name: "several: spoilt links", cannot: &[], check: |page| Box::pin(spoilt(page)) },
    Situation {
        name: "several: on paper",
        cannot: &[(Engine::WebKit, NO_PRINT)],
        check: |page| Box::pin(on_paper(page)),
    },
];

const ALONE: &str = "/pages/script-alone.html";

/// A result of the shipped deck.
pub fn result(marker: u8) -> SharedResult {
    let place = |half_percents| Marker::from_half_percents(half_percents).unwrap();
    let meter = Meter::from_parts(place(marker), 32, 60).unwrap();
    let deck = shipped_deck().fingerprint();
    SharedResult::new(deck, meter, None, &[marker, 200 - marker, 100, marker].map(place))
}

/// The fragment of a link to a team.
pub fn team_link(markers: &[u8]) -> String {
    let people: Vec<_> = markers.iter().map(|marker| result(*marker)).collect();
    format!("#{}", encode(if people.len() == 2 { Kind::Comparison } else { Kind::Team }, &people).unwrap())
}

const NAMES: &str = "[...root.querySelectorAll('.people .name')].map(name => name.value ?? name.textContent)";

/// The heading has the focus by then, which may move the page: a pointer that presses before misses what it aims at.
async fn is_at_the_team(page: &Page) {
    page.until("root.querySelector('textarea:not([readonly])') && root.activeElement?.matches('.title')").await;
}

/// Whoever opens a friend's link and takes the quiz sees both, and can hand on the comparison.
async fn friend(page: &Page) {
    page.open_at(&format!("{ALONE}#{}", result(20).encode()), "result").await;
    for screen in ["question", "result"] {
        on_to(page, screen).await;
    }
    assert_eq!(page.ask(NAMES).await, json!(["You", "The other"]));
    let numbers = page.ask("[...root.querySelectorAll('.people .small')][1].textContent").await;
    assert!(numbers.as_str().unwrap().starts_with("10, "), "{numbers}");
    page.press_named("Compare facet by facet").await;
    is_at_the_team(page).await;
    let shown = "[...root.querySelectorAll('.people svg, .facets svg, .facets li > .small')].map(part => part.outerHTML.replace(/You|The other/g, '?'))";
    let (seen, link) = (page.ask(shown).await, page.ask("root.querySelector('.link input').value").await);
    assert!(link.as_str().unwrap().contains("#rfc1"), "{link}");
    page.press_named("Back to the result").await;
    page.until("root.querySelector('.fit')").await;
    // Somebody else, who has neither taken the quiz nor is told whose results these are.
    let other = page.friend().await;
    other.open_at(link.as_str().unwrap(), "result").await;
    assert_eq!(other.ask(NAMES).await, json!(["Person 1", "Person 2"]));
    let again = "[...root.querySelectorAll('.people svg, .facets svg, .facets li > .small')].map(part => part.outerHTML.replace(/Person [12]/g, '?'))";
    assert_eq!(other.ask(again).await, seen);
    other.close().await;
}

/// Names are typed, kept by the tab and in no link; whoever is taken out is gone, and the focus is at the heading.
async fn team(page: &Page) {
    let link = team_link(&[180, 20, 100]);
    page.open_at(&format!("{ALONE}{link}"), "result").await;
    assert_eq!(page.ask(NAMES).await, json!(["Person 1", "Person 2", "Person 3"]));
    page.tab_to("it.matches('.name')").await;
    // By a driver's keys it would be added to what is there.
    page.ask("void (root.activeElement.value = '')").await;
    page.ask(
        "void (window.shortcuts = [], ['keydown', 'keypress', 'keyup'].forEach(name =>
        document.addEventListener(name, event => shortcuts.push(event.key))))",
    )
    .await;
    page.types(".name", "Ann").await;
    page.key(Key::Escape, 1).await;
    page.key(Key::Tab, 1).await;
    page.until("root.textContent.includes('towards Product Owner: Ann')").await;
    assert_eq!(page.ask("shortcuts.filter(key => 'Ann'.includes(key))").await, json!([]), "the page's shortcuts");
    assert_eq!(
        page.ask("shortcuts.includes('Escape')").await,
        json!(true),
        "with which a page closes what it has opened"
    );
    let shared = page.ask("root.querySelector('.link input').value").await;
    page.reload().await;
    page.near().await;
    page.is("result").await;
    assert_eq!(page.ask(NAMES).await, json!(["Ann", "Person 2", "Person 3"]), "after a reload");
    assert_eq!(page.ask("root.querySelector('.link input').value").await, shared);
    let other = page.friend().await;
    other.open_at(shared.as_str().unwrap(), "result").await;
    assert_eq!(other.ask(NAMES).await, json!(["Person 1", "Person 2", "Person 3"]), "no name goes into a link");
    other.close().await;
    page.press("[aria-label='Take out Person 2']").await;
    page.until("root.querySelectorAll('.people li').length === 2").await;
    assert_eq!(page.ask(NAMES).await, json!(["Ann", "Person 2"]));
    page.until("root.activeElement && root.activeElement.matches('.title')").await;
    assert_eq!(page.ask("host.status").await, json!("result"));
    page.reload().await;
    page.near().await;
    page.is("result").await;
    assert_eq!(page.ask(NAMES).await, json!(["Ann", "Person 2"]), "the link is as the reader has left it");
}

/// What is pasted is read by the press: whoever is new comes in, and every line without a result is named.
async fn paste(page: &Page) {
    page.open_at(&format!("{ALONE}#{}", result(150).encode()), "result").await;
    page.press_named("Compare with others").await;
    is_at_the_team(page).await;
    let lines = [
        format!("Bo: https://host/s/po-2/?fbclid=x#{}>", result(30).encode()),
        "have a nice day".to_owned(),
        format!("https://host/#{}", result(150).encode().to_uppercase()),
        "https://host/#rf1aaaaaaaaaaaaaaaaaaa".to_owned(),
    ];
    page.ask(&format!("void (root.querySelector('textarea').value = {})", json!(lines.join("\n")))).await;
    page.press_named("Add these results").await;
    page.until("root.querySelectorAll('.people li').length === 2").await;
    assert_eq!(page.ask(NAMES).await, json!(["Bo", "Person 2"]));
    assert_eq!(page.ask("root.querySelector('textarea:not([readonly])').value").await, json!(""), "an empty field");
    let told = page.text(".paste [role=status]").await;
    for part in ["Added: 1.", "Already here: 1.", "without a result: 2.", "Line 2, “have a nice day”", "Line 4, "] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

/// Everybody is drawn in the end, whichever way the team has come to the screen.
async fn one_more(page: &Page) {
    let everybody = |count: usize| format!("root.querySelectorAll('.people li').length === {count}");
    page.open_at(&format!("{ALONE}#{}", result(150).encode()), "result").await;
    page.press_named("Compare with others").await;
    is_at_the_team(page).await;
    for (from, to) in [(0, 15), (15, 32), (32, 49)] {
        let lines: Vec<String> =
            (from..to).map(|marker| format!("https://host/#{}", result(marker).encode())).collect();
        page.ask(&format!("void (root.querySelector('textarea').value = {})", json!(lines.join("\n")))).await;
        page.press_named("Add these results").await;
        page.until(&everybody(usize::from(to) + 1)).await;
        page.press_named("Back").await;
        page.until("root.querySelector('.fit') && root.activeElement?.matches('.title')").await;
        page.press_named("Compare with others").await;
        is_at_the_team(page).await;
        page.until(&everybody(usize::from(to) + 1)).await;
    }
}

/// Each gives the result, or a calm line and the quiz.
async fn spoilt(page: &Page) {
    let code = result(163).encode();
    for fragment in [
        format!("#{}", code.to_uppercase()),
        format!("#{code}>"),
        format!("#{code})."),
        format!("#{code}%3E"),
        format!("#{code}?fbclid=IwAR0"),
        format!("?fbclid=IwAR0#{code}"),
        format!("#%72f1{}", &code[3..]),
    ] {
        page.open_at(&format!("{ALONE}{fragment}"), "result").await;
        assert_eq!(page.text(".value").await, "81", "{fragment}");
    }
    for kind in ["rf1", "rfc1", "rft1"] {
        page.open_at(&format!("{ALONE}#{kind}{}", "a".repeat(64 << 10)), "intro").await;
        assert_eq!(page.count(".notice").await, 1, "{kind}");
        assert_eq!(page.heard("error").await, [json!({ "code": "link-corrupt" })], "{kind}");
    }
}

async fn on_paper(page: &Page) {
    let markers: Vec<u8> = (0..50).map(|place| place * 4).collect();
    page.open_at(&format!("/pages/only-the-quiz.html{}", team_link(&markers)), "result").await;
    page.until("root.querySelectorAll('.people li').length === 50").await;
    let printed = page.print().await.unwrap();
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("team-{}.pdf", page.engine().name())), &printed).unwrap();
    let sheets = lopdf::Document::load_mem(&printed).unwrap().get_pages().len();
    assert_eq!(sheets, 1, "sheets for fifty people");
}
