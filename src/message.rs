//! What the page, the host and the app tell each other: plain types, nothing drawn.

use crate::picture::{PictureFields, PictureOutcome, PictureTask};
use role_fit_core::deck::{Id, Length};
use role_fit_core::result::meter::Verdict;
use role_fit_core::session::{Action, Event};
use role_fit_core::share::code::LinkFault;
use std::rc::Rc;
use yew::{Callback, NodeRef};

/// What a page may change while the widget runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The level of the widget's main heading, 2 to 6.
    pub heading_level: u8,
    /// The form of the quiz that is offered first.
    pub length: Length,
    /// Where result links point.
    pub share: ShareTarget,
}

/// Where result links point.
#[derive(Debug, Clone, PartialEq)]
pub enum ShareTarget {
    /// To the page of the verdict in the quiz's own pages.
    Result {
        /// The URL of the folder of these pages; it ends in a slash.
        home: String,
        /// The language of the pages; empty for those that are embedded.
        language: String,
    },
    /// To this page.
    Page(String),
    /// Nowhere: nothing is shared.
    None,
}

impl ShareTarget {
    /// The URL of one result; `None` if nothing is shared.
    pub fn result_url(&self, verdict: Verdict, code: &str) -> Option<String> {
        match self {
            Self::Result { .. } => Some(format!("{}{}/#{code}", self.verdict_pages()?, verdict.as_str())),
            Self::Page(_) | Self::None => self.team_url(code),
        }
    }

    /// The URL of several results, which have no page of their own; `None` if nothing is shared.
    pub fn team_url(&self, code: &str) -> Option<String> {
        match self {
            Self::Result { home, language } if language.is_empty() => Some(format!("{home}#{code}")),
            Self::Result { .. } => Some(format!("{}#{code}", self.verdict_pages()?)),
            Self::Page(page) => Some(format!("{page}#{code}")),
            Self::None => None,
        }
    }

    /// The URL of the folder of the verdicts' pages. In a language other than the embedded one, it has a start page too.
    fn verdict_pages(&self) -> Option<String> {
        let Self::Result { home, language } = self else { return None };
        let separator = if language.is_empty() { "" } else { "/" };
        Some(format!("{home}s/{language}{separator}"))
    }
}

/// A message to `App`, from a control on the screen or from the host.
#[derive(Debug)]
pub enum Msg {
    /// The reader did something.
    Act(Action),
    /// The host has changed the session: a link was opened, or links were pasted.
    SessionChanged(Event),
    /// The reader wants to see the explanations of an item.
    Review(Id),
    /// The reader renamed the person at that index of the team.
    Rename(usize, String),
    /// A link was opened that cannot be read.
    LinkFailed(LinkFault),
}

/// What the widget asks of its host or reports to it.
#[derive(Debug)]
pub enum Notice {
    /// The session has changed.
    Changed(Event),
    /// The reader wants to share something. Like the next two, this is sent within the press.
    ShareRequested {
        /// What is to be shared.
        shareable: Rc<Shareable>,
        /// Takes the outcome. It is not called if the reader dismisses the share sheet.
        reply: Callback<ShareOutcome>,
    },
    /// The reader wants to copy a text.
    CopyRequested {
        /// The text.
        text: Rc<str>,
        /// Takes the outcome.
        reply: Callback<ShareOutcome>,
    },
    /// The reader wants to print the page, with the code of a link.
    PrintRequested {
        /// The element for the code.
        code: NodeRef,
        /// The link, if there is one.
        url: Option<String>,
    },
    /// Something is to be done with a picture.
    PictureRequested {
        /// What is to be done.
        task: PictureTask,
        /// The element for what is drawn.
        place: NodeRef,
        /// What the picture shows.
        fields: Rc<PictureFields>,
        /// Takes the outcome; `None` if the picture could not be loaded.
        reply: Callback<Option<PictureOutcome>>,
    },
    /// The reader pasted this to add it to the team.
    Pasted(String),
    /// Something is to be done in a task of its own, so that the page can react in between.
    TaskWanted(Callback<()>),
    /// A new screen is drawn, and this element is to have the focus.
    FocusWanted(NodeRef),
}

/// What can be shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shareable {
    /// What it is about: the subject of a mail.
    pub title: String,
    /// What others read. It makes sense without the link, which some apps cut off.
    pub text: String,
    /// Where the link leads, if there is one.
    pub url: Option<String>,
}

impl Shareable {
    /// Text and link as one text.
    pub fn message(&self) -> String {
        match &self.url {
            Some(url) => format!("{}\n{url}", self.text),
            None => self.text.clone(),
        }
    }
}

/// What came of an attempt to share or to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareOutcome {
    /// It was shared through the system's share sheet.
    Shared,
    /// It is in the clipboard.
    Copied,
    /// The page does not allow it: the reader must copy the text of its field by hand.
    ByHand,
    /// What came of a task for a picture.
    Picture(PictureOutcome),
    /// The picture could not be loaded.
    NotLoaded,
}

impl ShareOutcome {
    /// The outcome of a request for a picture.
    pub fn of_picture(outcome: Option<PictureOutcome>) -> Self {
        outcome.map_or(Self::NotLoaded, Self::Picture)
    }
}
