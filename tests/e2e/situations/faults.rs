//! A host that answers badly: the reader is told what it is, once, has a link, and nothing wrong is run; what can be
//! mended by a second try is.

use super::Situation;
use super::play::{comes_to_its_result, fails_with};
use crate::driver::Engine;
use crate::page::Page;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "fault: refused", cannot: &[], check: |page| Box::pin(retried(page, "refused", "network")) },
    Situation { name: "fault: 404", cannot: &[], check: |page| Box::pin(retried(page, "404", "http-404")) },
    Situation { name: "fault: 500", cannot: &[], check: |page| Box::pin(retried(page, "500", "http-500")) },
    Situation {
        name: "fault: cut",
        cannot: &[(Engine::WebKit, "WebKitGTK hands out a body that breaks off as if it were whole")],
        check: |page| Box::pin(retried(page, "cut", "network")),
    },
    Situation {
        name: "fault: cut and taken for whole",
        cannot: &[
            (Engine::Chromium, "it says that a line has broken"),
            (Engine::Firefox, "it says that a line has broken"),
        ],
        check: |page| Box::pin(never_run(page, "cut")),
    },
    Situation { name: "fault: stalled", cannot: &[], check: |page| Box::pin(stalled(page)) },
    Situation { name: "fault: html", cannot: &[], check: |page| Box::pin(never_run(page, "html")) },
    Situation { name: "fault: truncated", cannot: &[], check: |page| Box::pin(never_run(page, "truncated")) },
    Situation { name: "fault: flipped", cannot: &[], check: |page| Box::pin(never_run(page, "flipped")) },
    Situation { name: "fault: poisoned", cannot: &[], check: |page| Box::pin(never_run(page, "poisoned")) },
    Situation { name: "fault: content type", cannot: &[], check: |page| Box::pin(content_type(page)) },
    Situation { name: "fault: mended by a reload", cannot: &[], check: |page| Box::pin(mended(page)) },
    Situation { name: "fault: a stale copy", cannot: &[], check: |page| Box::pin(stale(page)) },
    Situation { name: "fault: removed", cannot: &[], check: |page| Box::pin(removed(page)) },
    Situation { name: "fault: skew", cannot: &[], check: |page| Box::pin(skew(page)) },
];

const FILES: [&str; 2] = ["glue", "wasm"];

async fn open(page: &Page, from: &str, form: &str) {
    page.open(&format!("/pages/fault.html?from={from}{form}")).await;
}

/// Both forms, with a fault in each file: the card with its button, which helps as soon as the host is well.
async fn retried(page: &Page, kind: &str, code: &str) {
    for (what, form) in [("glue", ""), ("wasm", ""), ("engine", "&alone")] {
        let run = format!("{kind}-{what}");
        open(page, &format!("/fault/{kind}/{what}/always/{run}/"), form).await;
        fails_with(page, code).await;
        again_in_vain_then_well(page, &run, code).await;
    }
    comes_to_its_result(page).await;
}

async fn again_in_vain_then_well(page: &Page, run: &str, code: &str) {
    page.ask("(heard.length = 0, root.querySelector('.card button').click())").await;
    page.until("heard.length").await;
    fails_with(page, code).await;
    page.site().mend(run);
    page.ask("(heard.length = 0, 0)").await;
    page.press(".card button").await;
    page.is("intro").await;
    assert_eq!(page.count("[role=alert]").await, 0, "{run}");
}

async fn stalled(page: &Page) {
    for what in FILES {
        let run = format!("stalled-{what}");
        open(page, &format!("/fault/stalled/{what}/always/{run}/"), "").await;
        fails_with(page, "timeout").await;
        // By the page's own timers: a driver may wait for all that is still on its way before it looks.
        assert_eq!(page.ask("failedInTime").await, json!(true), "{what}: told after twelve seconds");
        page.site().mend(&run);
        page.ask("(heard.length = 0, 0)").await;
        page.press(".card button").await;
        page.is("intro").await;
    }
    comes_to_its_result(page).await;
}

/// Not what was published: no button, since another try has been made already.
async fn never_run(page: &Page, kind: &str) {
    for (what, form) in [("glue", ""), ("wasm", ""), ("engine", "&alone")] {
        open(page, &format!("/fault/{kind}/{what}/always/{kind}-{what}/"), form).await;
        fails_with(page, "integrity").await;
        assert_eq!(page.ask("[typeof poisoned, memories.length]").await, json!(["undefined", 0]), "{what} has run");
        assert_eq!(page.count(".card button").await, 0);
    }
}

async fn content_type(page: &Page) {
    open(page, "/fault/mime/glue/always/mime-glue/", "").await;
    fails_with(page, "integrity").await;
    open(page, "/fault/mime/wasm/always/mime-wasm/", "").await;
    comes_to_its_result(page).await;
    assert_eq!(page.heard("error").await.len(), 0);
}

/// The files by their names once more, past every cache, and nobody has noticed.
async fn mended(page: &Page) {
    for kind in ["flipped", "poisoned", "truncated", "404"] {
        // A file is asked for again to find out what is wrong with it.
        for (what, times) in [("glue", 2), ("wasm", if kind == "404" { 1 } else { 2 })] {
            open(page, &format!("/fault/{kind}/{what}/{times}/mended-{kind}-{what}/"), "").await;
            page.is("intro").await;
            assert_eq!(page.heard("error").await.len(), 0, "{kind} {what}");
            assert_eq!(page.ask("typeof poisoned").await, json!("undefined"), "{kind} {what}");
        }
    }
    comes_to_its_result(page).await;
}

/// The wrong bytes are kept for ever in the browser's cache.
async fn stale(page: &Page) {
    for what in FILES {
        open(page, &format!("/cached/fault/poisoned/{what}/1/stale-{what}/"), "").await;
        page.is("intro").await;
        assert_eq!(page.heard("error").await.len(), 0, "{what}");
        assert_eq!(page.ask("typeof poisoned").await, json!("undefined"), "{what}");
    }
    comes_to_its_result(page).await;
}

/// An old loader, whose files are gone.
async fn removed(page: &Page) {
    for form in ["", "&alone"] {
        open(page, "/fault/removed/names/always/removed/", form).await;
        fails_with(page, "http-404").await;
    }
}

async fn skew(page: &Page) {
    for form in ["", "&alone"] {
        open(page, "/fault/skew/names/always/skew/", form).await;
        fails_with(page, "skew").await;
        assert_eq!(page.count(".card button").await, 0);
    }
}
