//! What a page can ask of a widget and what the widget reports: attributes, the initial state, the status, events.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../crates/core/tests/common/mod.rs"]
mod common;

use common::{
    LENGTHS, cards, check, deck, duty, file, finished, laid_out, on_screen, pair, parsed, picture, question, right,
    shared_result, shipped, showing, started, wrong,
};
use role_fit::host::events::{PublicEvent, Value, link_error, public_events, shared, status, unusable_deck};
use role_fit::host::initial_state::{InitialState, storage_key};
use role_fit::host::options::{Options, ShareTo};
use role_fit::message::ShareTarget;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Deck, Item, Length};
use role_fit_core::saved::save;
use role_fit_core::session::{Action, Event, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;
use serde_json::json;
use std::collections::BTreeMap;
use std::rc::Rc;

// Attributes.

fn options(attributes: &[(&str, &str)]) -> Options {
    let pairs: Vec<String> = attributes.iter().flat_map(|(name, value)| [*name, *value]).map(str::to_owned).collect();
    Options::from_pairs(&pairs)
}

fn defaults() -> Options {
    Options {
        deck: None,
        language: "en".to_owned(),
        starts_now: false,
        length: Length::Short,
        heading_level: 2,
        share_to: ShareTo::Result,
        page: None,
        path: String::new(),
        fragment: None,
        resumes: true,
        seed: None,
        first_card: None,
        base_url: String::new(),
        instance: String::new(),
    }
}

#[test]
fn attributes_are_parsed_and_unrecognised_values_ignored() {
    let text = str::to_owned;
    let rows = [
        ("deck", "/quiz.json", Options { deck: Some(text("/quiz.json")), share_to: ShareTo::Page, ..defaults() }),
        (
            "deck",
            " /My Quiz.json ",
            Options { deck: Some(text("/My Quiz.json")), share_to: ShareTo::Page, ..defaults() },
        ),
        ("deck", "", defaults()),
        ("deck", "  ", defaults()),
        ("lang", "pl", Options { language: text("pl"), ..defaults() }),
        ("lang", "", defaults()),
        ("start", "now", Options { starts_now: true, ..defaults() }),
        ("start", " NOW ", Options { starts_now: true, ..defaults() }),
        ("start", "card", defaults()),
        ("start", "later", defaults()),
        ("length", "full", Options { length: Length::Full, ..defaults() }),
        ("length", "Full", Options { length: Length::Full, ..defaults() }),
        ("length", "short", defaults()),
        ("length", "long", defaults()),
        ("heading-level", "2", defaults()),
        ("heading-level", "3", Options { heading_level: 3, ..defaults() }),
        ("heading-level", " 6 ", Options { heading_level: 6, ..defaults() }),
        ("heading-level", "1", defaults()),
        ("heading-level", "7", defaults()),
        ("heading-level", "-3", defaults()),
        ("heading-level", "259", defaults()),
        ("heading-level", "h3", defaults()),
        ("heading-level", "3.5", defaults()),
        ("first", "5 short", Options { first_card: Some((5, Length::Short)), ..defaults() }),
        ("first", "70000 full", Options { first_card: Some((70_000, Length::Full)), ..defaults() }),
        ("first", "", defaults()),
        ("first", "5", defaults()),
        ("first", "x full", defaults()),
        ("share-to", "result", defaults()),
        ("share-to", "page", Options { share_to: ShareTo::Page, ..defaults() }),
        ("share-to", "Page", Options { share_to: ShareTo::Page, ..defaults() }),
        ("share-to", " none ", Options { share_to: ShareTo::None, ..defaults() }),
        ("share-to", "everybody", defaults()),
        ("resume", "off", Options { resumes: false, ..defaults() }),
        ("resume", "OFF", Options { resumes: false, ..defaults() }),
        ("resume", "on", defaults()),
        ("resume", "no", defaults()),
        ("seed", "7", Options { seed: Some(7), ..defaults() }),
        ("seed", " 0 ", Options { seed: Some(0), ..defaults() }),
        ("seed", "-1", Options { seed: Some(u32::MAX), ..defaults() }),
        ("seed", "4294967297", Options { seed: Some(1), ..defaults() }),
        ("seed", "1.5", defaults()),
        ("seed", "7e3", defaults()),
        ("seed", "lucky", defaults()),
        ("seed", "", defaults()),
        ("home", "https://quiz.example/", Options { base_url: text("https://quiz.example/"), ..defaults() }),
        ("place", "blog", Options { instance: text("blog"), ..defaults() }),
        ("page", "https://blog.example/post", Options { page: Some(text("https://blog.example/post")), ..defaults() }),
        ("page", "", defaults()),
        ("path", "/post", Options { path: text("/post"), ..defaults() }),
        ("fragment", "#rf1", Options { fragment: Some(text("#rf1")), ..defaults() }),
        ("theme", "dark", defaults()),
        ("colour", "blue", defaults()),
    ];
    assert_eq!(options(&[]), defaults());
    for (name, value, expected) in rows {
        assert_eq!(options(&[(name, value)]), expected, "{name}={value:?}");
    }
}

#[test]
fn an_own_deck_is_shared_by_its_page_unless_the_author_says_otherwise() {
    let rows = [
        (None, ShareTo::Page),
        (Some("everybody"), ShareTo::Page),
        (Some("page"), ShareTo::Page),
        (Some("result"), ShareTo::Result),
        (Some("none"), ShareTo::None),
    ];
    for (value, expected) in rows {
        let attributes: Vec<(&str, &str)> =
            [("deck", "/quiz.json")].into_iter().chain(value.map(|value| ("share-to", value))).collect();
        assert_eq!(options(&attributes).share_to, expected, "{value:?}");
    }
}

#[test]
fn the_screens_get_the_heading_level_the_length_and_the_target_of_links() {
    let rows = [
        ("result", ShareTarget::Result { home: "https://quiz.example/".to_owned(), language: String::new() }),
        ("page", ShareTarget::Page("https://blog.example/post".to_owned())),
        ("none", ShareTarget::None),
    ];
    for (share_to, expected) in rows {
        let home = ("home", "https://quiz.example/");
        let page = ("page", "https://blog.example/post");
        let options = options(&[("share-to", share_to), home, page, ("heading-level", "4"), ("length", "full")]);
        let settings = options.settings("");
        assert_eq!(settings.share, expected);
        assert_eq!((settings.heading_level, settings.length), (4, Length::Full));
    }
}

#[test]
fn without_pages_of_the_quiz_a_result_is_shared_by_the_page() {
    let page = "https://blog.example/post";
    for (share_to, expected) in [
        ("", ShareTarget::Page(page.to_owned())),
        ("result", ShareTarget::Page(page.to_owned())),
        ("none", ShareTarget::None),
    ] {
        let share = options(&[("share-to", share_to), ("home", ""), ("page", page)]).settings("").share;
        assert_eq!(share, expected, "{share_to}");
    }
}

#[test]
fn links_lead_only_to_pages_that_others_can_open() {
    for url in ["", "file:///home/ann/post.html", "about:srcdoc", "blob:https://blog.example/1", "javascript:alert(1)"]
    {
        for share_to in ["result", "page"] {
            let share = options(&[("share-to", share_to), ("home", url), ("page", url)]).settings("").share;
            assert_eq!(share, ShareTarget::None, "{share_to} {url}");
        }
    }
}

// The first screen.

/// A deck of which an earlier edition is known.
fn with_earlier_edition() -> Rc<Deck> {
    let items = ["d1", "d2", "d3", "d4", "d5", "d6"].map(|id| duty(id, "po", &[]));
    let mut file = file(&items);
    file["compat"] = json!(["0000000a"]);
    let draws = json!([{"kinds": ["duty"], "count": 3}]);
    file["plays"] = json!({"short": draws, "full": [{"kinds": ["duty"], "count": 4}]});
    parsed(&file.to_string())
}

/// A saved play with a few answers.
fn saved_play(deck: &Rc<Deck>) -> String {
    let mut session = started(deck, Length::Full, 99);
    let item = on_screen(&session).unwrap().item;
    session.apply(Action::Answer(item.id.clone(), wrong(&item))).unwrap();
    session.apply(Action::Next).unwrap();
    save(&session).unwrap()
}

/// What is saved after a whole play was left for the start card.
fn saved_seen_items(deck: &Rc<Deck>) -> String {
    let mut session = finished(deck, Length::Short, 99, right);
    session.apply(Action::Restart).unwrap();
    save(&session).unwrap()
}

fn link_to(fingerprint: u32) -> String {
    format!("#{}", shared_result(fingerprint).encode())
}

#[test]
fn a_link_comes_first_then_a_saved_play_then_the_first_question_then_the_start_card() {
    use LinkFault::{Damaged, UnknownVersion};
    let deck = with_earlier_edition();
    let (play, seen) = (saved_play(&deck), saved_seen_items(&deck));
    let own = link_to(deck.fingerprint());
    let (upper_case, damaged, unknown) =
        (own.to_uppercase(), own.replace("#rf1", "#rf1z"), own.replace("#rf1", "#rf2"));
    let [play, seen, own, upper_case, damaged, unknown] =
        [&play, &seen, &own, &upper_case, &damaged, &unknown].map(String::as_str);
    let (none, now, off) = (&[][..], &[("start", "now")][..], &[("resume", "off")][..]);
    // Attributes, fragment, saved text; the screen, and the fault of the link.
    let rows = [
        (none, "", None, "intro", None),
        (none, "", Some(play), "saved play", None),
        (none, "", Some(seen), "intro", None),
        (none, "", Some("not ours"), "intro", None),
        (none, own, None, "link", None),
        (none, own, Some(play), "link", None),
        (none, &own[1..], None, "link", None),
        (none, upper_case, None, "link", None),
        (none, "#comments", None, "intro", None),
        (none, "#comments", Some(play), "saved play", None),
        (none, "#rf1", Some(play), "saved play", None),
        (none, damaged, None, "intro", Some(Damaged)),
        (none, damaged, Some(play), "intro", Some(Damaged)),
        (none, unknown, None, "intro", Some(UnknownVersion)),
        (none, unknown, Some(play), "intro", Some(UnknownVersion)),
        (now, "", None, "first item", None),
        (now, "", Some(play), "saved play", None),
        (now, "", Some(seen), "first item", None),
        (now, "", Some("not ours"), "first item", None),
        (now, own, None, "link", None),
        // The start card shows the notice about the link.
        (now, damaged, None, "intro", Some(Damaged)),
        (now, unknown, None, "intro", Some(UnknownVersion)),
        (off, "", Some(play), "intro", None),
        (off, "", Some(seen), "intro", None),
        (&[("start", "now"), ("resume", "off")], "", Some(play), "first item", None),
        (off, own, Some(play), "link", None),
    ];
    for (attributes, fragment, text, screen, fault) in rows {
        let opening = InitialState::new(&deck, &options(attributes), 5, fragment, text);
        let name = format!("{attributes:?} {fragment:?} {text:?}");
        assert_eq!(screen_of(&opening.session, play), screen, "{name}");
        assert_eq!(opening.link_fault, fault, "{name}");
        let started = (screen == "first item").then_some(Event::Started { total: 3 });
        assert_eq!(opening.event, started, "{name}");
        assert!(!opening.is_other_deck, "{name}");
    }
}

fn screen_of(session: &Session, saved_play: &str) -> &'static str {
    match session.stage() {
        Stage::Intro => "intro",
        Stage::Shared(_) | Stage::Team => "link",
        Stage::Playing(..) if save(session).as_deref() == Some(saved_play) => "saved play",
        Stage::Playing(run, _) if run.answers.iter().count() == 0 => "first item",
        Stage::Playing(..) | Stage::Practising(..) => "another play",
    }
}

#[test]
fn a_link_of_neither_this_nor_an_earlier_edition_belongs_to_another_deck() {
    let deck = with_earlier_edition();
    let rows = [(deck.fingerprint(), false), (0xa, false), (0xb, true), (deck.fingerprint() ^ 1, true)];
    for (fingerprint, is_other_deck) in rows {
        let opening = InitialState::new(&deck, &defaults(), 5, &link_to(fingerprint), None);
        assert_eq!(opening.is_other_deck, is_other_deck, "{fingerprint:08x}");
        let Stage::Shared(result) = opening.session.stage() else { panic!("{fingerprint:08x} is not shown") };
        assert_eq!(*result, shared_result(fingerprint));
    }
}

#[test]
fn a_fixed_seed_alone_decides_the_first_play() {
    let deck = shipped();
    let (play, seen) = (saved_play(&deck), saved_seen_items(&deck));
    let unreadable = format!("x {seen}");
    for length in LENGTHS {
        let promised = laid_out(&started(&deck, length, 7).run().unwrap().play);
        for text in [None, Some(&*seen), Some("not ours"), Some(&*unreadable)] {
            let mut session = InitialState::new(&deck, &options(&[("seed", "7")]), 5, "", text).session;
            session.apply(Action::Start(length));
            assert_eq!(laid_out(&session.run().unwrap().play), promised, "{text:?}");
        }
    }
    // An unfinished play is restored nevertheless.
    let session = InitialState::new(&deck, &options(&[("seed", "7")]), 5, "", Some(&play)).session;
    assert_eq!(save(&session), Some(play));
}

#[test]
fn without_a_fixed_seed_the_play_is_random_and_unseen_items_come_first() {
    let deck = with_earlier_edition();
    for length in LENGTHS {
        let attributes = [("start", "now"), ("length", if length == Length::Full { "full" } else { "short" })];
        let opening = |seed, text| InitialState::new(&deck, &options(&attributes), seed, "", text).session;
        assert_eq!(picture(&opening(5, None)), picture(&started(&deck, length, 5)));
        let seen = saved_seen_items(&deck);
        let asked_again =
            cards(&opening(5, Some(&seen))).iter().filter(|card| seen.contains(card.item.id.as_str())).count();
        // There are six items, of which three were seen: a full play of four must ask one again.
        assert_eq!(asked_again, usize::from(length == Length::Full));
    }
}

#[test]
fn the_first_play_begins_with_the_card_that_the_loader_shows() {
    let deck = shipped();
    let first_card = |session: &Session| on_screen(session).unwrap();
    for (word, length) in [("short", Length::Short), ("full", Length::Full)] {
        let promised = first_card(&started(&deck, length, 5));
        let first = format!("5 {word}");
        let mut plays = Vec::new();
        for seed in 100..110 {
            // Started at once, and started by either button of the start card.
            let now = [("first", &*first), ("start", "now"), ("length", word)];
            let at_once = InitialState::new(&deck, &options(&now), seed, "", None).session;
            let mut pressed = InitialState::new(&deck, &options(&[("first", &first)]), seed, "", None).session;
            pressed.apply(Action::Start(length)).unwrap();
            for session in [at_once, pressed] {
                assert!(first_card(&session) == promised, "{first}, {seed}");
                plays.push(laid_out(&session.run().unwrap().play));
            }
        }
        plays.sort();
        plays.dedup();
        assert_eq!(plays.len(), 10, "each seed has a play of its own");
    }
}

#[test]
fn each_deck_element_and_page_has_a_storage_key_of_its_own() {
    let (one, other) = (shipped(), with_earlier_edition());
    let names = [
        storage_key(&one, "", ""),
        storage_key(&one, "0", ""),
        storage_key(&one, "sidebar", ""),
        storage_key(&one, "sidebar", "/post-a"),
        storage_key(&one, "sidebar", "/post-b"),
        storage_key(&other, "", ""),
        storage_key(&other, "0", ""),
    ];
    for (place, name) in names.iter().enumerate() {
        assert!(name.starts_with("role-fit:"), "{name}");
        assert!(!names[..place].contains(name), "{name} twice");
    }
    assert_eq!(storage_key(&one, "sidebar", "/post"), format!("role-fit:{}:sidebar:/post", one.fingerprint()));
}

// Status and events.

fn number(value: u32) -> Value {
    Value::Number(value)
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn public_event(name: &'static str, detail: &[(&'static str, Value)]) -> PublicEvent {
    PublicEvent { name, detail: detail.to_vec() }
}

/// The result event of a finished session.
fn result(session: &Session, share: &ShareTarget) -> PublicEvent {
    let mut reported = public_events(&Event::Finished, session, share);
    assert_eq!(reported.len(), 1);
    reported.remove(0)
}

/// All events of one play, and the session at its end.
fn whole_play(length: Length, mut choose: impl FnMut(&Item) -> Choice) -> (Vec<PublicEvent>, Session) {
    let mut session = Session::new(shipped(), 5);
    let mut reported = Vec::new();
    let mut apply = |session: &mut Session, action| {
        let event = session.apply(action).unwrap();
        reported.extend(public_events(&event, session, &ShareTarget::None));
    };
    apply(&mut session, Action::Start(length));
    while let Some(card) = on_screen(&session) {
        apply(&mut session, Action::Answer(card.item.id.clone(), choose(&card.item)));
        apply(&mut session, Action::Next);
    }
    (reported, session)
}

#[test]
fn a_whole_play_reports_its_start_its_progress_and_its_result() {
    for (length, total) in [(Length::Short, 21), (Length::Full, 29)] {
        let (all, mut session) = whole_play(length, right);
        let progress = |index| public_event("progress", &[("index", number(index)), ("total", number(total))]);
        let mut expected = vec![public_event("start", &[("total", number(total))])];
        expected.extend((1..=total).map(progress));
        expected.push(result(&session, &ShareTarget::None));
        assert_eq!(all, expected);
        let event = session.apply(Action::Back).unwrap();
        assert_eq!(public_events(&event, &session, &ShareTarget::None), [progress(total)], "on the way back");
    }
}

#[test]
fn the_result_event_has_exactly_this_detail() {
    let (all_right, all_wrong) =
        (finished(&shipped(), Length::Full, 5, right), finished(&shipped(), Length::Short, 5, wrong));
    let rows = [(all_right, [100, 79, 100], "pm-3", (18, 18)), (all_wrong, [0, 0, 21], "po-3", (0, 10))];
    for (session, [marker, low, high], verdict, (right, asked)) in rows {
        let code = session.outcome().unwrap().shared().unwrap().encode();
        let linked = SharedResult::decode(&code).unwrap();
        assert_eq!(linked.fingerprint(), session.deck().fingerprint());
        assert_eq!(linked.meter().verdict().as_str(), verdict);
        let beside = ShareTarget::Result { home: "https://quiz.example/".to_owned(), language: String::new() };
        let page = ShareTarget::Page("https://blog.example/post?id=1".to_owned());
        let targets = [
            (beside, text(&format!("https://quiz.example/s/{verdict}/#{code}"))),
            (page, text(&format!("https://blog.example/post?id=1#{code}"))),
            (ShareTarget::None, Value::Null),
        ];
        for (share, url) in targets {
            let expected = [
                ("marker", number(marker)),
                ("low", number(low)),
                ("high", number(high)),
                ("verdict", text(verdict)),
                ("right", number(right)),
                ("asked", number(asked)),
                ("deck", text("po-pm")),
                ("code", text(&code)),
                ("url", url),
            ];
            assert_eq!(result(&session, &share), public_event("result", &expected), "{share:?}");
        }
    }
}

#[test]
fn values_that_a_deck_does_not_ask_for_are_null() {
    let rows = [
        (
            "no pairs",
            vec![duty("d", "po", &[]), check("c")],
            ["marker", "low", "high", "verdict", "code", "url"].to_vec(),
        ),
        ("nothing keyed", vec![pair("f", "facet"), check("c")], vec!["right", "asked"]),
        (
            "statements alone",
            vec![check("c")],
            vec!["marker", "low", "high", "verdict", "right", "asked", "code", "url"],
        ),
        ("everything", vec![duty("d", "po", &[]), pair("f", "facet")], vec![]),
    ];
    for (name, items, expected) in rows {
        let session = finished(&deck(&items), Length::Full, 1, right);
        let reported = result(&session, &ShareTarget::Page("https://blog.example/".to_owned()));
        let nulls: Vec<&str> =
            reported.detail.iter().filter(|(_, value)| *value == Value::Null).map(|(name, _)| *name).collect();
        assert_eq!(nulls, expected, "{name}");
    }
}

#[test]
fn a_result_that_is_shown_again_is_reported_under_another_name() {
    let share = ShareTarget::Page("https://blog.example/".to_owned());
    let mut session = finished(&shipped(), Length::Short, 1, right);
    let reported = result(&session, &share);
    session.open(Linked::Result(shared_result(1)));
    assert_eq!(public_events(&Event::Opened, &session, &share), []);
    let event = session.apply(Action::Leave).unwrap();
    assert_eq!(public_events(&event, &session, &share), [PublicEvent { name: "kept-result", ..reported }]);
    // An unfinished play may wait behind a link too.
    let unfinished = started(&shipped(), Length::Short, 1);
    assert_eq!(public_events(&Event::Returned, &unfinished, &share), []);
}

#[test]
fn no_result_is_reported_before_the_end_of_a_play() {
    let deck = shipped();
    for session in [Session::new(Rc::clone(&deck), 1), started(&deck, Length::Short, 1)] {
        assert_eq!(public_events(&Event::Finished, &session, &ShareTarget::None), []);
    }
}

#[test]
fn changes_that_do_not_concern_the_page_are_not_reported() {
    let session = finished(&shipped(), Length::Short, 1, right);
    for event in [Event::Answered, Event::Reviewed, Event::Opened, Event::Closed, Event::Restarted, Event::Forgot] {
        assert_eq!(public_events(&event, &session, &ShareTarget::None), [], "{event:?}");
    }
}

#[test]
fn events_do_not_reveal_answers() {
    // Two readers with the same result whose answers differ everywhere.
    let reader = |begins_right: bool| {
        let mut turns: BTreeMap<String, bool> = BTreeMap::new();
        move |item: &Item| {
            let group = item.pair().map_or("keyed", |pair| pair.facet.as_str());
            let turn = turns.entry(group.to_owned()).or_insert(!begins_right);
            *turn = !*turn;
            if *turn { right(item) } else { wrong(item) }
        }
    };
    let [(one, session), (other, others)] = [true, false].map(|begins| whole_play(Length::Full, reader(begins)));
    let answers = |session: &Session| save(session).unwrap();
    assert_ne!(answers(&session), answers(&others));
    assert_eq!(one, other);
}

#[test]
fn the_status_follows_the_screen() {
    let deck = deck(&[duty("d", "po", &[]), question("origin", "o", &[]), pair("f", "facet"), check("c")]);
    let mut session = Session::new(Rc::clone(&deck), 1);
    assert_eq!(status(&session), "intro");
    session.apply(Action::Start(Length::Full));
    for (kind, answered) in
        [("pair", "question"), ("duty", "feedback"), ("question", "feedback"), ("check", "question")]
    {
        let item = on_screen(&session).unwrap().item;
        assert_eq!(status(&session), "question", "{kind}");
        session.apply(Action::Answer(item.id.clone(), wrong(&item)));
        assert_eq!(status(&session), answered, "{kind}");
        session.apply(Action::Next);
    }
    assert_eq!(status(&session), "result");
    session.apply(Action::Practise);
    assert_eq!(status(&session), "question");
    session.apply(Action::Leave);
    session.apply(Action::OpenReview);
    assert_eq!(status(&session), "review");
    session.apply(Action::Restart);
    assert_eq!(status(&session), "intro");
    assert_eq!(status(&showing(session, shared_result(1))), "result");
}

#[test]
fn errors_and_shares_are_reported_by_their_codes() {
    let link_errors = [
        (Some(LinkFault::UnknownVersion), false, Some("link-version")),
        (Some(LinkFault::Damaged), false, Some("link-corrupt")),
        (None, true, Some("link-deck")),
        (Some(LinkFault::NotOurs), false, None),
        (None, false, None),
    ];
    for (fault, is_other_deck, code) in link_errors {
        let expected = code.map(|code| public_event("error", &[("code", text(code))]));
        assert_eq!(link_error(fault, is_other_deck), expected, "{fault:?}");
    }
    assert_eq!(shared("clipboard"), public_event("share", &[("method", text("clipboard"))]));
    for (can_retry, number) in [(false, 0), (true, 1)] {
        let retry = ("retry", Value::Number(number));
        let detail = [("code", text("deck-json")), ("text", text("line 1")), ("all", text("lines")), retry];
        let event = unusable_deck("deck-json", "line 1".to_owned(), "lines".to_owned(), can_retry);
        assert_eq!(event, public_event("fault", &detail));
    }
}
