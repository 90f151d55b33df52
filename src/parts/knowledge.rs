//! The part of the result that tells what was known and what was mixed up.
//!
//! Knows counts; the counting itself is done elsewhere.

use crate::view::pen::Pen;
use crate::wording::Message;
use role_fit_core::answers::Choice;
use role_fit_core::deck::{Body, Item, Kind, Owner, Role};
use role_fit_core::result::knowledge::{DutyTable, Guessing, Knowledge, Score};
use role_fit_core::text::{digits, joined};

pub fn section(pen: &mut Pen, knowledge: &Knowledge, guessing: Option<Guessing>) {
    pen.element("section", &[], |pen| {
        pen.subtitle_of(Message::KnowledgeTitle);
        pen.element("p[class=score]", &[], |pen| {
            pen.leaf("b", &[], &digits(knowledge.total.right));
            pen.text(" ");
            let asked = pen.number(knowledge.total.asked).said(Message::ScoreOf, "asked");
            pen.text(&asked);
        });
        let counts = counts(pen, knowledge);
        pen.paragraph("", &counts);
        pull(pen, &knowledge.duties);
        if !knowledge.missed.is_empty() {
            pen.element("ul[class=missed]", &[], |pen| {
                for (item, choice) in &knowledge.missed {
                    missed(pen, item, choice);
                }
            });
        }
        if let Some(guessing) = guessing {
            guessed(pen, guessing);
        }
        table(pen, &knowledge.duties);
    });
}

/// The duties by role, then the other topics, in one line.
fn counts(pen: &mut Pen, knowledge: &Knowledge) -> String {
    let mut counts = Vec::new();
    if knowledge.duties.asked() > 0 {
        for (owner, message) in
            [(Owner::Po, Message::FoundPo), (Owner::Pm, Message::FoundPm), (Owner::Both, Message::FoundShared)]
        {
            counts.push(count(pen, message, knowledge.duties.found(owner)));
        }
    }
    for (kind, score) in &knowledge.topics {
        let message = match kind {
            Kind::Origin => Message::TopicOrigin,
            Kind::Expert => Message::TopicExpert,
            Kind::Readiness => Message::TopicReadiness,
            Kind::MixUp => Message::TopicMixUp,
            Kind::Duty | Kind::Fit | Kind::SelfCheck => continue,
        };
        counts.push(count(pen, message, *score));
    }
    joined(&counts, " · ")
}

fn count(pen: &mut Pen, message: Message, score: Score) -> String {
    let (po, pm) = (pen.short(Role::Po), pen.short(Role::Pm));
    pen.with(po).with(pm).number(score.right).number(score.asked).said(message, "po pm right asked")
}

fn pull(pen: &mut Pen, duties: &DutyTable) {
    if duties.is_pull_notable() {
        let message = if duties.pull() > 0 { Message::PullToPo } else { Message::PullToPm };
        let (po, pm) = (pen.short(Role::Po), pen.short(Role::Pm));
        pen.with(po).with(pm).tell("p", message, "po pm");
    }
}

fn missed(pen: &mut Pen, item: &Item, choice: &Choice) {
    let text = match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(given)) => {
            let message = match (duty.key, given) {
                (Owner::Both, _) => Message::MissedSplit,
                (_, Owner::Both) => Message::MissedJoined,
                _ => Message::MissedGiven,
            };
            let (key, given) = (owner_name(pen, duty.key), owner_name(pen, *given));
            pen.with(&key).with(&given).with(&item.stem).said(message, "key given stem")
        }
        _ => pen.with(&item.stem).said(Message::MissedQuestion, "stem"),
    };
    pen.element("li", &[], |pen| {
        pen.key(item.id.as_str());
        pen.text(&text);
    });
}

fn owner_name(pen: &Pen, owner: Owner) -> String {
    owner.role().map_or_else(|| pen.words(Message::Both).to_string(), |role| pen.short(role).to_owned())
}

fn guessed(pen: &mut Pen, guessing: Guessing) {
    pen.number(guessing.expected).number(guessing.unlikely_from).number(guessing.one_in);
    pen.tell("p[class=small]", Message::Guessing, "expected from one_in");
}

/// Nine counts: rows by whose duty it is, columns by whose it was said to be.
fn table(pen: &mut Pen, duties: &DutyTable) {
    if duties.asked() == 0 {
        return;
    }
    pen.element("details", &[], |pen| {
        pen.say("summary", Message::TableTitle);
        pen.element("table", &[], |pen| {
            pen.element("tr", &[], |pen| {
                pen.say("th[scope=col]", Message::TableCorner);
                for owner in Owner::ALL {
                    let owner = owner_name(pen, owner);
                    pen.with(&owner).tell("th[scope=col]", Message::TableColumn, "owner");
                }
            });
            for key in Owner::ALL {
                row(pen, duties, key);
            }
        });
    });
}

fn row(pen: &mut Pen, duties: &DutyTable, key: Owner) {
    pen.element("tr", &[], |pen| {
        pen.leaf("th[scope=row]", &[], &owner_name(pen, key));
        for given in Owner::ALL {
            let class = if key == given { "diagonal" } else { "" };
            pen.leaf("td[class=?]", &[class], &digits(duties.given(key, given)));
        }
    });
}
