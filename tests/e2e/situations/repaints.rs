//! Pages that change all the time: the quiz adapts its colours at most once a frame, and only if there is a reason.

use super::navigation::advance_to;
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![
    a_style_that_follows_the_scrolling,
    transitions_all_over_the_page,
    many_switches_in_one_frame,
    several_attributes_at_once,
];

/// Counts how often the quiz reads colours, for which it inserts a probe, and how often it replaces style sheets.
const COUNT: &str = "(() => {
    window.counts = { probes: 0, replaced: 0 };
    new MutationObserver(changes => changes.forEach(({ addedNodes }) => {
        counts.probes += [...addedNodes].filter(node => node.localName === 'i').length;
    })).observe(root, { childList: true });
    const { replaceSync } = CSSStyleSheet.prototype;
    CSSStyleSheet.prototype.replaceSync = function (text) {
        counts.replaced++;
        replaceSync.call(this, text);
    };
})()";

const FRAMES: &str =
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))";

async fn start(page: &Page, path: &str) {
    page.open(path).await;
    advance_to(page, "start").await;
    page.eval(FRAMES).await;
    page.eval(COUNT).await;
}

async fn a_style_that_follows_the_scrolling(page: &Page) {
    // The second page has colours of its own, which need repairs.
    for path in ["/pages/themes.html?dark-background", "/pages/hard-to-read.html?pale"] {
        start(page, path).await;
        page.eval(
            "new Promise(done => {
                let writes = 0;
                const write = () => {
                    document.documentElement.style.setProperty('--scrolled', writes);
                    document.body.dataset.scrolled = writes;
                    if (++writes < 60) requestAnimationFrame(write); else setTimeout(done, 100);
                };
                write();
            })",
        )
        .await;
        assert_eq!(page.eval("counts").await, json!({ "probes": 0, "replaced": 0 }), "{path}");
    }
}

async fn transitions_all_over_the_page(page: &Page) {
    start(page, "/pages/themes.html").await;
    page.eval(
        "new Promise(done => {
            for (let count = 0; count < 60; count++) {
                const box = document.body.appendChild(document.createElement('div'));
                box.style.cssText = 'height: 1px; background-color: red; transition: background-color 50ms';
                box.offsetHeight;
                box.style.backgroundColor = 'blue';
            }
            setTimeout(done, 400);
        })",
    )
    .await;
    assert_eq!(page.eval("counts").await, json!({ "probes": 0, "replaced": 0 }));
}

/// Of light and dark, only what is there at the end of the frame counts.
async fn many_switches_in_one_frame(page: &Page) {
    start(page, "/pages/themes.html").await;
    page.eval(
        "new Promise(done => {
            let switches = 0;
            const change = () => {
                document.body.style.background = switches % 2 ? 'white' : 'black';
                if (++switches < 21) queueMicrotask(change);
            };
            change();
            setTimeout(done, 200);
        })",
    )
    .await;
    assert_eq!(page.eval("counts").await, json!({ "probes": 1, "replaced": 1 }));
    let card = "getComputedStyle(root.querySelector('.card')).backgroundColor";
    assert_eq!(page.eval(card).await, json!("rgb(27, 31, 37)"), "dark");
}

async fn several_attributes_at_once(page: &Page) {
    start(page, "/pages/themes.html").await;
    page.eval(
        "void (host.setAttribute('theme', 'dark'), host.setAttribute('heading-level', '4'), host.setAttribute('length', 'full'),
            host.setAttribute('share-to', 'none'))",
    )
    .await;
    page.wait_for("root.querySelector('h4.title')").await;
    page.wait_for("root.querySelector('.primary').textContent === 'Start the full quiz'").await;
    page.eval(FRAMES).await;
    assert_eq!(page.eval("counts.probes").await, json!(1));
    // The same values again change nothing.
    page.eval("void (counts.probes = 0, host.setAttribute('theme', 'dark'), host.setAttribute('length', 'full'))")
        .await;
    page.eval(FRAMES).await;
    assert_eq!(page.eval("counts.probes").await, json!(0));
}
