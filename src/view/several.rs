//! The results of several people: everybody on one axis, what they mean together, facet by facet, and for a team the
//! field by which more are added.
//!
//! Two are set against each other; of more it is said who leans which way. Knows how people are shown; what was pasted is
//! read by the team itself, and how far people are apart comes from the comparison.

use super::pen::{Pen, role_class};
use super::share::{self, Shareable};
use super::wording::Message;
use super::{intro, meter, result, shared};
use role_fit_core::compare::{Stance, bands_overlap, facets_of, lean, spread, widest, width};
use role_fit_core::deck::{Facet, Role};
use role_fit_core::result::meter::Marker;
use role_fit_core::session::{Action, Screen, Stage};
use role_fit_core::share::single::SharedResult;
use role_fit_core::team::{JunkFault, PasteReport};
use role_fit_core::text::{digits, joined};

/// A result and what its person is called.
struct Person<'a> {
    result: &'a SharedResult,
    name: String,
    /// Whether the reader can give them a name and take them out.
    is_in_team: bool,
}

/// The people of the team.
pub fn team(pen: &mut Pen) {
    let team = pen.session.team().people();
    let is_with_one = team.len() == 2 && team.iter().any(|person| person.is_own);
    let mut people = Vec::new();
    for person in team {
        let name = if !person.name.is_empty() {
            person.name.clone()
        } else if person.is_own {
            pen.words(Message::CompareYou).to_owned()
        } else if is_with_one {
            pen.words(Message::CompareOther).to_owned()
        } else {
            pen.number(people.len() + 1).said(Message::TeamPerson, "number")
        };
        people.push(Person { result: person.result(), name, is_in_team: true });
    }
    pen.key("team");
    pen.title(pen.words(Message::TeamTitle));
    together(pen, &people);
    paste(pen);
    let code = pen.session.team().code();
    if let Some(address) = code.and_then(|code| pen.settings.share.address_of_several(&code)) {
        let title = pen.deck().title().to_owned();
        let text = joined(&[&title, pen.words(Message::TeamTitle)], "\n");
        let shareable = Shareable { title, text, address: Some(address) };
        share::section(pen, shareable, Message::TeamNames, |_| ());
    }
    ways_on(pen);
}

/// Below one's own result: the two together, and the way to the rest.
pub fn with_friend(pen: &mut Pen, own: &SharedResult, friend: &SharedResult) {
    pen.element("section", &[], |pen| {
        pen.subtitle_of(Message::CompareTitle);
        if !pen.deck().knows(friend.fingerprint()) {
            pen.say("p", Message::JunkOtherQuiz);
            return;
        }
        let own = own.without_score();
        let person = |result, name| Person { result, name: pen.words(name).to_owned(), is_in_team: false };
        let people = [person(&own, Message::CompareYou), person(friend, Message::CompareOther)];
        rows(pen, &people);
        stance(pen, &people);
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", Message::CompareButton, Action::OpenTeam);
        });
    });
}

/// Everybody, and what they mean together.
fn together(pen: &mut Pen, people: &[Person]) {
    let is_known = people.iter().all(|person| pen.deck().knows(person.result.fingerprint()));
    if !is_known {
        pen.say("p[class=notice]", Message::TeamOtherDeck);
    }
    rows(pen, people);
    match people {
        // What comes from elsewhere says nothing beside this quiz's.
        _ if !is_known => {}
        [] | [_] => {}
        [one, other] => {
            stance(pen, people);
            let overlap = bands_overlap(one.result, other.result);
            pen.say("p[class=small]", if overlap { Message::CompareOverlap } else { Message::CompareClear });
        }
        _ => leans(pen, people),
    }
    facets(pen, people);
}

fn rows(pen: &mut Pen, people: &[Person]) {
    let is_team = people.iter().any(|person| person.is_in_team);
    let list = if is_team { "people team" } else { "people" };
    pen.element("p[class=axis][aria-hidden=true]", &[], |pen| {
        for role in [Role::Po, Role::Pm] {
            pen.leaf("b[class=?]", &[role_class(role)], pen.short(role));
            pen.text(" ");
        }
    });
    pen.element("ul[class=?]", &[list], |pen| {
        for (place, person) in people.iter().take(pen.rows).enumerate() {
            pen.begin("li", &[]);
            row(pen, person, place);
            pen.end();
        }
    });
}

fn row(pen: &mut Pen, Person { result, name, is_in_team }: &Person, place: usize) {
    if *is_in_team {
        let form = "input[type=text][class=name][maxlength=40][aria-label=?]";
        pen.with(name).begin_called(form, Message::TeamName, "name");
        pen.value(name);
        pen.names(place);
        pen.selects_all();
        pen.end();
    } else {
        pen.leaf("b[class=name]", &[], name);
    }
    pen.text(" ");
    meter::row(pen, result.meter());
    pen.text(" ");
    let verdict = shared::verdict(pen, result);
    meter::numbers_along(pen, result.meter()).with(&verdict);
    pen.tell("span[class=small]", Message::PersonRow, "marker low high verdict");
    if *is_in_team {
        pen.text(" ");
        pen.with(name).begin_called(
            "button[type=button][class=button quiet][part=button][aria-label=?]",
            Message::TeamRemove,
            "name",
        );
        pen.acts(Action::Remove(place));
        pen.text("×");
        pen.end();
    }
}

/// What two mean for working together.
fn stance(pen: &mut Pen, people: &[Person]) {
    let [one, other] = people else { return };
    let (message, role) = match Stance::of(one.result, other.result) {
        Stance::Complete => (Message::CompareComplete, Role::Po),
        Stance::Open => (Message::CompareOpen, Role::Po),
        Stance::Alike(role) => (Message::CompareAlike, role),
    };
    let [role, other] = [role, role.other()].map(|role| pen.name(role));
    pen.with(role).with(other).tell("p", message, "role other");
}

/// Who leans which way, and what nobody leans to.
fn leans(pen: &mut Pen, people: &[Person]) {
    for wanted in [Some(Role::Po), None, Some(Role::Pm)] {
        let (count, names) = called(people, &|person| lean(person.result) == wanted);
        let message = match (wanted, count) {
            (None, 0) => continue,
            (None, _) => Message::TeamOpen,
            (Some(_), 0) => Message::TeamNobody,
            (Some(_), _) => Message::TeamToward,
        };
        let role = wanted.map_or("", |role| pen.name(role));
        pen.with(role).number(count).with(&names).tell("p", message, "role count names");
    }
}

/// The names of those of whom it is true, and how many they are.
fn called(people: &[Person], is_wanted: &dyn Fn(&Person) -> bool) -> (usize, String) {
    let mut names = Vec::new();
    for person in people {
        if is_wanted(person) {
            names.push(&*person.name);
        }
    }
    (names.len(), joined(&names, ", "))
}

fn facets(pen: &mut Pen, people: &[Person]) {
    let deck = pen.deck();
    let place = |person: &Person, at: usize| facets_of(deck, person.result).get(at).copied();
    if people.iter().filter(|person| place(person, 0).is_some()).count() < 2 {
        return;
    }
    let mut spreads = Vec::new();
    pen.begin("section", &[]);
    pen.subtitle_of(Message::FacetsTitle);
    pen.begin("ul[class=facets]", &[]);
    for (at, facet) in deck.facets().iter().enumerate() {
        let (mut places, mut texts) = (Vec::new(), Vec::new());
        for person in people {
            if let Some(place) = place(person, at) {
                texts.push(joined(&[&person.name, &*percent(place)], " "));
                places.push(place);
            }
        }
        let Some((low, high)) = spread(&places) else { continue };
        let is_many = places.len() > 2;
        let text = if is_many { joined(&[percent(low), percent(high)], " – ") } else { joined(&texts, " · ") };
        facet_row(pen, facet, &places, &text);
        spreads.push((low, high));
    }
    pen.end();
    let widest = widest(&spreads);
    if widest.is_none() {
        pen.say("p", Message::CompareNear);
    }
    for ((at, facet), (low, high)) in deck.facets().iter().enumerate().zip(spreads) {
        if widest == Some(width((low, high))) {
            let at_end = |end: Marker| called(people, &|person| place(person, at) == Some(end)).1;
            pen.with(&facet.name).with(&facet.po).with(&at_end(low)).with(&facet.pm).with(&at_end(high));
            pen.tell("p", Message::CompareFurthest, "facet po low pm high");
        }
    }
    pen.end();
}

fn percent(place: Marker) -> String {
    digits(place.percent().into())
}

/// The places of everybody; the text says whose they are, or from where to where.
fn facet_row(pen: &mut Pen, facet: &Facet, places: &[Marker], text: &str) {
    pen.begin("li", &[]);
    pen.leaf("span[class=name]", &[], &facet.name);
    pen.text(" ");
    meter::small_scale(pen, places);
    pen.leaf("span[class=small]", &[], text);
    pen.end();
}

/// The field for more links, and what came of the last paste.
fn paste(pen: &mut Pen) {
    pen.element("section[class=paste]", &[], |pen| {
        pen.element("label", &[], |pen| {
            pen.say("span", Message::TeamPaste);
            // Another field after a paste that brought somebody, and so an empty one.
            pen.element("textarea[rows=3][spellcheck=false]", &[], |pen| pen.key(&digits(pen.session.pastes())));
        });
        pen.element("button[type=button][class=button][part=button]", &[], |pen| {
            pen.gathers();
            pen.text(pen.words(Message::TeamAdd));
        });
        pen.element("div[class=told][role=status]", &[], |pen| {
            if let Some(gathered) = pen.session.paste_report() {
                report(pen, gathered);
            }
        });
    });
}

fn report(pen: &mut Pen, gathered: &PasteReport) {
    pen.number(gathered.added).number(gathered.again).number(gathered.left_out).number(gathered.junk_count);
    pen.tell("p", Message::TeamReport, "added again left_out junk");
    for junk in &gathered.junk {
        let fault = match junk.fault {
            JunkFault::NoLink => Message::JunkNoLink,
            JunkFault::Damaged => Message::LinkDamaged,
            JunkFault::Newer => Message::LinkUnknownVersion,
            JunkFault::OtherQuiz => Message::JunkOtherQuiz,
        };
        let fault = pen.words(fault);
        pen.number(junk.line).with(&junk.text).with(fault);
        pen.tell("p[class=junk]", Message::TeamJunk, "line text fault");
    }
}

/// Back to what waits behind the screen, and where that is no play, an invitation to take the quiz.
pub fn ways_on(pen: &mut Pen) {
    if pen.session.played().is_none() {
        pen.say("p[class=lead]", Message::SharedTake);
        intro::start_buttons(pen);
    }
    let back = match (pen.session.played(), pen.session.stage()) {
        (Some((_, Screen::Item(_))), _) => Message::BackToQuestion,
        (Some(_), _) => Message::ReviewBack,
        // From the team back to the result that was opened.
        (None, Stage::Team) if pen.session.friend().is_some() => Message::Back,
        _ => return result::credit(pen),
    };
    let label = joined(&["‹", pen.words(back)], " ");
    pen.element("div[class=actions]", &[], |pen| pen.button_saying("button", &label, Action::Leave));
    result::credit(pen);
}
