//! The choices of an item without a key as radio buttons.

use crate::context::ScreenContext;
use role_fit_core::answers::Choice;
use role_fit_core::deck::Item;
use role_fit_core::session::Action;
use yew::prelude::*;

/// Draws the choices with their labels, in the order in which they are passed. The caller puts them into an element with the
/// language of the wording.
pub fn radio_group(
    ctx: &ScreenContext,
    item: &Item,
    choices: Vec<(Choice, AttrValue)>,
    answer: Option<&Choice>,
) -> Html {
    html! {
        <>
            for (index, (choice, label)) in choices.into_iter().enumerate() {
                <label key={index} class="radio" part="option">
                    <input
                        type="radio"
                        name={format!("q-{}", item.id.as_str())}
                        checked={answer == Some(&choice)}
                        onchange={ctx.send(Action::Answer(item.id.clone(), choice))}
                    />
                    <span>{ label }</span>
                </label>
            }
        </>
    }
}
