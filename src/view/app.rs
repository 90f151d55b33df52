//! The one component: holds the session, draws its screen, applies actions, tells the host.
//!
//! Knows which screen belongs to which stage; knows nothing of what is on the screens.

use super::pen::Pen;
use super::picture::{Picture, Way};
use super::share::Shareable;
use super::wording::{Message, Wording};
use super::{intro, item, result, review, several, shared};
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Verdict;
use role_fit_core::session::{Action, Event, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::text::joined;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// So many people of a team are drawn in one task; the host asks for the rest, each in a task of its own. A slow phone takes
/// two milliseconds for one.
pub const ROWS_AT_ONCE: usize = 8;

/// What a widget is made with; it stays as it is for the widget's life.
#[derive(Debug)]
pub struct Setup {
    /// The reader's session, which the widget changes and its host reads. It begins at the start card, in a kept play, or at
    /// what a link holds.
    pub session: Rc<RefCell<Session>>,
    /// The sentences.
    pub wording: Wording,
    /// What was wrong with a result link, if something was.
    pub link_fault: Option<LinkFault>,
    /// Whether all is drawn from the first, for those who render a screen to a text: what can be unfolded, and everybody.
    pub is_unfolded: bool,
}

/// What a page may change while the widget runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The level of the widget's main heading, 2 to 6.
    pub heading_level: u8,
    /// The form that is offered first.
    pub length: Length,
    /// Where result links point.
    pub share: ShareTarget,
}

/// Where result links point.
#[derive(Debug, Clone, PartialEq)]
pub enum ShareTarget {
    /// To the page of the verdict below this address, which ends in a slash.
    Result(String),
    /// To this page.
    Page(String),
    /// Nowhere: nothing is shared.
    None,
}

impl ShareTarget {
    /// The address of a result; none if nothing is shared.
    pub fn address(&self, verdict: Verdict, code: &str) -> Option<String> {
        match self {
            Self::Result(home) => Some(joined(&[home, "s/", verdict.as_str(), "/#", code], "")),
            _ => self.address_of_several(code),
        }
    }

    /// The address of several results, which have no page of their own; none if nothing is shared.
    pub fn address_of_several(&self, code: &str) -> Option<String> {
        match self {
            Self::Result(home) => Some(joined(&[home, code], "#")),
            Self::Page(page) => Some(joined(&[page, code], "#")),
            Self::None => None,
        }
    }
}

/// What the widget tells its host.
#[derive(Debug)]
pub enum Notice {
    /// Something has changed in the session.
    Changed(Event),
    /// The reader wants this text in the clipboard; the host answers with a `Shared`.
    CopyWanted(Rc<str>),
    /// The reader wants to give this on, by whatever way there is; the host answers with a `Shared`.
    ShareWanted(Rc<Shareable>),
    /// This was pasted to be added to the team; the host reads it and answers with a `Told`.
    Pasted(String),
    /// The reader wants this of the picture; the host answers with a `Shared`.
    PictureWanted(Way, Rc<Picture>),
    /// A new screen is there, and this part of it is to have the focus.
    FocusWanted(NodeRef),
}

/// What came of a wish to share or to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// It has gone the way that the reader's system offers.
    GivenOn,
    /// It is in the clipboard.
    Copied,
    /// The page does not allow it: the reader must copy this text by hand.
    ByHand(Rc<str>),
    /// A file of it has been handed to the reader.
    Saved,
    /// The same in a frame, whose page may forbid it without a word.
    MaybeSaved,
    /// The browser does not do that with pictures, or the page or the reader forbids it.
    NotDone,
}

/// The properties of `App`.
#[derive(Debug, Clone, Properties)]
pub struct AppProps {
    /// What the widget is made with.
    pub setup: Rc<Setup>,
    /// What a page may change.
    pub settings: Settings,
    /// Told of everything that matters outside.
    pub notify: Callback<Notice>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.setup, &other.setup) && self.settings == other.settings && self.notify == other.notify
    }
}

/// The messages of `App`.
#[derive(Debug)]
pub enum Msg {
    /// The reader did something.
    Act(Action),
    /// The host tries to share or to copy, or has tried.
    Shared(Option<Shared>),
    /// The reader wants to see what the link shows.
    Opened,
    /// The host has changed the session: a link was opened, or links were pasted.
    Told(Event),
    /// As many people of a team more are to be drawn as are drawn at once.
    More,
    /// The person at that place of the team is to be called so.
    Name(usize, String),
    /// A link was opened, and something is wrong with it.
    Damaged(LinkFault),
}

/// The widget.
#[derive(Debug)]
pub struct App {
    session: Rc<RefCell<Session>>,
    /// Told until the reader does something.
    link_fault: Option<LinkFault>,
    shared: Option<Shared>,
    is_open: bool,
    /// How many people of a team are drawn.
    rows: usize,
    focus: NodeRef,
    wants_focus: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Setup { session, link_fault, is_unfolded, .. } = &*ctx.props().setup;
        Self {
            session: Rc::clone(session),
            link_fault: *link_fault,
            shared: None,
            is_open: *is_unfolded,
            rows: if *is_unfolded { usize::MAX } else { ROWS_AT_ONCE },
            focus: NodeRef::default(),
            wants_focus: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Act(action) => {
                let leaves_row = matches!(action, Action::Remove(_));
                let event = self.session.borrow_mut().apply(action);
                let is_changed = self.tell(ctx, event);
                // The row that held the focus is gone.
                self.wants_focus |= is_changed && leaves_row;
                is_changed
            }
            Msg::Shared(shared) => {
                // By hand: the field with the text is selected and ready for Ctrl+C.
                self.wants_focus |= matches!(shared, Some(Shared::ByHand(_)));
                let is_news = self.shared != shared;
                self.shared = shared;
                is_news
            }
            Msg::Opened => !std::mem::replace(&mut self.is_open, true),
            Msg::Told(event) => self.tell(ctx, Some(event)),
            Msg::More => {
                let drawn = self.rows;
                self.rows += ROWS_AT_ONCE;
                drawn < self.session.borrow().team().people().len()
            }
            Msg::Name(place, name) => {
                let event = self.session.borrow_mut().name(place, &name);
                self.tell(ctx, event)
            }
            Msg::Damaged(fault) => {
                self.link_fault = Some(fault);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { setup, settings, notify } = ctx.props();
        let session = self.session.borrow();
        let mut pen = Pen {
            session: &session,
            wording: setup.wording,
            settings,
            shared: self.shared.as_ref(),
            is_open: self.is_open,
            rows: self.rows,
            focus: &self.focus,
            send: ctx.link().callback(|message| message),
            values: Vec::new(),
            notify,
            open: Vec::new(),
            drawn: Vec::new(),
        };
        draw(&mut pen, self.link_fault);
        pen.finish()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        // A widget that takes the focus when the page opens would tear its reader out of the blog.
        if std::mem::take(&mut self.wants_focus) && !first_render {
            ctx.props().notify.emit(Notice::FocusWanted(self.focus.clone()));
        }
    }
}

impl App {
    fn tell(&mut self, ctx: &Context<Self>, event: Option<Event>) -> bool {
        let Some(event) = event else { return false };
        self.link_fault = None;
        // A radio that was chosen and a name that was typed keep the focus; everything else brings a new screen or Next. On a
        // busy machine the screen before may be there and not have had its focus yet: that wish stays.
        self.wants_focus |= !event.keeps_screen() || self.shows_feedback();
        if !matches!(event, Event::Answered) {
            self.shared = None;
            self.is_open = false;
        }
        if !event.keeps_screen() {
            self.rows = ROWS_AT_ONCE;
        }
        ctx.props().notify.emit(Notice::Changed(event));
        true
    }

    fn shows_feedback(&self) -> bool {
        match self.session.borrow().stage() {
            Stage::Playing(run, Screen::Item(at)) => run.card(at).is_some_and(|card| card.item.is_keyed()),
            _ => false,
        }
    }
}

/// The card: the line above, and the screen of the stage.
fn draw(pen: &mut Pen, link_fault: Option<LinkFault>) {
    let stage = pen.session.stage();
    pen.element("div[class=card][part=card]", &[], |pen| {
        pen.element("div[class=head][part=progress]", &[], |pen| {
            pen.key("head");
            // One live region for the widget's life: what it says changes with every screen.
            let eyebrow = eyebrow(pen, stage);
            pen.leaf("p[class=eyebrow][role=status]", &[], &eyebrow);
            if let Stage::Playing(run, Screen::Item(at)) = stage {
                item::progress_bar(pen, run, at);
            }
        });
        // The start card has a place of its own for it.
        if !matches!(stage, Stage::Intro) && link_fault.is_some() {
            pen.element("div", &[], |pen| {
                pen.key("link");
                intro::link_notice(pen, link_fault);
            });
        }
        let part = if is_result(stage) { "result" } else { "" };
        pen.element("div[class=screen][part=?]", &[part], |pen| match stage {
            Stage::Intro => intro::draw(pen, link_fault),
            Stage::Shared(result) => shared::draw(pen, result),
            Stage::Team => several::team(pen),
            Stage::Playing(run, Screen::Item(at)) => item::draw(pen, run, at),
            Stage::Playing(run, Screen::Result) => result::draw(pen, run),
            Stage::Playing(run, Screen::Review) => review::draw(pen, run),
        });
    })
}

/// One's own result or other people's.
fn is_result(stage: Stage) -> bool {
    !matches!(stage, Stage::Intro | Stage::Playing(_, Screen::Item(_) | Screen::Review))
}

fn eyebrow(pen: &mut Pen, stage: Stage) -> String {
    let message = match stage {
        Stage::Intro => return intro::eyebrow(pen),
        Stage::Playing(run, Screen::Item(at)) => return item::eyebrow(pen, run, at),
        Stage::Shared(_) => Message::SharedEyebrow,
        Stage::Team => Message::TeamButton,
        Stage::Playing(_, Screen::Result) => Message::ResultEyebrow,
        Stage::Playing(_, Screen::Review) => Message::ReviewEyebrow,
    };
    pen.words(message).to_owned()
}
