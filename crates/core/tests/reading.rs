//! Decks read from text: which are refused, with which faults, and which are accepted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken_decks;

use broken_decks::mutation::{any_mutated_deck, pointers};
use broken_decks::{
    NEUTRAL, SMALL, broken_decks, decks_with_duplicate_fields, neutral_questions, neutral_with, scenario, small_with,
    small_without, valid_decks,
};
use proptest::prelude::*;
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::reading::{MAX_BYTES, MAX_ITEMS_A_PLAY, decode, parse};
use role_fit_core::deck::{Body, Deck, Id, Item, Kind, Length, MarkedText, Owner, Role, Strength, Verdict};
use role_fit_core::play::draw;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const LENGTHS: [Length; 2] = [Length::Short, Length::Full];

fn small() -> Deck {
    parse(SMALL).expect("the small deck is valid")
}

fn id(text: &str) -> Id {
    Id::parse(text).expect("tests use valid ids")
}

// Refused decks.

#[test]
fn every_fault_of_a_broken_deck_is_reported_in_order() {
    for broken in broken_decks() {
        assert_eq!(parse(&broken.text).err(), Some(broken.faults), "a deck with {}", broken.name);
    }
}

/// The bytes of a file, and its text or its faults.
type Decoded<'a> = (&'a [u8], Result<&'a str, Vec<Fault>>);

#[test]
fn bytes_are_decoded_as_utf_8_without_a_byte_order_mark() {
    let fault = |problem, found: &str, expected: &str| {
        Err(vec![Fault { path: String::new(), problem, found: found.to_owned(), expected: expected.to_owned() }])
    };
    let rows: [Decoded; 7] = [
        (b"", Ok("")),
        ("{}é".as_bytes(), Ok("{}é")),
        (b"\xef\xbb\xbf{}", Ok("{}")),
        (b"{\n\xe4 \xe9}", fault(Problem::NotUtf8, "2", "1")),
        (b"\xff\xfe{\0}\0", fault(Problem::NotUtf8, "1", "1")),
        (b"{\0}\0", fault(Problem::NotUtf8, "1", "2")),
        (&[b'\xff'; MAX_BYTES + 1], fault(Problem::TooLarge, "262145", "262144")),
    ];
    for (bytes, expected) in rows {
        assert_eq!(decode(bytes), expected);
    }
    assert_eq!(parse(&format!("\u{feff}{SMALL}")).unwrap().fingerprint(), small().fingerprint());
}

#[test]
fn columns_count_chars() {
    let faults = parse("{ \"ü\": 1 x }").unwrap_err();
    assert_eq!((faults[0].found.as_str(), faults[0].expected.as_str()), ("1", "10"));
}

#[test]
fn doubled_fields_are_left_to_deck_check() {
    for mut broken in decks_with_duplicate_fields() {
        broken.faults.retain(|fault| fault.problem != Problem::DuplicateField);
        assert_eq!(parse(&broken.text).err().unwrap_or_default(), broken.faults, "a deck with {}", broken.name);
    }
}

#[test]
fn weights_are_read_exactly() {
    for hundredths in (1..=10_000).step_by(3) {
        let text = SMALL.replace("1.5", &format!("{}.{:02}", hundredths / 100, hundredths % 100));
        let deck = parse(&text).unwrap();
        assert_eq!(deck.items()[2].pair().unwrap().weight.hundredths(), hundredths);
    }
}

#[test]
fn no_two_broken_decks_have_the_same_name() {
    let mut names = BTreeSet::new();
    for broken in broken_decks().into_iter().chain(decks_with_duplicate_fields()) {
        assert!(names.insert(broken.name), "{} is there twice", broken.name);
    }
}

#[test]
fn there_is_a_broken_deck_for_every_problem() {
    let mut shown = BTreeSet::new();
    for broken in broken_decks().into_iter().chain(decks_with_duplicate_fields()) {
        shown.extend(broken.faults.iter().map(|fault| fault.problem as usize));
    }
    // A text has no encoding.
    shown.insert(Problem::NotUtf8 as usize);
    // The last problem of the list closes it.
    assert_eq!(shown, (0..=Problem::CannotDraw as usize).collect());
}

// Accepted decks.

#[test]
fn valid_decks_have_no_faults() {
    for (what, text) in valid_decks() {
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
    assert_eq!((fire.key, fire.why(Owner::Both).as_markup()), (Owner::Po, "Only red does."));
    let Body::Question(first) = &question.body else { panic!("an origin has the body of a question") };
    assert_eq!((first.key().text.as_markup(), first.fixed_order, first.role), ("Blue", true, Some(Role::Pm)));
    let options: Vec<&str> = first.options().map(|option| option.id.as_str()).collect();
    assert_eq!(options, ["red", "blue", "green"]);
    let evening = pair.pair().expect("a pair has the body of one");
    assert_eq!((&evening.facet, evening.weight.hundredths(), evening.fixed_first), (&id("heat"), 150, Some(Role::Po)));
    assert_eq!((check.kind, check.is_keyed()), (Kind::SelfCheck, false));
}

#[test]
fn a_scenario_is_read_like_a_duty() {
    let deck = parse(&small_with([("/items/-", scenario()), ("/items/4/disputed", json!(true))])).unwrap();
    let item = deck.item("smoke").unwrap();
    assert_eq!((item.kind, item.is_keyed(), item.is_disputed), (Kind::Scenario, true, true));
    assert!(matches!(&item.body, Body::Duty(duty) if duty.key == Owner::Both));
    assert!(!deck.item("fire").unwrap().is_disputed);
}

#[test]
fn a_deck_without_roles_is_read_as_it_is_written() {
    let deck = parse(NEUTRAL).unwrap();
    assert!(deck.roles().is_none() && deck.facets().is_empty());
    assert_eq!((deck.language(), deck.direction()), (Some("en"), Some("ltr")));
    let [longest, delta, first, _] = deck.items() else { panic!("the deck has four items") };
    assert_eq!((longest.kind, longest.is_keyed()), (Kind::Question, true));
    let question = |item: &Item| match &item.body {
        Body::Question(question) => {
            let options = question.options().map(|option| {
                format!("{}: {} ({})", option.id.as_str(), option.text.as_markup(), option.why.as_markup())
            });
            let options: Vec<String> = options.collect();
            let key = question.key().id.as_str().to_owned();
            (question.heading.to_string(), question.why.to_string(), key, question.fixed_order, options.join(", "))
        }
        body => panic!("{body:?} is not a question"),
    };
    let (heading, why, key, is_fixed, options) = question(longest);
    assert_eq!((&*heading, &*why, &*key, is_fixed), ("Africa", "Measured from its source.", "nile", true));
    assert_eq!(options, "nile: Nile (6,650 km.), congo: *Congo* ()");
    let (heading, why, key, is_fixed, options) = question(delta);
    assert_eq!((&*heading, &*why, &*key, is_fixed, delta.is_disputed), ("", "", "two", false, true));
    assert_eq!(options.matches(", ").count(), 5);
    let (heading, why, ..) = question(first);
    assert_eq!((&*heading, &*why), ("", ""));
}

#[test]
fn a_deck_without_plays_is_asked_whole_and_in_one_length() {
    for (text, count) in [(NEUTRAL.to_owned(), 4), (neutral_with([("/items", neutral_questions(500))]), 500)] {
        let deck = parse(&text).unwrap();
        assert!(!deck.has_two_lengths());
        let play = draw(&deck, Length::Short, 1, &[]);
        let asked: BTreeSet<&str> = play.cards().iter().map(|card| card.item.id.as_str()).collect();
        assert_eq!((play.cards().len(), asked.len()), (count, count));
    }
}

#[test]
fn the_deck_says_its_direction_itself_or_by_its_language() {
    for (lang, dir, expected) in [
        (None, None, None),
        (Some("en"), None, None),
        (Some("ar"), None, Some("rtl")),
        (Some("ar"), Some("ltr"), Some("ltr")),
        (Some("en"), Some("rtl"), Some("rtl")),
        (None, Some("rtl"), Some("rtl")),
    ] {
        let mut file: Value = serde_json::from_str(SMALL).unwrap();
        for (name, value) in [("lang", lang), ("dir", dir)] {
            file.as_object_mut().unwrap().extend(value.map(|value| (name.to_owned(), json!(value))));
        }
        assert_eq!(parse(&file.to_string()).unwrap().direction(), expected, "{lang:?} {dir:?}");
    }
}

#[test]
fn a_report_says_which_edition_of_which_item_is_meant() {
    let ids = "deck=small&item=fire&fingerprint=3cec44b9";
    let mail = "subject=small%3A%20fire&body=%0D%0A%0D%0Adeck%3Dsmall%0D%0Aitem%3Dfire%0D%0Afingerprint%3D3cec44b9";
    for (report, expected) in [
        ("https://example.org", format!("https://example.org?{ids}")),
        ("https://example.org/a?form=2", format!("https://example.org/a?form=2&{ids}")),
        ("https://example.org/#top?no", format!("https://example.org/?{ids}#top?no")),
        ("https://example.org/?a#top", format!("https://example.org/?a&{ids}#top")),
        ("mailto:me@example.org", format!("mailto:me@example.org?{mail}")),
        ("mailto:me@example.org?cc=you@example.org", format!("mailto:me@example.org?cc=you@example.org&{mail}")),
    ] {
        let deck = parse(&small_with([("/report", json!(report))])).unwrap();
        assert_eq!(deck.report_url(&deck.items()[0]), Some(expected));
    }
    assert_eq!(small().report_url(&small().items()[0]), None);
}

#[test]
fn items_are_enemies_exactly_if_a_group_has_both() {
    let deck = small();
    let [fire, first, evening, swim] = deck.items() else { panic!("the small deck has four items") };
    for enemy in [fire, swim] {
        assert!(first.is_enemy_of(enemy) && enemy.is_enemy_of(first), "{:?}", enemy.id);
    }
    assert!(!fire.is_enemy_of(swim) && !evening.is_enemy_of(first));
}

#[test]
fn each_verdict_has_the_words_of_the_deck() {
    let deck = small();
    let names = Verdict::ALL.map(|verdict| deck.verdict_text(verdict, 0).unwrap().name);
    assert_eq!(names, ["Fire", "Embers", "Ashes", "Steam", "Rain", "River", "Sea"]);
    let strongly = deck.verdict_text(Verdict::Toward(Role::Po, Strength::Strongly), 100).unwrap();
    assert_eq!((strongly.text, strongly.next), ("You are red.", "Read on."));
    assert_eq!((strongly.i_am, strongly.teaser), ("I am {po}", "Red hot."));
    let even = |decisiveness| deck.verdict_text(Verdict::Even, decisiveness).unwrap();
    for decisiveness in 0..=100 {
        let expected = if decisiveness < 25 {
            ("Any colour will do.", "Choose one.")
        } else {
            ("You like red and blue.", "Mix them.")
        };
        assert_eq!((even(decisiveness).text, even(decisiveness).next), expected, "{decisiveness} %");
    }
    let to_part = even(0).link.unwrap();
    assert_eq!((&*to_part.part, &*to_part.url), ("7", "https://example.org/colours"));
    let sea = deck.verdict_text(Verdict::Toward(Role::Pm, Strength::Strongly), 0).unwrap().link.unwrap();
    assert_eq!((&*sea.label, &*sea.part, &*sea.url), ("On the sea", "", "https://example.org/sea"));
    let without = parse(&small_without(["/verdicts"])).unwrap();
    assert!(without.verdict_text(Verdict::Even, 0).is_none());
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
fn one_length_of_play_stands_in_for_the_other() {
    for (left_out, draws) in [("/plays/short", 4), ("/plays/full", 1)] {
        let deck = parse(&small_without([left_out])).unwrap();
        assert_eq!(LENGTHS.map(|length| deck.draws(length).len()), [draws; 2], "without {left_out}");
    }
}

#[test]
fn the_names_of_notes_ignore_case() {
    for name in ["N1", "n1"] {
        let deck = parse(&small_with([("/items/0/notes/0", json!(name))])).unwrap();
        let note = deck.note(&deck.items()[0].notes[0]).expect("the item's note is there");
        assert_eq!(&*note.text, "Others call it orange.", "{name}");
    }
}

#[test]
fn the_shipped_deck_has_what_its_plays_need() {
    let deck = parse(include_str!("../../../static/decks/po-pm.json")).expect("the shipped deck is valid");
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
    let groups: [&[Kind]; 7] = [
        &[Kind::Duty],
        &[Kind::Scenario],
        &[Kind::Origin],
        &[Kind::Expert],
        &[Kind::Fit],
        &[Kind::Readiness, Kind::MixUp],
        &[Kind::SelfCheck],
    ];
    for (length, blueprint) in [(Length::Short, [4, 2, 2, 1, 8, 1, 3]), (Length::Full, [8, 4, 2, 2, 8, 2, 3])] {
        let play = draw(&deck, length, 1, &[]);
        let asked = groups.map(|kinds| play.cards().iter().filter(|card| kinds.contains(&card.item.kind)).count());
        assert_eq!(asked, blueprint, "{length:?}");
    }
}

// Any text at all.

/// Every text of a deck that readers see; ids are left out.
fn prose(deck: &Deck) -> Vec<&str> {
    let mut texts = vec![deck.title(), deck.intro()];
    for role in [Role::Po, Role::Pm] {
        let role = deck.roles().unwrap().of(role);
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
    for verdict in Verdict::ALL {
        let undecided = deck.verdict_text(verdict, 0);
        let decided = deck.verdict_text(verdict, 100).filter(|_| verdict == Verdict::Even);
        texts.extend(decided.iter().flat_map(|text| [text.text, text.next]));
        for text in undecided.into_iter() {
            texts.extend([text.name, text.text, text.next, text.i_am, text.teaser]);
            // A link to a part of the source has the URL of the credit.
            let link = text.link.into_iter();
            texts.extend(
                link.flat_map(|link| [&*link.label, if link.part.is_empty() { &link.url } else { &link.part }]),
            );
        }
    }
    for item in deck.items() {
        texts.push(item.stem.as_markup());
        texts.extend(item.facts.iter().chain(&item.sections).chain(&item.sources).map(|text| &**text));
        match &item.body {
            Body::Duty(duty) => texts.extend(Owner::ALL.map(|owner| duty.why(owner).as_markup())),
            Body::Question(question) => texts
                .extend(question.options().flat_map(|option| [&option.text, &option.why].map(MarkedText::as_markup))),
            Body::Pair(pair) => texts.extend([&pair.po.text, &pair.pm.text].map(MarkedText::as_markup)),
            Body::Check(check) => texts.push(&check.label),
        }
    }
    texts
}

#[test]
fn markup_in_any_text_is_left_as_it_is() {
    let deck: Value = serde_json::from_str(SMALL).unwrap();
    let mut refused = Vec::new();
    for pointer in pointers(&deck) {
        let Some(Value::String(before)) = deck.pointer(&pointer) else { continue };
        // Nothing shows the labels of poles.
        if pointer.contains("/options/") && pointer.ends_with("/label") {
            continue;
        }
        let prefix = if before.starts_with("https://") { "https://" } else { "" };
        let markup = format!("{prefix}<img src=x onerror=\"alert(1)\">&amp;</style>\u{202e}");
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
        names.contains(&last)
            || ["kinds", "notes", "compat", "colour", "water"].iter().any(|list| parent.ends_with(list))
    };
    let expected: Vec<String> = pointers(&deck)
        .into_iter()
        .filter(|pointer| deck.pointer(pointer).unwrap().is_string() && is_name(pointer))
        .collect();
    assert_eq!(refused, expected);
}

/// Whether the path of a fault is the path of a value, or of a field that is missing in an object.
fn is_path_valid(deck: &Value, fault: &Fault) -> bool {
    let path = fault.path.replace('[', ".").replace(']', "");
    let pointer = if path.is_empty() { String::new() } else { format!("/{}", path.replace('.', "/")) };
    if !matches!(fault.problem, Problem::Missing | Problem::MissingId | Problem::MissingRoles) {
        return deck.pointer(&pointer).is_some();
    }
    let (parent, _) = pointer.rsplit_once('/').unwrap();
    deck.pointer(&pointer).is_none() && deck.pointer(parent).is_some_and(Value::is_object)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_mutated_deck_can_be_played_or_has_faults_with_valid_paths(
        file in any_mutated_deck(),
        seed in any::<u32>(),
    ) {
        match parse(&file.to_string()) {
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for (index, fault) in faults.iter().enumerate() {
                    prop_assert!(is_path_valid(&file, fault), "{:?}", fault);
                    prop_assert!(!faults[..index].contains(fault), "{:?} is reported twice", fault);
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
    fn any_other_text_has_at_least_one_fault(text in ".{0,200}") {
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
        let is_reported_as_not_json = faults.as_ref().is_some_and(|faults| faults[0].problem == Problem::NotJson);
        prop_assert_ne!(is_json, is_reported_as_not_json, "{:?}", faults);
        prop_assert!(faults.is_none_or(|faults| !faults.is_empty()));
    }
}
