//! Decks without roles: no promise of a meter, questions about anything, and a result that is a score.

use crate::decks::{neutral, of_kinds, shipped};
use crate::widget::{HOME, Widget, fill, first, right, words, wrong};
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Item, Kind};
use role_fit_core::session::{Action, Stage};
use serde_json::{Value, json};

fn questions() -> Value {
    of_kinds(neutral(), &[Kind::Question])
}

/// The widget at the item with that id, in a play of the deck without roles.
fn at(id: &str) -> Widget {
    Widget::of(&neutral()).at_each_item().into_iter().find(|widget| widget.item().id.as_str() == id).unwrap()
}

fn choice(item: &Item, id: &str) -> Choice {
    item.choices().into_iter().find(|choice| matches!(choice, Choice::Option(option) if option.as_str() == id)).unwrap()
}

#[test]
fn the_start_card_promises_no_meter_and_has_no_empty_line() {
    let page = Widget::of(&neutral()).page();
    assert!(!page.has(".emblem"));
    assert!(page.all("p").iter().all(|part| !part.text().is_empty()));
    assert_eq!(page.buttons(), [words("start_only")]);
}

#[test]
fn a_question_has_the_heading_of_the_deck_or_none() {
    let [longest, delta, before] = ["longest", "delta", "before"].map(|id| at(id).page());
    assert_eq!(longest.the("legend").text(), "Africa Which river is the longest?");
    assert!(!longest.the(".ask").has("lang"));
    // The heading of the kind `readiness` would name two roles.
    for page in [delta, before] {
        assert!(!page.has(".ask"));
    }
}

#[test]
fn a_question_has_a_button_for_each_of_its_options() {
    for (id, count) in [("longest", 2), ("delta", 6)] {
        assert_eq!(at(id).page().all(".option").len(), count, "{id}");
    }
}

#[test]
fn the_feedback_has_the_explanation_of_the_option_and_then_that_of_all_where_there_are_any() {
    for (id, option, expected) in [
        ("longest", "nile", &["It has 6,650 km.", "Measured from its sources."][..]),
        ("longest", "congo", &["Measured from its sources."]),
        ("delta", "two", &[]),
    ] {
        let widget = at(id);
        let answer = choice(&widget.item(), option);
        let page = widget.answered(answer).page();
        let lines = page.texts(".feedback > p");
        assert_eq!(lines[1..], *expected, "{option}");
        assert!(page.all("p").iter().all(|part| !part.text().is_empty()), "{option}");
    }
}

#[test]
fn without_a_source_nobody_is_said_to_have_the_right_answer() {
    let widget = at("delta");
    let marks = |option| {
        let answer = choice(&widget.item(), option);
        widget.clone().answered(answer).page().texts(".option span:not(.choice)")
    };
    assert_eq!(marks("two"), [words("your_answer_is_right")]);
    let mut wrong = marks("one");
    wrong.sort();
    assert_eq!(wrong, [words("right_answer"), words("your_answer")]);
}

#[test]
fn under_each_explanation_a_link_reports_the_question() {
    let widget = at("longest");
    let (url, answer) = (widget.deck().report_url(&widget.item()).unwrap(), first(&widget.item()));
    let page = widget.answered(answer).page();
    let link = page.the(".feedback a");
    assert_eq!((link.text().as_str(), link.get("href")), (words("report_question"), Some(&*url)));
    assert_eq!((link.get("target"), link.get("rel")), (Some("_blank"), Some("noopener noreferrer")));
    let review = Widget::of(&neutral()).finished(wrong).after(Action::OpenReview).page();
    assert_eq!(review.all(".explained a").len(), 4);

    let mut mailed = neutral();
    mailed["report"] = json!("mailto:rivers@example.org");
    let widget = Widget::of(&mailed).started();
    let answer = first(&widget.item());
    let page = widget.answered(answer).page();
    let link = page.the(".feedback a");
    assert!(link.get("href").unwrap().starts_with("mailto:rivers@example.org?subject=rivers"));
    assert_eq!(link.get("target"), Some("_self"));

    let widget = Widget::of(&shipped()).started();
    let answer = first(&widget.item());
    assert!(!widget.answered(answer).page().says(words("report_question")));
}

#[test]
fn the_result_begins_with_the_score() {
    for (answer, score) in [(right as fn(&Item) -> Choice, "3"), (wrong, "0")] {
        let page = Widget::of(&neutral()).finished(answer).page();
        let score = fill("score_title", &[("right", score), ("asked", "3")]);
        assert_eq!(page.headings()[0].text(), score);
        assert!(page.has("[part=result] > .bar") && !page.has("[role=meter]") && !page.has("table"));
        for heading in ["knowledge_title", "facets_title", "moved_title", "team_button", "picture_title"] {
            assert!(page.section(words(heading)).is_none(), "{heading}");
        }
        assert!(page.section("For swimmers").is_some());
    }
}

#[test]
fn what_was_missed_is_listed_with_its_explanation_folded_below_it() {
    let page = Widget::of(&questions()).finished(wrong).page();
    let section = page.section(words("missed_title")).unwrap();
    let mut stems = section.texts("summary");
    stems.sort();
    assert_eq!(stems, ["How many arms has its delta?", "Which river is the longest?"]);
    let said = fill("review_said", &[("level", "Congo")]);
    let longest = section.all("details").into_iter().find(|part| part.text().contains(&said)).unwrap();
    assert!(!longest.has("open"));
    assert_eq!(longest.the(".mark").text(), fill("wrong_question", &[("answer", "Nile")]));
    assert!(longest.text().contains("Measured from its sources."));
    assert_eq!(page.the(".screen > .actions").names("button"), [words("practise_button"), words("again_same_button")]);

    let all_right = Widget::of(&questions()).finished(right).page();
    assert!(all_right.section(words("missed_title")).is_none() && !all_right.has(".folds *"));
    assert_eq!(all_right.the(".screen > .actions").names("button"), [words("again_same_button")]);
}

#[test]
fn another_play_promises_new_questions_only_if_there_are_any() {
    let mut half = questions();
    half["plays"] = json!({ "short": [{ "kinds": ["question"], "count": 1 }] });
    let page = Widget::of(&half).finished(right).page();
    assert_eq!(page.the(".screen > .actions").names("button"), [words("again_button")]);
    let review = Widget::of(&questions()).finished(right).after(Action::OpenReview).page();
    assert!(review.buttons().contains(&words("again_same_button").to_owned()));
}

#[test]
fn the_score_is_shared_as_a_text_without_a_link() {
    let page = Widget::of(&questions()).finished(right).page();
    let text = fill("share_score", &[("title", "Rivers"), ("right", "2"), ("asked", "2")]);
    assert_eq!(page.the("textarea").get("value").or(page.texts("textarea").first().map(String::as_str)), Some(&*text));
    assert!(!page.root().text().contains(HOME) && !page.has(".paper"));
    assert!(page.buttons().contains(&words("share_mine").to_owned()));
    assert_eq!(page.texts(".share summary"), [words("share_text_more")]);
}

#[test]
fn what_was_missed_can_be_practised() {
    let widget = Widget::of(&questions()).finished(wrong).after(Action::Practise);
    assert!(matches!(widget.session.stage(), Stage::Practising(run, 0) if run.play.cards().len() == 2));
}

#[test]
fn the_parts_of_a_play_do_not_speak_of_roles() {
    let signposts: Vec<String> =
        Widget::of(&neutral()).at_each_item().iter().flat_map(|widget| widget.page().texts(".signpost")).collect();
    assert_eq!(signposts.len(), 2);
    assert!(signposts[0].contains(words("part_neutral_question")));
}
