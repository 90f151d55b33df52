//! Every screen that a deck can show: each item before and after each answer, and each kind of result.

use crate::decks::{
    OTHER, asking, asking_pairs, disputed, later_edition, neutral, of_kinds, shipped, with_items, without,
};
use crate::page::Page;
use crate::widget::{CLEAR_PM, HALF_EACH, TO_EACH_VERDICT, Widget, all_to, english, first, right, steps, wrong};
use role_fit::message::ShareTarget;
use role_fit::wording::Wording;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Item, Kind, Length, Owner};
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::session::{self, Action, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::{LinkedScore, SharedResult};
use serde_json::Value;
use std::sync::OnceLock;

/// The kinds of items of the shipped deck: all but questions about anything.
pub const KINDS: [Kind; 8] =
    [Kind::Duty, Kind::Scenario, Kind::Origin, Kind::Expert, Kind::Fit, Kind::Readiness, Kind::SelfCheck, Kind::MixUp];

/// A screen rendered to HTML.
pub struct Screen {
    /// Its name in failure messages.
    pub name: String,
    /// Whether it shows an item; the heading is then in a legend.
    pub is_item: bool,
    html: String,
}

impl Screen {
    pub fn page(&self) -> Page {
        Page::parse(&self.html)
    }
}

/// Every screen of the shipped deck and of the one without roles, rendered once for all tests.
pub fn shipped_screens() -> &'static [Screen] {
    static SCREENS: OnceLock<Vec<Screen>> = OnceLock::new();
    SCREENS.get_or_init(|| every_screen(&shipped(), &neutral(), english()))
}

/// Every screen of a deck with the structure of the shipped one and of one without roles, with these sentences.
pub fn every_screen(file: &Value, neutral: &Value, wording: Wording) -> Vec<Screen> {
    let mut screens = Vec::new();
    let mut add = |name: &str, widget: Widget| {
        let is_item =
            matches!(widget.session.stage(), Stage::Playing(_, session::Screen::Item(_)) | Stage::Practising(..));
        screens.push(Screen { name: name.to_owned(), is_item, html: widget.with_wording(wording.clone()).html() });
    };
    start_cards(file, &mut add);
    items(file, &mut add);
    disputed_items(file, &mut add);
    results(file, &mut add);
    results_of_some_kinds(file, &mut add);
    shared_results(file, &mut add);
    comparisons(file, &mut add);
    teams(file, &mut add);
    without_roles(file, neutral, &mut add);
    screens
}

fn start_cards(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    add("start card", Widget::of(file));
    add("start card, full form", Widget::of(file).with_length(Length::Full));
    add("start card, one form", Widget::of(&asking(file.clone(), &[Kind::Fit])));
    let checks = asking(without(file.clone(), "readiness"), &[Kind::Origin, Kind::SelfCheck]);
    for widget in Widget::of(&checks).at_each_item() {
        add("self-check without words of the deck", widget);
    }
    for fault in [LinkFault::Damaged, LinkFault::UnknownVersion] {
        add("start card, bad link", Widget::of(file).with_link_fault(fault));
    }
}

fn items(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    for widget in Widget::of(file).at_each_item() {
        add("an item of a whole play", widget);
    }
    for kind in KINDS {
        for widget in Widget::of(&asking(file.clone(), &[kind])).at_each_item() {
            let item = widget.item();
            for choice in item.choices() {
                add(&format!("{}: {choice:?}", item.id.as_str()), widget.clone().answered(choice));
            }
            add(item.id.as_str(), widget);
        }
    }
}

/// Each item with a wrong answer, in a deck whose keys are disputed.
fn disputed_items(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    for kind in [Kind::Duty, Kind::Scenario, Kind::Origin] {
        for widget in Widget::of(&asking(disputed(file.clone()), &[kind])).at_each_item() {
            let item = widget.item();
            add(&format!("{}, disputed", item.id.as_str()), widget.answered(wrong(&item)));
        }
    }
}

fn results(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    for quarters in [[2; 8], HALF_EACH] {
        let plain = without(file.clone(), "verdicts");
        add(&format!("result of {quarters:?}, no words"), Widget::of(&plain).finished(steps(&quarters)));
    }
    for quarters in TO_EACH_VERDICT.into_iter().chain([HALF_EACH]) {
        add(&format!("result of {quarters:?}"), Widget::of(file).finished(steps(&quarters)));
        add(&format!("result of {quarters:?}, unfolded"), Widget::of(file).unfolded().finished(steps(&quarters)));
    }
    for owner in Owner::ALL {
        let result = Widget::of(file).with_length(Length::Full).finished(all_to(owner));
        add(&format!("result, all to {owner:?}"), result.clone());
        add(&format!("review, all to {owner:?}"), result.after(Action::OpenReview));
    }
    let missed = Widget::of(file).finished(wrong).after(Action::Practise);
    add("practice", missed);
    add("sharpening", Widget::of(file).finished(steps(&[2; 8])).after(Action::Sharpen));
    add("result, nothing shared", Widget::of(file).finished(wrong).with_share(ShareTarget::None));
    add("result, no credit", Widget::of(&without(file.clone(), "credit")).finished(first));
}

/// Results without some sections, and results of a few pairs, where one answer may decide.
fn results_of_some_kinds(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    for kind in KINDS {
        let result = Widget::of(&asking(file.clone(), &[kind])).finished(right);
        add(&format!("result of {} alone", kind.as_str()), result.clone());
        add(&format!("review of {} alone", kind.as_str()), result.after(Action::OpenReview));
    }
    let few = asking_pairs(file.clone(), &[3.0, 1.0, 1.0, 1.0]);
    for heavy in 0..4 {
        let quarters = [0, 1, 2, 3].map(|pair| if pair == heavy { 0 } else { 4 });
        add(&format!("result of few pairs, {heavy}"), Widget::of(&few).finished(steps(&quarters)));
    }
}

/// The screens of a deck without roles, and one of its questions in a deck with roles.
fn without_roles(file: &Value, neutral: &Value, add: &mut dyn FnMut(&str, Widget)) {
    add("start card without roles", Widget::of(neutral));
    for widget in Widget::of(neutral).at_each_item() {
        let item = widget.item();
        for choice in item.choices() {
            add(&format!("{}: {choice:?}", item.id.as_str()), widget.clone().answered(choice));
        }
        add(item.id.as_str(), widget);
    }
    for (what, answer) in [("right", right as fn(&Item) -> Choice), ("wrong", wrong)] {
        let result = Widget::of(neutral).finished(answer);
        add(&format!("result without roles, all {what}"), result.clone());
        add(&format!("review without roles, all {what}"), result.clone().after(Action::OpenReview));
        add(&format!("result without roles, all {what}, unfolded"), result.clone().unfolded());
    }
    add("practice without roles", Widget::of(neutral).finished(wrong).after(Action::Practise));
    let questions = Widget::of(&of_kinds(neutral.clone(), &[Kind::Question])).finished(wrong);
    add("result without roles and lights", questions.clone());
    add("result without roles, nothing shared", questions.with_share(ShareTarget::None));
    let mixed = [file, neutral].map(|file| file["items"].as_array().unwrap().clone()).concat();
    let mixed = asking(with_items(file.clone(), mixed), &[Kind::Duty, Kind::Question]);
    add("result of duties and questions about anything", Widget::of(&mixed).finished(wrong));
}

fn shared_results(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    let own = Widget::of(file).deck().fingerprint();
    let later = later_edition(file.clone());
    let place = |half_percents: u8| Marker::from_half_percents(half_percents).unwrap();
    for (whose, file, fingerprint) in [("own", file, own), ("earlier", &later, OTHER), ("other", file, OTHER)] {
        for half_percents in [0, 50, 70, 100, 130, 150, 200] {
            let meter = Meter::from_parts(place(half_percents), 32, 50).unwrap();
            let facets = [0, 100, 150, 200].map(place).to_vec();
            let result = SharedResult::new(fingerprint, meter, LinkedScore::new(13, 18), &facets);
            add(&format!("shared result, {whose}, {half_percents}"), Widget::of(file).showing(result));
        }
    }
}

/// The reader's result beside somebody else's, and results of two other people.
fn comparisons(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    let deck = Widget::of(file).deck().fingerprint();
    let friends = |whose: &str, deck: u32, add: &mut dyn FnMut(&str, Widget)| {
        for half_percents in [0, 100, 163] {
            for (own, quarters) in ["clear PO", "clear PM"].iter().zip([TO_EACH_VERDICT[0], CLEAR_PM]) {
                let name = format!("{own} and {half_percents} of {whose}");
                let friend = linked(deck, half_percents);
                let widget = Widget::of(file).showing(friend).finished(steps(&quarters));
                add(&format!("result, {name}"), widget.clone());
                add(&format!("shared result, {name}"), widget.clone().showing(friend));
                add(&format!("both, {name}"), widget.after(Action::OpenTeam));
            }
        }
    };
    friends("this deck", deck, add);
    friends("another deck", OTHER, add);
    let pairs = [(0, 200), (40, 200), (150, 150), (100, 90)];
    for (one, other) in pairs {
        for fingerprint in [deck, OTHER] {
            let linked = Linked::Several(vec![linked(deck, one), linked(fingerprint, other)]);
            let name = format!("comparison of {one} and {other} of {fingerprint:x}");
            add(&name, Widget::of(file).opening(linked.clone()));
            let mut under_way = Widget::of(file).started();
            under_way.session.open(linked);
            add(&format!("{name}, over a question"), under_way);
        }
    }
}

fn teams(file: &Value, add: &mut dyn FnMut(&str, Widget)) {
    let deck = Widget::of(file).deck().fingerprint();
    let team = |places: &[u8]| Linked::Several(places.iter().map(|&place| linked(deck, place)).collect());
    for (name, linked) in [
        ("one", team(&[120])),
        ("two towards PM", team(&[180, 200])),
        ("six", team(&[0, 20, 100, 110, 180, 200])),
        ("one of another deck", Linked::Several(vec![linked(OTHER, 20), linked(deck, 180)])),
        ("fifty", team(&(0..50).map(|place| place * 4).collect::<Vec<_>>())),
    ] {
        let widget = Widget::of(file).unfolded().opening(linked);
        let mut named = widget.clone();
        named.session.name(0, "⟦Ann⟧");
        add(&format!("team, {name}"), named);
        let paste = [
            &format!("⟦Bo⟧ #{}", linked_code(deck, 66)),
            &format!("#{}", linked_code(deck, 66)),
            &format!("⟦other⟧ #{}", linked_code(OTHER, 66)),
            "⟦nothing⟧",
            "⟦#rf1aaaaaaaaaaaaaaa",
            "⟦#rf2aaaaaaaaaaaaaaa",
            &"⟦nothing⟧\n".repeat(12),
        ];
        let mut pasted = widget;
        pasted.paste(&paste.join("\n"));
        add(&format!("team, {name}, pasted"), pasted);
    }
    let own = Widget::of(file).finished(steps(&CLEAR_PM)).after(Action::OpenTeam);
    add("team, one's own", own.clone());
    add("team, nobody", own.after(Action::Remove(0)));
}

fn linked(fingerprint: u32, half_percents: u8) -> SharedResult {
    let place = |half_percents: u8| Marker::from_half_percents(half_percents).unwrap();
    let facets = [half_percents, half_percents, 100, 200 - half_percents].map(place);
    SharedResult::new(fingerprint, Meter::from_parts(place(half_percents), 32, 77).unwrap(), None, &facets)
}

fn linked_code(fingerprint: u32, half_percents: u8) -> String {
    linked(fingerprint, half_percents).encode()
}
