//! What the results of several people mean together. Two are compared; of more it is said who leans which way.

use super::buttons::{Look, button};
use super::changing_text::changing_text;
use super::person_list::{Person, PersonList};
use crate::context::ScreenContext;
use role_fit_core::compare::{Stance, bands_overlap, lean};
use role_fit_core::deck::Role;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use yew::prelude::*;

/// The reader's own result beside the one that they opened, and the way to the rest of the comparison.
pub fn friend_comparison(ctx: &ScreenContext, own: &SharedResult, friend: &SharedResult) -> Html {
    if !ctx.deck.knows(friend.fingerprint()) {
        return html! { <p>{ ctx.wording.junk_other_quiz() }</p> };
    }
    let own = Person { result: own.without_score(), name: ctx.wording.compare_you() };
    let friend = Person { result: *friend, name: ctx.wording.compare_other() };
    html! {
        <>
            <PersonList ctx={ctx.clone()} people={vec![own.clone(), friend.clone()]} />
            { stance(ctx, &own.result, &friend.result) }
            <div class="actions">
                { button(ctx, Look::Plain, ctx.wording.compare_button(), Action::OpenTeam) }
            </div>
        </>
    }
}

/// What two or more people have in common.
pub fn comparison(ctx: &ScreenContext, people: &[Person]) -> Html {
    match people {
        [] | [_] => Html::default(),
        [one, other] => {
            let is_overlap = bands_overlap(&one.result, &other.result);
            html! {
                <>
                    { stance(ctx, &one.result, &other.result) }
                    <p class="small">{ changing_text(overlap(ctx, is_overlap)) }</p>
                </>
            }
        }
        _ => [Some(Role::Po), None, Some(Role::Pm)].into_iter().map(|role| leaning(ctx, people, role)).collect(),
    }
}

fn overlap(ctx: &ScreenContext, is_overlap: bool) -> AttrValue {
    if is_overlap { ctx.wording.compare_overlap() } else { ctx.wording.compare_clear() }
}

/// What two results mean for working together.
fn stance(ctx: &ScreenContext, one: &SharedResult, other: &SharedResult) -> Html {
    let text = match Stance::of(one, other) {
        Stance::Complete => ctx.wording.compare_complete(),
        Stance::Open => ctx.wording.compare_open(),
        Stance::Alike(role) => ctx.wording.compare_alike(ctx.role_name(role.other()), ctx.role_name(role)),
    };
    html! { <p>{ changing_text(text) }</p> }
}

/// Who leans to the role, or whose lean is not settled.
fn leaning(ctx: &ScreenContext, people: &[Person], role: Option<Role>) -> Html {
    let names = names_where(people, |person| lean(&person.result) == role);
    let (count, names) = (names.len(), ctx.wording.list(&names));
    let text = match role {
        Some(role) if count == 0 => ctx.wording.team_nobody(ctx.role_name(role)),
        Some(role) => ctx.wording.team_toward(count, names, ctx.role_name(role)),
        None if count == 0 => return Html::default(),
        None => ctx.wording.team_open(count, names),
    };
    html! { <p>{ changing_text(text) }</p> }
}

/// The names of the people for whom the condition holds.
pub fn names_where(people: &[Person], condition: impl Fn(&Person) -> bool) -> Vec<&str> {
    people.iter().filter(|person| condition(person)).map(|person| &*person.name).collect()
}
