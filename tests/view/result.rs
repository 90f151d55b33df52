//! The result: the meter and why it stands there, the facets, what was known, the lights.

use crate::decks::{asking, asking_pairs, shipped, without};
use crate::page::Page;
use crate::widget::{
    CLEAR_PM, HALF_EACH, TO_EACH_VERDICT, Widget, all_to, fill, first, levels, of_the_article, right, steps, words,
    wrong,
};
use role_fit::view::wording::Message;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Body, Item, Kind, Length, Owner};
use role_fit_core::result::knowledge::Knowledge;
use role_fit_core::result::meter::{Meter, Verdict};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::Action;

/// The sentences for the verdicts, from the PO end to the PM end.
const SENTENCES: [Message; 7] = [
    Message::VerdictStrong,
    Message::VerdictLeans,
    Message::VerdictLittle,
    Message::VerdictEven,
    Message::VerdictLittle,
    Message::VerdictLeans,
    Message::VerdictStrong,
];

fn played(quarters: &[usize]) -> Widget {
    Widget::of(&shipped()).finished(steps(quarters))
}

fn outcome(widget: &Widget) -> Outcome {
    widget.session.outcome().unwrap()
}

fn meter(widget: &Widget) -> Meter {
    outcome(widget).meter.unwrap()
}

fn knowledge(widget: &Widget) -> Knowledge {
    outcome(widget).knowledge.unwrap()
}

#[test]
fn the_parts_of_the_result_come_in_their_order() {
    let widget = played(&CLEAR_PM);
    let page = widget.page();
    let readiness = widget.deck().readiness().unwrap();
    let expected = [
        &fill(Message::VerdictLeans, &[("role", "Product Manager")]),
        "the meter",
        words(Message::MovedTitle),
        words(Message::FacetsTitle),
        words(Message::KnowledgeTitle),
        &readiness.title,
        words(Message::ShareTitle),
        words(Message::ShareButton),
        words(Message::ShareCopy),
        words(Message::ReviewButton),
        words(Message::TeamButton),
        words(Message::AgainButton),
    ];
    let mut parts: Vec<String> = Vec::new();
    for part in page.all("h2, h3, [role=meter], button") {
        parts.push(if part.get("role") == Some("meter") { "the meter".to_owned() } else { part.text() });
    }
    assert_eq!(parts[..expected.len()], expected);
    assert_eq!(page.the("[role=status].eyebrow").text(), words(Message::ResultEyebrow));
}

#[test]
fn every_verdict_has_its_sentence_in_the_heading() {
    for ((verdict, quarters), message) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT).zip(SENTENCES) {
        let widget = played(&quarters);
        assert_eq!(meter(&widget).verdict(), verdict);
        let role = match verdict {
            Verdict::Toward(role, _) => &*widget.deck().roles().of(role).name,
            Verdict::Even => "",
        };
        assert_eq!(widget.page().the("h2").text(), fill(message, &[("role", role)]), "{}", verdict.as_str());
    }
}

#[test]
fn the_meter_tells_its_name_and_its_numbers_and_the_text_tells_them_too() {
    for (verdict, quarters) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT) {
        let widget = played(&quarters);
        let (marker, band) = (meter(&widget).marker(), meter(&widget).band());
        let numbers = [marker.percent(), band.low_percent(), band.high_percent()].map(|number| number.to_string());
        let [marker, low, high] = &numbers;
        let values = [("marker", &**marker), ("low", low), ("high", high), ("pm", "PM")];
        let page = widget.page();
        let drawn = page.the("[role=meter]");
        let ends = [("po", "Product Owner"), ("pm", "Product Manager")];
        assert_eq!(drawn.name(), fill(Message::MeterName, &ends));
        assert_eq!(drawn.get("aria-valuemin"), Some("0"));
        assert_eq!(drawn.get("aria-valuemax"), Some("100"));
        assert_eq!(drawn.get("aria-valuenow"), Some(&**marker));
        assert_eq!(drawn.get("aria-valuetext"), Some(&*fill(Message::MeterValue, &values)));
        assert_eq!(drawn.the("svg").get("aria-hidden"), Some("true"), "{}", verdict.as_str());
        assert_eq!(drawn.texts("text"), numbers);
        assert!(page.says(&fill(Message::MeterText, &values)));
    }
    assert_eq!(played(&CLEAR_PM).page().the("[role=meter]").texts("text"), ["81", "55", "96"]);
}

#[test]
fn both_ends_of_the_meter_are_named() {
    let widget = played(&CLEAR_PM);
    let roles = widget.deck().roles();
    let expected = [&roles.po, &roles.pm].map(|role| [&*role.name, &role.about].join(" "));
    assert_eq!(widget.page().texts(".ends p"), expected);
}

#[test]
fn no_reader_ever_sees_a_decimal() {
    for sum in 0..=32usize {
        let quarters: Vec<usize> = (0..8).map(|pair| sum.saturating_sub(pair * 4).min(4)).collect();
        let page = played(&quarters).page();
        for piece in page.root().pieces() {
            assert!(!has_decimal(piece), "{sum} quarters: {piece}");
        }
        assert!(!has_decimal(page.the("[role=meter]").get("aria-valuetext").unwrap()));
    }
}

#[test]
fn decimals_are_told_from_other_numbers() {
    for (text, expected) in [("55.2", true), ("0,5 %", true), ("of 18.", false), ("2, 3", false), ("a.5", false)] {
        assert_eq!(has_decimal(text), expected, "{text}");
    }
}

fn has_decimal(text: &str) -> bool {
    let is_decimal = |window: &[u8]| matches!(window, [b'0'..=b'9', b'.' | b',', b'0'..=b'9']);
    text.as_bytes().windows(3).any(is_decimal)
}

#[test]
fn in_the_middle_no_preference_and_some_of_each_are_told_apart() {
    let rows = [
        ([2; 8], Some(Message::Alike)),
        (HALF_EACH, Some(Message::PartsOfEach)),
        ([3, 3, 2, 2, 2, 2, 1, 1], Some(Message::Alike)),
        (CLEAR_PM, None),
    ];
    for (quarters, expected) in rows {
        let page = played(&quarters).page();
        for message in [Message::Alike, Message::PartsOfEach] {
            assert_eq!(page.says(words(message)), expected == Some(message), "{quarters:?}");
        }
    }
}

#[test]
fn what_moved_it_names_at_most_three_pairs_the_strongest_first() {
    for (quarters, count) in [(CLEAR_PM, 3), ([2, 2, 2, 1, 2, 2, 4, 2], 2), ([2; 8], 0)] {
        let widget = played(&quarters);
        let moved = outcome(&widget).moved;
        let mut expected = Vec::new();
        for moved in moved.iter().take(3) {
            let pair = moved.item.pair().unwrap();
            let (chosen, other) = (&pair.pole(moved.role).label, &pair.pole(moved.role.other()).label);
            let row = fill(Message::MovedRow, &[("chosen", chosen), ("other", other)]);
            let (role, points) = (&widget.deck().roles().of(moved.role).short, moved.percent.to_string());
            expected.push([row, fill(Message::MovedPoints, &[("role", role), ("points", &points)])].join(" "));
        }
        let page = widget.page();
        let section = page.section(words(Message::MovedTitle)).unwrap();
        assert_eq!(section.texts("li"), expected);
        assert_eq!(expected.len(), count);
        assert_eq!(page.says(words(Message::MovedNone)), count == 0);
    }
}

#[test]
fn the_fewest_changed_answers_are_counted_in_words() {
    let equal = |quarters: &[usize]| quarters.iter().map(|&quarters| (1.0, quarters)).collect::<Vec<_>>();
    let [po_3, po_2, _, mid, pm_1, ..] = TO_EACH_VERDICT;
    let rows = [
        (equal(&po_3), Some((Message::FlipEven, "4"))),
        (equal(&po_2), Some((Message::FlipEven, "2"))),
        (equal(&pm_1), Some((Message::FlipEvenOne, "1"))),
        (equal(&mid), Some((Message::FlipLean, "5"))),
        (vec![(3.0, 0), (1.0, 4), (1.0, 4), (1.0, 4)], Some((Message::FlipLeanOne, "1"))),
        (vec![(1.0, 2)], None),
    ];
    for (weights_and_quarters, expected) in rows {
        let (weights, quarters): (Vec<f64>, Vec<usize>) = weights_and_quarters.into_iter().unzip();
        let widget = Widget::of(&asking_pairs(shipped(), &weights));
        let bank = widget.deck().items().to_vec();
        let place = |item: &Item| bank.iter().position(|other| other.id == item.id).unwrap();
        let page = widget.finished(|item| Choice::Step(Step::ALL[quarters[place(item)]])).page();
        let told = page.section(words(Message::MovedTitle)).unwrap().texts("p.small");
        let expected = expected.map(|(message, count)| fill(message, &[("count", count)]));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{weights:?}, {quarters:?}");
    }
}

#[test]
fn every_facet_has_its_name_its_number_and_the_end_that_it_is_nearer_to() {
    for quarters in [CLEAR_PM, [0; 8], [2; 8]] {
        let widget = played(&quarters);
        let placed = outcome(&widget).facets;
        let mut expected = Vec::new();
        for (facet, (id, marker)) in widget.deck().facets().iter().zip(&placed) {
            assert_eq!(facet.id, *id);
            let value = marker.percent().to_string();
            let place = match marker.half_percents() {
                0..100 => fill(Message::FacetValue, &[("value", &value), ("end", &facet.po)]),
                100 => fill(Message::FacetEven, &[("value", &value)]),
                _ => fill(Message::FacetValue, &[("value", &value), ("end", &facet.pm)]),
            };
            expected.push([&*facet.name, &place].join(" "));
        }
        let page = widget.page();
        assert_eq!(page.section(words(Message::FacetsTitle)).unwrap().texts("li"), expected);
        assert_eq!(expected.len(), widget.deck().facets().len());
    }
}

#[test]
fn the_knowledge_score_counts_what_was_right_among_what_was_asked() {
    let keyed = |widget: &Widget| widget.run().play.cards().iter().filter(|card| card.item.is_keyed()).count();
    let all_right = Widget::of(&shipped()).finished(right);
    let all_wrong = Widget::of(&shipped()).finished(wrong);
    let asked = keyed(&all_right);
    let of = |asked: usize| fill(Message::ScoreOf, &[("asked", &asked.to_string())]);
    assert_eq!(all_right.page().the(".score").text(), [&asked.to_string(), &*of(asked)].join(" "));
    assert_eq!(all_wrong.page().the(".score").text(), ["0", &of(keyed(&all_wrong))].join(" "));
}

#[test]
fn the_score_is_given_for_each_owner_and_each_topic() {
    let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(Owner::Pm));
    let known = knowledge(&widget);
    let page = widget.page();
    let section = page.section(words(Message::KnowledgeTitle)).unwrap();
    let mut expected = Vec::new();
    let owners = [Message::FoundPo, Message::FoundPm, Message::FoundShared];
    for (owner, message) in [Owner::Po, Owner::Pm, Owner::Both].into_iter().zip(owners) {
        let score = known.duties.found(owner);
        let (right, asked) = (score.right.to_string(), score.asked.to_string());
        expected.push(fill(message, &[("po", "PO"), ("pm", "PM"), ("right", &right), ("asked", &asked)]));
    }
    for (kind, score) in &known.topics {
        let message = match kind {
            Kind::Origin => Message::TopicOrigin,
            Kind::Expert => Message::TopicExpert,
            Kind::Readiness => Message::TopicReadiness,
            Kind::MixUp => Message::TopicMixUp,
            other => panic!("{other:?} is no topic"),
        };
        let (right, asked) = (score.right.to_string(), score.asked.to_string());
        expected.push(fill(message, &[("right", &right), ("asked", &asked)]));
    }
    assert_eq!(known.topics.len(), 4);
    assert!(section.texts("p").contains(&expected.join(" · ")));
}

#[test]
fn what_was_missed_is_listed_with_what_was_answered() {
    for owner in Owner::ALL {
        let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(owner));
        let known = knowledge(&widget);
        let name = |owner: Owner| match owner.role() {
            Some(role) => &*widget.deck().roles().of(role).short,
            None => words(Message::Both),
        };
        let mut expected = Vec::new();
        for (item, choice) in &known.missed {
            expected.push(match (&item.body, choice) {
                (Body::Duty(duty), Choice::Owner(given)) => {
                    let message = match (duty.key, given) {
                        (Owner::Both, _) => Message::MissedSplit,
                        (_, Owner::Both) => Message::MissedJoined,
                        _ => Message::MissedGiven,
                    };
                    fill(message, &[("key", name(duty.key)), ("given", name(*given)), ("stem", &item.stem)])
                }
                _ => fill(Message::MissedQuestion, &[("stem", &item.stem)]),
            });
        }
        assert_eq!(widget.page().texts(".missed li"), expected);
    }
    assert!(!Widget::of(&shipped()).finished(right).page().has(".missed"));
}

#[test]
fn handing_the_work_of_one_role_to_the_other_is_told_where_it_is_notable() {
    let roles = [("po", "PO"), ("pm", "PM")];
    let rows = [(Owner::Po, Some(Message::PullToPo)), (Owner::Pm, Some(Message::PullToPm)), (Owner::Both, None)];
    for (owner, expected) in rows {
        let page = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(owner)).page();
        for message in [Message::PullToPo, Message::PullToPm] {
            assert_eq!(page.says(&fill(message, &roles)), expected == Some(message), "{owner:?}");
        }
    }
}

#[test]
fn what_guessing_gives_stands_beside_the_score() {
    let widget = Widget::of(&shipped()).finished(right);
    let guessing = outcome(&widget).guessing.unwrap();
    let (expected, from) = (guessing.expected.to_string(), guessing.unlikely_from.to_string());
    let values = [("expected", &*expected), ("from", &from), ("one_in", &guessing.one_in.to_string())];
    assert!(widget.page().says(&fill(Message::Guessing, &values)));
}

#[test]
fn the_table_of_duties_has_nine_counts_under_named_rows_and_columns() {
    let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(Owner::Both));
    let duties = knowledge(&widget).duties;
    let page = widget.page();
    let owners = ["PO", "Both", "PM"];
    let columns = owners.map(|owner| fill(Message::TableColumn, &[("owner", owner)]));
    assert_eq!(page.texts("th[scope=col]"), [&[words(Message::TableCorner).to_owned()], &columns[..]].concat());
    assert_eq!(page.texts("th[scope=row]"), owners);
    let counts: Vec<String> = Owner::ALL
        .iter()
        .flat_map(|key| Owner::ALL.iter().map(|given| duties.given(*key, *given).to_string()).collect::<Vec<_>>())
        .collect();
    assert_eq!(page.texts("td"), counts);
    assert_eq!(page.the("details:has(table) > summary").text(), words(Message::TableTitle));
}

#[test]
fn the_lights_stand_in_words_the_weakest_first() {
    let given = [Level::Yes, Level::NotYet, Level::Partly];
    let widget = Widget::of(&shipped()).finished(levels(&given));
    let readiness = widget.deck().readiness().unwrap();
    let page = widget.page();
    let section = page.section(&readiness.title).unwrap();
    let told = section.texts("li");
    let rows = [(Message::Level0, 1), (Message::Level1, 2), (Message::Level2, 3)];
    assert_eq!(told.len(), rows.len());
    for ((line, light), (message, lit)) in told.iter().zip(section.all("li")).zip(rows) {
        assert!(line.ends_with(&format!(": {}", words(message))), "{line}");
        assert_eq!(light.all(".lit").len(), lit);
        assert_eq!(light.the("svg").get("aria-hidden"), Some("true"));
    }
    assert!(section.texts("p").contains(&readiness.text.to_string()));
}

#[test]
fn a_deck_without_pairs_has_a_result_without_a_meter() {
    let page = Widget::of(&asking(shipped(), &[Kind::Duty, Kind::SelfCheck])).finished(right).page();
    assert_eq!(page.the("h2").text(), words(Message::ResultNoMeter));
    assert!(!page.has("[role=meter]"));
    for title in [Message::MovedTitle, Message::FacetsTitle] {
        assert!(page.section(words(title)).is_none(), "{title:?}");
    }
    assert!(page.section(words(Message::KnowledgeTitle)).is_some());
}

#[test]
fn a_deck_without_keyed_items_has_a_result_without_a_score() {
    let page = Widget::of(&asking(shipped(), &[Kind::Fit, Kind::SelfCheck])).finished(first).page();
    assert!(page.section(words(Message::KnowledgeTitle)).is_none());
    assert!(!page.has(".score") && !page.has("table"));
    assert!(page.has("[role=meter]"));
}

#[test]
fn a_deck_without_duties_has_a_score_without_their_table() {
    let page = Widget::of(&asking(shipped(), &[Kind::Origin])).finished(right).page();
    assert!(page.has(".score") && !page.has("table"));
}

#[test]
fn a_deck_without_self_checks_or_without_words_for_them_has_no_lights() {
    let without_checks = Widget::of(&asking(shipped(), &[Kind::Fit])).finished(first);
    let without_words = Widget::of(&without(shipped(), "readiness")).finished(first);
    assert!(Widget::of(&shipped()).finished(first).page().has(".lights"));
    assert!(!without_checks.page().has(".lights") && !without_words.page().has(".lights"));
}

#[test]
fn the_limits_of_the_meter_are_printed_under_it() {
    let page = played(&CLEAR_PM).page();
    assert!(page.says(&fill(Message::Limits, &[("count", "8"), ("name", "Brainhub article")])));
}

#[test]
fn the_source_of_the_deck_is_linked_where_the_deck_names_one() {
    let widget = played(&CLEAR_PM);
    let page = widget.page();
    let credit = widget.deck().credit().unwrap();
    let link = page.the("a");
    assert_eq!(link.text(), *credit.title);
    assert_eq!(link.get("href"), Some(&*credit.url));
    assert_eq!((link.get("target"), link.get("rel")), (Some("_blank"), Some("noopener")));
    assert!(page.says(&[&*of_the_article(Message::Credit), &credit.title].join(" ")));
    assert!(!Widget::of(&without(shipped(), "credit")).finished(first).page().has("a"));
}

#[test]
fn the_result_leads_back_on_and_out() {
    let change = format!("‹ {}", words(Message::ChangeButton));
    let page = played(&CLEAR_PM).page();
    let last: Vec<String> = ways_on(&page);
    let messages = [Message::ReviewButton, Message::TeamButton, Message::AgainButton];
    assert_eq!(last[..3], messages.map(words));
    assert_eq!(last[3..], [&*change, words(Message::RestartButton), words(Message::ForgetButton)]);
}

fn ways_on(page: &Page) -> Vec<String> {
    page.the(".actions").names("button")
}

#[test]
fn playing_again_asks_other_items_first() {
    let widget = played(&CLEAR_PM);
    let again = widget.clone().after(Action::PlayAgain);
    let stems = |widget: &Widget| -> Vec<String> {
        widget.run().play.cards().iter().map(|card| card.item.stem.to_string()).collect()
    };
    assert!(stems(&again).iter().filter(|stem| stems(&widget).contains(stem)).count() < stems(&widget).len());
    assert_eq!(again.page().the(".stem").text(), stems(&again)[0]);
}
