//! The result: the meter and what moved it, the facets, the knowledge score, the lights.

use crate::decks::{asking, asking_pairs, shipped, without};
use crate::page::Page;
use crate::widget::{
    CLEAR_PM, HALF_EACH, TO_EACH_VERDICT, Widget, all_to, fill, first, levels, of_the_article, right, steps, words,
    wrong,
};
use role_fit::message::ShareTarget;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Body, Item, Kind, Length, Owner};
use role_fit_core::result::knowledge::Knowledge;
use role_fit_core::result::meter::{Meter, Verdict};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Action, Stage};

/// The sentences for the verdicts, from the PO end to the PM end.
const SENTENCES: [&str; 7] = [
    "verdict_strong",
    "verdict_leans",
    "verdict_little",
    "verdict_even",
    "verdict_little",
    "verdict_leans",
    "verdict_strong",
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
fn the_sections_of_the_result_have_a_fixed_order() {
    let widget = played(&CLEAR_PM);
    let page = widget.page();
    let readiness = widget.deck().readiness().unwrap();
    let expected = [
        &*name(&widget),
        "the meter",
        words("share_mine"),
        words("share_copy"),
        words("moved_title"),
        words("facets_title"),
        words("knowledge_title"),
        &readiness.title,
        words("team_button"),
        words("team_open_button"),
        words("picture_title"),
        &fill("sharpen_button", &[("count", "8")]),
        words("review_button"),
        words("again_button"),
        words("print_button"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for part in page.all("h2, h3, [role=meter], button") {
        parts.push(if part.get("role") == Some("meter") { "the meter".to_owned() } else { part.text() });
    }
    assert_eq!(parts[..expected.len()], expected);
    assert_eq!(page.the("[role=status].eyebrow").text(), words("result_eyebrow"));
}

/// The deck's name for the verdict of the widget.
fn name(widget: &Widget) -> String {
    let meter = meter(widget);
    widget.deck().verdict_text(meter.verdict(), meter.decisiveness()).unwrap().name.to_owned()
}

/// The verdict as a sentence.
fn sentence(widget: &Widget) -> String {
    let verdict = meter(widget).verdict();
    let at = Verdict::ALL.iter().position(|other| *other == verdict).unwrap();
    let role = match verdict {
        Verdict::Toward(role, _) => widget.deck().role_name(role),
        Verdict::Even => "",
    };
    fill(SENTENCES[at], &[("role", role)])
}

#[test]
fn the_heading_is_the_decks_name_for_the_verdict_and_a_sentence_says_it_plainly() {
    for (verdict, quarters) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT) {
        let widget = played(&quarters);
        assert_eq!(meter(&widget).verdict(), verdict);
        let page = widget.page();
        assert_eq!(page.the("h2").text(), name(&widget), "{}", verdict.as_str());
        assert_eq!(page.the(".title + .sub").text(), sentence(&widget), "{}", verdict.as_str());
    }
}

#[test]
fn a_deck_without_words_for_verdicts_has_the_sentence_as_its_heading() {
    for quarters in TO_EACH_VERDICT {
        let widget = Widget::of(&without(shipped(), "verdicts")).finished(steps(&quarters));
        let page = widget.page();
        assert_eq!(page.the("h2").text(), sentence(&widget), "{quarters:?}");
        assert!(!page.has(".sub") && !page.has(".portrait"), "{quarters:?}");
    }
}

#[test]
fn the_portrait_has_the_decks_words_the_next_step_and_a_link() {
    for quarters in TO_EACH_VERDICT.into_iter().chain([HALF_EACH]) {
        let widget = played(&quarters);
        let meter = meter(&widget);
        let text = widget.deck().verdict_text(meter.verdict(), meter.decisiveness()).unwrap();
        let page = widget.page();
        let portrait = page.the(".portrait");
        let link = text.link.map(|link| &*link.label);
        let next: Vec<&str> = [words("next_step"), text.next].into_iter().chain(link).collect();
        assert_eq!(portrait.texts("p"), [text.text, &next.join(" ")], "{quarters:?}");
        if let Some(link) = text.link {
            assert_eq!(portrait.the("a").get("href"), Some(&*link.url));
        }
    }
}

#[test]
fn the_figure_of_the_scene_stands_where_the_marker_is() {
    for quarters in TO_EACH_VERDICT.into_iter().chain([HALF_EACH]) {
        let widget = played(&quarters);
        let page = widget.page();
        let place = |part: &str| page.the(part).get("x").unwrap().trim_end_matches('%').parse::<f64>().unwrap();
        let marker = place(".meter .marker");
        assert!((place(".figure") - marker.clamp(5.0, 95.0)).abs() <= 0.5, "{quarters:?}");
        assert_eq!(page.the(".scene").get("aria-hidden"), Some("true"));
        assert!(!Widget::of(&without(shipped(), "scene")).finished(steps(&quarters)).page().has(".scene"));
    }
}

#[test]
fn every_section_below_the_button_that_shares_is_folded() {
    let page = played(&CLEAR_PM).page();
    let folds = page.all(".fold");
    assert_eq!(folds.len(), 6);
    assert!(folds.iter().all(|fold| fold.tag() == "details" && !fold.has("open")));
    assert!(folds.iter().all(|fold| fold.all(":scope > summary > h3").len() == 1), "each has a heading");
}

#[test]
fn the_meter_has_a_name_and_numbers_and_the_text_repeats_them() {
    for (verdict, quarters) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT) {
        let widget = played(&quarters);
        let (marker, band) = (meter(&widget).marker(), meter(&widget).band());
        let numbers = [marker.percent(), band.low_percent(), band.high_percent()].map(|number| number.to_string());
        let [marker, low, high] = &numbers;
        let values =
            [("marker", &**marker), ("low", low), ("high", high), ("po", "Product Owner"), ("pm", "Product Manager")];
        let page = widget.page();
        let drawn = page.the("[role=meter]");
        let ends = [("po", "Product Owner"), ("pm", "Product Manager")];
        assert_eq!(drawn.name(), fill("meter_name", &ends));
        assert_eq!(drawn.get("aria-valuemin"), Some("0"));
        assert_eq!(drawn.get("aria-valuemax"), Some("100"));
        assert_eq!(drawn.get("aria-valuenow"), Some(&**marker));
        assert_eq!(drawn.get("aria-valuetext"), Some(&*fill("meter_value", &values)));
        assert_eq!(drawn.the("svg").get("aria-hidden"), Some("true"), "{}", verdict.as_str());
        assert_eq!(drawn.texts("text"), numbers);
        assert!(page.says(&fill("meter_text", &values)));
    }
    assert_eq!(played(&CLEAR_PM).page().the("[role=meter]").texts("text"), ["69", "55", "75"]);
}

#[test]
fn both_ends_of_the_meter_have_names() {
    let widget = played(&CLEAR_PM);
    let roles = widget.deck().roles().unwrap();
    let expected = [&roles.po, &roles.pm].map(|role| [&*role.name, &role.about].join(" "));
    assert_eq!(widget.page().texts(".ends p"), expected);
}

#[test]
fn the_result_shows_no_decimals() {
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
fn decimals_are_detected() {
    for (text, expected) in [("55.2", true), ("0,5 %", true), ("of 18.", false), ("2, 3", false), ("a.5", false)] {
        assert_eq!(has_decimal(text), expected, "{text}");
    }
}

fn has_decimal(text: &str) -> bool {
    let is_decimal = |window: &[u8]| matches!(window, [b'0'..=b'9', b'.' | b',', b'0'..=b'9']);
    text.as_bytes().windows(3).any(is_decimal)
}

#[test]
fn a_result_in_the_middle_says_whether_the_reader_likes_both_roles_or_parts_of_each() {
    let rows = [
        ([2; 8], Some("alike")),
        (HALF_EACH, Some("parts_of_each")),
        ([3, 3, 2, 2, 2, 2, 1, 1], Some("alike")),
        (CLEAR_PM, None),
    ];
    for (quarters, expected) in rows {
        let page = Widget::of(&without(shipped(), "verdicts")).finished(steps(&quarters)).page();
        for message in ["alike", "parts_of_each"] {
            assert_eq!(page.says(words(message)), expected == Some(message), "{quarters:?}");
        }
    }
}

#[test]
fn what_moved_it_lists_at_most_three_pairs_the_strongest_first() {
    for (quarters, count) in [(CLEAR_PM, 3), ([2, 2, 2, 1, 2, 2, 4, 2], 2), ([2; 8], 0)] {
        let widget = played(&quarters);
        let moved = outcome(&widget).moved;
        let mut expected = Vec::new();
        for moved in moved.iter().take(3) {
            let pair = moved.item.pair().unwrap();
            let [chosen, other] = [moved.role, moved.role.other()].map(|role| pair.pole(role).text.as_markup());
            let row = fill("moved_row", &[("chosen", chosen), ("other", other)]);
            let (role, points) = (widget.deck().role_short(moved.role), moved.percent.to_string());
            expected.push([row, fill("moved_points", &[("role", role), ("points", &points)])].join(" "));
        }
        let page = widget.page();
        let section = page.section(words("moved_title")).unwrap();
        assert_eq!(section.texts("li"), expected);
        assert_eq!(expected.len(), count);
        assert_eq!(page.says(words("moved_none")), count == 0);
    }
}

#[test]
fn the_result_says_how_few_changed_answers_would_change_the_verdict() {
    let equal = |quarters: &[usize]| quarters.iter().map(|&quarters| (1.0, quarters)).collect::<Vec<_>>();
    let [po_3, po_2, _, mid, pm_1, ..] = TO_EACH_VERDICT;
    let rows = [
        (equal(&po_3), Some(("flip_even", "4"))),
        (equal(&po_2), Some(("flip_even", "2"))),
        (equal(&pm_1), Some(("flip_even", "2"))),
        (equal(&mid), Some(("flip_lean", "3"))),
        (vec![(3.0, 0), (1.0, 4), (1.0, 4), (1.0, 4)], Some(("flip_lean", "1"))),
        (vec![(1.0, 2)], None),
    ];
    for (weights_and_quarters, expected) in rows {
        let (weights, quarters): (Vec<f64>, Vec<usize>) = weights_and_quarters.into_iter().unzip();
        let widget = Widget::of(&asking_pairs(shipped(), &weights));
        let bank = widget.deck().items().to_vec();
        let place = |item: &Item| bank.iter().position(|other| other.id == item.id).unwrap();
        let page = widget.finished(|item| Choice::Step(Step::ALL[quarters[place(item)]])).page();
        let lines = page.section(words("moved_title")).unwrap().texts("p.small");
        let expected = expected.map(|(message, count)| fill(message, &[("count", count)]));
        assert_eq!(lines, expected.into_iter().collect::<Vec<_>>(), "{weights:?}, {quarters:?}");
    }
}

#[test]
fn every_facet_has_a_name_a_number_and_the_end_that_it_is_nearer_to() {
    for quarters in [CLEAR_PM, [0; 8], [2; 8]] {
        let widget = played(&quarters);
        let placed = outcome(&widget).facets;
        let mut expected = Vec::new();
        for (facet, (id, marker)) in widget.deck().facets().iter().zip(&placed) {
            assert_eq!(facet.id, *id);
            let value = marker.percent().to_string();
            let place = match marker.half_percents() {
                0..100 => fill("facet_value", &[("end", &facet.po)]),
                100 => words("facet_even").to_owned(),
                _ => fill("facet_value", &[("end", &facet.pm)]),
            };
            expected.push([&*facet.name, &place, &value].join(" "));
        }
        let page = widget.page();
        assert_eq!(page.section(words("facets_title")).unwrap().texts("li"), expected);
        assert_eq!(expected.len(), widget.deck().facets().len());
    }
}

#[test]
fn the_knowledge_score_counts_right_answers_and_questions_asked() {
    let keyed = |widget: &Widget| widget.run().play.cards().iter().filter(|card| card.item.is_keyed()).count();
    let all_right = Widget::of(&shipped()).finished(right);
    let all_wrong = Widget::of(&shipped()).finished(wrong);
    let asked = keyed(&all_right);
    let score = |widget: &Widget| {
        let page = widget.page();
        page.section(words("knowledge_title")).unwrap().the(".count").text()
    };
    let of =
        |right: usize, asked: usize| fill("count_of", &[("right", &right.to_string()), ("asked", &asked.to_string())]);
    assert_eq!(score(&all_right), of(asked, asked));
    assert_eq!(score(&all_wrong), of(0, keyed(&all_wrong)));
}

#[test]
fn the_score_is_broken_down_by_owner_and_by_topic() {
    let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(Owner::Pm));
    let known = knowledge(&widget);
    let page = widget.page();
    let section = page.section(words("knowledge_title")).unwrap();
    let mut expected = Vec::new();
    let owners = ["found_po", "found_pm", "found_shared"];
    for (owner, message) in [Owner::Po, Owner::Pm, Owner::Both].into_iter().zip(owners) {
        let score = known.duties.found(owner);
        let (right, asked) = (score.right.to_string(), score.asked.to_string());
        expected.push(fill(message, &[("po", "PO"), ("pm", "PM"), ("right", &right), ("asked", &asked)]));
    }
    for (kind, score) in &known.topics {
        let message = match kind {
            Kind::Origin => "topic_origin",
            Kind::Expert => "topic_expert",
            Kind::Readiness => "topic_readiness",
            Kind::MixUp => "topic_mix_up",
            other => panic!("{other:?} is no topic"),
        };
        let (right, asked) = (score.right.to_string(), score.asked.to_string());
        expected.push(fill(message, &[("right", &right), ("asked", &asked)]));
    }
    assert_eq!(known.topics.len(), 4);
    assert!(section.texts("p").contains(&expected.join(" · ")));
}

#[test]
fn missed_items_are_listed_with_the_answers() {
    for owner in Owner::ALL {
        let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(owner));
        let known = knowledge(&widget);
        let source = &*widget.deck().credit().unwrap().name;
        let name = |owner: Owner| match owner.role() {
            Some(role) => widget.deck().role_short(role),
            None => words("both"),
        };
        let mut expected = Vec::new();
        for (item, choice) in &known.missed {
            expected.push(match (&item.body, choice) {
                (Body::Duty(duty), Choice::Owner(given)) => {
                    let message = match (duty.key, given) {
                        (Owner::Both, _) => "missed_split",
                        (_, Owner::Both) => "missed_joined",
                        _ => "missed_given",
                    };
                    fill(
                        message,
                        &[
                            ("key", name(duty.key)),
                            ("given", name(*given)),
                            ("stem", item.stem.as_markup()),
                            ("name", source),
                        ],
                    )
                }
                (Body::Question(question), _) => fill(
                    "missed_question",
                    &[("stem", item.stem.as_markup()), ("answer", question.key().text.as_markup())],
                ),
                (body, _) => panic!("{body:?} has no key"),
            });
        }
        let why = |text: String| [&*text, words("missed_review")].join(" ");
        assert_eq!(widget.page().texts(".missed li"), expected.into_iter().map(why).collect::<Vec<_>>());
    }
    assert!(!Widget::of(&shipped()).finished(right).page().has(".missed"));
}

#[test]
fn a_notable_tendency_to_confuse_the_roles_is_mentioned() {
    let roles = [("po", "PO"), ("pm", "PM")];
    let rows = [(Owner::Po, Some("pull_to_po")), (Owner::Pm, Some("pull_to_pm")), (Owner::Both, None)];
    for (owner, expected) in rows {
        let page = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(owner)).page();
        for message in ["pull_to_po", "pull_to_pm"] {
            assert_eq!(page.says(&fill(message, &roles)), expected == Some(message), "{owner:?}");
        }
    }
}

#[test]
fn the_score_is_compared_with_guessing() {
    let widget = Widget::of(&shipped()).finished(right);
    let guessed = outcome(&widget).guessed.unwrap();
    assert!(widget.page().says(&fill("guessing", &[("expected", &guessed.to_string())])));
}

#[test]
fn the_table_of_duties_has_nine_counts_with_named_rows_and_columns() {
    let widget = Widget::of(&shipped()).with_length(Length::Full).finished(all_to(Owner::Both));
    let duties = knowledge(&widget).duties;
    let page = widget.page();
    let owners = ["PO", "Both", "PM"];
    let columns = owners.map(|owner| fill("table_column", &[("owner", owner)]));
    assert_eq!(page.texts("th[scope=col]"), [&[words("table_corner").to_owned()], &columns[..]].concat());
    assert_eq!(page.texts("th[scope=row]"), owners);
    let counts: Vec<String> = Owner::ALL
        .iter()
        .flat_map(|key| Owner::ALL.iter().map(|given| duties.given(*key, *given).to_string()).collect::<Vec<_>>())
        .collect();
    assert_eq!(page.texts("td"), counts);
    assert_eq!(page.the("details:not(.fold):has(table) > summary").text(), words("table_title"));
}

#[test]
fn the_lights_are_labelled_and_the_weakest_comes_first() {
    let given = [Level::Yes, Level::NotYet, Level::Partly];
    let widget = Widget::of(&shipped()).finished(levels(&given));
    let readiness = widget.deck().readiness().unwrap();
    let page = widget.page();
    let section = page.section(&readiness.title).unwrap();
    let lines = section.texts("li");
    let rows = [("level_0", 1), ("level_1", 2), ("level_2", 3)];
    assert_eq!(lines.len(), rows.len());
    for ((line, light), (message, lit)) in lines.iter().zip(section.all("li")).zip(rows) {
        assert!(line.ends_with(&format!(": {}", words(message))), "{line}");
        assert_eq!(light.all(".lit").len(), lit);
        assert_eq!(light.the("svg").get("aria-hidden"), Some("true"));
    }
    assert!(section.texts("p").contains(&readiness.text.to_string()));
}

#[test]
fn a_deck_without_pairs_has_a_result_without_a_meter() {
    let page = Widget::of(&asking(shipped(), &[Kind::Duty, Kind::SelfCheck])).finished(right).page();
    assert_eq!(page.the("h2").text(), words("result_no_meter"));
    assert!(!page.has("[role=meter]"));
    for title in ["moved_title", "facets_title"] {
        assert!(page.section(words(title)).is_none(), "{title:?}");
    }
    assert!(page.section(words("knowledge_title")).is_some());
}

#[test]
fn a_deck_without_keyed_items_has_a_result_without_a_score() {
    let page = Widget::of(&asking(shipped(), &[Kind::Fit, Kind::SelfCheck])).finished(first).page();
    assert!(page.section(words("knowledge_title")).is_none());
    assert!(!page.has("table"));
    assert!(page.has("[role=meter]"));
}

#[test]
fn a_deck_without_duties_has_a_score_without_a_table() {
    let page = Widget::of(&asking(shipped(), &[Kind::Origin])).finished(right).page();
    assert!(page.section(words("knowledge_title")).is_some() && !page.has("table"));
}

#[test]
fn a_deck_without_self_checks_or_without_a_text_for_them_has_no_lights() {
    let without_checks = Widget::of(&asking(shipped(), &[Kind::Fit])).finished(first);
    let without_words = Widget::of(&without(shipped(), "readiness")).finished(first);
    assert!(Widget::of(&shipped()).finished(first).page().has(".lights"));
    assert!(!without_checks.page().has(".lights") && !without_words.page().has(".lights"));
}

#[test]
fn the_result_states_the_limits_of_the_meter() {
    let page = played(&CLEAR_PM).page();
    assert!(page.says(&fill("limits", &[("count", "8")])));
}

#[test]
fn the_source_that_a_deck_names_is_linked() {
    let widget = played(&CLEAR_PM);
    let page = widget.page();
    let credit = widget.deck().credit().unwrap();
    let link = page.the(".small > a");
    assert_eq!(link.text(), of_the_article("credit"));
    assert_eq!(link.get("href"), Some(&*credit.url));
    assert_eq!((link.get("target"), link.get("rel")), (Some("_blank"), Some("noopener")));
    assert!(!Widget::of(&without(shipped(), "credit")).finished(first).page().has("a"));
    let mut unnamed = shipped();
    unnamed["credit"].as_object_mut().unwrap().remove("name").unwrap();
    assert_eq!(Widget::of(&unnamed).finished(first).page().the(".small > a").text(), *credit.title);
}

#[test]
fn the_buttons_of_the_result_have_a_fixed_order() {
    let buttons = played(&CLEAR_PM).page().the(".links").names("button");
    assert_eq!(buttons[0], fill("sharpen_button", &[("count", "8")]));
    let others = ["review_button", "again_button", "print_button", "change_button", "restart_button", "forget_button"];
    assert_eq!(buttons[1..], others.map(words));
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

#[test]
fn an_open_result_offers_to_sharpen_it_beside_the_button_that_shares_and_a_settled_one_below() {
    let offer = fill("sharpen_button", &[("count", "8")]);
    for (verdict, quarters) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT) {
        let page = played(&quarters).page();
        let is_in = |place: &str| page.names(&format!("{place} button")).contains(&offer);
        let places = [is_in(".share > .actions"), is_in(".links")];
        assert_eq!(places, [!verdict.is_settled(), verdict.is_settled()], "{}", verdict.as_str());
    }
    let unshared = played(&[2; 8]).with_share(ShareTarget::None).page();
    assert!(unshared.names(".links button").contains(&offer), "also if nothing can be shared");
    let few = Widget::of(&asking_pairs(shipped(), &[1.0; 8])).finished(steps(&[2; 8]));
    assert!(!few.page().buttons().contains(&offer), "the deck has no more pairs");
}

#[test]
fn the_meter_follows_each_answer_that_sharpens_a_result() {
    let mut widget = played(&[2; 8]).after(Action::Sharpen);
    let mut bands = vec![meter_of(&widget)];
    for number in 1..=8 {
        let page = widget.page();
        assert!(page.says(&fill("progress", &[("index", &number.to_string()), ("total", "8")])));
        assert!(!page.has(".signpost"));
        let shown = page.the(".live [role=meter]").get("aria-valuetext").unwrap().to_owned();
        assert_eq!(shown, meter_value(bands.last().unwrap()));
        widget = widget.answered(Choice::Step(Step::ALL[4]));
        bands.push(meter_of(&widget));
        let shown = widget.page().the(".live [role=meter]").get("aria-valuetext").unwrap().to_owned();
        assert_eq!(shown, meter_value(bands.last().unwrap()), "at once, before the next pair");
        widget = widget.after(Action::Next);
    }
    let page = widget.page();
    assert!(page.says(&fill("limits", &[("count", "16")])));
    assert!(!page.has(".live") && !page.buttons().contains(&fill("sharpen_button", &[("count", "8")])));
    assert!(bands.windows(2).all(|pair| pair[0] != pair[1]));
}

fn meter_of(widget: &Widget) -> Meter {
    widget.run().meter().unwrap()
}

fn meter_value(meter: &Meter) -> String {
    let band = meter.band();
    let [marker, low, high] =
        [meter.marker().percent(), band.low_percent(), band.high_percent()].map(|number| number.to_string());
    fill("meter_value", &[("marker", &marker), ("low", &low), ("high", &high)])
}

#[test]
fn what_was_missed_can_be_practised_and_the_way_back_is_always_there() {
    let finished = Widget::of(&shipped()).finished(wrong);
    let missed = knowledge(&finished).missed.len();
    let section = |page: &Page| page.section(words("knowledge_title")).unwrap().names(".actions button");
    assert_eq!(section(&finished.page()), [words("practise_button")]);
    assert!(section(&Widget::of(&shipped()).finished(right).page()).is_empty());
    let back = words("review_back").to_owned();
    let mut widget = finished.clone().after(Action::Practise);
    assert!(widget.page().buttons().contains(&back));
    for index in 1..=missed {
        let page = widget.page();
        let values = [("index", &*index.to_string()), ("total", &missed.to_string())];
        assert_eq!(page.the(".eyebrow[role=status]").text(), fill("practice", &values));
        assert!(!page.has(".signpost") && !page.has(".live"));
        let Stage::Practising(run, at) = widget.session.stage() else { panic!("not practising") };
        let item = std::rc::Rc::clone(&run.card(at).unwrap().item);
        widget = widget.after(Action::Answer(item.id.clone(), right(&item)));
        let next = if index == missed { words("review_back") } else { words("next") };
        assert_eq!(widget.page().the(".apart .primary").text(), next);
        widget = widget.after(Action::Next);
    }
    assert_eq!(widget.html(), finished.html(), "the result stays as it is");
}
