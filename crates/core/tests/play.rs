//! Plays as they are drawn: the shipped deck's over ten thousand seeds, and small decks that make drawing hard.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Draws, LENGTHS, check, deck, deck_with_plays, duty, laid_out, pair, question, shipped, with};
use role_fit_core::answers::Step;
use role_fit_core::deck::{Body, Deck, Draw, Id, Item, Kind, Length, Owner, Role};
use role_fit_core::play::{Card, Layout, Part, Play, Topic, draw};
use role_fit_core::result::meter::{Marker, Vote};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SEEDS: u32 = 10_000;
/// Of many draws that should be even over three places, one in a million is less even (chi-square, two degrees).
const TOO_UNEVEN: f64 = 27.6;

#[test]
fn every_play_of_the_shipped_deck_is_valid() {
    let deck = shipped();
    for length in LENGTHS {
        for seed in 0..SEEDS {
            let play = draw(&deck, length, seed, &[]);
            let name = format!("{length:?} play of seed {seed}");
            assert_kinds_follow_the_draws(&deck, length, &play, &name);
            assert_draws_are_balanced(length, &play, &name);
            assert_nothing_comes_twice(&play, &name);
            assert_no_enemies_meet(&play, &name);
            assert_always_first_ends_in_the_middle(&deck, &play, &name);
        }
    }
}

fn assert_kinds_follow_the_draws(deck: &Deck, length: Length, play: &Play, name: &str) {
    let cards: usize = by_draw(deck, length, play).iter().map(|(_, cards)| cards.len()).sum();
    assert_eq!(cards, play.cards().len(), "{name}");
    for (draw, cards) in by_draw(deck, length, play) {
        assert!(cards.iter().all(|card| draw.kinds.contains(&card.item.kind)), "{name}");
    }
}

fn assert_draws_are_balanced(length: Length, play: &Play, name: &str) {
    let of_each_key = if length == Length::Full { 4 } else { 2 };
    for key in Owner::ALL {
        let is_of_key = |item: &Item| matches!(&item.body, Body::Duty(duty) if duty.key == key);
        assert_eq!(count(play, is_of_key), of_each_key, "{key:?} in the {name}");
    }
    let experts = |role| move |item: &Item| item.kind == Kind::Expert && listed_under(item) == Some(role);
    let (po, pm) = (count(play, experts(Role::Po)), count(play, experts(Role::Pm)));
    if length == Length::Full {
        assert_eq!((po, pm), (1, 1), "experts in the {name}");
    } else {
        assert_eq!(po + pm, 1, "experts in the {name}");
    }
}

/// Neither an item, nor a fact of two items that have a right answer.
fn assert_nothing_comes_twice(play: &Play, name: &str) {
    let (mut ids, mut facts): (Vec<&Id>, Vec<&Box<str>>) = (Vec::new(), Vec::new());
    for Card { item, .. } in play.cards() {
        assert!(!ids.contains(&&item.id), "{} twice in the {name}", item.id.as_str());
        ids.push(&item.id);
        if item.is_keyed() {
            let known = item.facts.iter().find(|fact| facts.contains(fact));
            assert_eq!(known, None, "a fact twice in the {name}");
            facts.extend(&item.facts);
        }
    }
}

fn assert_no_enemies_meet(play: &Play, name: &str) {
    for (place, card) in play.cards().iter().enumerate() {
        let enemy = play.cards()[..place].iter().find(|other| other.item.is_enemy_of(&card.item));
        assert!(enemy.is_none(), "{} meets {:?} in the {name}", card.item.id.as_str(), enemy.unwrap().item.id);
    }
}

/// Over all pairs and in each facet, which shows one pair with the PO side first and one with the other.
fn assert_always_first_ends_in_the_middle(deck: &Deck, play: &Play, name: &str) {
    let mut all = Vec::new();
    for facet in deck.facets() {
        let of_facet = |card: &&Card| card.item.pair().is_some_and(|pair| pair.facet == facet.id);
        let votes: Vec<Vote> = play.cards().iter().filter(of_facet).map(vote_for_the_first).collect();
        assert_eq!(votes.len(), 2, "pairs of {} in the {name}", facet.id.as_str());
        assert_eq!(Marker::of(&votes), Some(Marker::MIDDLE), "{} in the {name}", facet.id.as_str());
        all.extend(votes);
    }
    assert_eq!(Marker::of(&all), Some(Marker::MIDDLE), "{name}");
}

fn vote_for_the_first(card: &Card) -> Vote {
    let step = match card.layout {
        Layout::First(Role::Po) => Step::ALL[0],
        Layout::First(Role::Pm) => Step::ALL[4],
        _ => panic!("a pair is laid out as {:?}", card.layout),
    };
    Vote { weight: card.item.pair().unwrap().weight, step }
}

#[test]
fn keys_and_poles_appear_evenly_in_every_position() {
    let deck = shipped();
    let mut places: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut po_first = 0;
    let mut pairs = 0;
    for seed in 0..SEEDS {
        for Card { item, layout } in draw(&deck, Length::Full, seed, &[]).cards() {
            match (&item.body, layout) {
                (Body::Question(question), Layout::Options(order)) if !question.fixed_order => {
                    let place = order.iter().position(|id| *id == question.key().id).unwrap();
                    places.entry(item.id.as_str().to_owned()).or_default()[place] += 1;
                }
                (_, Layout::First(role)) => {
                    pairs += 1;
                    po_first += usize::from(*role == Role::Po);
                }
                _ => {}
            }
        }
    }
    assert!(places.len() > 3, "hardly a question was asked");
    for (id, counts) in places {
        assert!(unevenness(counts) < TOO_UNEVEN, "the key of {id} stood {counts:?} times at each place");
    }
    assert_eq!(2 * po_first, pairs);
}

/// Chi-square against an even spread.
fn unevenness(counts: [usize; 3]) -> f64 {
    let expected = counts.iter().sum::<usize>() as f64 / 3.0;
    counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected).sum()
}

#[test]
fn every_item_of_the_shipped_deck_appears_in_both_lengths() {
    let deck = shipped();
    for length in LENGTHS {
        let mut missing: Vec<&str> = deck.items().iter().map(|item| item.id.as_str()).collect();
        for seed in 0..1000 {
            let play = draw(&deck, length, seed, &[]);
            missing.retain(|id| !play.cards().iter().any(|card| card.item.id.as_str() == *id));
        }
        assert_eq!(missing, Vec::<&str>::new(), "{length:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_play_and_another_seed_another() {
    let deck = shipped();
    for length in LENGTHS {
        let mut plays = Vec::new();
        for seed in [0, 1, 2, 1000, 0x8000_0000, u32::MAX] {
            let first = draw(&deck, length, seed, &[]);
            let seen: Vec<Id> = first.cards().iter().map(|card| card.item.id.clone()).collect();
            for seen in [&[], &seen[..]] {
                let play = laid_out(&draw(&deck, length, seed, seen));
                assert_eq!(laid_out(&draw(&deck, length, seed, seen)), play, "seed {seed}");
                assert!(!plays.contains(&play), "seed {seed} gives a play that was there before");
                plays.push(play);
            }
        }
    }
}

#[test]
fn three_plays_in_a_row_prefer_unseen_items() {
    let deck = shipped();
    for length in LENGTHS {
        for seed in 0..300 {
            let mut seen: Vec<Id> = Vec::new();
            for turn in 0..3 {
                let play = draw(&deck, length, seed * 3 + turn, &seen);
                for (draw, cards) in by_draw(&deck, length, &play) {
                    for again in cards.iter().filter(|card| seen.contains(&card.item.id)) {
                        let instead = unseen_instead(&deck, draw, &again.item, &play, &seen);
                        let again = again.item.id.as_str();
                        assert_eq!(instead, None, "{length:?} seed {seed} turn {turn} asks {again} again");
                    }
                }
                assert_no_enemies_meet(&play, &format!("{length:?} play {turn} of seed {seed}"));
                seen.extend(play.cards().iter().map(|card| card.item.id.clone()));
            }
        }
    }
}

/// An item that the draw could have taken in the place of one seen before: neither seen nor in the play, balanced
/// alike, no enemy of the play's items, and sharing no fact with them.
fn unseen_instead<'a>(deck: &'a Deck, draw: &Draw, again: &Item, play: &Play, seen: &[Id]) -> Option<&'a str> {
    let is_in_play = |item: &Item| play.cards().iter().any(|card| card.item.id == item.id);
    let gives_away = |item: &Item| {
        let scored = play.cards().iter().filter(|card| card.item.is_keyed());
        item.is_keyed() && scored.flat_map(|card| &card.item.facts).any(|fact| item.facts.contains(fact))
    };
    let would_do = |item: &Item| {
        draw.kinds.contains(&item.kind)
            && balanced_over(item) == balanced_over(again)
            && !seen.contains(&item.id)
            && !is_in_play(item)
            && !gives_away(item)
            && !play.cards().iter().any(|card| card.item.is_enemy_of(item))
    };
    deck.items().iter().find(|item| would_do(item)).map(|item| item.id.as_str())
}

fn balanced_over(item: &Item) -> String {
    match &item.body {
        Body::Duty(duty) => format!("{:?}", duty.key),
        Body::Pair(pair) => pair.facet.as_str().to_owned(),
        Body::Question(question) if item.kind == Kind::Expert => format!("{:?}", question.role),
        Body::Question(_) | Body::Check(_) => String::new(),
    }
}

#[test]
fn the_second_play_asks_the_other_half_and_the_third_asks_again() {
    let items: Vec<_> =
        ["po", "both", "pm"].iter().flat_map(|key| [1, 2].map(|n| duty(&format!("{key}-{n}"), key, &[]))).collect();
    let deck = deck_with_plays(&items, &[("duty", 3)], &[("duty", 3)]);
    for seed in 0..100 {
        let mut seen: Vec<Id> = Vec::new();
        for (turn, new) in [(0, 3), (1, 3), (2, 0)] {
            let play = draw(&deck, Length::Full, seed + turn, &seen);
            let asked = play.cards().iter().map(|card| card.item.id.clone());
            let unseen: Vec<Id> = asked.filter(|id| !seen.contains(id)).collect();
            assert_eq!(unseen.len(), new, "turn {turn} of seed {seed}");
            seen.extend(unseen);
        }
    }
}

#[test]
fn two_items_with_a_common_fact_are_not_asked_together_if_the_deck_allows_it() {
    let shared = || question("origin", "a", &["F1", "F2"]);
    let two_of_three = [shared(), question("origin", "b", &["F2"]), question("origin", "c", &["F3"])];
    let the_only_one = [duty("x", "po", &["F1"]), duty("y", "pm", &["F9"]), duty("z", "both", &["F2"]), shared()];
    let rows: [(&str, &[Value], Draws); 2] = [
        ("two of three questions", &two_of_three, &[("origin", 2)]),
        ("one duty of three, then the only question", &the_only_one, &[("duty", 1), ("origin", 1)]),
    ];
    for (name, items, draws) in rows {
        let deck = deck_with_plays(items, draws, draws);
        for seed in 0..1000 {
            let play = draw(&deck, Length::Full, seed, &[]);
            assert_eq!(play.cards().len(), 2, "{name}, seed {seed}");
            assert_nothing_comes_twice(&play, &format!("play of {name}, seed {seed}"));
        }
    }
}

#[test]
fn enemies_meet_only_if_the_deck_has_nobody_else() {
    let scenario = |id: &str, key: &str| with(duty(id, key, &[]), "kind", "scenario");
    let items = [
        duty("a", "po", &[]),
        duty("b", "po", &[]),
        duty("c", "pm", &[]),
        duty("d", "pm", &[]),
        scenario("e", "po"),
        scenario("f", "both"),
        scenario("g", "pm"),
    ];
    let draws = |duties, scenarios| {
        json!({"full": [
            {"kinds": ["duty"], "count": duties},
            {"kinds": ["scenario"], "count": scenarios},
        ]})
    };
    let rows = [
        ("two of four duties", json!({"x": ["a", "c"], "y": ["b", "d"]}), draws(2, 1), false),
        ("a scenario that both kinds of duties meet", json!({"x": ["a", "e"], "y": ["c", "f"]}), draws(2, 2), false),
        ("all duties", json!({"x": ["a", "b", "c", "d"]}), draws(2, 1), true),
        ("all items", json!({"x": ["a", "b", "c", "d", "e", "f", "g"]}), draws(4, 3), true),
    ];
    for (name, enemies, plays, must_meet) in rows {
        let mut file = common::file(&items);
        file["enemies"] = enemies;
        file["plays"] = plays;
        let deck = common::parsed(&file.to_string());
        for seed in 0..1000 {
            let play = draw(&deck, Length::Full, seed, &[]);
            let asked: usize = deck.draws(Length::Full).iter().map(|draw| draw.count).sum();
            assert_eq!(play.cards().len(), asked, "{name}, seed {seed}");
            if !must_meet {
                assert_no_enemies_meet(&play, &format!("play of {name}, seed {seed}"));
            }
        }
    }
}

#[test]
fn a_deck_without_plays_asks_pairs_first_and_self_checks_last() {
    let scenario = with(duty("s", "po", &[]), "kind", "scenario");
    let others = ["mix-up", "readiness", "expert", "origin"].map(|kind| question(kind, kind, &[]));
    let items = [[check("c"), scenario, duty("d", "pm", &[])].to_vec(), others.to_vec(), vec![pair("f", "x")]].concat();
    let play = draw(&deck(&items), Length::Full, 1, &[]);
    let kinds: Vec<&str> = play.cards().iter().map(|card| card.item.kind.as_str()).collect();
    assert_eq!(kinds, ["fit", "duty", "scenario", "origin", "expert", "readiness", "mix-up", "self-check"]);
    let parts: Vec<Option<Part>> = (0..9).map(|at| play.part(at)).collect();
    let part = |topic, number| Some(Part { topic, number, total: 4 });
    let expected = [
        part(Topic::Preferences, 1),
        part(Topic::Duties, 2),
        None,
        part(Topic::Knowledge, 3),
        None,
        None,
        None,
        part(Topic::SelfChecks, 4),
        None,
    ];
    assert_eq!(parts, expected);
}

#[test]
fn a_topic_that_a_deck_asks_twice_opens_two_parts() {
    let items = [pair("f", "x"), duty("d", "po", &[]), pair("g", "x")];
    let deck = deck_with_plays(&items, &[("fit", 1), ("duty", 1)], &[("fit", 1), ("duty", 1), ("fit", 1)]);
    let parts = |length| {
        let play = draw(&deck, length, 1, &[]);
        (0..play.cards().len()).map(|at| play.part(at).map(|part| (part.number, part.total))).collect::<Vec<_>>()
    };
    assert_eq!(parts(Length::Full), [Some((1, 3)), Some((2, 3)), Some((3, 3))]);
    assert_eq!(parts(Length::Short), [Some((1, 2)), Some((2, 2))]);
}

#[test]
fn two_draws_of_the_same_kind_never_repeat_an_item() {
    let items = ["a", "b", "c"].map(|id| duty(id, "po", &[]));
    let draws = [("duty", 1), ("duty", 2)];
    let deck = deck_with_plays(&items, &draws, &draws);
    for seed in 0..100 {
        let play = draw(&deck, Length::Full, seed, &[]);
        assert_eq!(play.cards().len(), 3, "seed {seed}");
        assert_nothing_comes_twice(&play, &format!("play of seed {seed}"));
    }
}

#[test]
fn expert_questions_are_asked_although_they_share_facts() {
    let expert = |id: &str, role: &str| with(question("expert", id, &["E0"]), "role", role);
    let items = [expert("a", "po"), expert("b", "po"), expert("c", "pm"), expert("d", "pm"), duty("e", "po", &["E0"])];
    let deck = deck_with_plays(&items, &[("duty", 1), ("expert", 1)], &[("duty", 1), ("expert", 2)]);
    for seed in 0..1000 {
        assert_eq!(draw(&deck, Length::Short, seed, &[]).cards().len(), 2, "seed {seed}");
        let play = draw(&deck, Length::Full, seed, &[]);
        assert_eq!(play.cards().len(), 3, "seed {seed}");
        for role in [Role::Po, Role::Pm] {
            assert_eq!(count(&play, |item| listed_under(item) == Some(role)), 1, "{role:?} of seed {seed}");
        }
    }
}

#[test]
fn a_fixed_order_is_the_order_of_the_file() {
    let mut pm_first = pair("pm-first", "x");
    pm_first["options"].as_array_mut().unwrap().reverse();
    let fixed = |item| with(item, "order", "fixed");
    let items = [
        fixed(question("origin", "fixed", &[])),
        question("origin", "free", &[]),
        fixed(pair("po-first", "x")),
        fixed(pm_first),
        pair("free-1", "x"),
        pair("free-2", "x"),
    ];
    let deck = deck(&items);
    let mut free_orders: Vec<Layout> = Vec::new();
    for seed in 0..1000 {
        let play = draw(&deck, Length::Full, seed, &[]);
        let layout = |id: &str| &play.cards().iter().find(|card| card.item.id.as_str() == id).unwrap().layout;
        assert_eq!(layout("fixed"), &Layout::Options(["a", "b", "c"].map(common::id).to_vec()), "seed {seed}");
        assert_eq!(layout("po-first"), &Layout::First(Role::Po), "seed {seed}");
        assert_eq!(layout("pm-first"), &Layout::First(Role::Pm), "seed {seed}");
        // The fixed ones do not count when the free ones take turns.
        assert_ne!(layout("free-1"), layout("free-2"), "seed {seed}");
        for free in ["free", "free-1"] {
            if !free_orders.contains(layout(free)) {
                free_orders.push(layout(free).clone());
            }
        }
    }
    assert_eq!(free_orders.len(), 6 + 2, "orders of three options, and of two poles");
}

#[test]
fn facets_with_an_odd_number_of_pairs_take_turns_among_themselves() {
    for counts in [&[1, 1][..], &[1, 2, 1], &[3, 2, 2, 1], &[1, 1, 2, 3, 4, 1]] {
        let mut pairs = Vec::new();
        for (facet, count) in counts.iter().enumerate() {
            pairs.extend((0..*count).map(|n| pair(&format!("f{facet}-{n}"), &format!("facet-{facet}"))));
        }
        let deck = deck(&pairs);
        for seed in 0..1000 {
            let play = draw(&deck, Length::Full, seed, &[]);
            let votes: Vec<Vote> = play.cards().iter().map(vote_for_the_first).collect();
            assert_eq!(Marker::of(&votes), Some(Marker::MIDDLE), "{counts:?}, seed {seed}");
        }
    }
}

/// The cards of a play by the draws that they came from, in order.
fn by_draw<'a>(deck: &'a Deck, length: Length, play: &'a Play) -> Vec<(&'a Draw, &'a [Card])> {
    let mut rest = play.cards();
    let mut parts = Vec::new();
    for draw in deck.draws(length) {
        let (cards, after) = rest.split_at(draw.count);
        parts.push((draw, cards));
        rest = after;
    }
    parts
}

fn count(play: &Play, is_meant: impl Fn(&Item) -> bool) -> usize {
    play.cards().iter().filter(|card| is_meant(&card.item)).count()
}

fn listed_under(item: &Item) -> Option<Role> {
    match &item.body {
        Body::Question(question) => question.role,
        _ => None,
    }
}
