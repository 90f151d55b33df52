//! The one struct component: owns the session, draws the screen of its stage, applies actions, notifies the host.

use crate::context::ScreenContext;
use crate::message::{Msg, Notice, Settings};
use crate::parts::changing_text::changing_text;
use crate::parts::link_notice::link_notice;
use crate::parts::scene::scene;
use crate::screens::item::{self, item_screen, progress_bar};
use crate::screens::result::result_screen;
use crate::screens::review::review_screen;
use crate::screens::shared::shared_screen;
use crate::screens::start::{self, start_screen};
use crate::screens::team::team_screen;
use crate::wording::Wording;
use role_fit_core::deck::Id;
use role_fit_core::result::meter::Meter;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::Key;

/// What a widget is created with; it stays the same for the widget's life.
#[derive(Debug)]
pub struct Setup {
    /// The reader's session, which the widget changes and its host reads. It begins at the start card, in a saved play, or
    /// at what a link holds.
    pub session: Rc<RefCell<Session>>,
    /// The sentences.
    pub wording: Wording,
    /// Why the result link could not be read, if there was one that could not.
    pub link_fault: Option<LinkFault>,
    /// Whether everything that can be unfolded is drawn from the start, for screens that are rendered to a text.
    pub is_unfolded: bool,
}

/// The properties of `App`.
#[derive(Debug, Clone, Properties)]
pub struct AppProps {
    /// What the widget is created with.
    pub setup: Rc<Setup>,
    /// What a page may change.
    pub settings: Settings,
    /// Takes what concerns the host.
    pub notify: Callback<Notice>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.setup, &other.setup) && self.settings == other.settings && self.notify == other.notify
    }
}

/// The widget.
#[derive(Debug)]
pub struct App {
    session: Rc<RefCell<Session>>,
    context: ScreenContext,
    /// Shown until the reader does something.
    link_fault: Option<LinkFault>,
    is_focus_wanted: bool,
    /// The item that the review was opened at; it is then focused instead of the heading.
    reviewed: Option<Id>,
    on_rename: Callback<(usize, String)>,
    /// The number of screens so far.
    screens: usize,
    /// The number of changes to the session so far, and of links that could not be opened.
    changes: usize,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { setup, settings, notify } = ctx.props();
        Self {
            session: Rc::clone(&setup.session),
            context: ScreenContext {
                deck: Rc::clone(setup.session.borrow().deck()),
                wording: setup.wording.clone().around(setup.session.borrow().deck()),
                settings: Rc::new(settings.clone()),
                actions: ctx.link().callback(Msg::Act),
                review: ctx.link().callback(Msg::Review),
                notices: notify.clone(),
                focus_target: NodeRef::default(),
                code_place: NodeRef::default(),
                is_unfolded: setup.is_unfolded,
            },
            link_fault: setup.link_fault,
            is_focus_wanted: false,
            reviewed: None,
            on_rename: ctx.link().callback(|(index, name)| Msg::Rename(index, name)),
            screens: 0,
            changes: 0,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        self.context.settings = Rc::new(ctx.props().settings.clone());
        true
    }

    fn update(&mut self, _: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Act(action) => {
                self.reviewed = None;
                self.act(action)
            }
            Msg::Review(id) => {
                self.reviewed = Some(id);
                self.act(Action::OpenReview)
            }
            Msg::SessionChanged(event) => self.after(Some(event)),
            Msg::Rename(index, name) => {
                let event = self.session.borrow_mut().name(index, &name);
                self.after(event)
            }
            Msg::LinkFailed(fault) => {
                self.link_fault = Some(fault);
                self.changes += 1;
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let stage = session.stage();
        html! {
            <div class="card" part="card">
                if let Some(meter) = self.meter(stage) { { scene(&self.context, &meter) } }
                { head(&self.context, stage) }
                // Always there: screen readers announce only what changes inside a live region.
                <div key="link" role="status">{ link_notice(&self.context, self.link_fault, self.changes) }</div>
                <div key={self.screen_key(stage)} class="screen" part={is_result(stage).then_some("result")}>
                    { self.screen(&session) }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first_render: bool) {
        // A widget that takes the focus when the page opens would pull its reader away from the text around it.
        if std::mem::take(&mut self.is_focus_wanted) && !first_render {
            self.context.notices.emit(Notice::FocusWanted(self.context.focus_target.clone()));
        }
    }
}

impl App {
    fn act(&mut self, action: Action) -> bool {
        let removes_row = matches!(action, Action::Remove(_));
        let event = self.session.borrow_mut().apply(action);
        let is_changed = self.after(event);
        // The focus was in the row.
        self.is_focus_wanted |= is_changed && removes_row;
        is_changed
    }

    /// Notifies the host of a change; returns whether there was one.
    fn after(&mut self, event: Option<Event>) -> bool {
        let Some(event) = event else { return false };
        self.link_fault = None;
        // A chosen radio button and a renamed person keep the focus; everything else brings a new screen or Next. On a busy
        // machine the screen before may not have had its focus yet: that wish stays.
        self.is_focus_wanted |= !event.keeps_screen() || self.is_feedback_shown();
        self.changes += 1;
        if !event.keeps_screen() {
            self.screens += 1;
        }
        self.context.notices.emit(Notice::Changed(event));
        true
    }

    fn is_feedback_shown(&self) -> bool {
        match self.session.borrow().stage() {
            Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) => {
                run.card(at).is_some_and(|card| card.item.is_keyed())
            }
            _ => false,
        }
    }

    /// The meter of the one result that is on the screen.
    fn meter(&self, stage: Stage) -> Option<Meter> {
        match stage {
            Stage::Shared(result) if self.context.deck.knows(result.fingerprint()) => Some(*result.meter()),
            Stage::Playing(run, Screen::Result) => Outcome::of(&self.context.deck, run).meter,
            _ => None,
        }
    }

    fn screen(&self, session: &Session) -> Html {
        let ctx = &self.context;
        match session.stage() {
            Stage::Intro => start_screen(ctx),
            Stage::Shared(result) => shared_screen(ctx, session, result),
            Stage::Team => team_screen(ctx, session, &self.on_rename, self.screens, self.changes),
            Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) => {
                let is_practice = matches!(session.stage(), Stage::Practising(..));
                run.card(at).map_or_else(Html::default, |card| item_screen(ctx, run, card, at, is_practice))
            }
            Stage::Playing(run, Screen::Result) => result_screen(ctx, run, session.friend()),
            Stage::Playing(run, Screen::Review) => review_screen(ctx, run, self.reviewed.as_ref()),
        }
    }

    /// A key of its own for each screen, so that nothing of a screen is reused for the next, also if both are of the same
    /// kind: one shared result after another.
    fn screen_key(&self, stage: Stage) -> Key {
        Key::from(format!("{}-{}", screen_name(stage), self.screens))
    }
}

/// The line above the screen, and the progress bar of a play.
fn head(ctx: &ScreenContext, stage: Stage) -> Html {
    html! {
        <div key="head" class="head" part="progress">
            // One live region for the widget's life: its text changes with every screen.
            <p class="eyebrow" role="status" lang={ctx.wording_language()}>{ changing_text(eyebrow(ctx, stage)) }</p>
            if let Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) = stage { { progress_bar(run, at) } }
        </div>
    }
}

fn eyebrow(ctx: &ScreenContext, stage: Stage) -> AttrValue {
    match stage {
        Stage::Intro => start::eyebrow(ctx),
        Stage::Playing(run, Screen::Item(at)) => item::eyebrow(ctx, run, at, false),
        Stage::Practising(run, at) => item::eyebrow(ctx, run, at, true),
        Stage::Shared(_) => ctx.wording.shared_eyebrow(),
        Stage::Team => ctx.wording.team_button(),
        Stage::Playing(_, Screen::Result) => ctx.wording.result_eyebrow(),
        Stage::Playing(_, Screen::Review) => ctx.wording.review_eyebrow(),
    }
}

/// What a screen is called. Ids of items have a prefix: a deck may call one `result`.
fn screen_name(stage: Stage) -> String {
    match stage {
        Stage::Intro => "start".to_owned(),
        Stage::Shared(_) => "shared".to_owned(),
        Stage::Team => "team".to_owned(),
        Stage::Playing(run, Screen::Item(at)) | Stage::Practising(run, at) => {
            let id = run.card(at).map_or("", |card| card.item.id.as_str());
            format!("item-{id}")
        }
        Stage::Playing(_, Screen::Result) => "result".to_owned(),
        Stage::Playing(_, Screen::Review) => "review".to_owned(),
    }
}

/// Whether a result is shown: the reader's own or other people's.
fn is_result(stage: Stage) -> bool {
    !matches!(stage, Stage::Intro | Stage::Practising(..) | Stage::Playing(_, Screen::Item(_) | Screen::Review))
}
