//! Effects outside of the widget: on the page, the history, the network, the storage, and by events.

use super::play::{finish_quickly, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};

situations![
    the_page_is_left_untouched,
    the_back_button_restores_the_result,
    nothing_is_sent_or_stored,
    events_match_the_documentation,
];

/// The page compares its state with that from before the script was loaded.
async fn the_page_is_left_untouched(page: &Page) {
    page.open("/pages/untouched.html").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("changes()").await, json!([]));
    let symbols = "Object.getOwnPropertySymbols(window).map(String).filter(name => name.includes('role-fit'))";
    assert_eq!(page.eval(symbols).await, json!(["Symbol(role-fit.1)"]));
    // The comparison finds changes.
    page.eval("void (window.one = 1, document.body.dataset.two = 2)").await;
    assert_eq!(page.eval("changes().length").await, json!(2));
    page.eval("void (delete window.one, delete document.body.dataset.two)").await;
    plays_through(page).await;
    assert_eq!(page.eval("[history.length === changes.past, location.hash]").await, json!([true, ""]));
}

/// The Back button restores the result, from the cache of the browser or the storage of the tab.
async fn the_back_button_restores_the_result(page: &Page) {
    page.open("/pages/there-and-back.html").await;
    plays_through(page).await;
    let shown = page.text(".card").await;
    let listens = "listenedTo.filter(name => /unload/.test(name))";
    assert_eq!(page.eval(&format!("[listenedTo.length > 0, {listens}]")).await, json!([true, []]));
    assert_eq!(page.eval("[onunload, onbeforeunload]").await, json!([null, null]));
    page.client().goto(&format!("{}/pages/another.html", page.site().pages)).await.unwrap();
    page.wait_for("document.title === 'Another page'").await;
    page.client().back().await.unwrap();
    page.wait_for("host").await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    assert_eq!(page.text(".card").await, shown);
    assert_eq!(page.eval(&format!("[errors, warnings, {listens}]")).await, json!([[], [], []]));
    page.click_button("Review all questions").await;
    page.wait_for_status("review").await;
}

/// A play, then the link of a friend, which has as much in its URL as there ever is.
async fn nothing_is_sent_or_stored(page: &Page) {
    let link = "#rf12c939aydmcg4t38j0k49czdfhsmg";
    page.open("/pages/script-in-head.html").await;
    plays_through(page).await;
    assert_nothing_sent_or_stored(page).await;
    page.eval("void sessionStorage.clear()").await;
    page.open(&format!("/pages/script-in-head.html{link}")).await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    finish_quickly(page).await;
    assert_nothing_sent_or_stored(page).await;
    assert_eq!(page.eval("location.hash").await, json!(link));
    let requests = page.site().requests();
    for request in &requests {
        let headers = format!("{} {}", request.path, request.referer.as_deref().unwrap_or_default());
        assert!(!headers.contains("rf1") && !headers.contains('#'), "a result was sent: {headers}");
        assert_eq!(request.cookie, None, "{request:?}");
    }
    assert!(requests.len() > 6, "{requests:?}");
}

/// No request to another origin, and nothing stored but the answers in the tab.
async fn assert_nothing_sent_or_stored(page: &Page) {
    let elsewhere = format!(
        "performance.getEntriesByType('resource').map(it => it.name).filter(name => !/^(data:|{}\\/|{}\\/)/.test(name))",
        page.site().pages.replace('/', "\\/"),
        page.site().host.replace('/', "\\/"),
    );
    assert_eq!(page.eval(&elsewhere).await, json!([]));
    let stored = "[document.cookie, localStorage.length, Object.keys(sessionStorage).map(key => key.split(':')[0])]";
    assert_eq!(page.eval(stored).await, json!(["", 0, ["role-fit"]]));
    let stores = "const done = arguments[0];
        const databases = window.indexedDB && indexedDB.databases ? indexedDB.databases() : [];
        const workers = navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : [];
        Promise.all([databases, window.caches ? caches.keys() : [], workers])
            .then(found => done(found.map(list => list.length)), error => done(String(error)));";
    assert_eq!(page.client().execute_async(stores, vec![]).await.unwrap(), json!([0, 0, 0]));
}

/// The page receives the documented events with the documented fields, and no others.
async fn events_match_the_documentation(page: &Page) {
    page.open("/pages/listening.html").await;
    plays_through(page).await;
    let received = page.eval("received").await;
    for event in received.as_array().unwrap() {
        let mut fields: Vec<_> = event["detail"].as_object().into_iter().flat_map(|detail| detail.keys()).collect();
        fields.sort();
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
    let names = "[...new Set(received.map(({ name }) => name))]";
    assert_eq!(page.eval(names).await, json!(["ready", "start", "progress", "result"]));
    assert_eq!(
        page.eval("events.length === received.length && events.every(([, , frozen]) => frozen)").await,
        json!(true)
    );
}

/// The fields of a result, sorted.
const RESULT: &[&str] = &["asked", "code", "deck", "high", "low", "marker", "right", "url", "verdict"];
