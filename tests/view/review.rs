//! The review: every item of the deck with all its explanations.

use crate::decks::{of_kinds, shipped};
use crate::page::{Page, Part};
use crate::widget::{Widget, fill, levels, of_the_article, right, sources, steps, words, wrong};
use role_fit_core::answers::{Choice, Level};
use role_fit_core::deck::{Body, Item, Kind, Owner};
use role_fit_core::session::Action;

fn reviewed(answer: impl FnMut(&Item) -> Choice) -> Widget {
    Widget::of(&shipped()).finished(answer).after(Action::OpenReview)
}

/// The entry of the item in the list.
fn entry<'p>(page: &'p Page, item: &Item) -> Part<'p> {
    let is_of_item = |part: &Part| part.texts(".stem") == [item.stem.to_string()];
    page.all(".explained > li").into_iter().find(is_of_item).expect("the item is not reviewed")
}

/// The options of an item: name, explanation and choice.
fn options(widget: &Widget, item: &Item) -> Vec<(String, String, Choice)> {
    match &item.body {
        Body::Duty(duty) => Owner::ALL
            .into_iter()
            .map(|owner| {
                let name = owner.role().map_or(words("both"), |role| widget.deck().role_name(role));
                (name.to_owned(), duty.why(owner).to_string(), Choice::Owner(owner))
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
fn every_item_of_the_deck_is_listed_once_and_played_items_come_first() {
    let widget = reviewed(right);
    let page = widget.page();
    let asked: Vec<String> = widget.run().play.cards().iter().map(|card| card.item.stem.to_string()).collect();
    let section = |title| page.section(words(title)).unwrap().texts(".stem");
    assert_eq!(section("review_played"), asked);
    let mut bank: Vec<String> = widget.deck().items().iter().map(|item| item.stem.to_string()).collect();
    bank.retain(|stem| !asked.contains(stem));
    assert_eq!(section("review_rest"), bank);
    assert_eq!(
        page.headings()[1..].iter().map(|part| part.text()).collect::<Vec<_>>(),
        [words("review_played"), words("review_rest"),]
    );
    assert_eq!(asked.len() + bank.len(), widget.deck().items().len());
}

#[test]
fn a_play_that_asks_every_item_leaves_no_second_list() {
    let file = of_kinds(shipped(), &[Kind::Origin]);
    let page = Widget::of(&file).finished(right).after(Action::OpenReview).page();
    assert!(page.section(words("review_played")).is_some());
    assert!(page.section(words("review_rest")).is_none());
}

#[test]
fn every_option_has_its_explanation_and_words_mark_the_right_one_and_the_answer() {
    for answer in [right, wrong] {
        let widget = reviewed(answer);
        let page = widget.page();
        for item in widget.deck().items() {
            let answer = widget.run().answers.to(item);
            let expected: Vec<String> = options(&widget, item)
                .into_iter()
                .map(|(name, why, choice)| {
                    let mark = match (item.is_right(&choice) == Some(true), answer == Some(&choice)) {
                        (true, true) => Some(of_the_article("your_right_answer")),
                        (true, false) => Some(of_the_article("sources_answer")),
                        (false, true) => Some(of_the_article("your_answer")),
                        (false, false) => None,
                    };
                    [Some(name.clone()), mark, Some(why.clone())].into_iter().flatten().collect::<Vec<_>>().join(" ")
                })
                .collect();
            if item.is_keyed() {
                assert_eq!(entry(&page, item).texts(".whys li"), expected, "{}", item.id.as_str());
                assert!(expected.len() >= 3);
                // Where practitioners disagree with the source, another answer is not called wrong.
                let is_wrong = answer.is_some_and(|answer| item.is_right(answer) == Some(false)) && !item.is_disputed;
                assert_eq!(!entry(&page, item).all(".wrong").is_empty(), is_wrong, "{}", item.id.as_str());
            }
        }
    }
}

#[test]
fn every_item_names_its_sources_and_notes() {
    let widget = reviewed(right);
    let page = widget.page();
    let mut notes = 0;
    for item in widget.deck().items() {
        assert_eq!(entry(&page, item).the(".sources").texts("p"), sources(widget.deck(), item));
        notes += item.notes.len();
    }
    assert!(notes > 0, "no item has a note");
}

#[test]
fn after_the_play_a_pair_shows_the_roles_of_its_poles_and_the_chosen_one() {
    let rows = [(0, Some(0)), (1, Some(0)), (2, None), (3, Some(1)), (4, Some(1))];
    for (step, chosen) in rows {
        let widget = reviewed(steps(&[step; 8]));
        let page = widget.page();
        for card in widget.run().play.cards().iter().filter(|card| card.item.pair().is_some()) {
            let poles = entry(&page, &card.item).texts(".whys li");
            let marked = poles.iter().position(|pole| pole.contains(words("your_answer")));
            assert_eq!(marked, chosen, "{step}: {poles:?}");
            let line = fill("review_said", &[("level", words("step_2"))]);
            assert_eq!(entry(&page, &card.item).texts("p").contains(&line), chosen.is_none(), "{step}");
        }
    }
}

#[test]
fn a_pair_that_was_not_asked_shows_only_the_roles_of_its_poles() {
    let widget = reviewed(right);
    let page = widget.page();
    let roles = widget.deck().roles().unwrap();
    for item in widget.deck().items() {
        let Some(pair) = item.pair().filter(|_| widget.run().answers.to(item).is_none()) else { continue };
        let expected = [(&roles.po, &pair.po), (&roles.pm, &pair.pm)]
            .map(|(role, pole)| [&*role.name, pole.text.as_markup()].join(" "));
        assert_eq!(entry(&page, item).texts(".whys li"), expected, "{}", item.id.as_str());
    }
}

#[test]
fn a_self_check_shows_the_answer() {
    let widget = reviewed(levels(&[Level::Partly; 3]));
    let page = widget.page();
    let expected = fill("review_said", &[("level", words("level_1"))]);
    for card in widget.run().play.cards().iter().filter(|card| card.item.kind == Kind::SelfCheck) {
        assert!(entry(&page, &card.item).texts("p").contains(&expected));
    }
}

#[test]
fn the_buttons_are_above_and_below_the_long_list() {
    let page = reviewed(right).page();
    let buttons: Vec<Vec<String>> = page.all(".actions").into_iter().map(|part| part.names("button")).collect();
    assert_eq!(buttons, [["review_back", "again_button"].map(words); 2]);
    assert_eq!(page.the("h2").text(), words("review_heading"));
    assert_eq!(page.the(".eyebrow[role=status]").text(), words("review_eyebrow"));
}
