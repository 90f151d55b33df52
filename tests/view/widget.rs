//! A widget as tests use it: a session that a reader plays, and the screen that it then shows.

use crate::decks::deck;
use crate::page::Page;
use role_fit::app::{App, AppProps, Setup};
use role_fit::assets;
use role_fit::message::{Settings, ShareTarget};
use role_fit::wording::Wording;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Deck, Item, Length, Owner};
use role_fit_core::play::Card;
use role_fit_core::run::Run;
use role_fit_core::session::{Action, Screen, Session, Stage};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::link::Linked;
use role_fit_core::share::single::SharedResult;
use role_fit_grammar::NativeGrammar;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

/// Where result links of the tests point.
pub const HOME: &str = "https://quiz.example/";

/// Answers to the eight pairs of a play that lead to each verdict, in quarters from the PO end.
pub const TO_EACH_VERDICT: [[usize; 8]; 7] =
    [[0; 8], [1; 8], [4, 4, 0, 0, 0, 0, 0, 0], [2; 8], [0, 0, 4, 4, 4, 4, 4, 4], CLEAR_PM, [4; 8]];

/// Answers that lead clearly to the PM end: marker 69, band from 55 to 75.
pub const CLEAR_PM: [usize; 8] = [3, 3, 3, 3, 3, 3, 2, 2];

/// Answers that go to each end by halves.
pub const HALF_EACH: [usize; 8] = [4, 4, 4, 4, 0, 0, 0, 0];

/// Every test plays the same play.
const SEED: u32 = 7;

const ENGLISH: &str = include_str!("../../static/lang/en/wording.json");

/// A widget in play.
#[derive(Clone)]
pub struct Widget {
    pub session: Session,
    pub settings: Settings,
    pub wording: Wording,
    pub link_fault: Option<LinkFault>,
    pub is_unfolded: bool,
}

impl Widget {
    /// A widget at its start card, with the default settings.
    pub fn of(file: &Value) -> Self {
        Self {
            session: Session::new(deck(file), SEED),
            settings: Settings {
                heading_level: 2,
                length: Length::Short,
                share: ShareTarget::Result { home: HOME.to_owned(), language: String::new() },
            },
            wording: english(),
            link_fault: None,
            is_unfolded: false,
        }
    }

    /// The same widget with another heading level.
    pub fn with_heading_level(mut self, level: u8) -> Self {
        self.settings.heading_level = level;
        self
    }

    /// The same widget, offering that form first.
    pub fn with_length(mut self, length: Length) -> Self {
        self.settings.length = length;
        self
    }

    /// The same widget with another share target.
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

    /// The same widget with everything unfolded.
    pub fn unfolded(mut self) -> Self {
        self.is_unfolded = true;
        self
    }

    /// After an action of the reader that changes something.
    pub fn after(mut self, action: Action) -> Self {
        assert!(self.session.apply(action.clone()).is_some(), "{action:?} changes nothing here");
        self
    }

    /// At the first item of the form that is offered first.
    pub fn started(self) -> Self {
        let length = self.settings.length;
        self.after(Action::Start(length))
    }

    /// After an answer to the item on the screen.
    pub fn answered(self, choice: Choice) -> Self {
        let id = self.item().id.clone();
        self.after(Action::Answer(id, choice))
    }

    /// At the result of the form that is offered first, each item answered by the function.
    pub fn finished(self, mut answer: impl FnMut(&Item) -> Choice) -> Self {
        let mut widget = self.started();
        while let Stage::Playing(_, Screen::Item(_)) = widget.session.stage() {
            let choice = answer(&widget.item());
            widget = widget.answered(choice).after(Action::Next);
        }
        widget
    }

    /// Showing what a link holds.
    pub fn opening(mut self, linked: Linked) -> Self {
        self.session.open(linked);
        self
    }

    /// Adds the links in the text to the team.
    pub fn paste(&mut self, text: &str) {
        self.session.paste(text).unwrap();
        while self.session.read_paste() {}
    }

    /// Showing somebody else's result.
    pub fn showing(mut self, result: SharedResult) -> Self {
        self.session.open(Linked::Result(result));
        self
    }

    /// At each item of the form that is offered first, with the items before it answered.
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
            stage => panic!("the screen shows no item: {stage:?}"),
        }
    }

    /// The item on the screen.
    pub fn item(&self) -> Rc<Item> {
        Rc::clone(&self.card().item)
    }

    /// The screen as HTML.
    pub fn html(&self) -> String {
        let session = Rc::new(RefCell::new(self.session.clone()));
        let Self { link_fault, is_unfolded, .. } = *self;
        let setup = Setup { session, wording: self.wording.clone(), link_fault, is_unfolded };
        let props = AppProps { setup: Rc::new(setup), settings: self.settings.clone(), notify: Callback::noop() };
        let html = LocalServerRenderer::<App>::with_props(props).hydratable(false).render();
        LocalSet::new().block_on(&Builder::new_current_thread().build().unwrap(), html)
    }

    /// The screen as a tree.
    pub fn page(&self) -> Page {
        Page::parse(&self.html())
    }
}

/// The shipped sentences.
pub fn english() -> Wording {
    Wording::english(assets::SENTENCES, NativeGrammar::new("en").unwrap())
}

/// The shipped sentence with that key of the wording file.
pub fn words(key: &str) -> &'static str {
    FILE[key].as_str().unwrap_or_else(|| panic!("there is no sentence {key}"))
}

/// The same with its placeholders filled. `count` also chooses among plural forms.
pub fn fill(key: &str, values: &[(&str, &str)]) -> String {
    let filled = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
    let category = if values.contains(&("count", "1")) { "one" } else { "other" };
    let text = FILE[key][category].as_str().unwrap_or_else(|| words(key));
    values.iter().fold(text.to_owned(), filled)
}

static FILE: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ENGLISH).unwrap());

/// The shipped sentence with the name of the shipped deck's source.
pub fn of_the_article(key: &str) -> String {
    fill(key, &[("name", "Brainhub article")])
}

/// Answers with the first choice.
pub fn first(item: &Item) -> Choice {
    item.choices().swap_remove(0)
}

/// Answers right if there is a right answer.
pub fn right(item: &Item) -> Choice {
    item.choices().into_iter().find(|choice| item.is_right(choice) == Some(true)).unwrap_or_else(|| first(item))
}

/// Answers wrong if there is a right answer.
pub fn wrong(item: &Item) -> Choice {
    item.choices().into_iter().find(|choice| item.is_right(choice) == Some(false)).unwrap_or_else(|| first(item))
}

/// Gives every duty to that owner and answers everything else wrong where possible.
pub fn all_to(owner: Owner) -> impl Fn(&Item) -> Choice {
    move |item| {
        let choice = Choice::Owner(owner);
        if item.choices().contains(&choice) { choice } else { wrong(item) }
    }
}

/// Answers the pairs of a play with these quarters from the PO end, in order, and everything else right.
pub fn steps(quarters: &[usize]) -> impl FnMut(&Item) -> Choice {
    let mut left: Vec<usize> = quarters.iter().rev().copied().collect();
    move |item| match item.pair() {
        Some(_) => Choice::Step(Step::ALL[left.pop().expect("the play has more pairs than the test has answers")]),
        None => right(item),
    }
}

/// Answers the self-checks of a play with these levels, in order, and everything else right.
pub fn levels(levels: &[Level]) -> impl FnMut(&Item) -> Choice {
    let mut left: Vec<Level> = levels.iter().rev().copied().collect();
    move |item| match first(item) {
        Choice::Level(_) => Choice::Level(left.pop().expect("the play has more self-checks than the test has levels")),
        _ => right(item),
    }
}

/// The lines below an explanation: the notes, then the parts of the source and further references.
pub fn sources(deck: &Deck, item: &Item) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, note) in item.notes.iter().filter_map(|id| deck.note(id)).enumerate() {
        let message = if item.is_disputed && index == 0 { "note_disputed" } else { "note" };
        lines.push(fill(message, &[("text", &note.text), ("source", &note.source)]));
    }
    let parts = match &*item.sections {
        [] => None,
        [part] if &**part == "0" => Some(of_the_article("source_introduction")),
        [part] => Some(of_the_article("source_part").replace("{part}", part)),
        [first, second] => Some(of_the_article("source_parts").replace("{parts}", &format!("{first} and {second}"))),
        parts => panic!("{parts:?}: no item of the shipped deck has so many"),
    };
    let last = parts.into_iter().chain(item.sources.iter().map(ToString::to_string));
    lines.push(last.collect::<Vec<_>>().join(" "));
    lines
}
