//! Pages whose scripts have changed prototypes and globals: the quiz works.

use super::play::{FINISH_QUICKLY, assert_all_events, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![
    prototypes,
    json_functions,
    fetch,
    promise,
    symbol,
    dom_classes,
    response,
    missing_console,
    missing_queue_microtask,
];

async fn prototypes(page: &Page) {
    plays_in_one_script(page, "prototypes").await;
}

async fn json_functions(page: &Page) {
    plays_in_one_script(page, "JSON").await;
}

async fn fetch(page: &Page) {
    plays(page, "fetch").await;
}

async fn promise(page: &Page) {
    plays(page, "Promise").await;
}

async fn symbol(page: &Page) {
    plays_in_one_script(page, "Symbol").await;
}

async fn dom_classes(page: &Page) {
    plays_in_one_script(page, "classes").await;
}

async fn response(page: &Page) {
    plays(page, "Response").await;
}

async fn missing_console(page: &Page) {
    plays(page, "console").await;
}

async fn missing_queue_microtask(page: &Page) {
    plays(page, "queueMicrotask").await;
}

async fn plays(page: &Page, change: &str) {
    page.open(&format!("/pages/globals.html?of={change}")).await;
    plays_through(page).await;
}

/// For changes that break the driver of the browser too: the play runs in one script, which undoes the change at the end.
async fn plays_in_one_script(page: &Page, change: &str) {
    page.open(&format!("/pages/globals.html?of={change}&later")).await;
    let script = format!(
        "{FINISH_QUICKLY}
        const done = arguments[arguments.length - 1], undo = window.change();
        const end = problem => {{ undo(); done(problem); }};
        let waits = 0;
        const wait = () => {{
            const host = document.querySelector('role-fit');
            const status = host && host.dataset.status;
            if (status === 'question') return finishQuickly(end);
            if (status === 'intro') host.shadowRoot.querySelector('.actions .primary').click();
            if (++waits > 1000) {{
                end(host ? status + ' for ever: ' + host.outerHTML : 'no element');
            }} else {{
                setTimeout(wait, 10);
            }}
        }};
        wait();"
    );
    let problem = page.client().execute_async(&script, vec![]).await.unwrap();
    assert_eq!(problem, json!(""));
    assert_all_events(page).await;
    assert_eq!(page.eval("root.querySelectorAll('[role=alert]').length").await, json!(0));
}
