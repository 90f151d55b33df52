//! The results of several people side by side, and the field by which more are added.

use crate::context::ScreenContext;
use crate::message::Notice;
use crate::parts::changing_text::changing_text;
use crate::parts::comparison::comparison;
use crate::parts::facet_comparison::facet_comparison;
use crate::parts::headings::title;
use crate::parts::leave_buttons::{invitation, leave_buttons};
use crate::parts::person_list::{Person, PersonList};
use crate::parts::share_panel::{ShareContent, SharePanel};
use crate::parts::shareable::shareable_team;
use crate::parts::text_field::text_beside;
use role_fit_core::session::Session;
use role_fit_core::team::{Junk, JunkFault, PasteReport, Team};
use std::rc::Rc;
use yew::prelude::*;

/// Draws the team. `changes` counts the changes to the session so far, and `screens` the screens: a team that is opened over
/// another one is drawn anew.
pub fn team_screen(
    ctx: &ScreenContext,
    session: &Session,
    on_rename: &Callback<(usize, String)>,
    screens: usize,
    changes: usize,
) -> Html {
    let people = named_people(ctx, session.team());
    let is_known = people.iter().all(|person| ctx.deck.knows(person.result.fingerprint()));
    html! {
        <>
            { title(ctx, ctx.wording.team_title()) }
            if !is_known {
                <p class="notice">{ ctx.wording.team_other_deck() }</p>
            }
            <PersonList key={screens} ctx={ctx.clone()} people={people.clone()} on_rename={on_rename.clone()} />
            // Results of another quiz mean nothing beside those of this one.
            if is_known { { comparison(ctx, &people) } }
            { facet_comparison(ctx, &people) }
            { paste_section(ctx, session) }
            if let Some(shareable) = shareable_team(ctx, session.team()) {
                <SharePanel ctx={ctx.clone()} content={ShareContent::Team(Rc::new(shareable))} {changes} />
            }
            { invitation(ctx, session) }
            { leave_buttons(ctx, session) }
        </>
    }
}

/// The people with the names that the reader typed, or with names that tell them apart.
fn named_people(ctx: &ScreenContext, team: &Team) -> Vec<Person> {
    let people = team.people();
    let is_pair_with_own = people.len() == 2 && people.iter().any(|person| person.is_own);
    let named = people.iter().enumerate().map(|(index, person)| {
        let name = if !person.name.is_empty() {
            person.name.clone().into()
        } else if person.is_own {
            ctx.wording.compare_you()
        } else if is_pair_with_own {
            ctx.wording.compare_other()
        } else {
            ctx.wording.team_person(index + 1)
        };
        Person { result: *person.result(), name }
    });
    named.collect()
}

/// The field for more links, and the report on the last paste.
fn paste_section(ctx: &ScreenContext, session: &Session) -> Html {
    let onclick = ctx.notices.reform(|event: MouseEvent| Notice::Pasted(text_beside(&event)));
    html! {
        <section class="paste">
            <label>
                <span>{ ctx.wording.team_paste() }</span>
                // The key replaces the field by an empty one after a paste that added somebody.
                <textarea key={session.pastes()} rows="3" spellcheck="false" />
            </label>
            <button type="button" class="button" part="button" {onclick}>{ ctx.wording.team_add() }</button>
            <div class="told" role="status">
                if let Some(gathered) = session.paste_report() { { report(ctx, gathered) } }
            </div>
        </section>
    }
}

fn report(ctx: &ScreenContext, gathered: &PasteReport) -> Html {
    let PasteReport { added, again, left_out, junk_count, .. } = gathered;
    html! {
        <>
            <p>{ changing_text(ctx.wording.team_report(added, again, junk_count, left_out)) }</p>
            { for gathered.junk.iter().map(|junk| junk_line(ctx, junk)) }
        </>
    }
}

fn junk_line(ctx: &ScreenContext, junk: &Junk) -> Html {
    let fault = match junk.fault {
        JunkFault::NoLink => ctx.wording.junk_no_link(),
        JunkFault::Damaged => ctx.wording.link_damaged(),
        JunkFault::Newer => ctx.wording.link_unknown_version(),
        JunkFault::OtherQuiz => ctx.wording.junk_other_quiz(),
    };
    html! { <p class="junk">{ changing_text(ctx.wording.team_junk(fault, junk.line, &junk.text)) }</p> }
}
