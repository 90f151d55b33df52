//! How near a reader comes before anything is fetched, and what of the page moves then.

use super::play::{answer_by_keyboard, finish_and_audit, plays_through};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};
use std::time::Duration;

situations![a_distant_widget_loads_on_approach, loading_shifts_nothing, a_reserved_height_shifts_nothing,];

/// What has moved by itself, where the browser tells.
const SHIFT: &str = "(window.shifts || []).reduce((sum, [value, recent]) => sum + (recent ? 0 : value), 0)";

const FETCHED: &str =
    "performance.getEntriesByType('resource').map(it => it.name.split('/').pop()).filter(name => name !== 'probe.js')";

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

/// A reader who reads on until the quiz is there; it grows while it is still below the screen.
async fn loading_shifts_nothing(page: &Page) {
    page.open("/pages/far-below.html").await;
    page.wait_for("host && host.status === 'idle'").await;
    page.eval("scrollTo(0, host.offsetTop - innerHeight - 350)").await;
    let place = "[scrollY, host.offsetTop, document.querySelector('h1').getBoundingClientRect().top]";
    let before = page.eval(place).await;
    page.wait_for_status("intro").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    is_near(&before, &page.eval(place).await);
    page.scroll_to_widget().await;
    starts_in_place(page, place).await;
}

/// On the first screen, with what is below it in sight.
async fn a_reserved_height_shifts_nothing(page: &Page) {
    page.open("/pages/reserved.html").await;
    let place = "[scrollY, host.offsetTop, document.querySelector('#after').offsetTop]";
    let before = page.eval(place).await;
    page.wait_for_status("intro").await;
    is_near(&before, &page.eval(place).await);
    starts_in_place(page, place).await;
}

/// The first question takes the start card's place and moves nothing, and all the way there nothing has been moved.
async fn starts_in_place(page: &Page, place: &str) {
    let before = page.eval(place).await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    is_near(&before, &page.eval(place).await);
    let shift = page.eval(SHIFT).await.as_f64().unwrap();
    assert!(shift < 0.02, "layout shift {shift}");
    answer_by_keyboard(page).await;
    finish_and_audit(page).await;
}

/// Nothing has moved by more than the pixel that a browser may round by.
fn is_near(before: &Value, after: &Value) {
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        let moved = (before.as_f64().unwrap() - after.as_f64().unwrap()).abs();
        assert!(moved <= 1.01, "it moved by {moved} px, from {before} to {after}");
    }
}
