//! The situations that the widget meets as a guest, each in every engine. A situation is a host page and what must hold
//! on it; what happened is kept for `cargo xtask test`, which prints it as a table.
//!
//! `ROLE_FIT_SITUATION=<part of a name>` runs only those whose name has it.

mod authors;
mod dialects;
mod faults;
mod first_card;
mod globals;
mod guest;
mod hostile;
mod layout;
mod life;
mod manners;
mod near;
mod panics;
mod picture;
pub mod pictures;
mod plain;
pub mod play;
mod policies;
mod readers;
mod run;
pub mod several;
mod sharing;
mod themes;
mod told;
pub mod walk;
mod yew_host;

use crate::driver::Engine;
use crate::page::Page;
use futures_util::future::LocalBoxFuture;

/// A host page, and what must hold on it.
#[derive(Clone, Copy)]
pub struct Situation {
    pub name: &'static str,
    /// The engines that cannot be driven through it, and why.
    pub cannot: &'static [(Engine, &'static str)],
    /// Gets a browser that has nothing stored of the site, on no page yet.
    pub check: for<'p> fn(&'p Page) -> LocalBoxFuture<'p, ()>,
}

/// Each file's own.
const SITUATIONS: &[&[Situation]] = &[
    plain::ALL,
    guest::ALL,
    dialects::ALL,
    life::ALL,
    manners::ALL,
    sharing::ALL,
    several::ALL,
    near::ALL,
    first_card::ALL,
    yew_host::ALL,
    policies::ALL,
    pictures::ALL,
    globals::ALL,
    faults::ALL,
    panics::ALL,
    told::ALL,
    hostile::ALL,
    themes::ALL,
    layout::ALL,
    readers::ALL,
    authors::ALL,
];

#[tokio::test(flavor = "current_thread")]
async fn situations_in_chromium() {
    run::all_in(Engine::Chromium, SITUATIONS).await;
}

#[tokio::test(flavor = "current_thread")]
async fn situations_in_firefox() {
    run::all_in(Engine::Firefox, SITUATIONS).await;
}

#[tokio::test(flavor = "current_thread")]
async fn situations_in_webkit() {
    run::all_in(Engine::WebKit, SITUATIONS).await;
}

#[test]
fn every_situation_has_a_name_of_its_own_and_an_engine_that_can_be_driven_through_it() {
    let situations = SITUATIONS.concat();
    for (place, situation) in situations.iter().enumerate() {
        let is_closed = |engine: &Engine| situation.cannot.iter().any(|(other, _)| other == engine);
        assert!(!Engine::ALL.iter().all(is_closed), "{}", situation.name);
        assert!(situations[..place].iter().all(|other| other.name != situation.name), "{}", situation.name);
    }
}
