//! What a guest leaves alone, and what it tells: the page, its past, the network, the storage, the events.

use super::Situation;
use super::play::{plays_through, rush};
use crate::page::Page;
use serde_json::{Value, json};

pub const ALL: &[Situation] = &[
    Situation { name: "page untouched", cannot: &[], check: |page| Box::pin(untouched(page)) },
    Situation { name: "there and back", cannot: &[], check: |page| Box::pin(there_and_back(page)) },
    Situation { name: "nothing is sent or kept", cannot: &[], check: |page| Box::pin(private(page)) },
    Situation { name: "events", cannot: &[], check: |page| Box::pin(events(page)) },
];

/// The page itself compares all that it can think of, from before the script is there.
async fn untouched(page: &Page) {
    page.open("/pages/untouched.html").await;
    page.is("intro").await;
    assert_eq!(page.ask("changes()").await, json!([]));
    let ours = "Object.getOwnPropertySymbols(window).map(String).filter(name => name.includes('role-fit'))";
    assert_eq!(page.ask(ours).await, json!(["Symbol(role-fit.1)"]));
    // The comparison is not blind.
    page.ask("void (window.one = 1, document.body.dataset.two = 2)").await;
    assert_eq!(page.ask("changes().length").await, json!(2));
    page.ask("void (delete window.one, delete document.body.dataset.two)").await;
    plays_through(page).await;
    assert_eq!(page.ask("[history.length === changes.past, location.hash]").await, json!([true, ""]));
}

/// The Back button leads to the result again, by what the browser or what the tab has kept.
async fn there_and_back(page: &Page) {
    page.open("/pages/there-and-back.html").await;
    plays_through(page).await;
    let shown = page.text(".card").await;
    let listens = "listens.filter(name => /unload/.test(name))";
    assert_eq!(page.ask(&format!("[listens.length > 0, {listens}]")).await, json!([true, []]));
    assert_eq!(page.ask("[onunload, onbeforeunload]").await, json!([null, null]));
    page.client().goto(&format!("{}/pages/another.html", page.site().pages)).await.unwrap();
    page.until("document.title === 'Another page'").await;
    page.client().back().await.unwrap();
    page.until("host").await;
    page.near().await;
    page.is("result").await;
    assert_eq!(page.text(".card").await, shown);
    assert_eq!(page.ask(&format!("[wrong, warned, {listens}]")).await, json!([[], [], []]));
    page.press_named("Review answers").await;
    page.is("review").await;
}

/// A play, then a friend's link, which is the most that ever is in an address.
async fn private(page: &Page) {
    let link = "#rf12c939aydmcg4t38j0k49czdfhsmg";
    page.open("/pages/script-in-head.html").await;
    plays_through(page).await;
    nothing_left_behind(page).await;
    page.ask("void sessionStorage.clear()").await;
    page.open(&format!("/pages/script-in-head.html{link}")).await;
    page.near().await;
    page.is("result").await;
    page.press(".actions .primary").await;
    page.is("question").await;
    rush(page).await;
    nothing_left_behind(page).await;
    assert_eq!(page.ask("location.hash").await, json!(link));
    let asked = page.site().requests();
    for asked in &asked {
        let told = format!("{} {}", asked.path, asked.referer.as_deref().unwrap_or_default());
        assert!(!told.contains("rf1") && !told.contains('#'), "a result went out: {told}");
        assert_eq!(asked.cookie, None, "{asked:?}");
    }
    assert!(asked.len() > 6, "{asked:?}");
}

/// Nothing went elsewhere, and the tab has kept the answers and nothing else.
async fn nothing_left_behind(page: &Page) {
    let elsewhere = format!(
        "performance.getEntriesByType('resource').map(it => it.name).filter(name => !/^(data:|{}\\/|{}\\/)/.test(name))",
        page.site().pages.replace('/', "\\/"),
        page.site().host.replace('/', "\\/"),
    );
    assert_eq!(page.ask(&elsewhere).await, json!([]));
    let kept = "[document.cookie, localStorage.length, Object.keys(sessionStorage).map(key => key.split(':')[0])]";
    assert_eq!(page.ask(kept).await, json!(["", 0, ["role-fit"]]));
    let stores = "const done = arguments[0];
        const databases = window.indexedDB && indexedDB.databases ? indexedDB.databases() : [];
        const workers = navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : [];
        Promise.all([databases, window.caches ? caches.keys() : [], workers])
            .then(found => done(found.map(list => list.length)), error => done(String(error)));";
    assert_eq!(page.client().execute_async(stores, vec![]).await.unwrap(), json!([0, 0, 0]));
}

/// What the documentation says that the page hears, and no more.
async fn events(page: &Page) {
    page.open("/pages/listening.html").await;
    plays_through(page).await;
    let told = page.ask("told").await;
    for event in told.as_array().unwrap() {
        let fields: Vec<_> = event["detail"].as_object().into_iter().flat_map(|detail| detail.keys()).collect();
        let expected: &[&str] = match event["name"].as_str().unwrap() {
            "ready" => &[],
            "start" => &["total"],
            "progress" => &["index", "total"],
            _ => RESULT,
        };
        assert_eq!(fields, expected, "{event}");
        let facts = ["bubbles", "composed", "target", "plain"].map(|fact| event[fact].clone());
        assert_eq!(facts, [json!(true), json!(true), json!("role-fit"), json!(true)], "{event}");
        let is_simple = |value: &Value| !value.is_object() && !value.is_array();
        assert!(event["detail"].as_object().is_none_or(|detail| detail.values().all(is_simple)), "{event}");
    }
    let names = "[...new Set(told.map(({ name }) => name))]";
    assert_eq!(page.ask(names).await, json!(["ready", "start", "progress", "result"]));
    assert_eq!(page.ask("heard.length === told.length && heard.every(([, , frozen]) => frozen)").await, json!(true));
}

/// The fields of a result, in the order of the alphabet.
const RESULT: &[&str] = &["asked", "code", "deck", "high", "low", "marker", "right", "url", "verdict"];
