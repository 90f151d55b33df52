//! The review: every item of the bank with all its explanations.

use crate::decks::{asking, shipped};
use crate::page::{Page, Part};
use crate::widget::{Widget, fill, levels, of_the_article, right, steps, words, wrong};
use role_fit::view::wording::Message;
use role_fit_core::answers::{Choice, Level};
use role_fit_core::deck::{Body, Item, Kind, Owner};
use role_fit_core::session::Action;

fn reviewed(answer: impl FnMut(&Item) -> Choice) -> Widget {
    Widget::of(&shipped()).finished(answer).after(Action::OpenReview)
}

/// What is said of the item.
fn entry<'p>(page: &'p Page, item: &Item) -> Part<'p> {
    let is_of_item = |part: &Part| part.texts(".stem") == [item.stem.to_string()];
    page.all(".explained > li").into_iter().find(is_of_item).expect("the item is not reviewed")
}

/// The options of an item with their explanations; of each whether it is the key and what was chosen.
fn options(widget: &Widget, item: &Item) -> Vec<(String, String, Choice)> {
    match &item.body {
        Body::Duty(duty) => Owner::ALL
            .into_iter()
            .map(|owner| {
                let name = owner.role().map_or(words(Message::Both), |role| &widget.deck().roles().of(role).name);
                (name.to_owned(), duty.why(owner).to_owned(), Choice::Owner(owner))
            })
            .collect(),
        Body::Question(question) => question
            .options()
            .map(|option| (option.text.to_string(), option.why.to_string(), Choice::Option(option.id.clone())))
            .collect(),
        Body::Pair(_) | Body::Check(_) => Vec::new(),
    }
}

#[test]
fn every_item_of_the_bank_is_there_once_those_of_the_play_first() {
    let widget = reviewed(right);
    let page = widget.page();
    let asked: Vec<String> = widget.run().play.cards().iter().map(|card| card.item.stem.to_string()).collect();
    let section = |title| page.section(words(title)).unwrap().texts(".stem");
    assert_eq!(section(Message::ReviewPlayed), asked);
    let mut bank: Vec<String> = widget.deck().items().iter().map(|item| item.stem.to_string()).collect();
    bank.retain(|stem| !asked.contains(stem));
    assert_eq!(section(Message::ReviewRest), bank);
    assert_eq!(
        page.headings()[1..].iter().map(|part| part.text()).collect::<Vec<_>>(),
        [words(Message::ReviewPlayed), words(Message::ReviewRest),]
    );
    assert_eq!(asked.len() + bank.len(), widget.deck().items().len());
}

#[test]
fn a_play_that_asks_everything_leaves_no_rest() {
    let mut file = asking(shipped(), &[Kind::Origin]);
    file["items"].as_array_mut().unwrap().retain(|item| item["kind"] == "origin");
    let page = Widget::of(&file).finished(right).after(Action::OpenReview).page();
    assert!(page.section(words(Message::ReviewPlayed)).is_some());
    assert!(page.section(words(Message::ReviewRest)).is_none());
}

#[test]
fn every_option_has_its_explanation_and_the_key_and_the_answer_are_marked_in_words() {
    for answer in [right, wrong] {
        let widget = reviewed(answer);
        let page = widget.page();
        for item in widget.deck().items() {
            let answer = widget.run().answers.to(item);
            let expected: Vec<String> = options(&widget, item)
                .into_iter()
                .map(|(name, why, choice)| {
                    let mark = match (item.is_right(&choice) == Some(true), answer == Some(&choice)) {
                        (true, true) => Some(of_the_article(Message::YourRightAnswer)),
                        (true, false) => Some(of_the_article(Message::SourcesAnswer)),
                        (false, true) => Some(of_the_article(Message::YourAnswer)),
                        (false, false) => None,
                    };
                    [Some(name.clone()), mark, Some(why.clone())].into_iter().flatten().collect::<Vec<_>>().join(" ")
                })
                .collect();
            if item.is_keyed() {
                assert_eq!(entry(&page, item).texts(".whys li"), expected, "{}", item.id.as_str());
                assert!(expected.len() >= 3);
            }
        }
    }
}

#[test]
fn every_item_says_where_it_is_written_and_who_said_what() {
    let widget = reviewed(right);
    let page = widget.page();
    let mut notes = 0;
    for item in widget.deck().items() {
        let told = entry(&page, item).texts(".small").join(" ");
        if !item.sections.is_empty() {
            assert!(
                told.contains(&fill(
                    Message::Source,
                    &[("parts", &item.sections.join(", ")), ("name", "Brainhub article")]
                )),
                "{told}"
            );
        }
        for id in &item.notes {
            let note = widget.deck().note(id).unwrap();
            let expected = fill(Message::Note, &[("text", &note.text), ("source", &note.source)]);
            assert!(told.contains(&expected), "{told}");
            notes += 1;
        }
    }
    assert!(notes > 0, "no item has a note");
}

#[test]
fn after_the_play_a_pair_says_which_pole_is_whose_and_what_was_chosen() {
    let rows = [(0, Some(0)), (1, Some(0)), (2, None), (3, Some(1)), (4, Some(1))];
    for (step, chosen) in rows {
        let widget = reviewed(steps(&[step; 8]));
        let page = widget.page();
        for card in widget.run().play.cards().iter().filter(|card| card.item.pair().is_some()) {
            let poles = entry(&page, &card.item).texts(".whys li");
            let marked = poles.iter().position(|pole| pole.contains(words(Message::YourAnswer)));
            assert_eq!(marked, chosen, "{step}: {poles:?}");
            let said = fill(Message::ReviewSaid, &[("level", words(Message::Step2))]);
            assert_eq!(entry(&page, &card.item).texts("p").contains(&said), chosen.is_none(), "{step}");
        }
    }
}

#[test]
fn a_pair_that_was_not_asked_only_says_which_pole_is_whose() {
    let widget = reviewed(right);
    let page = widget.page();
    let roles = widget.deck().roles();
    for item in widget.deck().items() {
        let Some(pair) = item.pair().filter(|_| widget.run().answers.to(item).is_none()) else { continue };
        let expected = [[&*roles.po.name, &pair.po.text].join(" "), [&*roles.pm.name, &pair.pm.text].join(" ")];
        assert_eq!(entry(&page, item).texts(".whys li"), expected, "{}", item.id.as_str());
    }
}

#[test]
fn a_self_check_says_what_was_answered() {
    let widget = reviewed(levels(&[Level::Partly; 3]));
    let page = widget.page();
    let expected = fill(Message::ReviewSaid, &[("level", words(Message::Level1))]);
    for card in widget.run().play.cards().iter().filter(|card| card.item.kind == Kind::SelfCheck) {
        assert!(entry(&page, &card.item).texts("p").contains(&expected));
    }
}

#[test]
fn the_way_back_stands_above_and_below_the_long_list() {
    let page = reviewed(right).page();
    let back = format!("‹ {}", words(Message::ReviewBack));
    let ways: Vec<Vec<String>> = page.all(".actions").into_iter().map(|part| part.names("button")).collect();
    assert_eq!(ways, [[&back, words(Message::AgainButton)], [&back, words(Message::AgainButton)]]);
    assert_eq!(page.the("h2").text(), words(Message::ReviewHeading));
    assert_eq!(page.the("[role=status]").text(), words(Message::ReviewEyebrow));
}
