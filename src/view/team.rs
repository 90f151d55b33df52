//! Several people's results on one axis, how far apart they are in each facet, and the field by which more are added.
//!
//! Knows how a team is shown; what was pasted is read by the team itself.

use super::compare::{Named, in_words, short_ends, ways_on};
use super::meter;
use super::pen::Pen;
use super::result;
use super::wording::Message;
use crate::quiz::compare::{facets_of, lean};
use crate::quiz::deck::{Facet, Role};
use crate::quiz::fit::Marker;
use crate::quiz::session::Action;
use crate::quiz::share::SharedResult;
use crate::quiz::team::{Gathered, Junk, JunkFault, Person, spread};
use crate::quiz::text::{digits, joined};

pub fn draw(pen: &mut Pen) {
    let people = pen.session.team().people();
    pen.key("team");
    let heading = match people.len() {
        0 => pen.words(Message::TeamEmpty).to_owned(),
        1 => pen.words(Message::TeamOne).to_owned(),
        count => pen.fill(Message::TeamHeading, "count", &[&digits(count)]),
    };
    pen.title(&heading);
    if people.iter().any(|person| !pen.deck().knows(person.result().fingerprint())) {
        pen.paragraph("notice", pen.words(Message::TeamOtherDeck));
    }
    let names = names(pen, people);
    if !people.is_empty() {
        rows(pen, people, &names);
        leans(pen, people, &names);
        facets(pen, people);
    }
    paste(pen);
    ways_on(pen);
    result::credit(pen);
}

/// What each is called: as was typed, else the reader is "you" and all others have numbers.
fn names(pen: &Pen, people: &[Person]) -> Vec<String> {
    let own = pen.session.own_result().map(SharedResult::without_score);
    let mut names = Vec::new();
    for person in people {
        names.push(if !person.name.is_empty() {
            person.name.clone()
        } else if own.as_ref() == Some(person.result()) {
            pen.words(Message::CompareYou).to_owned()
        } else {
            pen.fill(Message::TeamPerson, "number", &[&digits(names.len() + 1)])
        });
    }
    names
}

fn rows(pen: &mut Pen, people: &[Person], names: &[String]) {
    short_ends(pen);
    pen.element("ul[class=people]", &[], |pen| {
        let mut codes: Vec<String> = Vec::new();
        for (place, (person, name)) in people.iter().zip(names).enumerate() {
            // The same result may be there under two names.
            let mut code = person.result().encode();
            while codes.contains(&code) {
                code.push('+');
            }
            row(pen, person, name, place, &code);
            codes.push(code);
        }
    });
    pen.paragraph("small", pen.words(Message::TeamNames));
}

fn row(pen: &mut Pen, person: &Person, name: &str, place: usize, key: &str) {
    let (marker, low, high) = meter::numbers(person.result().meter());
    let numbers = pen.fill(Message::TeamNumbers, "marker low high", &[&marker, &low, &high]);
    let words = in_words(pen, &Named { name, result: person.result() });
    let (label, remove) =
        (pen.fill(Message::TeamName, "name", &[name]), pen.fill(Message::TeamRemove, "name", &[name]));
    pen.element("li", &[], |pen| {
        pen.key(key);
        let form = "input[type=text][class=name][maxlength=40][autocomplete=off][value=?][placeholder=?][aria-label=?]";
        pen.element(form, &[&person.name, name, &label], |pen| pen.names(place));
        pen.element("div[role=img][aria-label=?]", &[&words], |pen| meter::row(pen, person.result().meter()));
        pen.leaf("span[class=small]", &[], &numbers);
        pen.element("button[type=button][class=button quiet][part=button][aria-label=?]", &[&remove], |pen| {
            pen.acts(Action::Remove(place));
            pen.text("×");
        });
    });
}

/// Who leans which way, and what nobody leans to.
fn leans(pen: &mut Pen, people: &[Person], names: &[String]) {
    let mut missing = Vec::new();
    pen.element("section", &[], |pen| {
        pen.subtitle(pen.words(Message::TeamLeans));
        for wanted in [Some(Role::Po), None, Some(Role::Pm)] {
            let mut who = Vec::new();
            for (person, name) in people.iter().zip(names) {
                if lean(person.result()) == wanted {
                    who.push(name.as_str());
                }
            }
            let label = wanted.map_or(pen.words(Message::TeamOpen).to_owned(), |role| {
                pen.fill(Message::TeamToward, "role", &[pen.name(role)])
            });
            if who.is_empty() {
                missing.extend(wanted);
                continue;
            }
            let values = [label.as_str(), &*digits(who.len()), &*joined(&who, ", ")];
            let text = pen.fill(Message::TeamLean, "label count names", &values);
            pen.paragraph("", &text);
        }
        if people.len() > 1 {
            for role in missing {
                let text = pen.fill(Message::TeamNobody, "role", &[pen.name(role)]);
                pen.paragraph("", &text);
            }
        }
    });
}

fn facets(pen: &mut Pen, people: &[Person]) {
    let deck = pen.deck();
    let mut placed: Vec<&[Marker]> = Vec::new();
    for person in people {
        placed.extend(facets_of(deck, person.result()));
    }
    if placed.is_empty() || people.len() < 2 {
        return;
    }
    pen.element("section", &[], |pen| {
        pen.subtitle(pen.words(Message::TeamFacets));
        pen.element("ul[class=facets]", &[], |pen| {
            for (place, facet) in deck.facets().iter().enumerate() {
                let mut markers = Vec::new();
                for places in &placed {
                    markers.extend(places.get(place).copied());
                }
                facet_row(pen, facet, &markers);
            }
        });
    });
}

fn facet_row(pen: &mut Pen, facet: &Facet, markers: &[Marker]) {
    let Some((low, high)) = spread(markers) else { return };
    let (low, high) = (digits(low.percent().into()), digits(high.percent().into()));
    let values = [&*low, &*high, &*facet.po, &*facet.pm];
    let text = pen.fill(Message::TeamSpread, "low high po pm", &values);
    pen.element("li", &[], |pen| {
        pen.key(facet.id.as_str());
        pen.leaf("span[class=name]", &[], &facet.name);
        pen.text(" ");
        meter::small_scale(pen, markers);
        pen.leaf("span[class=small]", &[], &text);
    });
}

/// The field for more links, and what came of the last paste.
fn paste(pen: &mut Pen) {
    let count = digits(pen.session.team().people().len());
    pen.element("section[class=paste]", &[], |pen| {
        pen.element("label", &[], |pen| {
            pen.leaf("span[class=subtitle]", &[], pen.words(Message::TeamPaste));
            // Another field when somebody was added, and so an empty one.
            pen.element("textarea[rows=3][spellcheck=false]", &[], |pen| pen.key(&count));
        });
        pen.element("div[class=actions]", &[], |pen| {
            pen.element("button[type=button][class=button][part=button]", &[], |pen| {
                pen.gathers();
                pen.text(pen.words(Message::TeamAdd));
            });
        });
        pen.element("div[class=told][role=status]", &[], |pen| {
            if let Some(gathered) = pen.session.gathered() {
                report(pen, gathered);
            }
        });
    });
}

fn report(pen: &mut Pen, gathered: &Gathered) {
    let counts = [
        (Message::TeamAdded, gathered.added),
        (Message::TeamAgain, gathered.again),
        (Message::TeamLeftOut, gathered.left_out),
    ];
    for (message, count) in counts {
        // That nobody was added is said too.
        if count > 0 || message == Message::TeamAdded {
            let text = pen.fill(message, "count", &[&digits(count)]);
            pen.paragraph("", &text);
        }
    }
    for junk in &gathered.junk {
        let text = junk_line(pen, junk);
        pen.paragraph("junk", &text);
    }
    let more = gathered.junk_count - gathered.junk.len();
    if more > 0 {
        let text = pen.fill(Message::TeamJunkMore, "count", &[&digits(more)]);
        pen.paragraph("junk", &text);
    }
}

fn junk_line(pen: &Pen, junk: &Junk) -> String {
    let fault = match junk.fault {
        JunkFault::NoLink => Message::JunkNoLink,
        JunkFault::Damaged => Message::JunkDamaged,
        JunkFault::Newer => Message::JunkNewer,
        JunkFault::OtherQuiz => Message::JunkOtherQuiz,
    };
    pen.fill(Message::TeamJunk, "line text fault", &[&*digits(junk.line), &junk.text, pen.words(fault)])
}
