//! People and their meters on one axis, in a list that is drawn piece by piece.

use super::changing_text::changing_text;
use super::meter::person_meter;
use super::names::role_text;
use super::text_field::{select_all, text_of};
use crate::context::ScreenContext;
use crate::geometry::Numbers;
use crate::message::Notice;
use role_fit_core::deck::Role;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use yew::prelude::*;

/// How many people are drawn in one task. A slow phone takes two milliseconds for each, and a team may have fifty.
pub const ROWS_AT_ONCE: usize = 8;

/// A result and the name of its person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The result, without a score.
    pub result: SharedResult,
    /// The name that the reader typed, or a name for lack of one.
    pub name: AttrValue,
}

/// The properties of `PersonList`.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PersonListProps {
    /// The context of the screen.
    pub ctx: ScreenContext,
    /// The people, in their order.
    pub people: Vec<Person>,
    /// Takes the index of a person and their new name. With it the reader can rename and remove the people.
    #[prop_or_default]
    pub on_rename: Option<Callback<(usize, String)>>,
}

/// The messages of `PersonList`.
#[derive(Debug)]
pub enum PersonListMsg {
    /// The next people can be drawn.
    DrawMore,
}

/// The list.
#[derive(Debug)]
pub struct PersonList {
    /// How many people are drawn at most.
    drawn: usize,
    /// Whether the host was asked for a task to draw more in.
    is_waiting: bool,
}

impl Component for PersonList {
    type Message = PersonListMsg;
    type Properties = PersonListProps;

    fn create(context: &Context<Self>) -> Self {
        let drawn = if context.props().ctx.is_unfolded { usize::MAX } else { ROWS_AT_ONCE };
        Self { drawn, is_waiting: false }
    }

    fn update(&mut self, _: &Context<Self>, PersonListMsg::DrawMore: PersonListMsg) -> bool {
        self.is_waiting = false;
        self.drawn += ROWS_AT_ONCE;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let PersonListProps { ctx, people, on_rename } = context.props();
        // On paper the style shortens a team, but not the screen of an empty one.
        let is_team = on_rename.is_some() && !people.is_empty();
        let people = people.iter().take(self.drawn).enumerate();
        let rows: Html = people.map(|(index, person)| row(ctx, person, index, on_rename.as_ref())).collect();
        html! {
            <>
                <p class="axis" aria-hidden="true">{ for [Role::Po, Role::Pm].map(|role| axis_end(ctx, role)) }</p>
                if is_team {
                    <ul class="people team">{ rows }</ul>
                } else {
                    <ul class="people">{ rows }</ul>
                }
            </>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let PersonListProps { ctx, people, .. } = context.props();
        if self.drawn < people.len() && !self.is_waiting {
            self.is_waiting = true;
            ctx.notices.emit(Notice::TaskWanted(context.link().callback(|()| PersonListMsg::DrawMore)));
        }
    }
}

fn axis_end(ctx: &ScreenContext, role: Role) -> Html {
    html! {
        <>
            { role_text(Some(role), ctx.role_short(role).into()) }
            { " " }
        </>
    }
}

fn row(ctx: &ScreenContext, person: &Person, index: usize, on_rename: Option<&Callback<(usize, String)>>) -> Html {
    let Numbers { marker, low, high } = Numbers::of(person.result.meter());
    let verdict = ctx.wording.shared_verdict(&ctx.deck, person.result.meter().verdict());
    html! {
        <li>
            if let Some(on_rename) = on_rename {
                { name_field(ctx, &person.name, on_rename.reform(move |name| (index, name))) }
            } else {
                <b class="name">{ changing_text(person.name.clone()) }</b>
            }
            { " " }
            { person_meter(person.result.meter()) }
            { " " }
            <span class="small">{ changing_text(ctx.wording.person_row(high, low, marker, verdict)) }</span>
            if on_rename.is_some() {
                { " " }
                { remove_button(ctx, &person.name, index) }
            }
        </li>
    }
}

fn name_field(ctx: &ScreenContext, name: &AttrValue, on_rename: Callback<String>) -> Html {
    html! {
        <input
            type="text" class="name" maxlength="40" aria-label={ctx.wording.team_name(name)} value={name}
            onfocus={|event: FocusEvent| select_all(&event)}
            onchange={on_rename.reform(|event: Event| text_of(&event))}
        />
    }
}

fn remove_button(ctx: &ScreenContext, name: &AttrValue, index: usize) -> Html {
    html! {
        <button
            type="button" class="button quiet" part="button" aria-label={ctx.wording.team_remove(name)}
            onclick={ctx.send(Action::Remove(index))}
        >
            { "×" }
        </button>
    }
}
