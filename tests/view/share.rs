//! Sharing: the message, its link, the footer on paper, and pages on which nothing is shared.

use crate::decks::{asking, shipped, without};
use crate::page::Page;
use crate::widget::{CLEAR_PM, HOME, TO_EACH_VERDICT, Widget, fill, right, steps, words};
use role_fit::message::ShareTarget;
use role_fit::parts::text_meter::text_meter;
use role_fit_core::answers::{Choice, Step};
use role_fit_core::deck::Kind;
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;

fn played(quarters: &[usize]) -> Widget {
    Widget::of(&shipped()).finished(steps(quarters))
}

fn outcome(widget: &Widget) -> Outcome {
    widget.session.outcome().unwrap()
}

fn link(page: &Page) -> String {
    page.the(".share input").get("value").unwrap().to_owned()
}

/// The lines of the message.
fn message(page: &Page) -> Vec<String> {
    let text: String = page.all(".share .message textarea")[0].pieces().concat();
    text.split('\n').map(str::to_owned).collect()
}

#[test]
fn the_link_points_to_the_page_of_the_verdict_and_contains_the_result() {
    for (verdict, quarters) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT) {
        let widget = played(&quarters);
        let page = widget.page();
        let link = link(&page);
        let (address, code) = link.split_once('#').unwrap();
        assert_eq!(address, format!("{HOME}s/{}/", verdict.as_str()));
        assert_eq!(SharedResult::decode(code).unwrap(), outcome(&widget).shared().unwrap());
        assert_eq!(page.the(".share input").name(), words("share_field"));
        assert!(page.the(".share input").has("readonly"));
    }
}

#[test]
fn the_message_says_the_verdict_in_the_first_person_with_score_question_meter_and_link() {
    for quarters in TO_EACH_VERDICT {
        let widget = played(&quarters);
        let (meter, score) = (outcome(&widget).meter.unwrap(), outcome(&widget).knowledge.unwrap().total);
        let text = widget.deck().verdict_text(meter.verdict(), meter.decisiveness()).unwrap();
        let i_am = text.i_am.replace("{po}", "Product Owner").replace("{pm}", "Product Manager");
        let (right, asked) = (score.right.to_string(), score.asked.to_string());
        let values = [("i_am", &*i_am), ("right", &right), ("asked", &asked)];
        let page = widget.page();
        let expected = [fill("share_text", &values), format!("PO {} PM", text_meter(&meter)), link(&page)];
        assert_eq!(message(&page), expected, "{quarters:?}");
        assert!(i_am.starts_with("I’m ") && !i_am.contains('{'), "{i_am}");
    }
    let unscored = Widget::of(&asking(shipped(), &[Kind::Fit])).finished(|_| Choice::Step(Step::ALL[2]));
    assert!(message(&unscored.page())[0].ends_with(words("share_text_no_score").trim_start_matches("{i_am}")));
}

#[test]
fn without_the_decks_words_the_message_has_the_title_and_the_verdict() {
    let theirs = ["shared_strong", "shared_leans", "shared_little", "shared_even"];
    let order = [0, 1, 2, 3, 2, 1, 0];
    for ((verdict, quarters), message_of) in Verdict::ALL.into_iter().zip(TO_EACH_VERDICT).zip(order) {
        let widget = Widget::of(&without(shipped(), "verdicts")).finished(steps(&quarters));
        let page = widget.page();
        let role = match verdict {
            Verdict::Toward(role, _) => widget.deck().role_name(role),
            Verdict::Even => "",
        };
        let meter = outcome(&widget).meter.unwrap();
        let expected = [
            widget.deck().title().to_owned(),
            fill(theirs[message_of], &[("role", role)]),
            format!("PO {} PM", text_meter(&meter)),
            link(&page),
        ];
        assert_eq!(message(&page), expected, "{}", verdict.as_str());
    }
    let page = played(&CLEAR_PM).page();
    assert!(message(&page).contains(&"PO ───────━●━─── PM".to_owned()), "{:?}", message(&page));
}

#[test]
fn the_field_of_the_message_is_read_only_has_a_name_and_is_as_tall_as_its_text() {
    let page = played(&CLEAR_PM).page();
    let field = page.the(".share .message textarea");
    assert!(field.has("readonly"));
    let name = page.the(&format!("#{}", field.get("aria-labelledby").unwrap()));
    assert_eq!(name.text(), words("share_message"));
    let unseen = page.the(".share .message p");
    assert_eq!(unseen.get("aria-hidden"), Some("true"));
    assert_eq!(unseen.pieces(), field.pieces());
}

#[test]
fn a_result_can_be_shared_or_its_link_copied_and_the_preview_can_be_unfolded() {
    let page = played(&CLEAR_PM).page();
    let share = page.the("section.share");
    assert_eq!(share.names("button"), [words("share_mine"), words("share_copy")]);
    assert_eq!(share.texts("summary"), ["share_more", "share_opens"].map(words));
    assert_eq!(page.all("[role=meter]").len(), 1, "the second one is drawn when it is asked for");
    assert_eq!(share.the("[role=status]").text(), "", "nothing has been done yet");
    assert!(page.says(words("share_hint")));
}

#[test]
fn the_link_points_to_the_page_if_it_wants_that() {
    let address = "https://blog.example/post?a=1&b=%22".to_owned();
    let widget = played(&CLEAR_PM).with_share(ShareTarget::Page(address.clone()));
    let expected = format!("{address}#{}", outcome(&widget).shared().unwrap().encode());
    let page = widget.page();
    assert_eq!(link(&page), expected);
    assert_eq!(message(&page)[2], expected);
    assert_eq!(page.the(".paper b").text(), expected);
}

#[test]
fn nothing_is_shared_if_the_page_forbids_it() {
    for screen in [played(&CLEAR_PM), played(&CLEAR_PM).after(Action::OpenReview)] {
        let page = screen.with_share(ShareTarget::None).page();
        assert!(page.section(words("share_title")).is_none());
        assert!(!page.has("input") && !page.has("textarea") && !page.has(".share") && !page.has(".paper"));
    }
}

#[test]
fn a_result_without_a_meter_shares_the_score_as_a_text() {
    let widget = Widget::of(&asking(shipped(), &[Kind::Duty])).finished(right);
    let score = outcome(&widget).knowledge.unwrap().total;
    let (right, asked) = (score.right.to_string(), score.asked.to_string());
    let values = [("title", widget.deck().title()), ("right", &*right), ("asked", &*asked)];
    let page = widget.page();
    assert_eq!(message(&page), [fill("share_score", &values)]);
    assert_eq!(page.the(".share").names("button"), [words("share_mine"), words("share_text_copy")]);
    assert!(!page.has(".share input") && !page.has(".opened") && !page.has(".paper"));
    assert!(!widget.with_share(ShareTarget::None).page().has(".share"));
}

#[test]
fn result_and_review_have_the_link_and_a_place_for_its_qr_code_on_paper() {
    let result = played(&CLEAR_PM);
    let link = link(&result.page());
    for screen in [result.clone(), result.after(Action::OpenReview)] {
        let page = screen.page();
        let paper = page.the(".paper");
        assert_eq!(paper.the("p").text(), format!("{} {link}", words("paper_link")));
        assert_eq!(paper.the(".code").get("aria-hidden"), Some("true"));
    }
}

#[test]
fn the_text_meter_has_thirteen_cells_for_band_and_marker() {
    for half in 0..=200u8 {
        for evidence in [1, 4, 16, 32, 64, 255] {
            let meter = Meter::from_parts(Marker::from_half_percents(half).unwrap(), evidence, 50).unwrap();
            let bar: Vec<char> = text_meter(&meter).chars().collect();
            assert_eq!(bar.len(), 13, "{half} {evidence}");
            // In twentieths of a per cent, so that a place at the edge of a cell is not rounded.
            let cell = |twentieths: u16| (usize::from(twentieths) * 13 / 2000).min(12);
            let (low, high) = meter.band().twentieths();
            let (low, high) = (cell(low), cell(high));
            let marker = cell(u16::from(half) * 10);
            assert!((low..=high).contains(&marker), "{half} {evidence}");
            for (place, letter) in bar.into_iter().enumerate() {
                let expected = match place {
                    _ if place == marker => '●',
                    _ if (low..=high).contains(&place) => '━',
                    _ => '─',
                };
                assert_eq!(letter, expected, "{half} {evidence} {place}");
            }
        }
    }
}

#[test]
fn the_text_meter_shows_the_ends_and_the_middle() {
    let drawn = |half: u8, evidence: u8| {
        text_meter(&Meter::from_parts(Marker::from_half_percents(half).unwrap(), evidence, 50).unwrap())
    };
    assert_eq!(drawn(0, 32), "●━━──────────");
    assert_eq!(drawn(200, 32), "──────────━━●");
    assert_eq!(drawn(100, 255), "─────━●━─────");
    for half in 0..100 {
        let mirrored: String = drawn(200 - half, 32).chars().rev().collect();
        assert_eq!(drawn(half, 32), mirrored, "{half}");
    }
}
