//! Takes an engine through the situations, one after the other in one browser, and writes down what became of each. One
//! that fails stops none of the others. Knows none of them.

use super::Situation;
use crate::driver::Engine;
use crate::page::Page;
use futures_util::FutureExt as _;
use serde_json::{Map, Value, json};
use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::time::Duration;

/// More than any situation takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(120);

/// Fails at the end, if any situation did.
pub async fn all_in(engine: Engine, situations: &[&[Situation]]) {
    let wanted = std::env::var("ROLE_FIT_SITUATION").unwrap_or_default();
    let mut told = Map::new();
    let mut browser = None;
    for situation in situations.iter().copied().flatten().filter(|situation| situation.name.contains(&wanted)) {
        let outcome = match reason_against(engine, situation) {
            Some(reason) => format!("cannot: {reason}"),
            None => outcome_of(engine, situation, &mut browser).await,
        };
        println!("{} in {}: {outcome}", situation.name, engine.name());
        told.insert(situation.name.to_owned(), json!(outcome));
        write(engine, &told);
    }
    assert!(!told.is_empty(), "there is no situation with {wanted:?} in its name");
    let failed: Vec<String> = told
        .iter()
        .filter_map(|(name, outcome)| Some(format!("{name}: {}", outcome.as_str()?.strip_prefix("failed: ")?)))
        .collect();
    assert!(failed.is_empty(), "in {}:\n{}", engine.name(), failed.join("\n"));
}

fn reason_against(engine: Engine, situation: &Situation) -> Option<&'static str> {
    situation.cannot.iter().find(|(other, _)| *other == engine).map(|(_, reason)| *reason)
}

/// A browser that has been through a failure is not used again: it may be dead, or still have what made it fail.
async fn outcome_of(engine: Engine, situation: &Situation, browser: &mut Option<Page>) -> String {
    let page = match browser.take() {
        Some(page) => page.on_a_new_site().await,
        None => Page::start_in(engine).await,
    };
    let check = AssertUnwindSafe((situation.check)(&page)).catch_unwind();
    let problem = match tokio::time::timeout(LIMIT, check).await {
        Ok(Ok(())) => None,
        Ok(Err(panic)) => Some(message(&*panic).to_owned()),
        Err(_) => Some(format!("no end after {LIMIT:?}")),
    };
    match problem {
        None => {
            *browser = Some(page);
            "passed".to_owned()
        }
        Some(problem) => format!("failed: {problem}"),
    }
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words")
}

/// After each situation, so that a run which breaks off leaves what it has.
fn write(engine: Engine, told: &Map<String, Value>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("situations");
    std::fs::create_dir_all(&folder).unwrap();
    let text = serde_json::to_string_pretty(told).unwrap();
    std::fs::write(folder.join(format!("{}.json", engine.name().to_lowercase())), text).unwrap();
}
