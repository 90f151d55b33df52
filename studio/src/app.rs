//! The one struct component: it owns the state, draws the page, and hands effects to the host.

use crate::model::{Effect, Msg, Studio};
use crate::view::{Step, ViewContext, page};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What the page is created with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The first state.
    pub studio: Rc<RefCell<Studio>>,
    /// The elements that the host works with.
    pub places: Places,
    /// Takes what the browser has to do.
    pub perform: Callback<Effect>,
    /// Takes an event of the field for files.
    pub choose_files: Callback<Event>,
    /// Undoes or redoes a change in the editor.
    pub step: Callback<Step>,
}

/// The elements that the host works with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Places {
    /// The editor.
    pub editor: NodeRef,
    /// What holds the quiz.
    pub stage: NodeRef,
    /// The region around it.
    pub preview: NodeRef,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.studio, &other.studio) && self.places == other.places && self.perform == other.perform
    }
}

/// The page.
pub struct App {
    context: ViewContext,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { places, choose_files, step, .. } = ctx.props().clone();
        let Places { editor, stage, preview } = places;
        let send = ctx.link().callback(|msg| msg);
        Self { context: ViewContext { send, choose_files, step, editor, stage, preview } }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let effects = ctx.props().studio.borrow_mut().update(msg);
        effects.into_iter().for_each(|effect| ctx.props().perform.emit(effect));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        page(&self.context, &ctx.props().studio)
    }
}
