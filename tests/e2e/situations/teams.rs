//! Results of several people: a friend and oneself, a team from its link and from pasted links, mangled links, printing.

use super::navigation::advance_to;
use super::situation::situations;
use crate::driver::Engine;
use crate::looks;
use crate::page::Page;
use crate::reader::shipped_deck;
use fantoccini::key::Key;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::code::Kind;
use role_fit_core::share::several::encode;
use role_fit_core::share::single::SharedResult;
use serde_json::json;

const NO_PRINT: &str = "WebKitWebDriver has no command to print";

situations![
    comparing_with_a_friend,
    a_team_from_its_link,
    pasting_results,
    more_people_than_are_drawn_at_once,
    links_mangled_by_chats,
    fifty_people_on_one_sheet except [(Engine::WebKit, NO_PRINT)],
];

const ALONE: &str = "/pages/script-alone.html";

/// A result of the shipped deck.
pub fn result(marker: u8) -> SharedResult {
    let marker_at = |half_percents| Marker::from_half_percents(half_percents).unwrap();
    let meter = Meter::from_parts(marker_at(marker), 32, 60).unwrap();
    let deck = shipped_deck().fingerprint();
    SharedResult::new(deck, meter, None, &[marker, 200 - marker, 100, marker].map(marker_at))
}

/// The fragment of a link to a team.
pub fn team_link(markers: &[u8]) -> String {
    let people: Vec<_> = markers.iter().map(|marker| result(*marker)).collect();
    format!("#{}", encode(if people.len() == 2 { Kind::Comparison } else { Kind::Team }, &people).unwrap())
}

const NAMES: &str = "[...root.querySelectorAll('.people .name')].map(name => name.value ?? name.textContent)";

/// Waits until the heading has the focus. That may scroll the page, so an earlier click could miss.
async fn wait_for_team(page: &Page) {
    page.wait_for("root.querySelector('textarea:not([readonly])') && root.activeElement?.matches('.title')").await;
}

/// After opening the link of a friend and taking the quiz, readers see both results and can share the comparison.
async fn comparing_with_a_friend(page: &Page) {
    page.open_and_wait(&format!("{ALONE}#{}", result(20).encode()), "result").await;
    for screen in ["pair", "result"] {
        advance_to(page, screen).await;
    }
    assert_eq!(page.eval(NAMES).await, json!(["You", "Your friend"]));
    let numbers = page.eval("[...root.querySelectorAll('.people .small')][1].textContent").await;
    assert!(numbers.as_str().unwrap().starts_with("10, "), "{numbers}");
    page.click_button("Compare area by area").await;
    wait_for_team(page).await;
    let shown = "[...root.querySelectorAll('.people svg, .facets svg, .facets li > .small')].map(part => part.outerHTML.replace(/Your friend|You/g, '?'))";
    let (seen, link) = (page.eval(shown).await, page.eval("root.querySelector('.link input').value").await);
    assert!(link.as_str().unwrap().contains("#rfc1"), "{link}");
    page.click_button("Back to the result").await;
    page.wait_for("root.querySelector('.fit')").await;
    // Another reader, who has no result and sees no names.
    let other = page.new_profile().await;
    other.open_and_wait(link.as_str().unwrap(), "result").await;
    assert_eq!(other.eval(NAMES).await, json!(["Person 1", "Person 2"]));
    let again = "[...root.querySelectorAll('.people svg, .facets svg, .facets li > .small')].map(part => part.outerHTML.replace(/Person [12]/g, '?'))";
    assert_eq!(other.eval(again).await, seen);
    other.close().await;
}

/// Typed names are stored in the tab and are in no link. Removing a person moves the focus to the heading.
async fn a_team_from_its_link(page: &Page) {
    let link = team_link(&[180, 20, 100]);
    page.open_and_wait(&format!("{ALONE}{link}"), "result").await;
    assert_eq!(page.eval(NAMES).await, json!(["Person 1", "Person 2", "Person 3"]));
    page.tab_to("it.matches('.name')").await;
    // Typing by the driver would append to the text.
    page.eval("void (root.activeElement.value = '')").await;
    page.eval(
        "void (window.shortcuts = [], ['keydown', 'keypress', 'keyup'].forEach(name =>
        document.addEventListener(name, event => shortcuts.push(event.key))))",
    )
    .await;
    page.type_into(".name", "Ann").await;
    page.press_key(Key::Escape, 1).await;
    page.press_key(Key::Tab, 1).await;
    page.wait_for("root.textContent.includes('towards Product Owner: Ann')").await;
    assert_eq!(page.eval("shortcuts.filter(key => 'Ann'.includes(key))").await, json!([]), "the page's shortcuts");
    assert_eq!(page.eval("shortcuts.includes('Escape')").await, json!(true), "Escape closes dialogs of the page");
    let shared = page.eval("root.querySelector('.link input').value").await;
    page.reload().await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    assert_eq!(page.eval(NAMES).await, json!(["Ann", "Person 2", "Person 3"]), "after a reload");
    assert_eq!(page.eval("root.querySelector('.link input').value").await, shared);
    let other = page.new_profile().await;
    other.open_and_wait(shared.as_str().unwrap(), "result").await;
    assert_eq!(other.eval(NAMES).await, json!(["Person 1", "Person 2", "Person 3"]), "names are not in the link");
    other.close().await;
    page.click("[aria-label='Remove Person 2']").await;
    page.wait_for("root.querySelectorAll('.people li').length === 2").await;
    assert_eq!(page.eval(NAMES).await, json!(["Ann", "Person 2"]));
    page.wait_for("root.activeElement && root.activeElement.matches('.title')").await;
    assert_eq!(page.eval("host.status").await, json!("result"));
    page.reload().await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    assert_eq!(page.eval(NAMES).await, json!(["Ann", "Person 2"]), "the person stays removed");
}

/// Pasted results are added on the click, and lines in which there is no result are listed.
async fn pasting_results(page: &Page) {
    page.open_and_wait(&format!("{ALONE}#{}", result(150).encode()), "result").await;
    page.click_button("Compare with others").await;
    wait_for_team(page).await;
    let lines = [
        format!("Bo: https://host/s/po-2/?fbclid=x#{}>", result(30).encode()),
        "have a nice day".to_owned(),
        format!("https://host/#{}", result(150).encode().to_uppercase()),
        "https://host/#rf1aaaaaaaaaaaaaaaaaaa".to_owned(),
    ];
    page.eval(&format!("void (root.querySelector('textarea').value = {})", json!(lines.join("\n")))).await;
    page.click_button("Add these results").await;
    page.wait_for("root.querySelectorAll('.people li').length === 2").await;
    assert_eq!(page.eval(NAMES).await, json!(["Bo", "Person 2"]));
    assert_eq!(page.eval("root.querySelector('textarea:not([readonly])').value").await, json!(""), "an empty field");
    let report = page.text(".paste [role=status]").await;
    for part in ["Added: 1.", "Already here: 1.", "No result found: 2.", "Line 2, “have a nice day”", "Line 4, "] {
        assert!(report.contains(part), "{part} in {report}");
    }
}

/// All people are drawn in the end, whether pasted or drawn again after going back.
async fn more_people_than_are_drawn_at_once(page: &Page) {
    let all_drawn = |count: usize| format!("root.querySelectorAll('.people li').length === {count}");
    page.open_and_wait(&format!("{ALONE}#{}", result(150).encode()), "result").await;
    page.click_button("Compare with others").await;
    wait_for_team(page).await;
    for (from, to) in [(0, 15), (15, 32), (32, 49)] {
        let lines: Vec<String> =
            (from..to).map(|marker| format!("https://host/#{}", result(marker).encode())).collect();
        page.eval(&format!("void (root.querySelector('textarea').value = {})", json!(lines.join("\n")))).await;
        page.click_button("Add these results").await;
        page.wait_for(&all_drawn(usize::from(to) + 1)).await;
        page.click_button("Back").await;
        page.wait_for("root.querySelector('.fit') && root.activeElement?.matches('.title')").await;
        page.click_button("Compare with others").await;
        wait_for_team(page).await;
        page.wait_for(&all_drawn(usize::from(to) + 1)).await;
    }
}

/// Each shows the result, or a notice and the quiz.
async fn links_mangled_by_chats(page: &Page) {
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
        page.open_and_wait(&format!("{ALONE}{fragment}"), "result").await;
        assert_eq!(page.text(".value").await, "81", "{fragment}");
    }
    for kind in ["rf1", "rfc1", "rft1"] {
        page.open_and_wait(&format!("{ALONE}#{kind}{}", "a".repeat(64 << 10)), "intro").await;
        assert_eq!(page.count(".notice").await, 1, "{kind}");
        assert_eq!(page.events("error").await, [json!({ "code": "link-corrupt" })], "{kind}");
    }
}

async fn fifty_people_on_one_sheet(page: &Page) {
    let markers: Vec<u8> = (0..50).map(|index| index * 4).collect();
    page.open_and_wait(&format!("/pages/only-the-quiz.html{}", team_link(&markers)), "result").await;
    page.wait_for("root.querySelectorAll('.people li').length === 50").await;
    let printed = page.print().await.unwrap();
    looks::save(&format!("team-{}.pdf", page.engine().name()), &printed);
    let sheets = lopdf::Document::load_mem(&printed).unwrap().get_pages().len();
    assert_eq!(sheets, 1, "sheets for fifty people");
}
