//! The items of a play: how each kind is asked and answered, and what follows an answer.

use crate::decks::{asking, shipped, without};
use crate::page::{Page, Part};
use crate::screens::KINDS;
use crate::widget::{Widget, fill, first, of_the_article, right, sources, words, wrong};
use role_fit_core::answers::{Choice, Step};
use role_fit_core::deck::{Body, Item, Kind, Length, Owner, Question, Role};
use role_fit_core::play::Layout;
use role_fit_core::session::Action;

const KEYED: [Kind; 6] = [Kind::Duty, Kind::Scenario, Kind::Origin, Kind::Expert, Kind::Readiness, Kind::MixUp];
const QUESTIONS: [Kind; 4] = [Kind::Origin, Kind::Expert, Kind::Readiness, Kind::MixUp];

/// The widget at every item of these kinds.
fn at_every(kinds: &[Kind]) -> Vec<Widget> {
    let visit = |kind: &Kind| Widget::of(&asking(shipped(), &[*kind])).at_each_item();
    kinds.iter().flat_map(visit).collect()
}

/// The page after each possible answer to the item.
fn after_every_answer(widget: &Widget) -> Vec<(Choice, Page)> {
    let choices = widget.item().choices().into_iter();
    choices.map(|choice| (choice.clone(), widget.clone().answered(choice).page())).collect()
}

#[test]
fn an_item_is_a_fieldset_with_the_question_in_its_legend() {
    let rows = [
        (Kind::Duty, "ask_duty"),
        (Kind::Scenario, "ask_scenario"),
        (Kind::Origin, "ask_origin"),
        (Kind::Expert, "ask_expert"),
        (Kind::Fit, "ask_fit"),
        (Kind::Readiness, "ask_readiness"),
        (Kind::SelfCheck, "ask_self_check"),
        (Kind::MixUp, "ask_mix_up"),
    ];
    assert_eq!(rows.map(|(kind, _)| kind), KINDS);
    for (kind, ask) in rows {
        for widget in at_every(&[kind]) {
            let page = widget.page();
            let ask = fill(ask, &[("po", "PO"), ("pm", "PM")]);
            assert_eq!(page.the("fieldset > legend").text(), [&*ask, widget.item().stem.as_markup()].join(" "));
        }
    }
}

#[test]
fn the_progress_is_shown_in_words_and_as_a_bar() {
    let visited = Widget::of(&shipped()).at_each_item();
    let total = visited.len();
    for (at, widget) in visited.iter().enumerate() {
        let page = widget.page();
        let index = at + 1;
        let progress = fill("progress", &[("index", &index.to_string()), ("total", &total.to_string())]);
        assert_eq!(page.the(".head [role=status]").text(), progress);
        assert_eq!(page.the(".bar").get("aria-hidden"), Some("true"));
        assert_eq!(page.the(".bar .done").get("width"), Some(&*format!("{}%", index * 100 / total)));
    }
    assert!(visited[0].page().says(&format!("Question 1 of {total}")));
}

#[test]
fn each_part_of_a_play_begins_with_a_signpost() {
    for length in [Length::Short, Length::Full] {
        let visited = Widget::of(&shipped()).with_length(length).at_each_item();
        let readiness = &visited[0].deck().readiness().unwrap().title;
        let titles = [words("part_fit"), words("part_duty"), words("part_question"), readiness];
        let signposts: Vec<String> =
            visited.iter().flat_map(|widget| widget.page().texts("legend .signpost")).collect();
        let expected = (1..)
            .zip(titles)
            .map(|(index, title)| fill("signpost", &[("index", &index.to_string()), ("total", "4"), ("title", title)]));
        assert_eq!(signposts, expected.collect::<Vec<_>>(), "{length:?}");
        assert!(visited[0].page().has(".signpost"), "{length:?}: the first item begins the first part");
    }
    let unnamed = without(asking(shipped(), &[Kind::Fit, Kind::SelfCheck]), "readiness");
    let last = Widget::of(&unnamed).at_each_item().iter().flat_map(|widget| widget.page().texts(".signpost")).last();
    assert!(last.unwrap().ends_with(words("part_self_check")));
    let pairs = Widget::of(&asking(shipped(), &[Kind::Fit])).at_each_item();
    assert!(pairs.iter().all(|widget| !widget.page().has(".signpost")), "one part needs none");
}

#[test]
fn the_owners_of_a_duty_are_three_buttons_in_a_fixed_order() {
    for widget in at_every(&[Kind::Duty, Kind::Scenario]) {
        let roles = widget.deck().roles().unwrap();
        let page = widget.page();
        let [po, pm] = [&roles.po, &roles.pm].map(|role| [&*role.short, &role.name].join(" "));
        let both = [words("both"), words("both_about")].join(" ");
        assert_eq!(page.the("fieldset").names("button"), [po, both, pm]);
    }
}

#[test]
fn the_options_of_a_question_are_buttons_in_the_order_of_the_play() {
    for widget in at_every(&QUESTIONS) {
        let item = widget.item();
        let Layout::Options(order) = &widget.card().layout else { panic!("a question has no order") };
        let texts: Vec<&str> = order.iter().map(|id| question(&item).option(id).unwrap().text.as_markup()).collect();
        assert_eq!(texts.len(), question(&item).options().count());
        assert_eq!(widget.page().the("fieldset").names("button"), texts, "{}", item.id.as_str());
    }
}

#[test]
fn a_keyed_item_shows_next_only_after_the_answer() {
    for widget in at_every(&KEYED) {
        let after = widget.clone().answered(first(&widget.item())).page();
        let is_next = |name: &String| ["next", "to_result"].map(words).contains(&name.as_str());
        assert!(!widget.page().buttons().iter().any(is_next));
        assert_eq!(after.buttons().iter().filter(|name| is_next(name)).count(), 1);
    }
}

#[test]
fn the_other_kinds_always_show_next_and_the_answer_enables_it() {
    for widget in at_every(&[Kind::Fit, Kind::SelfCheck]) {
        let after = widget.clone().answered(first(&widget.item())).page();
        assert!(widget.page().the(".primary").has("disabled"));
        assert!(!after.the(".primary").has("disabled"));
        assert_eq!(widget.page().buttons(), after.buttons());
    }
}

#[test]
fn the_last_item_leads_to_the_result_and_the_others_to_the_next_item() {
    let visited = Widget::of(&shipped()).at_each_item();
    let last = visited.len() - 1;
    for (at, widget) in visited.iter().enumerate() {
        let page = widget.clone().answered(first(&widget.item())).page();
        let expected = if at == last { "to_result" } else { "next" };
        assert_eq!(page.the(".primary").name(), words(expected));
    }
}

#[test]
fn every_item_but_the_first_leads_back_to_the_answered_item_before() {
    let visited = Widget::of(&shipped()).at_each_item();
    let back = words("back").to_owned();
    assert!(!visited[0].page().buttons().contains(&back));
    for pair in visited.windows(2) {
        let [before, here] = pair else { panic!("windows of two") };
        assert!(here.page().buttons().contains(&back));
        let returned = here.clone().after(Action::Back).html();
        assert_eq!(returned, before.clone().answered(first(&before.item())).html());
    }
}

#[test]
fn the_live_region_of_the_feedback_is_empty_before_the_answer() {
    for widget in at_every(&KEYED) {
        let item = widget.item();
        assert_eq!(widget.page().the(".slot[role=status]").text(), "");
        for (choice, page) in after_every_answer(&widget) {
            assert!(page.the(".slot[role=status]").text().contains(why(&item, &choice)), "{choice:?}");
        }
    }
}

#[test]
fn an_item_without_a_key_has_no_feedback() {
    for widget in at_every(&[Kind::Fit, Kind::SelfCheck]) {
        for (_, page) in after_every_answer(&widget) {
            assert!(!page.has(".slot") && !page.has(".feedback"));
        }
    }
}

#[test]
fn the_feedback_says_whether_the_answer_is_right_and_which_one_is() {
    for widget in at_every(&KEYED) {
        let item = widget.item();
        for (choice, page) in after_every_answer(&widget) {
            let expected = match (item.is_right(&choice).unwrap(), &item.body) {
                (true, _) => words("right").to_owned(),
                (false, Body::Duty(duty)) if item.is_disputed => match duty.key.role() {
                    Some(role) => of_the_article("disputed_duty").replace("{role}", widget.deck().role_short(role)),
                    None => of_the_article("disputed_both"),
                },
                (false, _) if item.is_disputed => {
                    of_the_article("disputed_question").replace("{answer}", question(&item).key().text.as_markup())
                }
                (false, Body::Duty(duty)) => match duty.key.role() {
                    Some(role) => fill("wrong_duty", &[("role", widget.deck().role_name(role))]),
                    None => words("wrong_both").to_owned(),
                },
                (false, _) => fill("wrong_question", &[("answer", question(&item).key().text.as_markup())]),
            };
            assert_eq!(page.the(".feedback .mark").text(), expected, "{}: {choice:?}", item.id.as_str());
            // Not called wrong by its looks either.
            let is_wrong = item.is_right(&choice) == Some(false) && !item.is_disputed;
            assert_eq!(page.has(".feedback.wrong"), is_wrong, "{}: {choice:?}", item.id.as_str());
            assert_eq!(page.has(".option.wrong"), is_wrong, "{}: {choice:?}", item.id.as_str());
        }
    }
}

#[test]
fn the_feedback_explains_the_chosen_option_and_no_other() {
    for widget in at_every(&KEYED) {
        let item = widget.item();
        for (choice, page) in after_every_answer(&widget) {
            for other in item.choices() {
                let is_shown = page.says(why(&item, &other));
                assert_eq!(is_shown, other == choice, "{}: {choice:?}, {other:?}", item.id.as_str());
            }
        }
    }
}

#[test]
fn the_feedback_names_the_sources_and_the_notes() {
    let mut notes = 0;
    for widget in at_every(&KEYED) {
        let item = widget.item();
        notes += item.notes.len();
        for (_, page) in after_every_answer(&widget) {
            assert_eq!(page.the(".feedback .sources").texts("p"), sources(widget.deck(), &item));
        }
    }
    assert!(notes > 0, "no item has a note");
}

#[test]
fn the_options_of_an_answered_item_are_marked_in_words_and_disabled() {
    for widget in at_every(&KEYED) {
        let item = widget.item();
        let open = widget.page().the("fieldset").names("button");
        assert!(!widget.page().has("[aria-disabled]"));
        for (choice, page) in after_every_answer(&widget) {
            let buttons = page.the("fieldset").all("button");
            assert_eq!(buttons.len(), open.len());
            for (shown, button) in shown_choices(&widget).iter().zip(buttons) {
                assert_eq!(button.get("aria-disabled"), Some("true"));
                let expected = match (*shown == choice, item.is_right(shown).unwrap()) {
                    (true, true) => Some("your_right_answer"),
                    (true, false) => Some("your_answer"),
                    (false, true) => Some("sources_answer"),
                    (false, false) => None,
                };
                assert_eq!(mark(button), expected.map(of_the_article), "{}: {choice:?}, {shown:?}", item.id.as_str());
            }
        }
    }
}

#[test]
fn the_answer_to_a_keyed_item_cannot_be_changed() {
    for widget in at_every(&KEYED) {
        let item = widget.item();
        let mut answered = widget.answered(right(&item));
        let shown = answered.html();
        assert_eq!(answered.session.apply(Action::Answer(item.id.clone(), wrong(&item))), None);
        assert_eq!(answered.html(), shown);
    }
}

#[test]
fn a_pair_shows_two_poles_called_a_and_b_in_the_order_of_the_play() {
    for widget in at_every(&[Kind::Fit]) {
        let item = widget.item();
        let pair = item.pair().unwrap();
        let poles = [("pole_first", first_role(&widget)), ("pole_second", first_role(&widget).other())];
        let expected = poles.map(|(name, role)| [words(name), pair.pole(role).text.as_markup()].join(" "));
        let page = widget.page();
        assert_eq!(page.texts(".pole"), expected);
        let described = page.the("fieldset").get("aria-describedby").unwrap();
        assert_eq!(page.the(&format!("#{described}")).texts(".pole"), expected);
    }
}

#[test]
fn a_pair_does_not_reveal_which_pole_belongs_to_which_role() {
    for widget in at_every(&[Kind::Fit]) {
        let roles = widget.deck().roles().unwrap();
        let role_names = [&roles.po, &roles.pm].map(|role| [&*role.name, &role.short]).concat();
        let mut pages = vec![widget.page()];
        pages.extend(after_every_answer(&widget).into_iter().map(|(_, page)| page));
        for part in pages.iter().flat_map(|page| page.all("*")) {
            let texts = [part.text(), part.name()];
            assert!(!role_names.iter().any(|role| texts.iter().any(|text| has_word(text, role))), "{}", part.text());
            for (attribute, value) in part.attributes() {
                assert!(!["po", "pm"].iter().any(|role| has_word(value, role)), "{attribute}={value}");
            }
        }
    }
}

#[test]
fn a_pair_has_five_radio_buttons_and_shows_the_chosen_one() {
    let names = ["step_0", "step_1", "step_2", "step_3", "step_4"].map(words);
    for widget in at_every(&[Kind::Fit]) {
        assert_eq!(widget.page().the("fieldset").names("input[type=radio]"), names);
        assert!(!widget.page().has("[checked]"));
        for (choice, page) in after_every_answer(&widget) {
            let Choice::Step(step) = choice else { panic!("a pair takes steps") };
            let from_po = usize::from(step.quarters());
            let from_first = if first_role(&widget) == Role::Po { from_po } else { 4 - from_po };
            assert_eq!(page.the("[checked]").name(), names[from_first], "{step:?}");
        }
    }
}

#[test]
fn the_play_of_these_tests_has_both_orders_of_poles() {
    let firsts: Vec<Role> = at_every(&[Kind::Fit]).iter().map(first_role).collect();
    assert!(firsts.contains(&Role::Po) && firsts.contains(&Role::Pm));
}

#[test]
fn a_self_check_has_three_radio_buttons_and_shows_the_chosen_one() {
    let names = ["level_0", "level_1", "level_2"].map(words);
    for widget in at_every(&[Kind::SelfCheck]) {
        assert_eq!(widget.page().the("fieldset").names("input[type=radio]"), names);
        assert!(!widget.page().has("[checked]"));
        let answered = after_every_answer(&widget);
        assert_eq!(answered.iter().map(|(_, page)| page.the("[checked]").name()).collect::<Vec<_>>(), names);
    }
}

#[test]
fn another_answer_to_a_pair_replaces_the_first() {
    let widget = at_every(&[Kind::Fit]).swap_remove(0);
    let changed = widget.clone().answered(Choice::Step(Step::ALL[0])).answered(Choice::Step(Step::MIDDLE)).page();
    assert_eq!(changed.the("[checked]").name(), words("step_2"));
}

#[test]
fn the_radio_buttons_of_each_item_are_a_group_of_their_own() {
    let groups = |widget: &Widget| {
        let page = widget.page();
        let names = page.all("input[type=radio]").into_iter().map(|radio| radio.get("name").unwrap().to_owned());
        let mut names: Vec<String> = names.collect();
        names.dedup();
        names
    };
    let visited = at_every(&[Kind::Fit, Kind::SelfCheck]);
    let mut all: Vec<String> = visited.iter().flat_map(groups).collect();
    assert_eq!(all.len(), visited.len());
    all.sort();
    all.dedup();
    assert_eq!(all.len(), visited.len());
}

fn question(item: &Item) -> &Question {
    match &item.body {
        Body::Question(question) => question,
        _ => panic!("{} is not a question", item.id.as_str()),
    }
}

/// The explanation of the chosen option.
fn why<'i>(item: &'i Item, choice: &Choice) -> &'i str {
    match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(owner)) => duty.why(*owner).as_markup(),
        (Body::Question(question), Choice::Option(id)) => question.option(id).unwrap().why.as_markup(),
        _ => panic!("{} explains no {choice:?}", item.id.as_str()),
    }
}

/// The choices of a keyed item, in the order of its buttons.
fn shown_choices(widget: &Widget) -> Vec<Choice> {
    match &widget.card().layout {
        Layout::Options(order) => order.iter().cloned().map(Choice::Option).collect(),
        _ => Owner::ALL.map(Choice::Owner).to_vec(),
    }
}

/// The mark at the end of a button's name.
fn mark(button: Part) -> Option<String> {
    let marks = ["your_right_answer", "your_answer", "sources_answer"].map(of_the_article);
    marks.into_iter().find(|mark| button.name().ends_with(&format!(" {mark}")))
}

fn first_role(widget: &Widget) -> Role {
    match widget.card().layout {
        Layout::First(role) => role,
        _ => panic!("a pair has no order"),
    }
}

/// Whether the text contains the word or phrase as a whole.
fn has_word(text: &str, word: &str) -> bool {
    let is_alphanumeric = |character: char| character.is_alphanumeric();
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_alphanumeric) && !text[at + word.len()..].starts_with(is_alphanumeric))
}
