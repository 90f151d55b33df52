//! What a slow phone would feel: long tasks until the first question, and the time that an answer's handler takes, in
//! headless Chromium with its processor slowed down fourfold.
//!
//! Prints figures beside their goals and asserts none of them: a clock on a busy machine proves nothing. Run it by
//! `cargo xtask bench speed`.

#![cfg_attr(target_arch = "wasm32", allow(unused))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, dead_code)]

#[path = "../tests/broken_decks/mod.rs"]
mod broken_decks;
#[path = "../tests/e2e/driver.rs"]
mod driver;
#[path = "../tests/e2e/engine.rs"]
mod engine;
#[path = "../tests/e2e/page.rs"]
mod page;
#[path = "../tests/e2e/site/mod.rs"]
mod site;

use page::Page;
use serde_json::{Value, json};

const SLOWER: u32 = 4;
const ROUNDS: usize = 5;
const LONG_TASK_MS: f64 = 50.0;
const HANDLER_MS: f64 = 5.0;
const ANSWERS: usize = 6;

/// Written into every page: tasks above 50 ms, and how long each press keeps the page busy. The widget's listener
/// stands between these two, and draws before the second is called.
const WATCH: &str = "
    window.longTasks = []; window.presses = [];
    new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration)))
        .observe({ type: 'longtask', buffered: true });
    let pressed;
    addEventListener('click', () => { pressed = performance.now(); }, true);
    addEventListener('click', () => presses.push(performance.now() - pressed));
    const stages = window.stages = {};
    addEventListener('role-fit-ready', () => { stages.ready = performance.now(); });
    addEventListener('role-fit-progress', () => { stages.question ||= performance.now(); });";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (mut before, mut longest, mut blocked, mut ready) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut starts, mut answers) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let page = Page::start().await;
        page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
        page.open("/").await;
        page.until("document.readyState === 'complete'").await;
        // Its own text, pictures and fonts are the page's affair.
        before.push(numbers(page.ask("longTasks.splice(0)").await).into_iter().fold(0.0, f64::max));
        page.near().await;
        page.is("intro").await;
        page.press(".actions .primary").await;
        page.is("question").await;
        let tasks = numbers(page.ask("longTasks").await);
        longest.push(tasks.iter().copied().fold(0.0, f64::max));
        blocked.push(tasks.iter().map(|task| task - LONG_TASK_MS).sum());
        ready.push(page.ask("stages.ready").await.as_f64().unwrap());
        starts.extend(numbers(page.ask("presses.splice(0)").await));
        for _ in 0..ANSWERS {
            page.press(".option").await;
            page.is("feedback").await;
            answers.extend(numbers(page.ask("presses.splice(0)").await));
            page.press(".apart .primary").await;
            page.is("question").await;
            page.ask("presses.splice(0)").await;
        }
        page.close().await;
    }
    println!("processor slowed {SLOWER} times, {ROUNDS} visits, milliseconds");
    line("longest long task of the page itself", &before, None);
    line("longest long task until the first question", &longest, Some(LONG_TASK_MS));
    line("time above 50 ms, all such tasks together", &blocked, Some(0.0));
    line("page opened to start card drawn", &ready, None);
    line("handler of the start button", &starts, None);
    line("handler of an answer", &answers, Some(HANDLER_MS));
}

fn numbers(list: Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn line(what: &str, values: &[f64], goal: Option<f64>) {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let (median, most) = (values[values.len() / 2], values[values.len() - 1]);
    let goal = goal.map_or_else(String::new, |goal| format!(", goal at most {goal:.0}"));
    println!("{what:<46} median {median:>7.1}, most {most:>7.1}{goal}");
}
