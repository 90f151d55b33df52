//! The part of the result that tells what was known and what was mixed up.
//!
//! Knows counts; the counting itself is done elsewhere.

use super::controls::Pen;
use super::wording::Message;
use crate::quiz::answers::Choice;
use crate::quiz::deck::{Body, Item, Kind, Owner, Role};
use crate::quiz::knowledge::{DutyTable, Guessing, Knowledge, Score};
use yew::prelude::*;

pub fn section(pen: &Pen, knowledge: &Knowledge, guessing: Option<Guessing>) -> Html {
    let total = knowledge.total;
    html! {
        <section>
            { pen.subtitle(pen.text(Message::KnowledgeTitle)) }
            <p class="score">
                <b>{ total.right.to_string() }</b>{ " " }
                { pen.fill(Message::ScoreOf, &[("asked", &total.asked.to_string())]) }
            </p>
            <p>{ counts(pen, knowledge) }</p>
            { for pull(pen, &knowledge.duties).map(|text| html! { <p>{ text }</p> }) }
            <ul class="missed">{ for knowledge.missed.iter().map(|(item, choice)| missed(pen, item, choice)) }</ul>
            { for guessing.map(|guessing| html! { <p class="small">{ guessing_text(pen, guessing) }</p> }) }
            { table(pen, &knowledge.duties) }
        </section>
    }
}

fn counts(pen: &Pen, knowledge: &Knowledge) -> String {
    let duties = (knowledge.duties.asked() > 0).then(|| duty_counts(pen, &knowledge.duties));
    let topics = knowledge.topics.iter().filter_map(|(kind, score)| topic(pen, *kind, *score));
    duties.into_iter().chain(topics).collect::<Vec<_>>().join(" · ")
}

fn duty_counts(pen: &Pen, duties: &DutyTable) -> String {
    let [po, both, pm] = Owner::ALL.map(|owner| {
        let Score { right, asked } = duties.found(owner);
        (right.to_string(), asked.to_string())
    });
    let values = [
        ("po", pen.short(Role::Po)),
        ("po_right", &*po.0),
        ("po_asked", &*po.1),
        ("pm", pen.short(Role::Pm)),
        ("pm_right", &*pm.0),
        ("pm_asked", &*pm.1),
        ("both_right", &*both.0),
        ("both_asked", &*both.1),
    ];
    pen.fill(Message::ScoreRoles, &values)
}

fn topic(pen: &Pen, kind: Kind, score: Score) -> Option<String> {
    let message = match kind {
        Kind::Origin => Message::TopicOrigin,
        Kind::Expert => Message::TopicExpert,
        Kind::Readiness => Message::TopicReadiness,
        Kind::MixUp => Message::TopicMixUp,
        Kind::Duty | Kind::Fit | Kind::SelfCheck => return None,
    };
    Some(pen.fill(message, &[("right", &score.right.to_string()), ("asked", &score.asked.to_string())]))
}

fn pull(pen: &Pen, duties: &DutyTable) -> Option<String> {
    let message = if duties.pull() > 0 { Message::PullToPo } else { Message::PullToPm };
    let names = [("po", pen.short(Role::Po)), ("pm", pen.short(Role::Pm))];
    duties.is_pull_notable().then(|| pen.fill(message, &names))
}

fn missed(pen: &Pen, item: &Item, choice: &Choice) -> Html {
    let owner_name = |owner: Owner| owner.role().map_or(String::new(), |role| pen.short(role).to_owned());
    let text = match (&item.body, choice) {
        (Body::Duty(duty), Choice::Owner(given)) => {
            let message = match (duty.key, given) {
                (Owner::Both, _) => Message::MissedSplit,
                (_, Owner::Both) => Message::MissedJoined,
                _ => Message::MissedGiven,
            };
            let (key, given) = (owner_name(duty.key), owner_name(*given));
            pen.fill(message, &[("key", &key), ("given", &given), ("stem", &item.stem)])
        }
        _ => pen.fill(Message::MissedQuestion, &[("stem", &item.stem)]),
    };
    html! { <li key={item.id.as_str().to_owned()}>{ text }</li> }
}

fn guessing_text(pen: &Pen, guessing: Guessing) -> String {
    let numbers = [guessing.expected, guessing.unlikely_from, guessing.one_in].map(|number| number.to_string());
    let [expected, from, one_in] = &numbers;
    pen.fill(Message::Guessing, &[("expected", expected), ("from", from), ("one_in", one_in)])
}

/// Nine counts: rows by whose duty it is, columns by whose it was said to be.
fn table(pen: &Pen, duties: &DutyTable) -> Html {
    if duties.asked() == 0 {
        return html! {};
    }
    let name = |owner: Owner| owner.role().map_or_else(|| pen.text(Message::Both), |role| pen.short(role).to_owned());
    let column = |owner: Owner| {
        html! { <th scope="col">{ pen.fill(Message::TableColumn, &[("owner", &name(owner))]) }</th> }
    };
    let cell = |key: Owner, given: Owner| {
        html! { <td class={(key == given).then_some("diagonal")}>{ duties.given(key, given).to_string() }</td> }
    };
    let row = |key: Owner| {
        html! { <tr><th scope="row">{ name(key) }</th>{ for Owner::ALL.map(|given| cell(key, given)) }</tr> }
    };
    html! {
        <details>
            <summary>{ pen.text(Message::TableTitle) }</summary>
            <table>
                <thead><tr><th scope="col">{ pen.text(Message::TableCorner) }</th>{ for Owner::ALL.map(column) }</tr></thead>
                <tbody>{ for Owner::ALL.map(row) }</tbody>
            </table>
        </details>
    }
}
