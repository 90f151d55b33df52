//! The results of several people side by side, and the field by which more are added.

use crate::message::Shareable;
use crate::parts::comparison::{Person, together};
use crate::parts::leave_buttons::leave_buttons;
use crate::parts::share_panel;
use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::team::{Gathered, JunkFault};
use role_fit_core::text::{digits, joined};

/// The people of the team.
pub fn draw(pen: &mut Pen) {
    let team = pen.session.team().people();
    let is_with_one = team.len() == 2 && team.iter().any(|person| person.is_own);
    let mut people = Vec::new();
    for person in team {
        let name = if !person.name.is_empty() {
            person.name.clone()
        } else if person.is_own {
            pen.words(Message::CompareYou).to_string()
        } else if is_with_one {
            pen.words(Message::CompareOther).to_string()
        } else {
            pen.number(people.len() + 1).said(Message::TeamPerson, "number")
        };
        people.push(Person { result: person.result(), name, is_in_team: true });
    }
    pen.title(&pen.words(Message::TeamTitle));
    together(pen, &people);
    paste(pen);
    let code = pen.session.team().code();
    if let Some(address) = code.and_then(|code| pen.context.settings.share.team_url(&code)) {
        let title = pen.deck().title().to_owned();
        let text = joined(&[&title, &*pen.words(Message::TeamTitle)], "\n");
        let shareable = Shareable { title, text, url: Some(address) };
        share_panel::section(pen, shareable, Message::TeamNames, |_| ());
    }
    leave_buttons(pen);
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
            pen.text(&pen.words(Message::TeamAdd));
        });
        pen.element("div[class=told][role=status]", &[], |pen| {
            if let Some(gathered) = pen.session.gathered() {
                report(pen, gathered);
            }
        });
    });
}

fn report(pen: &mut Pen, gathered: &Gathered) {
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
        pen.number(junk.line).with(&junk.text).with(&fault);
        pen.tell("p[class=junk]", Message::TeamJunk, "line text fault");
    }
}
