//! The results of several people: everybody on one axis, what they mean together, facet by facet, and for a team the
//! field by which more are added.
//!
//! Two are set against each other; of more it is said who leans which way. Knows how people are shown; what was pasted is
//! read by the team itself, and how far people are apart comes from the comparison.

use super::pen::Pen;
use super::wording::Message;
use super::{intro, meter, result, shared};
use crate::quiz::compare::{Stance, bands_overlap, facets_of, lean, spread, widest, width};
use crate::quiz::deck::{Facet, Role};
use crate::quiz::fit::Marker;
use crate::quiz::session::{Action, Screen};
use crate::quiz::share::SharedResult;
use crate::quiz::team::{Gathered, JunkFault};
use crate::quiz::text::{digits, joined};

/// A result and what its person is called.
struct Person<'a> {
    result: &'a SharedResult,
    name: String,
    /// What was typed, of somebody in a team.
    typed: Option<&'a str>,
}

/// The people of the team.
pub fn team(pen: &mut Pen) {
    let mut people = Vec::new();
    for person in pen.session.team().people() {
        let number = digits(people.len() + 1);
        let name = pen.fill(Message::TeamPerson, "number", &[&number]);
        people.push(Person { result: person.result(), name, typed: Some(&person.name) });
    }
    name_the_reader(pen, &mut people);
    for person in &mut people {
        if let Some(typed) = person.typed.filter(|typed| !typed.is_empty()) {
            person.name = typed.to_owned();
        }
    }
    pen.key("team");
    screen(pen, &people);
    paste(pen, people.len());
    ways_on(pen);
}

/// Two people.
pub fn comparison(pen: &mut Pen, both: &[SharedResult; 2]) {
    let people = pair(pen, [&both[0], &both[1]]);
    pen.key("comparison");
    screen(pen, &people);
    ways_on(pen);
}

/// Below one's own result: the two together, and the way to the rest.
pub fn with_friend(pen: &mut Pen, own: &SharedResult, friend: &SharedResult) {
    pen.element("section", &[], |pen| {
        pen.subtitle(pen.words(Message::CompareTitle));
        if !pen.deck().knows(friend.fingerprint()) {
            pen.say("p", Message::CompareOtherQuiz);
            return;
        }
        let own = own.clone().without_score();
        let people = pair(pen, [&own, friend]);
        rows(pen, &people);
        stance(pen, &people);
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", pen.words(Message::CompareButton), Action::Compare);
        });
    });
}

fn pair<'a>(pen: &Pen, both: [&'a SharedResult; 2]) -> Vec<Person<'a>> {
    let mut people = Vec::new();
    for (result, name) in both.into_iter().zip([Message::CompareFirst, Message::CompareSecond]) {
        people.push(Person { result, name: pen.words(name).to_owned(), typed: None });
    }
    name_the_reader(pen, &mut people);
    people
}

/// Whoever has the reader's own result is "you".
fn name_the_reader(pen: &Pen, people: &mut [Person]) {
    let Some(own) = pen.session.own_result() else { return };
    let own = own.without_score();
    for person in people {
        if *person.result == own {
            person.name = pen.words(Message::CompareYou).to_owned();
        }
    }
}

fn screen(pen: &mut Pen, people: &[Person]) {
    let count = digits(people.len());
    let heading = pen.fill(if people.len() == 1 { Message::TeamOne } else { Message::TeamHeading }, "count", &[&count]);
    pen.title(&heading);
    if people.iter().any(|person| !pen.deck().knows(person.result.fingerprint())) {
        pen.say("p[class=notice]", Message::TeamOtherDeck);
    }
    rows(pen, people);
    match people {
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
    let is_team = people.first().is_some_and(|person| person.typed.is_some());
    let [axis, list] = if is_team { ["axis team", "people team"] } else { ["axis", "people"] };
    pen.element("p[class=?][aria-hidden=true]", &[axis], |pen| {
        for role in [Role::Po, Role::Pm] {
            pen.leaf("b[class=?]", &[super::pen::role_class(role)], pen.short(role));
            pen.text(" ");
        }
    });
    pen.element("ul[class=?]", &[list], |pen| {
        for (place, person) in people.iter().enumerate() {
            pen.element("li", &[], |pen| row(pen, person, place));
        }
    });
}

fn row(pen: &mut Pen, Person { result, name, typed }: &Person, place: usize) {
    let (marker, low, high) = meter::numbers(result.meter());
    let verdict = shared::verdict(pen, result);
    match typed {
        Some(typed) => {
            let label = pen.fill(Message::TeamName, "name", &[name]);
            let form = "input[type=text][class=name][maxlength=40][autocomplete=off][placeholder=?][aria-label=?]";
            pen.element(form, &[name, &label], |pen| {
                pen.value(typed);
                pen.names(place);
            });
        }
        None => pen.leaf("b[class=name]", &[], name),
    }
    pen.text(" ");
    meter::row(pen, result.meter());
    pen.text(" ");
    pen.tell("span[class=small]", Message::PersonRow, "marker low high verdict", &[&marker, &low, &high, &verdict]);
    if typed.is_some() {
        pen.text(" ");
        let label = pen.fill(Message::TeamRemove, "name", &[name]);
        pen.element("button[type=button][class=button quiet][part=button][aria-label=?]", &[&label], |pen| {
            pen.acts(Action::Remove(place));
            pen.text("×");
        });
    }
}

/// What two mean for working together.
fn stance(pen: &mut Pen, people: &[Person]) {
    let [one, other] = people else { return };
    match Stance::of(one.result, other.result) {
        Stance::Complete => pen.say("p", Message::CompareComplete),
        Stance::Open => pen.say("p", Message::CompareOpen),
        Stance::Alike(role) => {
            pen.tell("p", Message::CompareAlike, "role other", &[pen.name(role), pen.name(role.other())]);
        }
    }
}

/// Who leans which way, and what nobody leans to.
fn leans(pen: &mut Pen, people: &[Person]) {
    for wanted in [Some(Role::Po), None, Some(Role::Pm)] {
        let mut who = Vec::new();
        for person in people {
            if lean(person.result) == wanted {
                who.push(&*person.name);
            }
        }
        let role = wanted.map_or("", |role| pen.name(role));
        let message = match (wanted, who.is_empty()) {
            (None, true) => continue,
            (None, false) => Message::TeamOpen,
            (Some(_), true) => Message::TeamNobody,
            (Some(_), false) => Message::TeamToward,
        };
        pen.tell("p", message, "role count names", &[role, &digits(who.len()), &joined(&who, ", ")]);
    }
}

fn facets(pen: &mut Pen, people: &[Person]) {
    let deck = pen.deck();
    let mut spreads = Vec::new();
    for place in 0..deck.facets().len() {
        spreads.extend(spread(&places(pen, people, place)));
    }
    if spreads.is_empty() || people.len() < 2 {
        return;
    }
    pen.element("section", &[], |pen| {
        pen.subtitle(pen.words(Message::FacetsTitle));
        pen.element("ul[class=facets]", &[], |pen| {
            for (place, facet) in deck.facets().iter().enumerate() {
                let places = places(pen, people, place);
                facet_row(pen, facet, &places);
            }
        });
        let widest = widest(&spreads);
        if widest.is_none() {
            pen.say("p", Message::CompareNear);
        }
        for ((place, facet), spread) in deck.facets().iter().enumerate().zip(spreads) {
            if widest == Some(width(spread)) {
                let [low, high] = [spread.0, spread.1].map(|end| names_at(pen, people, place, end));
                let values = [&*facet.name, &facet.po, &low, &facet.pm, &high];
                pen.tell("p", Message::CompareFurthest, "facet po low pm high", &values);
            }
        }
    });
}

/// Where everybody stands in a facet, but for those of whom it is not known.
fn places(pen: &Pen, people: &[Person], facet: usize) -> Vec<Marker> {
    let mut places = Vec::new();
    for person in people {
        places.extend(facets_of(pen.deck(), person.result).get(facet));
    }
    places
}

fn names_at(pen: &Pen, people: &[Person], facet: usize, wanted: Marker) -> String {
    let mut names = Vec::new();
    for person in people {
        if facets_of(pen.deck(), person.result).get(facet) == Some(&wanted) {
            names.push(&*person.name);
        }
    }
    joined(&names, ", ")
}

fn facet_row(pen: &mut Pen, facet: &Facet, places: &[Marker]) {
    let mut numbers = Vec::new();
    for place in places {
        numbers.push(digits(place.percent().into()));
    }
    pen.element("li", &[], |pen| {
        pen.key(facet.id.as_str());
        pen.leaf("span[class=name]", &[], &facet.name);
        pen.text(" ");
        meter::small_scale(pen, places);
        pen.leaf("span[class=small]", &[], &joined(&numbers, " · "));
    });
}

/// The field for more links, and what came of the last paste.
fn paste(pen: &mut Pen, count: usize) {
    pen.say("p[class=small]", Message::TeamNames);
    pen.element("section", &[], |pen| {
        pen.element("label", &[], |pen| {
            pen.say("span", Message::TeamPaste);
            // Another field when somebody was added, and so an empty one.
            pen.element("textarea[rows=3][spellcheck=false]", &[], |pen| pen.key(&digits(count)));
        });
        pen.element("button[type=button][class=button][part=button]", &[], |pen| {
            pen.gathers();
            pen.text(pen.words(Message::TeamAdd));
        });
        pen.element("div[class=told][role=status]", &[], |pen| {
            if let Some(gathered) = pen.session.gathered() {
                report(pen, gathered);
            }
        });
    });
}

fn report(pen: &mut Pen, gathered: &Gathered) {
    let counts = [gathered.added, gathered.again, gathered.left_out, gathered.junk_count].map(digits);
    let [added, again, left_out, junk] = &counts;
    pen.tell("p", Message::TeamReport, "added again left_out junk", &[added, again, left_out, junk]);
    for junk in &gathered.junk {
        let fault = match junk.fault {
            JunkFault::NoLink => Message::JunkNoLink,
            JunkFault::Damaged => Message::LinkDamaged,
            JunkFault::Newer => Message::LinkUnknownVersion,
            JunkFault::OtherQuiz => Message::JunkOtherQuiz,
        };
        let values = [&*digits(junk.line), &junk.text, pen.words(fault)];
        pen.tell("p[class=junk]", Message::TeamJunk, "line text fault", &values);
    }
}

/// Back to the play that waits, or an invitation to take the quiz.
pub fn ways_on(pen: &mut Pen) {
    if let Some((_, screen)) = pen.session.played() {
        let is_item = matches!(screen, Screen::Item(_));
        let label = pen.words(if is_item { Message::BackToQuestion } else { Message::ReviewBack });
        pen.element("div[class=actions]", &[], |pen| {
            pen.button("button", &joined(&["‹", label], " "), Action::Leave);
        });
    } else {
        pen.say("p[class=lead]", Message::SharedTake);
        intro::start_buttons(pen);
    }
    result::credit(pen);
}
