//! Pages whose Content-Security-Policy forbids much: with the two words that the quiz needs nothing is missing and
//! nothing reported; without them it comes in a frame; where that is forbidden too there is the link.

use super::Situation;
use super::play::{comes_to_its_result, fails_with, is_played, plays_through};
use crate::axe::violations;
use crate::page::Page;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub const ALL: &[Situation] = &[
    Situation { name: "policy: the strictest", cannot: &[], check: |page| Box::pin(strictest(page)) },
    Situation { name: "policy: trusted types", cannot: &[], check: |page| Box::pin(trusted_types(page)) },
    Situation { name: "policy: no trusted types", cannot: &[], check: |page| Box::pin(no_trusted_types(page)) },
    Situation { name: "policy: a nonce", cannot: &[], check: |page| Box::pin(nonce(page)) },
    Situation { name: "frame: no wasm", cannot: &[], check: |page| Box::pin(no_wasm(page)) },
    Situation { name: "frame: no connection", cannot: &[], check: |page| Box::pin(no_connection(page)) },
    Situation { name: "frame: a link", cannot: &[], check: |page| Box::pin(a_link(page)) },
    Situation { name: "frame: a deck", cannot: &[], check: |page| Box::pin(a_deck(page)) },
    Situation { name: "frame: attackers", cannot: &[], check: |page| Box::pin(attackers(page)) },
    Situation { name: "frame: forbidden too", cannot: &[], check: |page| Box::pin(no_frame(page)) },
];

/// What the page's author is told to write, after `default-src 'none'`. The icon is the page's own.
pub const STRICT: &str =
    "default-src 'none'; img-src data:; script-src https://HOST 'wasm-unsafe-eval'; connect-src https://HOST";
pub const NO_WASM: &str = "default-src 'none'; img-src data:; script-src https://HOST; connect-src https://HOST; \
                       frame-src https://HOST https://BLOG";

pub fn at(page: &str, policy: &str) -> String {
    let policy: String = url::form_urlencoded::byte_serialize(policy.as_bytes()).collect();
    format!("/pages/{page}?csp={policy}")
}

async fn strictest(page: &Page) {
    plays_and_shares_under(page, STRICT).await;
}

async fn trusted_types(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types role-fit");
    plays_and_shares_under(page, &policy).await;
}

async fn plays_and_shares_under(page: &Page, policy: &str) {
    page.open(&at("policy.html", policy)).await;
    plays_through(page).await;
    page.press(".share button").await;
    page.until("heard.some(([name]) => name === 'share')").await;
    assert_eq!(page.ask("window.wrong").await, json!([]), "violations");
    assert_eq!(page.ask("root.querySelectorAll('iframe').length").await, json!(0), "no frame");
    assert_eq!(page.ask("warned").await, json!([]));
}

/// One report, of the policy that was asked for; then the engine is imported by its own address.
async fn no_trusted_types(page: &Page) {
    page.open(&at("policy.html", &format!("{STRICT}; require-trusted-types-for 'script'; trusted-types 'none'"))).await;
    page.is("intro").await;
    let reports = page.ask("wrong.splice(0)").await;
    assert!(reports == json!([]) || reports == json!(["trusted-types trusted-types-policy"]), "{reports}");
    comes_to_its_result(page).await;
}

async fn nonce(page: &Page) {
    let policy =
        "default-src 'none'; img-src data:; script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'; connect-src https://HOST";
    plays_and_shares_under(page, policy).await;
}

async fn no_wasm(page: &Page) {
    let begun = Instant::now();
    page.open(&at("frame.html", NO_WASM)).await;
    page.is("intro").await;
    println!("  the frame is there after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(page.heard("error").await, [json!({ "code": "csp-wasm" })]);
    assert!(page.ask("warned.join()").await.as_str().unwrap().contains("'wasm-unsafe-eval'"));
    plays_in_the_frame(page, "wasm-eval").await;
}

async fn no_connection(page: &Page) {
    let policy = NO_WASM
        .replace("; connect-src https://HOST", "")
        .replace("script-src https://HOST", "script-src https://HOST 'wasm-unsafe-eval'");
    page.open(&at("frame.html", &policy)).await;
    page.is("intro").await;
    assert_eq!(page.heard("error").await, [json!({ "code": "csp-connect" })]);
    let told = page.ask("warned.join()").await;
    assert!(
        told.as_str().unwrap().contains(&format!("add {}/ to its script-src and connect-src", page.site().host)),
        "{told}"
    );
    plays_in_the_frame(page, "connect-src").await;
}

/// Only what the policy forbids is reported, and the page outside hears of the play.
async fn plays_in_the_frame(page: &Page, reported: &str) {
    only_reports(page, reported).await;
    assert_eq!(page.ask("root.querySelectorAll('[role=alert]').length").await, json!(0));
    assert_eq!(
        page.ask(
            "getComputedStyle(host.querySelector('a')).display !== 'none' && host.querySelector('a').checkVisibility()"
        )
        .await,
        json!(false),
        "the link is gone"
    );
    enter(page).await;
    let given = "['seed', 'length', 'heading-level', 'loading'].map(name => host.getAttribute(name))";
    assert_eq!(page.ask(given).await, json!(["7", "full", "3", "eager"]));
    fits(page).await;
    comes_to_its_result(page).await;
    // The first heading is the page's, outside.
    let found = violations(page).await;
    let others =
        found.as_array().unwrap().iter().filter(|line| !line.as_str().unwrap().starts_with("page-has-heading-one"));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&Value>::new(), "axe, in the frame");
    fits(page).await;
    let url = page.ask("host.result.url").await;
    let share = "parcel => { window.parcel = { ...parcel }; return Promise.resolve(); }";
    page.ask(&format!("void Object.defineProperty(navigator, 'share', {{ value: {share} }})")).await;
    // By script: WebKit's driver does not hit what is far down in a frame.
    page.ask("root.querySelector('.link .primary').click()").await;
    page.until("root.querySelector('.told').textContent === 'Shared.'").await;
    assert_eq!(page.ask("parcel.url").await, url);
    leave(page).await;
    page.until("heard.some(([name]) => name === 'share')").await;
    assert_eq!(page.heard("share").await, [json!({ "method": "native" })]);
    let allowed = page.ask("root.querySelector('iframe').allow").await;
    assert_eq!(allowed, json!("clipboard-write; web-share"));
    page.is("result").await;
    page.until("heard.some(([name]) => name === 'result')").await;
    let names = page.ask("heard.map(([name]) => name).filter(name => !/ready|error|share/.test(name))").await;
    assert_eq!(names, json!([["start"].as_slice(), &vec!["progress"; 29], &["result"]].concat()));
    assert_eq!(page.ask("host.result.url").await, url);
    assert_eq!(page.ask("heard.every(part => part[2]) && Object.isFrozen(host.result)").await, json!(true));
    assert_eq!(
        page.ask("host.querySelector('[slot]').checkVisibility()").await,
        json!(true),
        "what comes after a result"
    );
    assert_eq!(page.heard("error").await.len(), 1);
    only_reports(page, reported).await;
    page.ask("host.restart()").await;
    page.is("intro").await;
    assert_eq!(page.ask("host.result").await, json!(null));
    assert_eq!(page.ask("host.querySelector('[slot]').checkVisibility()").await, json!(false));
}

async fn only_reports(page: &Page, reported: &str) {
    let others = page.ask(&format!("wrong.filter(line => !line.includes({}))", json!(reported))).await;
    assert_eq!(others, json!([]));
}

/// The frame is as high as what it shows.
pub async fn fits(page: &Page) {
    page.until("document.documentElement.scrollHeight <= innerHeight").await;
    page.until("Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) < 2").await;
}

pub async fn enter(page: &Page) {
    let root = page.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
    root.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
}

pub async fn leave(page: &Page) {
    page.client().enter_parent_frame().await.unwrap();
}

async fn a_link(page: &Page) {
    page.open(&format!("{}#rf12c939aydmcg4t38j0k49czdfhsmg", at("frame.html", NO_WASM))).await;
    page.is("result").await;
    enter(page).await;
    assert_eq!(page.text(".value").await, "81");
    leave(page).await;
    // What stands behind a link is not cut off on the way to the frame, where it would be another link then.
    page.open(&format!("{}#rf12c939aydmcg4t38j0k49czdfhsmgread0n", at("frame.html", NO_WASM))).await;
    page.is("intro").await;
    page.until("heard.some(([name, detail]) => name === 'error' && detail.code === 'link-corrupt')").await;
}

async fn a_deck(page: &Page) {
    page.open(&at("frame-deck.html", NO_WASM)).await;
    page.is("question").await;
    enter(page).await;
    page.until("root.textContent.includes('of 1')").await;
    assert_eq!(page.ask("host.getAttribute('deck')").await, json!(format!("{}/decks/own.json", page.site().pages)));
    is_played(page).await;
    leave(page).await;
    page.is("result").await;
    assert!(page.ask("host.result").await.is_object());
}

/// Nobody but the frame itself, by its name, says how high it is; and it does so within limits.
async fn attackers(page: &Page) {
    page.open(&at("frame.html", NO_WASM)).await;
    page.is("intro").await;
    enter(page).await;
    fits(page).await;
    leave(page).await;
    let height = "Math.round(root.querySelector('iframe').getBoundingClientRect().height)";
    let right = page.ask(height).await;
    let name = page.ask("root.querySelector('iframe').name").await;
    let word = |name: &serde_json::Value| format!("{{ frame: {name}, name: 'height', detail: 99999 }}");
    let result = |name: &serde_json::Value| format!("{{ frame: {name}, name: 'result', detail: {{ forged: true }} }}");
    let unmoved = async |who: &str| {
        // Messages come in their order: one of the test's own that has come has let the others pass.
        page.ask("(window.passed = 0, addEventListener('message', event => { window.passed += event.data === 'passed'; }), 0)").await;
        page.ask("(postMessage('passed', '*'), 0)").await;
        page.until("passed").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(page.ask(height).await, right, "{who}");
        assert_eq!(page.heard("result").await, Vec::<serde_json::Value>::new(), "{who}");
        assert_eq!(page.ask("host.status").await, json!("intro"), "{who}");
    };
    page.ask(&format!("(postMessage({}, '*'), postMessage({}, '*'), 0)", word(&name), result(&name))).await;
    unmoved("the page itself").await;

    enter(page).await;
    for wrong in [json!("wrong"), json!(""), json!(null)] {
        page.ask(&format!(
            "(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)",
            word(&wrong),
            result(&wrong)
        ))
        .await;
    }
    page.ask("(parent.postMessage(null, '*'), parent.postMessage('height', '*'), 0)").await;
    leave(page).await;
    unmoved("a wrong name").await;
    only_reports(page, "wasm-eval").await;

    let other = "(frame => { frame.src = 'OTHER'; frame.id = 'other'; document.body.append(frame); })(document.createElement('iframe'))";
    for (who, address) in
        [("the host's origin, another window", &page.site().host), ("another origin", &page.site().pages)]
    {
        page.ask(&other.replace("OTHER", &format!("{address}/index.html"))).await;
        page.client().find(Locator::Css("#other")).await.unwrap().enter_frame().await.unwrap();
        page.until("document.readyState === 'complete' && location.href !== 'about:blank'").await;
        page.ask(&format!("(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)", word(&name), result(&name)))
            .await;
        leave(page).await;
        unmoved(who).await;
        page.ask("document.querySelector('#other').remove()").await;
    }

    // The frame itself may, within limits. What it says next may be its right height again, hence a look at each word.
    page.ask(&format!("(window.heights = [], addEventListener('message', () => heights.push((root => {height})(document.querySelector('role-fit').shadowRoot))), 0)")).await;
    for (detail, shown) in [("99999", 5000), ("1", 100), ("640", 640)] {
        enter(page).await;
        page.ask(&format!("(parent.postMessage({{ frame: {name}, name: 'height', detail: {detail} }}, '*'), 0)")).await;
        leave(page).await;
        page.until(&format!("heights.includes({shown})")).await;
    }

    // Our frame, but somebody else's page in it.
    page.ask(&format!("(root.querySelector('iframe').src = '{}/index.html', 0)", page.site().pages)).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    enter(page).await;
    page.until(&format!("document.readyState === 'complete' && location.href.startsWith('{}')", page.site().pages))
        .await;
    leave(page).await;
    let before = page.ask(height).await;
    enter(page).await;
    page.ask(&format!("(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)", word(&name), result(&name)))
        .await;
    leave(page).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.ask(height).await, before, "another origin in our frame");
    assert_eq!(page.heard("result").await, Vec::<serde_json::Value>::new(), "another origin in our frame");
    only_reports(page, "wasm-eval").await;
}

async fn no_frame(page: &Page) {
    let begun = Instant::now();
    page.open(&at("frame.html", &NO_WASM.replace("frame-src https://HOST https://BLOG", "frame-src 'none'"))).await;
    page.is("error").await;
    println!("  the link is there after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(12));
    page.ask("(window.wrong = window.wrong.filter(line => !/wasm-eval|^frame-src/.test(line)), 0)").await;
    fails_with(page, "csp-wasm").await;
    assert!(page.ask("warned.join()").await.as_str().unwrap().contains("'wasm-unsafe-eval'"));
    assert_eq!(page.count("iframe").await, 0);
}
