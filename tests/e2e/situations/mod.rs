//! The situations that host pages put the widget in. A situation is a page and a check, and runs in each engine.

mod situation;

mod bad_input;
mod changed_globals;
pub mod csp;
mod deck_downloads;
mod decks_inside;
mod document_modes;
mod extensions;
mod first_card;
mod frames;
mod frameworks;
mod hiding;
mod hostile_css;
mod languages;
mod layout;
mod lazy_loading;
mod lifecycle;
mod loader_home;
pub mod navigation;
mod network;
mod package;
mod panics;
mod plain_pages;
pub mod play;
mod preferences;
mod repaints;
mod result_links;
pub mod result_picture;
mod routers;
mod saved_plays;
pub mod screenshot;
mod script_placement;
mod server_faults;
mod several_scripts;
mod sharing;
mod side_effects;
pub mod studio;
mod styling;
pub mod teams;
mod themes;
mod yew_host;

use crate::browser_pool::BrowserPool;
use crate::engine::Engine;
use crate::outcomes::{Outcome, Outcomes};
use crate::trial::{named, tests};
use libtest_mimic::Trial;
use situation::Situation;
use std::collections::BTreeSet;
use std::sync::Arc;

tests![each_situation_has_a_unique_name_and_an_engine];

const SITUATIONS: &[&[Situation]] = &[
    plain_pages::SITUATIONS,
    script_placement::SITUATIONS,
    loader_home::SITUATIONS,
    several_scripts::SITUATIONS,
    routers::SITUATIONS,
    frameworks::SITUATIONS,
    package::SITUATIONS,
    document_modes::SITUATIONS,
    lifecycle::SITUATIONS,
    side_effects::SITUATIONS,
    sharing::SITUATIONS,
    result_links::SITUATIONS,
    saved_plays::SITUATIONS,
    teams::SITUATIONS,
    lazy_loading::SITUATIONS,
    first_card::SITUATIONS,
    yew_host::SITUATIONS,
    csp::SITUATIONS,
    frames::SITUATIONS,
    result_picture::SITUATIONS,
    changed_globals::SITUATIONS,
    server_faults::SITUATIONS,
    network::SITUATIONS,
    panics::SITUATIONS,
    bad_input::SITUATIONS,
    deck_downloads::SITUATIONS,
    decks_inside::SITUATIONS,
    hostile_css::SITUATIONS,
    themes::SITUATIONS,
    repaints::SITUATIONS,
    hiding::SITUATIONS,
    extensions::SITUATIONS,
    languages::SITUATIONS,
    layout::SITUATIONS,
    preferences::SITUATIONS,
    styling::SITUATIONS,
    studio::SITUATIONS,
];

/// A trial for each situation in each engine that can be driven through it, and the outcomes that they will have. The
/// trials of one engine follow each other, so that its browsers quit before the next engine's start.
pub fn trials() -> (Vec<Trial>, Arc<Outcomes>) {
    let outcomes = Arc::new(Outcomes::default());
    let mut trials = Vec::new();
    for engine in Engine::ALL {
        let pool = Arc::new(BrowserPool::new(engine));
        for situation in SITUATIONS.concat() {
            match situation.reason_against(engine) {
                Some(reason) => outcomes.add(&situation.name(), engine, Outcome::Unsupported(reason)),
                None => trials.push(trial(situation, &pool, &outcomes)),
            }
        }
    }
    (trials, outcomes)
}

fn trial(situation: Situation, pool: &Arc<BrowserPool>, outcomes: &Arc<Outcomes>) -> Trial {
    let (pool, outcomes) = (Arc::clone(pool), Arc::clone(outcomes));
    let engine = pool.engine();
    named(format!("{}::{}", engine.name().to_lowercase(), situation.name()), move || {
        // The check may panic, so the outcome is a failure until it has passed.
        outcomes.add(&situation.name(), engine, Outcome::Failed);
        pool.run(situation.check)?;
        outcomes.add(&situation.name(), engine, Outcome::Passed);
        Ok(())
    })
}

async fn each_situation_has_a_unique_name_and_an_engine() {
    let situations = SITUATIONS.concat();
    let names: BTreeSet<_> = situations.iter().map(Situation::name).collect();
    assert_eq!(names.len(), situations.len());
    for situation in situations {
        let is_supported = |engine: Engine| situation.reason_against(engine).is_none();
        assert!(Engine::ALL.into_iter().any(is_supported), "{}", situation.name());
    }
}
