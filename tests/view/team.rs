//! The results of several people: the reader's beside somebody else's, two compared, a team.

use crate::decks::{OTHER, deck, shipped};
use crate::page::Page;
use crate::widget::{CLEAR_PM, Widget, fill, steps, words};
use role_fit::message::ShareTarget;
use role_fit::parts::person_list::ROWS_AT_ONCE;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::session::Action;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;

fn result_of(fingerprint: u32, marker: u8, facets: [u8; 4]) -> SharedResult {
    let place = |half_percents| Marker::from_half_percents(half_percents).unwrap();
    SharedResult::new(fingerprint, Meter::from_parts(place(marker), 32, 60).unwrap(), None, &facets.map(place))
}

fn result(marker: u8, facets: [u8; 4]) -> SharedResult {
    result_of(deck(&shipped()).fingerprint(), marker, facets)
}

/// The team screen of these people.
fn named(people: &[(&str, SharedResult)]) -> Page {
    let mut widget = Widget::of(&shipped()).opening(Linked::Several(people.iter().map(|person| person.1).collect()));
    for (name, result) in people {
        let place = widget.session.team().people().iter().position(|person| person.result() == result).unwrap();
        widget.session.name(place, name);
    }
    widget.page()
}

fn names(page: &Page) -> Vec<String> {
    page.all(".people .name")
        .into_iter()
        .map(|name| name.get("value").map_or_else(|| name.text(), str::to_owned))
        .collect()
}

#[test]
fn the_order_of_two_results_does_not_matter() {
    let (ann, bo) = (result(20, [0, 200, 60, 100]), result(170, [180, 20, 80, 100]));
    let rows = [(ann, bo), (bo, result(100, [100; 4])), (ann, result(21, [200, 0, 60, 100]))];
    for (one, other) in rows {
        let there = named(&[("Ann", one), ("Kim", other)]);
        let back = named(&[("Kim", other), ("Ann", one)]);
        for part in [".screen p", ".people .small", ".facets li"] {
            let texts = |page: &Page| page.texts(part);
            assert_eq!(texts(&there), texts(&back), "{part} of {one:?} and {other:?}");
        }
        // With the names swapped only the names differ.
        let swapped = named(&[("Kim", one), ("Ann", other)]);
        let renamed = |text: String| text.replace("Ann", "⟦⟧").replace("Kim", "Ann").replace("⟦⟧", "Kim");
        let texts: Vec<String> = swapped.texts(".facets li, .screen p").into_iter().map(renamed).collect();
        assert_eq!(texts, there.texts(".facets li, .screen p"));
    }
}

#[test]
fn the_facet_in_which_two_are_furthest_apart_is_named_with_the_ends_they_are_nearer_to() {
    let page = named(&[("Ann", result(20, [0, 200, 60, 100])), ("Kim", result(170, [180, 20, 80, 100]))]);
    let facets = ["Ann 0 · Kim 90", "Ann 100 · Kim 10", "Ann 30 · Kim 40", "Ann 50 · Kim 50"];
    assert_eq!(page.texts(".facets .small"), facets);
    let deck = deck(&shipped());
    for (facet, low, high) in [(0, "Ann", "Kim"), (1, "Kim", "Ann")] {
        let facet = &deck.facets()[facet];
        let values = [("facet", &*facet.name), ("po", &facet.po), ("low", low), ("pm", &facet.pm), ("high", high)];
        assert!(page.says(&fill("compare_furthest", &values)), "{}", facet.id.as_str());
    }
    assert!(page.says(words("compare_complete")) && page.says(words("compare_clear")));
}

#[test]
fn a_team_of_more_than_two_shows_who_leans_which_way_and_which_role_is_missing() {
    let people = [
        ("Ann", result(10, [0; 4])),
        ("Kim", result(20, [20; 4])),
        ("Cy", result(100, [100; 4])),
        ("Di", result(90, [90; 4])),
    ];
    let page = named(&people);
    assert_eq!(names(&page), ["Ann", "Kim", "Di", "Cy"], "from the PO end to the PM end");
    let assert_shown = |message, values: &[(&str, &str)]| assert!(page.says(&fill(message, values)), "{values:?}");
    assert_shown("team_toward", &[("count", "2"), ("role", "Product Owner"), ("names", "Ann and Kim")]);
    assert_shown("team_open", &[("count", "2"), ("names", "Di and Cy")]);
    assert_shown("team_nobody", &[("role", "Product Manager")]);
    assert_eq!(page.texts(".facets .small"), ["0 – 50"; 4]);
}

#[test]
fn an_opened_result_is_shown_beside_the_readers_own_and_one_press_leads_to_the_comparison() {
    let friend = result(20, [0, 200, 60, 100]);
    let own = Widget::of(&shipped()).showing(friend).finished(steps(&CLEAR_PM));
    let page = own.page();
    assert_eq!(names(&page), [words("compare_you"), words("compare_other")]);
    assert!(page.section(words("compare_title")).is_some());
    assert!(page.says(words("compare_complete")));
    let both = own.after(Action::OpenTeam).page();
    assert_eq!(names(&both), [words("compare_other"), words("compare_you")]);
    assert!(both.the(".share input").get("value").unwrap().contains("/#rfc1"));
    assert!(both.buttons().contains(&words("review_back").to_owned()));
    // Results of other quizzes cannot be compared.
    let other = Widget::of(&shipped()).showing(result_of(OTHER, 20, [0; 4])).finished(steps(&CLEAR_PM)).page();
    assert!(other.says(words("junk_other_quiz")) && !other.has(".people"));
}

#[test]
fn two_strangers_are_numbered() {
    let two = Linked::Several(vec![result(20, [0; 4]), result(180, [200; 4])]);
    let page = Widget::of(&shipped()).finished(steps(&CLEAR_PM)).opening(two).page();
    let person = |number| fill("team_person", &[("number", number)]);
    assert_eq!(names(&page), [person("1"), person("2")]);
}

#[test]
fn results_of_other_quizzes_are_not_compared() {
    let (here, there) = (result(20, [0; 4]), result_of(OTHER, 180, [200; 4]));
    let page = |people| Widget::of(&shipped()).opening(Linked::Several(people)).page();
    for people in [vec![here, there], vec![here, there, there]] {
        let page = page(people);
        assert!(page.says(words("team_other_deck")));
        for conclusion in ["compare_complete", "compare_open", "compare_clear"] {
            assert!(!page.says(words(conclusion)), "{conclusion:?}");
        }
        assert!(!page.says(&fill("team_nobody", &[("role", "Product Manager")])));
        assert!(!page.has(".facets"), "facets of one person are compared with nobody's");
    }
}

#[test]
fn a_visitor_without_a_play_can_go_back_from_the_team_to_the_opened_result() {
    let back = words("back").to_owned();
    let visitor = Widget::of(&shipped()).showing(result(20, [0; 4]));
    let team = visitor.clone().after(Action::OpenTeam);
    assert!(team.page().buttons().contains(&back));
    assert_eq!(team.after(Action::Leave).html(), visitor.html());
    let opened = Widget::of(&shipped()).opening(Linked::Several(vec![result(20, [0; 4])]));
    assert!(!opened.page().buttons().contains(&back), "there is nothing behind a team from a link");
}

#[test]
fn a_large_team_is_drawn_in_several_tasks() {
    let people = |count: u8| Linked::Several((0..count).map(|place| result(place * 4, [0; 4])).collect());
    let rows = |widget: Widget| widget.page().all(".people li").len();
    let fresh = || Widget::of(&shipped());
    assert_eq!(rows(fresh().opening(people(ROWS_AT_ONCE as u8))), ROWS_AT_ONCE);
    assert_eq!(rows(fresh().opening(people(50))), ROWS_AT_ONCE, "the host asks for the rest");
    assert_eq!(rows(fresh().unfolded().opening(people(50))), 50);
}

#[test]
fn the_text_field_is_replaced_after_a_paste_that_added_somebody() {
    let mut widget = Widget::of(&shipped()).opening(Linked::Several(vec![result(20, [0; 4])]));
    widget.paste("nothing of use");
    assert_eq!(widget.session.pastes(), 0);
    widget.paste(&result(30, [0; 4]).encode());
    assert_eq!(widget.session.pastes(), 1);
    widget.session.apply(Action::Remove(0));
    assert_eq!(widget.session.pastes(), 1, "an unsent paste outlives a person");
}

#[test]
fn the_link_to_a_team_follows_the_share_target_of_the_page() {
    let team = Linked::Several(vec![result(20, [0; 4]), result(30, [0; 4]), result(180, [200; 4])]);
    let link = |target| {
        let page = Widget::of(&shipped()).opening(team.clone()).with_share(target).page();
        page.has(".share").then(|| page.the(".share input").get("value").unwrap().to_owned())
    };
    let code = |link: Option<String>, home: &str| {
        let link = link.unwrap();
        let code = link.strip_prefix(home).unwrap_or_else(|| panic!("{link}"));
        assert_eq!(Linked::of_fragment(code), Ok(team.clone()));
    };
    code(
        link(ShareTarget::Result { home: "https://quiz.example/".to_owned(), language: String::new() }),
        "https://quiz.example/",
    );
    code(link(ShareTarget::Page("https://blog.example/post".to_owned())), "https://blog.example/post");
    assert_eq!(link(ShareTarget::None), None);
}

#[test]
fn a_team_leads_back_to_a_play_that_waits_or_invites_to_take_the_quiz() {
    let mut asked = Widget::of(&shipped()).started();
    asked.session.open(Linked::Several(vec![result(20, [0; 4])]));
    assert!(asked.page().buttons().contains(&words("back_to_question").to_owned()));
    let fresh = Widget::of(&shipped()).opening(Linked::Several(vec![result(20, [0; 4])])).page();
    assert!(fresh.buttons().contains(&words("start_short").to_owned()));
    assert!(fresh.says(words("shared_take")));
}
