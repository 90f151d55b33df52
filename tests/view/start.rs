//! The start card.

use crate::decks::{asking, of_kinds, shipped, without};
use crate::widget::{Widget, fill, of_the_article, words};
use role_fit_core::deck::{Kind, Length};
use role_fit_core::reading_time::minutes;
use role_fit_core::share::code::LinkFault;

#[test]
fn the_start_card_says_what_the_quiz_is_about_and_where_the_answers_stay() {
    let widget = Widget::of(&shipped());
    let page = widget.page();
    assert_eq!(page.the("h2").text(), widget.deck().title());
    assert_eq!(page.the(".lead").text(), widget.deck().intro());
    assert_eq!(page.the(".small").text(), [&*of_the_article("intro_source"), words("intro_privacy")].join(" "));
    let unnamed = Widget::of(&without(shipped(), "credit")).page();
    assert_eq!(unnamed.the(".small").text(), words("intro_privacy"));
}

#[test]
fn the_start_card_shows_a_meter_only_if_the_deck_has_pairs() {
    let widget = Widget::of(&of_kinds(shipped(), &[Kind::Duty]));
    let page = widget.page();
    assert_eq!(page.the(".lead").text(), widget.deck().intro());
    assert!(!page.has(".emblem"));
}

#[test]
fn the_form_that_the_page_prefers_comes_first_and_each_form_has_its_minutes() {
    let rows = [
        (Length::Short, "start_short", "other_full", Length::Full),
        (Length::Full, "start_full", "other_short", Length::Short),
    ];
    for (preferred, start, other, other_length) in rows {
        let widget = Widget::of(&shipped()).with_length(preferred);
        let minutes = |length| minutes(widget.deck(), length).to_string();
        let page = widget.page();
        let other = fill(other, &[("minutes", &minutes(other_length))]);
        assert_eq!(page.buttons(), [words(start), &other]);
        assert_eq!(page.the(".primary").name(), words(start));
        let eyebrow = fill("intro_eyebrow", &[("minutes", &minutes(preferred))]);
        assert_eq!(page.the(".eyebrow[role=status]").text(), eyebrow);
    }
}

#[test]
fn the_full_form_of_the_shipped_deck_takes_longer_than_the_short_one() {
    let widget = Widget::of(&shipped());
    assert!(minutes(widget.deck(), Length::Short) < minutes(widget.deck(), Length::Full));
}

#[test]
fn a_deck_with_one_form_has_one_button() {
    for length in [Length::Short, Length::Full] {
        let page = Widget::of(&asking(shipped(), &[Kind::Fit])).with_length(length).page();
        assert_eq!(page.buttons(), [words("start_only")]);
    }
}

#[test]
fn the_title_has_the_level_that_the_page_sets() {
    for (level, tag) in [(2, "h2"), (3, "h3"), (4, "h4"), (5, "h5"), (6, "h6")] {
        let page = Widget::of(&shipped()).with_heading_level(level).page();
        assert_eq!(page.headings().iter().map(|heading| heading.tag()).collect::<Vec<_>>(), [tag]);
    }
}

#[test]
fn a_line_says_that_a_link_cannot_be_read_and_the_quiz_starts_as_usual() {
    let rows = [
        (LinkFault::UnknownVersion, Some("link_unknown_version")),
        (LinkFault::Damaged, Some("link_damaged")),
        (LinkFault::NotOurs, None),
    ];
    let usual = Widget::of(&shipped());
    assert!(!usual.page().has(".notice"));
    for (fault, message) in rows {
        let page = usual.clone().with_link_fault(fault).page();
        assert_eq!(page.texts(".notice"), message.map(words).into_iter().collect::<Vec<_>>(), "{fault:?}");
        assert_eq!(page.buttons(), usual.page().buttons(), "{fault:?}");
    }
}

#[test]
fn the_emblem_is_decoration_and_not_a_meter() {
    let page = Widget::of(&shipped()).page();
    assert_eq!(page.the(".emblem").get("aria-hidden"), Some("true"));
    assert!(!page.has("[role=meter]"));
}
