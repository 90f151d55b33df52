//! End-to-end tests: the built page in real browsers, as readers, friends and authors use it.
//!
//! Each test is a named trial. `cargo xtask test --only e2e` sets the environment; with that environment,
//! `cargo test --features e2e --test e2e -- firefox::teams` runs the trials whose name contains the filter.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/core/tests/broken_decks/mod.rs"]
mod broken_decks;

mod announcements;
mod axe;
mod browser_pool;
mod driver;
mod engine;
mod looks;
mod outcomes;
mod page;
mod reader;
mod site;
mod trial;

mod apps;
mod book;
mod decks;
mod editions;
mod embed;
mod engine_features;
mod examples;
mod full_play;
mod links;
mod previews;
mod published;
mod resume;
mod screen_reader;
mod screens;
mod situations;
mod studio;
mod test_site;
mod transcript;

use libtest_mimic::Arguments;
use std::process::ExitCode;
use trial::Test;

/// Browsers mostly wait, so there are more of them at once than most machines that run the tests have cores.
const THREADS: usize = 3;

/// The tests that are not repeated in each engine. The slowest come first, so that no thread is left alone with them.
const TESTS: &[&[Test]] = &[
    screens::TESTS,
    editions::TESTS,
    full_play::TESTS,
    engine_features::TESTS,
    apps::TESTS,
    decks::TESTS,
    embed::TESTS,
    examples::TESTS,
    book::TESTS,
    links::TESTS,
    previews::TESTS,
    published::TESTS,
    resume::TESTS,
    screen_reader::TESTS,
    studio::TESTS,
    test_site::TESTS,
    transcript::TESTS,
    outcomes::TESTS,
    situations::TESTS,
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(THREADS);
    let (situations, outcomes) = situations::trials();
    let tests = TESTS.iter().copied().flatten().map(Test::trial);
    let conclusion = libtest_mimic::run(&arguments, tests.chain(situations).collect());
    if let Some(table) = outcomes.table() {
        println!("{table}");
    }
    conclusion.exit_code()
}
