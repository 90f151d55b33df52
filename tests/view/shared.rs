//! Somebody else's result, opened from a link.

use crate::decks::{OTHER, deck, later_edition, shipped};
use crate::page::Page;
use crate::widget::{Widget, fill, steps, words};
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use role_fit_core::share::single::{LinkedScore, SharedResult};
use serde_json::Value;

fn result(fingerprint: u32, facets: &[u8]) -> SharedResult {
    let place = |half_percents: u8| Marker::from_half_percents(half_percents).unwrap();
    let meter = Meter::from_parts(place(163), 32, 77).unwrap();
    let facets: Vec<_> = facets.iter().map(|&half_percents| place(half_percents)).collect();
    SharedResult::new(fingerprint, meter, LinkedScore::new(13, 18), &facets)
}

fn opened(file: &Value, result: SharedResult) -> Page {
    Widget::of(file).showing(result).page()
}

/// A shared result, and which of its parts are shown beside the meter.
struct Row {
    origin: &'static str,
    file: Value,
    fingerprint: u32,
    facets: &'static [u8],
    note: Option<&'static str>,
    has_score: bool,
    has_facets: bool,
}

#[test]
fn a_shared_result_shows_only_what_the_deck_can_vouch_for() {
    let own = Row {
        origin: "this deck",
        file: shipped(),
        fingerprint: deck(&shipped()).fingerprint(),
        facets: &[200, 150, 100, 20],
        note: None,
        has_score: true,
        has_facets: true,
    };
    let earlier = Row {
        origin: "an earlier edition",
        file: later_edition(shipped()),
        fingerprint: OTHER,
        note: Some("shared_earlier"),
        ..own
    };
    let rows = [
        Row { origin: "this deck, no facets", file: shipped(), facets: &[], has_facets: false, ..own },
        Row {
            origin: "an earlier edition, other facets",
            file: later_edition(shipped()),
            facets: &[200],
            has_facets: false,
            ..earlier
        },
        Row {
            origin: "another deck",
            file: shipped(),
            fingerprint: OTHER,
            note: Some("shared_other_deck"),
            has_score: false,
            has_facets: false,
            ..own
        },
        own,
        earlier,
    ];
    for row in rows {
        let page = opened(&row.file, result(row.fingerprint, row.facets));
        assert_eq!(page.texts(".notice"), row.note.map(words).into_iter().collect::<Vec<_>>(), "{}", row.origin);
        let score = fill("shared_score", &[("right", "13"), ("asked", "18")]);
        assert_eq!(page.says(&score), row.has_score, "{}", row.origin);
        assert_eq!(page.section(words("facets_title")).is_some(), row.has_facets, "{}", row.origin);
        assert_eq!(page.the("[role=meter]").get("aria-valuenow"), Some("81"), "{}", row.origin);
    }
}

#[test]
fn every_shared_result_invites_to_take_the_quiz() {
    let start = Widget::of(&shipped()).page().names(".actions button");
    for (file, fingerprint) in
        [(shipped(), deck(&shipped()).fingerprint()), (later_edition(shipped()), OTHER), (shipped(), OTHER)]
    {
        let page = opened(&file, result(fingerprint, &[]));
        assert!(page.says(words("shared_take")));
        let others = page.says(words("shared_other_deck"));
        let team = if others { vec![] } else { vec![words("team_button").to_owned()] };
        // The invitation comes first, in sight of a phone.
        assert_eq!(page.names(".actions button"), [start.clone(), team].concat());
        assert_eq!(page.the(".eyebrow[role=status]").text(), words("shared_eyebrow"));
    }
}

#[test]
fn the_heading_says_the_verdict_of_somebody_else() {
    let rows = [
        (0, "shared_strong", "Product Owner"),
        (50, "shared_leans", "Product Owner"),
        (70, "shared_little", "Product Owner"),
        (100, "shared_even", ""),
        (130, "shared_little", "Product Manager"),
        (150, "shared_leans", "Product Manager"),
        (200, "shared_strong", "Product Manager"),
    ];
    let mut seen = Vec::new();
    for (half_percents, message, role) in rows {
        let meter = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), 32, 50).unwrap();
        seen.push(meter.verdict());
        let sentence = fill(message, &[("role", role)]);
        let page = opened(&shipped(), SharedResult::new(OTHER, meter, None, &[]));
        assert_eq!(page.the("h2").text(), sentence, "{half_percents}: another deck has other names");
        let own = deck(&shipped());
        let page = opened(&shipped(), SharedResult::new(own.fingerprint(), meter, None, &[]));
        let name = own.verdict_text(meter.verdict(), meter.decisiveness()).unwrap().name;
        assert_eq!([page.the("h2").text(), page.the(".sub").text()], [name, &sentence], "{half_percents}");
    }
    assert_eq!(seen, Verdict::ALL);
}

#[test]
fn others_see_the_same_numbers_as_the_player() {
    let player = Widget::of(&shipped()).finished(steps(&[4, 4, 3, 4, 2, 3, 4, 2]));
    let code = player.session.outcome().unwrap().shared().unwrap().encode();
    let friend = opened(&shipped(), SharedResult::decode(&code).unwrap());
    let player = player.page();
    for attribute in ["aria-label", "aria-valuenow", "aria-valuetext"] {
        let of = |page: &Page| page.the("[role=meter]").get(attribute).unwrap().to_owned();
        assert_eq!(of(&player), of(&friend), "{attribute}");
    }
    let facets = |page: &Page| page.section(words("facets_title")).unwrap().texts("li");
    assert_eq!(facets(&player), facets(&friend));
    let values = [("marker", "81"), ("low", "62"), ("high", "89"), ("po", "Product Owner"), ("pm", "Product Manager")];
    assert!(friend.says(&fill("shared_text", &values)));
}
