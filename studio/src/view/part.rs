//! A part of the page that is not drawn with each message: most of them come from typing.

use std::rc::Rc;
use yew::prelude::*;

/// What a part shows.
#[derive(Clone, Properties)]
pub struct PartProps {
    /// The part is drawn again when this has changed, and always if it is `None`.
    pub shown: Option<(usize, usize)>,
    /// Draws the part.
    pub draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.shown.is_some() && self.shown == other.shown
    }
}

/// A part of the page.
#[derive(Debug)]
pub struct PagePart;

impl Component for PagePart {
    type Message = ();
    type Properties = PartProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        (ctx.props().draw)()
    }
}
