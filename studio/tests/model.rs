//! The state of the studio: what each message changes, and what the browser then has to do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_studio::messages::{Answer, Deck, Edit, FileFormat, Fix, Problem, Purpose, Report, Request, Source};
use role_fit_studio::model::embedding::{Change, Integrity, Target};
use role_fit_studio::model::preview::{Preview, Width};
use role_fit_studio::model::scheme::Scheme;
use role_fit_studio::model::stored::Stored;
use role_fit_studio::model::{Checker, CopyOutcome, Edited, Effect, Msg, Refusal, Studio, Tab};
use std::rc::Rc;

const HOME: &str = "https://quiz.example/";

/// What the first version keeps.
const GOLDEN: &str = "1:04612e6d6400000000000001066c656e6774680466756c6c000102626704233030300000046461726b0800";

fn new_studio() -> Studio {
    Studio::new(None, HOME, Preview::new(Width::Middle, Scheme::Light)).0
}

/// A studio whose text has been changed and checked.
fn checked(report: Report, deck: Option<&str>) -> Studio {
    let mut studio = new_studio();
    studio.update(Msg::Edited(Edited::default()));
    let revision = asked_revision(&studio.update(Msg::CheckDue));
    studio.update(Msg::Answered {
        answer: Answer::Checked { revision, report },
        text: deck.map(Into::into),
        for_editor: None,
    });
    studio
}

fn asked_revision(effects: &[Effect]) -> u32 {
    match effects {
        [Effect::Ask(Request::Check { revision, .. })] => *revision,
        other => panic!("{other:?}"),
    }
}

fn playable(fingerprint: &str) -> Report {
    let deck = Deck {
        title: "Yaks".to_owned(),
        fingerprint: fingerprint.to_owned(),
        compat: vec![],
        has_meter: false,
        lengths: (1, 1),
    };
    Report { format: Some(FileFormat::Markdown), deck: Some(deck), ..Report::default() }
}

fn problem(fix: Option<&[(usize, usize)]>) -> Problem {
    let edits = |edits: &[(usize, usize)]| {
        edits.iter().map(|(from, to)| Edit { from: *from, to: *to, insert: "x".to_owned() }).collect()
    };
    Problem {
        is_advice: false,
        line: 1,
        column: 1,
        from: 0,
        to: 1,
        message: "bad".to_owned(),
        help: None,
        fix: fix.map(|fix| Fix { title: "Fix".to_owned(), edits: edits(fix) }),
    }
}

fn shows_preview(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::ShowPreview(_)))
}

#[test]
fn a_first_visit_begins_with_an_example_and_loses_nothing() {
    let (studio, text) = Studio::new(None, HOME, Preview::new(Width::Narrow, Scheme::Light));
    assert!(studio.is_example && text.whole().contains("rivers"));
    assert_eq!((studio.source.name.as_str(), studio.preview.width), ("rivers.md", Width::Narrow));
    assert!(!studio.has_unsaved_changes());
}

#[test]
fn an_earlier_visit_is_restored() {
    let mut earlier = new_studio();
    earlier.update(Msg::Edited(Edited {
        opened: Some(Source { name: "yaks.md".to_owned(), format: None }),
        ..Edited::default()
    }));
    earlier.update(Msg::Embed(Change::Attribute("length", "full".to_owned())));
    let effects = earlier.update(Msg::SaveDue);
    let [Effect::Save { stored, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let stored = Stored::of_text(&stored.to_text());
    let (studio, text) = Studio::new(
        Some((stored, "# Yaks".into())),
        "https://other.example/",
        Preview::new(Width::Middle, Scheme::Light),
    );
    assert_eq!(text.whole(), "# Yaks");
    assert!(studio.is_restored && studio.is_kept() && !studio.has_unsaved_changes());
    assert_eq!(studio.source.name, "yaks.md");
    assert_eq!(
        (studio.embedding.attribute("length"), studio.embedding.host().as_str()),
        ("full", "https://other.example/")
    );
}

#[test]
fn what_another_version_has_kept_leaves_at_least_the_text() {
    for kept in ["", "0:00", "1:0", "1:zz", "1:ffffffff", "2:000000", "{\"source\": 7}"] {
        let (studio, text) = Studio::new(
            Some((Stored::of_text(kept), "# Yaks".into())),
            HOME,
            Preview::new(Width::Middle, Scheme::Light),
        );
        assert_eq!(
            (text.whole().as_str(), studio.source.name.as_str(), studio.embedding.host().as_str()),
            ("# Yaks", "", HOME),
            "{kept}"
        );
    }
}

#[test]
fn what_is_kept_is_written_as_in_this_version() {
    let mut studio = new_studio();
    studio.update(Msg::Edited(Edited {
        opened: Some(Source { name: "a.md".to_owned(), format: None }),
        ..Edited::default()
    }));
    for change in [
        Change::Attribute("length", "full".to_owned()),
        Change::Colour(Scheme::Dark, "bg", "#000".to_owned()),
        Change::Target(Target::Svelte),
    ] {
        studio.update(Msg::Embed(change));
    }
    let effects = studio.update(Msg::SaveDue);
    let [Effect::Save { stored, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    // If this fails, what authors have saved can no longer be read: change the version in stored.rs as well.
    assert_eq!(stored.to_text(), GOLDEN);
    assert_eq!(Stored::of_text(GOLDEN).embedding.at(HOME), stored.embedding);
    assert_eq!(Stored::of_text(GOLDEN).source, stored.source);
}

#[test]
fn a_change_is_checked_and_kept_when_the_author_pauses() {
    let mut studio = new_studio();
    let effects = studio.update(Msg::Edited(Edited::default()));
    assert_eq!(effects, [Effect::CheckSoon, Effect::SaveSoon, Effect::WarnBeforeLeaving(true)]);
    assert!(!studio.is_report_current());
    let [Effect::Save { revision, .. }] = *studio.update(Msg::SaveDue) else { panic!() };
    assert_eq!(studio.update(Msg::Saved { revision, is_kept: true }), [Effect::WarnBeforeLeaving(false)]);
    assert!(studio.is_kept());
}

#[test]
fn checks_follow_each_other_and_an_outdated_one_is_repeated() {
    let mut studio = new_studio();
    let first = asked_revision(&studio.update(Msg::CheckDue));
    studio.update(Msg::Edited(Edited::default()));
    assert_eq!(studio.update(Msg::CheckDue), [], "one at a time");
    let effects = studio.update(Msg::Answered {
        answer: Answer::Checked { revision: first, report: playable("1") },
        text: None,
        for_editor: None,
    });
    assert!(asked_revision(&effects) > first);
    assert!(!studio.is_report_current() && studio.report.deck.is_none(), "the old report is not shown");
}

#[test]
fn a_worker_that_breaks_off_is_asked_again_after_the_next_change() {
    let mut studio = new_studio();
    studio.update(Msg::CheckDue);
    studio.update(Msg::CheckerFailed(Checker::BrokeOff));
    assert_eq!(studio.checker, Checker::BrokeOff);
    studio.update(Msg::Edited(Edited::default()));
    asked_revision(&studio.update(Msg::CheckDue));
    assert_eq!(studio.checker, Checker::Works);
    studio.update(Msg::CheckerFailed(Checker::Stopped));
    studio.update(Msg::Edited(Edited::default()));
    assert_eq!(studio.update(Msg::CheckDue), []);
}

#[test]
fn a_deck_is_shown_when_it_can_be_played_and_stays_when_it_cannot() {
    let mut studio = checked(playable("1"), Some("{1}"));
    assert_eq!(studio.deck, Some("{1}".into()));
    studio.update(Msg::Edited(Edited::default()));
    let revision = asked_revision(&studio.update(Msg::CheckDue));
    let faulty = Report { problems: vec![problem(None)], ..Report::default() };
    let effects = studio.update(Msg::Answered {
        answer: Answer::Checked { revision, report: faulty },
        text: None,
        for_editor: None,
    });
    assert!(!shows_preview(&effects));
    assert!(studio.is_preview_older());
    assert_eq!(studio.deck, Some("{1}".into()));
}

#[test]
fn problems_and_questions_are_listed_one_after_the_other() {
    let mut studio = checked(playable("1"), Some("{1}"));
    let is_listed = |studio: &Studio| {
        [&studio.listed_problems, &studio.listed_items].map(|listed| Rc::ptr_eq(listed, &studio.report))
    };
    assert_eq!(is_listed(&studio), [false, false]);
    assert_eq!(studio.update(Msg::ListDue), [Effect::ListSoon]);
    assert_eq!(is_listed(&studio), [true, false]);
    assert!(!studio.is_listed());
    assert_eq!(studio.update(Msg::ListDue), []);
    assert_eq!(is_listed(&studio), [true, true]);
    assert!(studio.is_listed());
}

#[test]
fn another_file_takes_the_preview_away_until_it_can_be_played() {
    let mut studio = checked(playable("1"), Some("{1}"));
    let opened = Edited { opened: Some(Source::default()), ..Edited::default() };
    assert!(studio.update(Msg::Edited(opened.clone())).contains(&Effect::HidePreview));
    assert_eq!(studio.deck, None);
    assert!(!studio.update(Msg::Edited(opened)).contains(&Effect::HidePreview), "there is none any more");
}

#[test]
fn the_same_deck_does_not_begin_again() {
    let mut studio = checked(playable("1"), Some("{1}"));
    for (deck, is_new) in [("{1}", false), ("{2}", true)] {
        studio.update(Msg::Edited(Edited::default()));
        let revision = asked_revision(&studio.update(Msg::CheckDue));
        let answer = Answer::Checked { revision, report: playable("1") };
        assert_eq!(
            shows_preview(&studio.update(Msg::Answered { answer, text: Some(deck.into()), for_editor: None })),
            is_new,
            "{deck}"
        );
    }
}

#[test]
fn the_fingerprint_of_the_opened_file_is_remembered_until_another_is_opened() {
    let mut studio = checked(playable("1"), Some("{1}"));
    let recheck = |studio: &mut Studio, edited, fingerprint| {
        studio.update(Msg::Edited(edited));
        let revision = asked_revision(&studio.update(Msg::CheckDue));
        studio.update(Msg::Answered {
            answer: Answer::Checked { revision, report: playable(fingerprint) },
            text: None,
            for_editor: None,
        });
        studio.first_fingerprint.clone()
    };
    assert_eq!(recheck(&mut studio, Edited::default(), "2").as_deref(), Some("1"));
    let opened = Edited { opened: Some(Source::default()), ..Edited::default() };
    assert_eq!(recheck(&mut studio, opened, "3").as_deref(), Some("3"));
}

#[test]
fn fixes_are_made_only_in_the_text_that_was_checked() {
    let report = Report { problems: vec![problem(None), problem(Some(&[(3, 4)]))], ..Report::default() };
    let mut studio = checked(report, None);
    assert_eq!(studio.update(Msg::Fix(0)), []);
    assert_eq!(studio.update(Msg::Fix(1)), [Effect::Edit(vec![Edit { from: 3, to: 4, insert: "x".to_owned() }])]);
    studio.update(Msg::Edited(Edited::default()));
    assert_eq!(studio.update(Msg::Fix(1)), []);
    assert_eq!(studio.update(Msg::FixAll), [Effect::Edit(vec![])]);
}

#[test]
fn all_fixes_are_made_at_once_where_they_do_not_overlap() {
    // A fix is made as a whole or not at all.
    let fixes: [&[(usize, usize)]; 6] =
        [&[(5, 9)], &[(0, 2), (20, 20)], &[(8, 12), (30, 31)], &[(2, 2)], &[(2, 2)], &[(9, 10)]];
    let report = Report { problems: fixes.map(|fix| problem(Some(fix))).into(), ..Report::default() };
    let effects = checked(report, None).update(Msg::FixAll);
    let [Effect::Edit(edits)] = effects.as_slice() else { panic!("{effects:?}") };
    let places: Vec<_> = edits.iter().map(|edit| (edit.from, edit.to)).collect();
    assert_eq!(places, [(0, 2), (2, 2), (5, 9), (9, 10), (20, 20)]);
}

#[test]
fn a_conversion_without_losses_is_saved_and_one_with_losses_waits() {
    let converted = |losses: &[&str], text: Option<&str>, purpose| Msg::Answered {
        answer: Answer::Converted {
            name: "yaks.gift".to_owned(),
            to: FileFormat::Gift,
            purpose,
            losses: losses.iter().map(|loss| (*loss).to_owned()).collect(),
        },
        text: text.map(Into::into),
        for_editor: None,
    };
    let mut studio = new_studio();
    studio.update(Msg::Edited(Edited::default()));
    let download = Effect::Download { name: "yaks.gift".to_owned(), text: "::a::".into() };
    assert_eq!(
        studio.update(converted(&[], Some("::a::"), Purpose::Download)),
        [download.clone(), Effect::WarnBeforeLeaving(false)]
    );
    assert!(!studio.has_unsaved_changes(), "it is a file now");

    assert_eq!(studio.update(converted(&["pairs"], Some("::a::"), Purpose::Download)), []);
    assert_eq!(studio.conversion.as_ref().unwrap().losses, ["pairs"]);
    assert_eq!(studio.update(Msg::ConfirmConversion)[0], download);
    assert_eq!(studio.conversion, None);

    studio.update(converted(&["nothing to write"], None, Purpose::Download));
    assert_eq!(studio.update(Msg::ConfirmConversion), [], "there is no text");
    studio.update(converted(&["pairs"], Some("::a::"), Purpose::Download));
    studio.update(Msg::CancelConversion);
    assert_eq!(studio.conversion, None);

    let effects = studio.update(converted(&[], Some("{}"), Purpose::Edit));
    assert!(matches!(effects.as_slice(), [Effect::Open { is_example: false, .. }]), "{effects:?}");
}

#[test]
fn a_play_from_an_item_lasts_until_the_author_starts_again() {
    let mut studio = checked(playable("1"), Some("{1}"));
    let ask = studio.update(Msg::PlayFrom(2));
    assert!(matches!(ask.as_slice(), [Effect::Ask(Request::PlayFrom { item: 2, .. })]), "{ask:?}");
    let effects = studio.update(Msg::Answered {
        answer: Answer::PlayFrom { item: 2, seed: Some(9) },
        text: Some("{3}".into()),
        for_editor: None,
    });
    let [Effect::ShowPreview(quiz), Effect::ShowPreviewRegion] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(quiz.deck.whole(), "{3}");
    for expected in [("start", "now"), ("seed", "9"), ("resume", "off")] {
        assert!(quiz.attributes.contains(&(expected.0, expected.1.to_owned())), "{expected:?}");
    }
    let effects = studio.update(Msg::PlayAll);
    let [Effect::ShowPreview(quiz)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(quiz.deck.whole(), "{1}");
}

#[test]
fn the_preview_follows_the_embedding_but_neither_keeps_nor_shares() {
    let mut studio = checked(playable("1"), Some("{1}"));
    studio.update(Msg::ChooseScheme(Scheme::Dark));
    studio.update(Msg::Embed(Change::Attribute("share-to", "result".to_owned())));
    studio.update(Msg::Embed(Change::Attribute("resume", "on".to_owned())));
    studio.update(Msg::Embed(Change::Attribute("length", "full".to_owned())));
    let effects = studio.update(Msg::Embed(Change::Colour(Scheme::Light, "bg", "#fff6e0".to_owned())));
    let Effect::ShowPreview(quiz) = &effects[0] else { panic!("{effects:?}") };
    let value = |name: &str| {
        let values: Vec<_> =
            quiz.attributes.iter().filter(|(other, _)| *other == name).map(|(_, value)| value.as_str()).collect();
        assert!(values.len() < 2, "{name} twice");
        values.first().copied()
    };
    assert_eq!((value("resume"), value("share-to"), value("length")), (Some("off"), Some("none"), Some("full")));
    assert_eq!(quiz.properties, [("--role-fit-bg".to_owned(), "#fff6e0".to_owned())]);
}

#[test]
fn keeping_can_be_switched_off_and_then_leaving_is_warned_of() {
    let mut studio = new_studio();
    studio.update(Msg::Edited(Edited::default()));
    assert_eq!(studio.update(Msg::Keep(false)), [Effect::Forget, Effect::WarnBeforeLeaving(true)]);
    assert_eq!(studio.update(Msg::SaveDue), []);
    assert!(matches!(studio.update(Msg::Keep(true)).as_slice(), [Effect::Save { .. }]));
    let [Effect::Save { revision, .. }] = *studio.update(Msg::SaveDue) else { panic!() };
    studio.update(Msg::Saved { revision, is_kept: false });
    assert!(studio.keeping.has_failed && studio.has_unsaved_changes());
}

#[test]
fn an_example_is_neither_kept_nor_missed() {
    let mut studio = new_studio();
    let effects = studio.update(Msg::OpenExample(1));
    assert!(matches!(effects.as_slice(), [Effect::Open { is_example: true, .. }]), "{effects:?}");
    studio.update(Msg::Edited(Edited { opened: Some(Source::default()), is_example: true, ..Edited::default() }));
    assert!(!studio.has_unsaved_changes());
    assert_eq!(studio.update(Msg::SaveDue), []);
}

#[test]
fn a_refused_file_is_told_until_the_text_changes() {
    let refusal = Refusal { name: "film.mp4".to_owned(), reason: "it has 900 MB".to_owned() };
    let mut studio = new_studio();
    studio.update(Msg::Refuse(refusal.clone()));
    assert_eq!(studio.refusal, Some(refusal));
    studio.update(Msg::Edited(Edited::default()));
    assert_eq!(studio.refusal, None);
}

#[test]
fn the_hash_of_the_loader_is_computed_once_and_only_where_it_is_shown() {
    let mut studio = new_studio();
    assert_eq!(studio.update(Msg::ChooseTab(Tab::Embed)), [Effect::ComputeIntegrity]);
    studio.update(Msg::Integrity(Integrity::Known("sha384-abc".to_owned())));
    assert_eq!(studio.update(Msg::MoveToTab(Tab::Deck)), [Effect::FocusTab(Tab::Deck)]);
    assert_eq!(studio.update(Msg::ChooseTab(Tab::Embed)), []);
}

#[test]
fn copying_is_reported_as_it_went() {
    let mut studio = checked(playable("1"), Some("{\"id\":\"yaks\"}"));
    let effects = studio.update(Msg::Copy(0));
    let [Effect::Copy { index: 0, text }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.contains("{\"id\":\"yaks\"}"));
    assert_eq!(studio.update(Msg::Copied(0, CopyOutcome::Copied)), []);
    assert_eq!(studio.update(Msg::Copied(0, CopyOutcome::Selected)), [Effect::SelectCode(0)]);
    studio.update(Msg::Embed(Change::Pinned(true)));
    assert_eq!(studio.copied, None, "the code has changed");
    assert_eq!(studio.update(Msg::Copy(99)), []);
}
