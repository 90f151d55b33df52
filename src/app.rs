//! The one struct component: owns the session, draws the screen of its stage, applies actions, notifies the host.

use crate::context::ScreenContext;
use crate::message::{Msg, Notice, Settings, ShareOutcome};
use crate::parts::link_notice::link_notice;
use crate::screens::item::{self, item_screen, progress_bar};
use crate::screens::review::review_screen;
use crate::screens::start::{self, start_screen};
use crate::screens::{result, shared, team};
use crate::view::pen::Pen;
use crate::wording::Wording;
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::Key;

/// How many people of a team are drawn in one task; the host asks for the others, each time in a task of its own. A slow
/// phone takes two milliseconds for each.
pub const ROWS_AT_ONCE: usize = 8;

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
    // For the screens that are still drawn by the old `Pen`.
    shared: Option<ShareOutcome>,
    is_open: bool,
    rows: usize,
    send: Callback<Msg>,
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
                wording: setup.wording.clone(),
                settings: Rc::new(settings.clone()),
                actions: ctx.link().callback(Msg::Act),
                notices: notify.clone(),
                focus_target: NodeRef::default(),
                is_unfolded: setup.is_unfolded,
            },
            link_fault: setup.link_fault,
            is_focus_wanted: false,
            shared: None,
            is_open: setup.is_unfolded,
            rows: if setup.is_unfolded { usize::MAX } else { ROWS_AT_ONCE },
            send: ctx.link().callback(|message| message),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        self.context.settings = Rc::new(ctx.props().settings.clone());
        true
    }

    fn update(&mut self, _: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Act(action) => self.act(action),
            Msg::Shared(shared) => {
                // By hand: the field with the text is selected and ready for Ctrl+C.
                self.is_focus_wanted |= matches!(shared, Some(ShareOutcome::ByHand(_)));
                let is_news = self.shared != shared;
                self.shared = shared;
                is_news
            }
            Msg::Opened => !std::mem::replace(&mut self.is_open, true),
            Msg::SessionChanged(event) => self.after(Some(event)),
            Msg::More => {
                let drawn = self.rows;
                self.rows += ROWS_AT_ONCE;
                drawn < self.session.borrow().team().people().len()
            }
            Msg::Rename(index, name) => {
                let event = self.session.borrow_mut().name(index, &name);
                self.after(event)
            }
            Msg::LinkFailed(fault) => {
                self.link_fault = Some(fault);
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let session = self.session.borrow();
        let stage = session.stage();
        html! {
            <div class="card" part="card">
                { head(&self.context, stage) }
                // The start card has a place of its own for the notice.
                if !matches!(stage, Stage::Intro) && self.link_fault.is_some() {
                    <div key="link">{ link_notice(&self.context, self.link_fault) }</div>
                }
                <div key={screen_key(stage)} class="screen" part={is_result(stage).then_some("result")}>
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
        self.is_focus_wanted |= !event.stays() || self.is_feedback_shown();
        if !matches!(event, Event::Answered) {
            self.shared = None;
            self.is_open = false;
        }
        if !event.stays() {
            self.rows = ROWS_AT_ONCE;
        }
        self.context.notices.emit(Notice::Changed(event));
        true
    }

    fn is_feedback_shown(&self) -> bool {
        match self.session.borrow().stage() {
            Stage::Playing(run, Screen::Item(at)) => run.card(at).is_some_and(|card| card.item.is_keyed()),
            _ => false,
        }
    }

    fn screen(&self, session: &Session) -> Html {
        let ctx = &self.context;
        match session.stage() {
            Stage::Intro => start_screen(ctx, self.link_fault),
            Stage::Shared(result) => self.drawn(session, |pen| shared::draw(pen, result)),
            Stage::Team => self.drawn(session, team::draw),
            Stage::Playing(run, Screen::Item(at)) => {
                run.card(at).map_or_else(Html::default, |card| item_screen(ctx, run, card, at))
            }
            Stage::Playing(run, Screen::Result) => self.drawn(session, |pen| result::draw(pen, run)),
            Stage::Playing(run, Screen::Review) => review_screen(ctx, run),
        }
    }

    /// A screen that the old `Pen` draws.
    fn drawn<'a>(&'a self, session: &'a Session, draw: impl FnOnce(&mut Pen<'a>)) -> Html {
        let mut pen = Pen {
            context: &self.context,
            session,
            shared: self.shared.as_ref(),
            is_open: self.is_open,
            rows: self.rows,
            send: self.send.clone(),
            values: Vec::new(),
            open: Vec::new(),
            drawn: Vec::new(),
        };
        draw(&mut pen);
        pen.finish()
    }
}

/// The line above the screen, and the progress bar of a play.
fn head(ctx: &ScreenContext, stage: Stage) -> Html {
    html! {
        <div key="head" class="head" part="progress">
            // One live region for the widget's life: its text changes with every screen.
            <p class="eyebrow" role="status">{ eyebrow(ctx, stage) }</p>
            if let Stage::Playing(run, Screen::Item(at)) = stage { { progress_bar(run, at) } }
        </div>
    }
}

fn eyebrow(ctx: &ScreenContext, stage: Stage) -> AttrValue {
    match stage {
        Stage::Intro => start::eyebrow(ctx),
        Stage::Playing(run, Screen::Item(at)) => item::eyebrow(ctx, run, at),
        Stage::Shared(_) => ctx.wording.shared_eyebrow(),
        Stage::Team => ctx.wording.team_button(),
        Stage::Playing(_, Screen::Result) => ctx.wording.result_eyebrow(),
        Stage::Playing(_, Screen::Review) => ctx.wording.review_eyebrow(),
    }
}

/// A key of its own for each screen, so that nothing of a screen is reused for the next. Ids of items have a prefix: a deck
/// may call one `result`.
fn screen_key(stage: Stage) -> Key {
    match stage {
        Stage::Intro => Key::from("start"),
        Stage::Shared(_) => Key::from("shared"),
        Stage::Team => Key::from("team"),
        Stage::Playing(run, Screen::Item(at)) => {
            let id = run.card(at).map_or("", |card| card.item.id.as_str());
            Key::from(format!("item-{id}"))
        }
        Stage::Playing(_, Screen::Result) => Key::from("result"),
        Stage::Playing(_, Screen::Review) => Key::from("review"),
    }
}

/// Whether a result is shown: the reader's own or other people's.
fn is_result(stage: Stage) -> bool {
    !matches!(stage, Stage::Intro | Stage::Playing(_, Screen::Item(_) | Screen::Review))
}
