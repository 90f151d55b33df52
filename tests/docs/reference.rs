//! What sentences of the reference promise. `tables.rs` compares its tables.

use crate::common::shipped;
use crate::document::{REFERENCE, RESULT_LINKS, first_codes};
use role_fit_core::deck::Length;
use role_fit_core::session::{Action, Session};
use role_fit_core::share::several::MAX_RESULTS;
use std::collections::BTreeSet;

#[test]
fn the_number_of_questions() {
    let count = |length| {
        let mut session = Session::new(shipped(), 1);
        session.apply(Action::Start(length));
        session.run().unwrap().play.cards().len()
    };
    let sentence = format!("{} or {} questions in the shipped deck", count(Length::Short), count(Length::Full));
    assert!(REFERENCE.section("## Attributes").contains(&sentence), "{sentence}");
}

#[test]
fn the_example_of_parts_styles_each_part() {
    let example = include_str!("../../examples/parts.html");
    let styled = example.split("role-fit::part(").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let documented = REFERENCE.table("## Parts", "| part |");
    assert_eq!(first_codes(&documented), styled.collect::<BTreeSet<_>>());
}

#[test]
fn the_size_of_teams() {
    assert_eq!(MAX_RESULTS, 50);
    assert!(RESULT_LINKS.section("## Compare results and teams").contains("`#rft…` up to fifty"));
}
