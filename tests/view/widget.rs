//! A widget as tests use it: a session that does what a reader does, and the screen that it then shows.
//!
//! Knows how a widget is put together; knows nothing of what is on its screens.

use crate::decks::deck;
use crate::page::Page;
use role_fit::assets;
use role_fit::view::wording::{Message, Wording};
use role_fit::view::{App, AppProps, Settings, Setup, ShareTarget};
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Deck, Item, Length, Owner};
use role_fit_core::play::Card;
use role_fit_core::run::Run;
use role_fit_core::session::{Action, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

/// Where the results of the tests are linked to.
pub const HOME: &str = "https://quiz.example/";

/// Answers to the eight pairs of a play, in quarters from the PO end, that lead to each verdict.
pub const TO_EACH_VERDICT: [[usize; 8]; 7] =
    [[0; 8], [0, 0, 1, 0, 2, 1, 0, 2], [4, 4, 0, 0, 0, 0, 0, 0], [2; 8], [4, 4, 3, 3, 2, 2, 2, 2], CLEAR_PM, [4; 8]];

/// Answers that lead clearly to the PM end: marker 81.5, band from 55 to 96.
pub const CLEAR_PM: [usize; 8] = [4, 4, 3, 4, 2, 3, 4, 2];

/// Answers of which half go to each end.
pub const HALF_EACH: [usize; 8] = [4, 4, 4, 4, 0, 0, 0, 0];

/// Every test plays the same play.
const SEED: u32 = 7;

/// A widget that is played.
#[derive(Clone)]
pub struct Widget {
    pub session: Session,
    pub settings: Settings,
    pub wording: Wording,
    pub link_fault: Option<LinkFault>,
    pub is_unfolded: bool,
}

impl Widget {
    /// A widget at its start card, with everything as it is when the page sets nothing.
    pub fn of(file: &Value) -> Self {
        Self {
            session: Session::new(deck(file), SEED),
            settings: Settings { heading_level: 2, length: Length::Short, share: ShareTarget::Result(HOME.to_owned()) },
            wording: english(),
            link_fault: None,
            is_unfolded: false,
        }
    }

    /// The same widget in a page that sets another heading level.
    pub fn with_heading_level(mut self, level: u8) -> Self {
        self.settings.heading_level = level;
        self
    }

    /// The same widget in a page that offers that form first.
    pub fn with_length(mut self, length: Length) -> Self {
        self.settings.length = length;
        self
    }

    /// The same widget in a page that links results elsewhere.
    pub fn with_share(mut self, share: ShareTarget) -> Self {
        self.settings.share = share;
        self
    }

    /// The same widget after a link that could not be read.
    pub fn with_link_fault(mut self, fault: LinkFault) -> Self {
        self.link_fault = Some(fault);
        self
    }

    /// The same widget with other sentences.
    pub fn with_wording(mut self, wording: Wording) -> Self {
        self.wording = wording;
        self
    }

    /// The same widget with all that can be unfolded drawn from the first.
    pub fn unfolded(mut self) -> Self {
        self.is_unfolded = true;
        self
    }

    /// After something that the reader did and that could be done.
    pub fn after(mut self, action: Action) -> Self {
        assert!(self.session.apply(action.clone()).is_some(), "{action:?} changes nothing here");
        self
    }

    /// At the first item of the form that the page offers first.
    pub fn started(self) -> Self {
        let length = self.settings.length;
        self.after(Action::Start(length))
    }

    /// After an answer to the item on the screen.
    pub fn answered(self, choice: Choice) -> Self {
        let id = self.item().id.clone();
        self.after(Action::Answer(id, choice))
    }

    /// At the result of the form that the page offers first, each item answered by the rule.
    pub fn finished(self, mut answer: impl FnMut(&Item) -> Choice) -> Self {
        let mut widget = self.started();
        while let Stage::Playing(_, Screen::Item(_)) = widget.session.stage() {
            let choice = answer(&widget.item());
            widget = widget.answered(choice).after(Action::Next);
        }
        widget
    }

    /// With what a link holds on the screen.
    pub fn opening(mut self, linked: Linked) -> Self {
        self.session.open(linked);
        self
    }

    /// Adds to the team on the screen what is in the text.
    pub fn paste(&mut self, text: &str) {
        self.session.paste(text.to_owned()).unwrap();
        while self.session.gather() {}
    }

    /// With somebody else's result on the screen.
    pub fn showing(mut self, result: SharedResult) -> Self {
        self.session.open(Linked::Result(result));
        self
    }

    /// At each item of the form that the page offers first, none answered but those before.
    pub fn at_each_item(self) -> Vec<Self> {
        let mut visited = vec![self.started()];
        loop {
            let here = visited.last().unwrap();
            let next = here.clone().answered(first(&here.item())).after(Action::Next);
            if next.session.outcome().is_some() {
                return visited;
            }
            visited.push(next);
        }
    }

    pub fn deck(&self) -> &Deck {
        self.session.deck()
    }

    pub fn run(&self) -> &Run {
        self.session.run().unwrap()
    }

    /// The card on the screen.
    pub fn card(&self) -> &Card {
        match self.session.stage() {
            Stage::Playing(run, Screen::Item(at)) => run.card(at).unwrap(),
            stage => panic!("no item is on the screen: {stage:?}"),
        }
    }

    /// The item on the screen.
    pub fn item(&self) -> Rc<Item> {
        Rc::clone(&self.card().item)
    }

    /// What is on the screen, as HTML.
    pub fn html(&self) -> String {
        let session = Rc::new(RefCell::new(self.session.clone()));
        let Self { wording, link_fault, is_unfolded, .. } = *self;
        let setup = Setup { session, wording, link_fault, is_unfolded };
        let props = AppProps { setup: Rc::new(setup), settings: self.settings.clone(), notify: Callback::noop() };
        let html = LocalServerRenderer::<App>::with_props(props).hydratable(false).render();
        LocalSet::new().block_on(&Builder::new_current_thread().build().unwrap(), html)
    }

    /// What is on the screen.
    pub fn page(&self) -> Page {
        Page::parse(&self.html())
    }
}

/// The shipped sentences.
pub fn english() -> Wording {
    Wording::new(assets::sentences("en"))
}

/// A shipped sentence.
pub fn words(message: Message) -> &'static str {
    english().text(message)
}

/// A shipped sentence with its places filled.
pub fn fill(message: Message, values: &[(&str, &str)]) -> String {
    let (names, values): (Vec<_>, Vec<_>) = values.iter().copied().unzip();
    english().fill(message, &names.join(" "), &values)
}

/// A shipped sentence that names the text which the shipped deck was made from.
pub fn of_the_article(message: Message) -> String {
    fill(message, &[("name", "Brainhub article")])
}

/// Answers with the first choice there is.
pub fn first(item: &Item) -> Choice {
    item.choices().swap_remove(0)
}

/// Answers right where there is a right answer.
pub fn right(item: &Item) -> Choice {
    item.choices().into_iter().find(|choice| item.is_right(choice) == Some(true)).unwrap_or_else(|| first(item))
}

/// Answers wrong where there is a right answer.
pub fn wrong(item: &Item) -> Choice {
    item.choices().into_iter().find(|choice| item.is_right(choice) == Some(false)).unwrap_or_else(|| first(item))
}

/// Gives every duty to that owner, and answers all else wrong where that can be done.
pub fn all_to(owner: Owner) -> impl Fn(&Item) -> Choice {
    move |item| {
        let choice = Choice::Owner(owner);
        if item.choices().contains(&choice) { choice } else { wrong(item) }
    }
}

/// Answers the pairs, in the order in which they come, with these quarters from the PO end, and all else right.
pub fn steps(quarters: &[usize]) -> impl FnMut(&Item) -> Choice {
    let mut left: Vec<usize> = quarters.iter().rev().copied().collect();
    move |item| match item.pair() {
        Some(_) => Choice::Step(Step::ALL[left.pop().expect("the play has more pairs than the test has answers")]),
        None => right(item),
    }
}

/// Answers the self-checks, in the order in which they come, with these levels, and all else right.
pub fn levels(levels: &[Level]) -> impl FnMut(&Item) -> Choice {
    let mut left: Vec<Level> = levels.iter().rev().copied().collect();
    move |item| match first(item) {
        Choice::Level(_) => Choice::Level(left.pop().expect("the play has more self-checks than the test has levels")),
        _ => right(item),
    }
}
