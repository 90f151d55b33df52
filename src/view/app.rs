//! The one component: holds the session, draws its screen, applies actions, tells the host.
//!
//! Knows which screen belongs to which stage; knows nothing of what is on the screens.

use super::pen::Pen;
use super::picture::{Picture, Pictured, Way};
use super::wording::{Message, Wording};
use super::{intro, item, result, review, shared};
use crate::quiz::deck::Length;
use crate::quiz::fit::Verdict;
use crate::quiz::session::{Action, Event, Screen, Session, Stage};
use crate::quiz::share::{LinkFault, SharedResult};
use crate::quiz::text::joined;
use std::rc::Rc;
use yew::prelude::*;

/// What a widget is made with; it stays as it is for the widget's life.
#[derive(Debug)]
pub struct Setup {
    /// Where the reader starts: at the start card, in a kept play, or at a shared result.
    pub session: Session,
    /// The sentences.
    pub wording: Wording,
    /// What was wrong with a result link, if something was.
    pub link_fault: Option<LinkFault>,
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
            Self::Page(page) => Some(joined(&[page, code], "#")),
            Self::None => None,
        }
    }
}

/// What the widget tells its host.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Something has changed; the session is as it is now.
    Changed(Event, Session),
    /// The reader wants this text in the clipboard; the host answers with a `Shared`.
    CopyWanted(String),
    /// The reader wants this of the picture; the host answers with a `Pictured`.
    PictureWanted(Way, Rc<Picture>),
    /// A new screen is there, and this part of it is to have the focus.
    FocusWanted(NodeRef),
}

/// What came of a wish to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// It is in the clipboard.
    Copied,
    /// The page does not allow it: the reader must do it by hand.
    ByHand,
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
    /// The reader wants a text in the clipboard.
    Copy(String),
    /// The host has tried.
    Shared(Shared),
    /// The reader wants this of the picture.
    Picture(Way, Rc<Picture>),
    /// The host has tried.
    Pictured(Pictured),
    /// A result link was opened in the same tab.
    Open(SharedResult),
    /// One was, and something is wrong with it.
    Damaged(LinkFault),
}

/// The widget.
#[derive(Debug)]
pub struct App {
    session: Session,
    /// Told until the reader does something.
    link_fault: Option<LinkFault>,
    shared: Option<Shared>,
    pictured: Option<Pictured>,
    focus: NodeRef,
    wants_focus: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let Setup { session, link_fault, .. } = &*ctx.props().setup;
        Self {
            session: session.clone(),
            link_fault: *link_fault,
            shared: None,
            pictured: None,
            focus: NodeRef::default(),
            wants_focus: false,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Act(action) => {
                let event = self.session.apply(action);
                self.tell(ctx, event)
            }
            Msg::Copy(text) => {
                ctx.props().notify.emit(Notice::CopyWanted(text));
                false
            }
            Msg::Shared(shared) => {
                self.shared = Some(shared);
                self.pictured = None;
                // By hand: the field with the link is selected and ready for Ctrl+C.
                self.wants_focus = shared == Shared::ByHand;
                true
            }
            Msg::Picture(way, picture) => {
                ctx.props().notify.emit(Notice::PictureWanted(way, picture));
                false
            }
            Msg::Pictured(pictured) => {
                self.shared = None;
                // By hand: the field with the words is selected.
                self.wants_focus = pictured == Pictured::ByHand;
                self.pictured = Some(pictured);
                true
            }
            Msg::Open(result) => {
                let event = self.session.open(result);
                self.tell(ctx, event)
            }
            Msg::Damaged(fault) => {
                self.link_fault = Some(fault);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { setup, settings, .. } = ctx.props();
        let mut pen = Pen {
            session: &self.session,
            wording: setup.wording,
            settings,
            shared: self.shared,
            pictured: self.pictured.as_ref(),
            focus: &self.focus,
            send: ctx.link().callback(|message| message),
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
        // A radio that was chosen keeps the focus; everything else brings a new screen or Next.
        self.wants_focus = event != Event::Answered || self.shows_feedback();
        if event != Event::Answered {
            self.shared = None;
            self.pictured = None;
        }
        ctx.props().notify.emit(Notice::Changed(event, self.session.clone()));
        true
    }

    fn shows_feedback(&self) -> bool {
        match self.session.stage() {
            Stage::Playing(run, Screen::Item(at)) => run.card(*at).is_some_and(|card| card.item.is_keyed()),
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
                item::progress_bar(pen, run, *at);
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
            Stage::Playing(run, Screen::Item(at)) => item::draw(pen, run, *at),
            Stage::Playing(run, Screen::Result) => result::draw(pen, run),
            Stage::Playing(run, Screen::Review) => review::draw(pen, run),
        });
    })
}

/// One's own result or somebody else's.
fn is_result(stage: &Stage) -> bool {
    matches!(stage, Stage::Shared(_) | Stage::Playing(_, Screen::Result))
}

fn eyebrow(pen: &Pen, stage: &Stage) -> String {
    let message = match stage {
        Stage::Intro => return intro::eyebrow(pen),
        Stage::Playing(run, Screen::Item(at)) => return item::eyebrow(pen, run, *at),
        Stage::Shared(_) => Message::SharedEyebrow,
        Stage::Playing(_, Screen::Result) => Message::ResultEyebrow,
        Stage::Playing(_, Screen::Review) => Message::ReviewEyebrow,
    };
    pen.words(message).to_owned()
}
