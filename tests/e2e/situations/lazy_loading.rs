//! Loading when the reader scrolls near, without layout shifts.

use super::play::{answer_by_keyboard, finish_and_audit, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};
use std::time::Duration;

situations![a_distant_widget_loads_on_approach, loading_shifts_nothing, a_reserved_height_shifts_nothing,];

/// Layout shifts without recent input, in browsers that report them.
const SHIFT: &str = "(window.shifts || []).reduce((sum, [value, recent]) => sum + (recent ? 0 : value), 0)";

const FETCHED: &str = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').pop()).filter(name => name !== 'probe.js')";

async fn a_distant_widget_loads_on_approach(page: &Page) {
    page.open("/pages/far-below.html").await;
    page.wait_for("host && host.status === 'idle'").await;
    page.eval("scrollTo(0, host.offsetTop - innerHeight - 450)").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(
        page.eval("[host.status, ...new Set(FETCHED)]".replace("FETCHED", FETCHED).as_str()).await,
        json!(["idle", "role-fit.js"])
    );
    page.eval("scrollTo(0, host.offsetTop - innerHeight - 350)").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(&format!("[...new Set({FETCHED})].length")).await, json!(3), "loader, glue and wasm");
    plays_through(page).await;
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// The widget grows while it is still below the viewport of a reader who scrolls on.
async fn loading_shifts_nothing(page: &Page) {
    page.open("/pages/far-below.html").await;
    page.wait_for("host && host.status === 'idle'").await;
    page.eval("scrollTo(0, host.offsetTop - innerHeight - 350)").await;
    let position = "[scrollY, host.offsetTop, document.querySelector('h1').getBoundingClientRect().top]";
    let before = page.eval(position).await;
    page.wait_for_status("intro").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_unmoved(&before, &page.eval(position).await);
    page.scroll_to_widget().await;
    start_without_shift(page, position).await;
}

/// The widget is on the first screen, with other content visible below it.
async fn a_reserved_height_shifts_nothing(page: &Page) {
    page.open("/pages/reserved.html").await;
    let position = "[scrollY, host.offsetTop, document.querySelector('#after').offsetTop]";
    let before = page.eval(position).await;
    page.wait_for_status("intro").await;
    assert_unmoved(&before, &page.eval(position).await);
    start_without_shift(page, position).await;
}

/// The first question replaces the start card without moving anything, and nothing has moved before.
async fn start_without_shift(page: &Page, position: &str) {
    let before = page.eval(position).await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_unmoved(&before, &page.eval(position).await);
    let shift = page.eval(SHIFT).await.as_f64().unwrap();
    assert!(shift < 0.02, "layout shift {shift}");
    answer_by_keyboard(page).await;
    finish_and_audit(page).await;
}

/// Nothing has moved by more than the pixel that browsers may round by.
fn assert_unmoved(before: &Value, after: &Value) {
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        let moved = (before.as_f64().unwrap() - after.as_f64().unwrap()).abs();
        assert!(moved <= 1.01, "it moved by {moved} px, from {before} to {after}");
    }
}
