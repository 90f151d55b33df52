//! Decks read from text: what must be refused and how that is told, what must be accepted, and
//! what the fingerprint of a deck depends on.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken_decks;

use broken_decks::mutation::{any_mutated_deck, pointers};
use broken_decks::{SMALL, broken_decks, facets, items, small_with, small_without, sound_decks};
use proptest::prelude::*;
use role_fit::assets;
use role_fit::deck_faults::{lines, sentence};
use role_fit::wording::Wording;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::fingerprint::{canonical, fnv1a};
use role_fit_core::deck::reading::{MAX_ITEMS_A_PLAY, parse};
use role_fit_core::deck::{Body, Deck, Id, Item, Kind, Length, Owner, Role};
use role_fit_core::play::draw;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

fn small() -> Deck {
    parse(SMALL).expect("the small deck is sound")
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("tests use sound ids")
}

// Refused decks.

#[test]
fn every_fault_of_a_broken_deck_is_told_in_order() {
    for broken in broken_decks() {
        assert_eq!(parse(&broken.text).err(), Some(broken.faults), "a deck with {}", broken.name);
    }
}

#[test]
fn no_two_broken_decks_have_one_name() {
    let mut names = BTreeSet::new();
    for broken in broken_decks() {
        assert!(names.insert(broken.name), "{} is there twice", broken.name);
    }
}

#[test]
fn there_is_a_broken_deck_for_every_problem() {
    let mut shown = BTreeSet::new();
    for broken in broken_decks() {
        shown.extend(broken.faults.iter().map(|fault| fault.problem as usize));
    }
    // The last problem of the list closes it.
    assert_eq!(shown, (0..=Problem::CannotDraw as usize).collect());
}

// Faults in words.

fn english() -> Wording {
    Wording::new(assets::sentences("en"))
}

#[test]
fn the_sentence_of_a_fault_tells_where_it_is_and_what_was_found() {
    for broken in broken_decks() {
        for fault in broken.faults {
            let told = sentence(&english(), &fault);
            let place = if fault.path.is_empty() { "the file" } else { &fault.path };
            assert!(told.starts_with(&format!("{place}: ")), "{told}");
            assert!(told.contains(&*fault.found) && told.contains(&*fault.expected), "{told}");
            assert!(!told.contains(['{', '}']), "{told}");
        }
    }
}

#[test]
fn braces_in_a_deck_are_told_as_they_are() {
    let faults = parse(&small_with([("/id", json!("{expected}{path}"))])).unwrap_err();
    assert_eq!(
        sentence(&english(), &faults[0]),
        "id: “{expected}{path}” is no id: use lower-case letters, digits and hyphens"
    );
}

#[test]
fn the_card_shows_eight_faults_and_the_console_all() {
    let faults = parse(&small_with([("/facets", json!([1, 2, 3, 4, 5, 6, 7, 8])), ("/title", json!(""))])).unwrap_err();
    let all: Vec<String> = faults.iter().map(|fault| sentence(&english(), fault).to_string()).collect();
    let rows: [(usize, &str, Option<&str>); 4] = [
        (1, "The quiz’s deck has a fault:", None),
        (2, "The quiz’s deck has 2 faults:", None),
        (8, "The quiz’s deck has 8 faults:", None),
        (9, "The quiz’s deck has 9 faults:", Some("and 1 more, listed in the console")),
    ];
    for (count, lead, more) in rows {
        let mut expected = vec![lead];
        expected.extend(all[..count.min(8)].iter().map(String::as_str));
        expected.extend(more);
        assert_eq!(lines(&english(), &faults[..count]), (expected.join("\n"), all[..count].join("\n")));
    }
}

// Accepted decks.

#[test]
fn a_deck_at_its_limits_is_sound() {
    for (what, text) in sound_decks() {
        assert_eq!(parse(&text).err(), None, "the small deck {what}");
    }
}

#[test]
fn the_small_deck_is_read_as_it_is_written() {
    let deck = small();
    assert_eq!(deck.id(), &id("small"));
    assert_eq!(deck.compat(), [0x0bad_cafe]);
    let draws = |length: Length| deck.draws(length).iter().map(|draw| (draw.kinds.clone(), draw.count)).collect();
    let short: Vec<(Vec<Kind>, usize)> = draws(Length::Short);
    let full: Vec<(Vec<Kind>, usize)> = draws(Length::Full);
    assert_eq!(short, [(vec![Kind::Fit], 1)]);
    let two = vec![Kind::Origin, Kind::MixUp];
    assert_eq!(full, [(vec![Kind::Duty], 1), (vec![Kind::Fit], 1), (two, 1), (vec![Kind::SelfCheck], 1)]);
    let [duty, question, pair, check] = deck.items() else { panic!("the small deck has four items") };
    assert_eq!((duty.kind, &duty.notes, duty.is_keyed()), (Kind::Duty, &vec![id("n1")], true));
    let Body::Duty(fire) = &duty.body else { panic!("a duty has the body of one") };
    assert_eq!((fire.key, fire.why(Owner::Both)), (Owner::Po, "Only red does."));
    let Body::Question(first) = &question.body else { panic!("an origin has the body of a question") };
    assert_eq!((&*first.key().text, first.fixed_order, first.role), ("Blue", true, Some(Role::Pm)));
    let options: Vec<&str> = first.options().map(|option| option.id.as_str()).collect();
    assert_eq!(options, ["red", "blue", "green"]);
    let evening = pair.pair().expect("a pair has the body of one");
    assert_eq!((&evening.facet, evening.weight.hundredths(), evening.fixed_first), (&id("heat"), 150, Some(Role::Po)));
    assert_eq!((&*evening.po.label, &*evening.pm.label), ("stove", "lake"));
    assert_eq!((check.kind, check.is_keyed()), (Kind::SelfCheck, false));
}

#[test]
fn the_smallest_deck_has_no_plays_facets_or_notes() {
    let text = json!({
        "id": "tiny",
        "title": "Red or blue?",
        "roles": { "po": { "name": "The Red One", "short": "Red" }, "pm": { "name": "The Blue One", "short": "Blue" } },
        "items": [{ "id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming" }],
    });
    let deck = parse(&text.to_string()).expect("nothing more is needed");
    assert!(deck.facets().is_empty() && deck.compat().is_empty() && deck.intro().is_empty());
    assert!(deck.readiness().is_none() && deck.credit().is_none() && !deck.has_two_lengths());
    for length in LENGTHS {
        let [draw] = deck.draws(length) else { panic!("everything is drawn, and there is one kind") };
        assert_eq!((&draw.kinds, draw.count), (&vec![Kind::SelfCheck], 1));
    }
}

#[test]
fn one_form_of_the_play_stands_in_for_the_other() {
    for (left_out, draws) in [("/plays/short", 4), ("/plays/full", 1)] {
        let deck = parse(&small_without([left_out])).unwrap();
        assert_eq!(LENGTHS.map(|length| deck.draws(length).len()), [draws; 2], "without {left_out}");
    }
}

#[test]
fn notes_are_found_whatever_their_capitals() {
    for name in ["N1", "n1"] {
        let deck = parse(&small_with([("/items/0/notes/0", json!(name))])).unwrap();
        let note = deck.note(&deck.items()[0].notes[0]).expect("the item's note is there");
        assert_eq!(&*note.text, "Others call it orange.", "{name}");
    }
}

#[test]
fn the_shipped_deck_has_what_its_plays_need() {
    let deck = parse(assets::DECK).expect("the shipped deck is sound");
    assert_eq!((deck.facets().len(), deck.has_two_lengths()), (4, true));
    assert!(deck.readiness().is_some() && deck.credit().is_some());
    let count = |is_wanted: &dyn Fn(&Item) -> bool| deck.items().iter().filter(|item| is_wanted(item)).count();
    for owner in Owner::ALL {
        let duties = count(&|item| matches!(&item.body, Body::Duty(duty) if duty.key == owner));
        assert!(duties >= 4, "a full play asks four duties of {}, of {duties}", owner.as_str());
    }
    for facet in deck.facets() {
        let pairs = count(&|item| item.pair().is_some_and(|pair| pair.facet == facet.id));
        assert!(pairs >= 2, "a full play asks two pairs on {}, of {pairs}", facet.name);
    }
    for role in [Role::Po, Role::Pm] {
        let listed = |item: &Item| matches!(&item.body, Body::Question(question) if question.role == Some(role));
        assert!(count(&|item| item.kind == Kind::Expert && listed(item)) >= 1, "an expert listed under {role:?}");
    }
    let groups: [&[Kind]; 6] = [
        &[Kind::Duty],
        &[Kind::Origin],
        &[Kind::Expert],
        &[Kind::Fit],
        &[Kind::Readiness, Kind::MixUp],
        &[Kind::SelfCheck],
    ];
    for (length, blueprint) in [(Length::Short, [6, 2, 1, 8, 1, 3]), (Length::Full, [12, 2, 2, 8, 2, 3])] {
        let play = draw(&deck, length, 1, &[]);
        let asked = groups.map(|kinds| play.cards().iter().filter(|card| kinds.contains(&card.item.kind)).count());
        assert_eq!(asked, blueprint, "{length:?}");
    }
}

// Any text at all.

/// Every text that a deck shows or keeps, names for its own use left out.
fn prose(deck: &Deck) -> Vec<&str> {
    let mut texts = vec![deck.title(), deck.intro()];
    for role in [Role::Po, Role::Pm] {
        let role = deck.roles().of(role);
        texts.extend([&*role.name, &role.short, &role.about]);
    }
    for facet in deck.facets() {
        texts.extend([&*facet.name, &facet.po, &facet.pm]);
    }
    if let Some(note) = deck.note(&id("n1")) {
        texts.extend([&*note.text, &note.source]);
    }
    texts.extend(deck.readiness().into_iter().flat_map(|readiness| [&*readiness.title, &readiness.text]));
    texts.extend(deck.credit().into_iter().flat_map(|credit| [&*credit.title, &credit.url]));
    for item in deck.items() {
        texts.push(&item.stem);
        texts.extend(item.facts.iter().chain(&item.sections).chain(&item.sources).map(|text| &**text));
        match &item.body {
            Body::Duty(duty) => texts.extend(Owner::ALL.map(|owner| duty.why(owner))),
            Body::Question(question) => {
                texts.extend(question.options().flat_map(|option| [&*option.text, &option.why]))
            }
            Body::Pair(pair) => texts.extend([&*pair.po.text, &pair.po.label, &pair.pm.text, &pair.pm.label]),
            Body::Check(check) => texts.push(&check.label),
        }
    }
    texts
}

#[test]
fn markup_in_any_text_comes_back_as_it_was() {
    let deck: Value = serde_json::from_str(SMALL).unwrap();
    let mut refused = Vec::new();
    for pointer in pointers(&deck) {
        let Some(Value::String(before)) = deck.pointer(&pointer) else { continue };
        let address = if before.starts_with("https://") { "https://" } else { "" };
        let markup = format!("{address}<img src=x onerror=\"alert(1)\">&amp;</style>\u{202e}");
        let mut changed = deck.clone();
        *changed.pointer_mut(&pointer).unwrap() = json!(markup);
        match parse(&changed.to_string()) {
            Ok(deck) => assert_eq!(prose(&deck).iter().filter(|text| **text == markup).count(), 1, "{pointer}"),
            Err(_) => refused.push(pointer),
        }
    }
    // Names and words of the format are no texts: there markup is refused.
    let names = ["id", "kind", "key", "facet", "order", "role"];
    let is_name = |pointer: &str| {
        let (parent, last) = pointer.rsplit_once('/').unwrap();
        names.contains(&last) || ["kinds", "notes", "compat"].iter().any(|list| parent.ends_with(list))
    };
    let expected: Vec<String> = pointers(&deck)
        .into_iter()
        .filter(|pointer| deck.pointer(pointer).unwrap().is_string() && is_name(pointer))
        .collect();
    assert_eq!(refused, expected);
}

/// Whether the path of a fault leads to a value, or to a field that is missing in an object.
fn leads_somewhere(deck: &Value, fault: &Fault) -> bool {
    let path = fault.path.replace('[', ".").replace(']', "");
    let pointer = if path.is_empty() { String::new() } else { format!("/{}", path.replace('.', "/")) };
    if fault.problem != Problem::Missing {
        return deck.pointer(&pointer).is_some();
    }
    let (parent, _) = pointer.rsplit_once('/').unwrap();
    deck.pointer(&pointer).is_none() && deck.pointer(parent).is_some_and(Value::is_object)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_mutated_deck_can_be_played_or_has_faults_that_lead_somewhere(
        file in any_mutated_deck(),
        seed in any::<u32>(),
    ) {
        match parse(&file.to_string()) {
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for (index, fault) in faults.iter().enumerate() {
                    prop_assert!(leads_somewhere(&file, fault), "{:?}", fault);
                    prop_assert!(!faults[..index].contains(fault), "{:?} is told twice", fault);
                }
            }
            Ok(deck) => {
                prop_assert_eq!(deck.items().len(), file["items"].as_array().unwrap().len());
                for length in LENGTHS {
                    let asked: usize = deck.draws(length).iter().map(|draw| draw.count).sum();
                    prop_assert!((1..=MAX_ITEMS_A_PLAY).contains(&asked));
                    prop_assert_eq!(draw(&deck, length, seed, &[]).cards().len(), asked);
                }
            }
        }
    }

    #[test]
    fn a_text_that_is_no_deck_has_one_fault_or_more(text in ".{0,200}") {
        prop_assert!(!parse(&text).unwrap_err().is_empty());
    }

    #[test]
    fn a_deck_with_characters_lost_or_added_is_read_or_refused(
        place in any::<prop::sample::Index>(),
        lost in 0usize..4,
        added in "[\\[\\]{}\",:0-9a-zé]{0,3}",
    ) {
        // The small deck is plain ASCII, so every byte is a place to cut at.
        let start = place.index(SMALL.len());
        let end = (start + lost).min(SMALL.len());
        let text = format!("{}{added}{}", &SMALL[..start], &SMALL[end..]);
        let is_json = serde_json::from_str::<Value>(&text).is_ok();
        let faults = parse(&text).err();
        let told_as_no_json = faults.as_ref().is_some_and(|faults| faults[0].problem == Problem::NotJson);
        prop_assert_ne!(is_json, told_as_no_json, "{:?}", faults);
        prop_assert!(faults.is_none_or(|faults| !faults.is_empty()));
    }
}

// The fingerprint.

const CANONICAL: &str = "\
deck small
facet heat
item duty fire po
item origin first blue fixed
option red
option blue
option green
item fit evening heat 150 fixed po
item self-check swim
";

#[test]
fn the_hash_is_the_one_that_is_documented() {
    for (text, hash) in [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] {
        assert_eq!(fnv1a(text.as_bytes()), hash, "{text:?}");
    }
}

#[test]
fn the_canonical_lines_and_the_fingerprint_stay_as_they_are() {
    let deck = small();
    assert_eq!(canonical(deck.id(), deck.facets(), deck.items()), CANONICAL);
    // Equal for ever: links carry it.
    assert_eq!(format!("{:08x}", deck.fingerprint()), "3cec44b9");
}

#[test]
fn only_what_decides_a_score_changes_the_fingerprint() {
    let file: Value = serde_json::from_str(SMALL).unwrap();
    let reversed = |pointer: &str| {
        let mut list = file.pointer(pointer).unwrap().clone();
        list.as_array_mut().unwrap().reverse();
        list
    };
    let fixed_po_last = json!([
        { "id": "stove", "text": "Swim in the lake", "label": "lake", "score": 1 },
        { "id": "lake", "text": "Sit by the stove", "label": "stove", "score": 0 },
    ]);
    let same = [
        ("another title", small_with([("/title", json!("Blue or red?"))])),
        ("another role name", small_with([("/roles/po/name", json!("The Crimson One"))])),
        ("another facet name", small_with([("/facets/0/name", json!("Warmth"))])),
        ("another stem", small_with([("/items/0/stem", json!("Puts wood on the fire"))])),
        ("another explanation", small_with([("/items/0/options/0/why", json!("It is red."))])),
        ("another option text", small_with([("/items/1/options/1/text", json!("The blue one"))])),
        ("another pole", small_with([("/items/2/options/0/text", json!("Doze by the stove"))])),
        ("other facts", small_with([("/items/0/facts", json!(["F7"]))])),
        ("a fact's role", small_without(["/items/1/role"])),
        ("no notes", small_with([("/notes", json!({})), ("/items/0/notes", json!([]))])),
        ("other plays", small_without(["/plays"])),
        ("another earlier edition", small_with([("/compat", json!(["12345678"]))])),
        ("the owners of a duty in another order", small_with([("/items/0/options", reversed("/items/0/options"))])),
        ("the same weight in other digits", small_with([("/items/2/weight", json!(1.50))])),
    ];
    for (what, text) in same {
        assert_eq!(parse(&text).unwrap().fingerprint(), small().fingerprint(), "{what}");
    }
    let other = [
        ("another deck id", small_with([("/id", json!("little"))])),
        ("another facet id", small_with([("/facets/0/id", json!("cold")), ("/items/2/facet", json!("cold"))])),
        ("one more facet", small_with([("/facets", facets(2))])),
        ("another item id", small_with([("/items/0/id", json!("flame"))])),
        ("another kind", small_with([("/items/1/kind", json!("mix-up"))])),
        ("another key of a duty", small_with([("/items/0/key", json!("both"))])),
        ("another key of a question", small_with([("/items/1/key", json!("red"))])),
        ("another option id", small_with([("/items/1/options/2/id", json!("olive"))])),
        ("options in another order", small_with([("/items/1/options", reversed("/items/1/options"))])),
        ("options that are shuffled", small_without(["/items/1/order"])),
        ("another weight", small_with([("/items/2/weight", json!(1.51))])),
        ("no weight", small_without(["/items/2/weight"])),
        ("a pair in any order", small_without(["/items/2/order"])),
        ("the other pole first", small_with([("/items/2/options", fixed_po_last)])),
        ("one more item", small_with([("/items", items(5))])),
        ("items in another order", small_with([("/items", reversed("/items"))])),
    ];
    let mut seen = BTreeSet::from([small().fingerprint()]);
    for (what, text) in other {
        assert!(seen.insert(parse(&text).unwrap().fingerprint()), "{what}");
    }
}
