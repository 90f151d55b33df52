//! How near a reader comes before anything is fetched, and what of the page moves then.

use super::Situation;
use super::play::{answers_by_keyboard, is_played_cleanly, plays_through};
use crate::page::Page;
use serde_json::{Value, json};
use std::time::Duration;

pub const ALL: &[Situation] = &[
    Situation { name: "far below", cannot: &[], check: |page| Box::pin(far_below(page)) },
    Situation { name: "no shift", cannot: &[], check: |page| Box::pin(no_shift(page)) },
    Situation { name: "place kept free", cannot: &[], check: |page| Box::pin(reserved(page)) },
];

/// What has moved by itself, where the browser tells.
const SHIFT: &str = "(window.shifts || []).reduce((sum, [value, recent]) => sum + (recent ? 0 : value), 0)";

const FETCHED: &str =
    "performance.getEntriesByType('resource').map(it => it.name.split('/').pop()).filter(name => name !== 'ears.js')";

async fn far_below(page: &Page) {
    page.open("/pages/far-below.html").await;
    page.until("host && host.status === 'idle'").await;
    page.ask("scrollTo(0, host.offsetTop - innerHeight - 450)").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(
        page.ask("[host.status, ...new Set(FETCHED)]".replace("FETCHED", FETCHED).as_str()).await,
        json!(["idle", "role-fit.js"])
    );
    page.ask("scrollTo(0, host.offsetTop - innerHeight - 350)").await;
    page.is("intro").await;
    assert_eq!(page.ask(&format!("[...new Set({FETCHED})].length")).await, json!(3), "loader, glue and wasm");
    plays_through(page).await;
    assert_eq!(page.ask("warned").await, json!([]));
}

/// A reader who reads on until the quiz is there; it grows while it is still below the screen.
async fn no_shift(page: &Page) {
    page.open("/pages/far-below.html").await;
    page.until("host && host.status === 'idle'").await;
    page.ask("scrollTo(0, host.offsetTop - innerHeight - 350)").await;
    let place = "[scrollY, host.offsetTop, document.querySelector('h1').getBoundingClientRect().top]";
    let before = page.ask(place).await;
    page.is("intro").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    is_near(&before, &page.ask(place).await);
    page.near().await;
    starts_in_place(page, place).await;
}

/// On the first screen, with what is below it in sight.
async fn reserved(page: &Page) {
    page.open("/pages/reserved.html").await;
    let place = "[scrollY, host.offsetTop, document.querySelector('#after').offsetTop]";
    let before = page.ask(place).await;
    page.is("intro").await;
    is_near(&before, &page.ask(place).await);
    starts_in_place(page, place).await;
}

/// The first question takes the start card's place and moves nothing, and all the way there nothing has been moved.
async fn starts_in_place(page: &Page, place: &str) {
    let before = page.ask(place).await;
    page.press(".actions .primary").await;
    page.is("question").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    is_near(&before, &page.ask(place).await);
    let shift = page.ask(SHIFT).await.as_f64().unwrap();
    assert!(shift < 0.02, "layout shift {shift}");
    answers_by_keyboard(page).await;
    is_played_cleanly(page).await;
}

/// Nothing has moved by more than the pixel that a browser may round by.
fn is_near(before: &Value, after: &Value) {
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        let moved = (before.as_f64().unwrap() - after.as_f64().unwrap()).abs();
        assert!(moved <= 1.01, "it moved by {moved} px, from {before} to {after}");
    }
}
