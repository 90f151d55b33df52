//! One reader's way through the quiz: which screen, which play, which answers.
//!
//! The answers are the ground state; progress, feedback and results are derived from them. Knows
//! no browser: what happens outside is told by the `Event` that an action gives back.

use super::answers::{Answers, Choice};
use super::deck::{Deck, Id, Length};
use super::outcome::Outcome;
use super::play::{Card, Play, draw};
use super::share::SharedResult;
use std::rc::Rc;

/// One reader's quiz.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) deck: Rc<Deck>,
    /// The seed of the next play.
    seed: u32,
    /// Items that earlier plays have asked; the next play prefers others.
    pub(super) seen: Vec<Id>,
    pub(super) stage: Stage,
}

/// Where the reader is.
#[derive(Debug, Clone)]
pub enum Stage {
    /// The start card.
    Intro,
    /// Somebody else's result, opened from a link.
    Shared(Rc<SharedResult>),
    /// In a play, or at its end.
    Playing(Run, Screen),
}

/// Which screen of a play is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// One of its items, by its place counted from 0.
    Item(usize),
    /// What came of it; every item is answered.
    Result,
    /// Every item of the bank with its explanation; every item of the play is answered.
    Review,
}

/// A play with the answers given to it.
#[derive(Debug, Clone)]
pub struct Run {
    /// Short or full.
    pub length: Length,
    /// The play, shared by all copies of the session, of which every change makes one.
    pub play: Rc<Play>,
    /// The answers so far.
    pub answers: Answers,
    pub(super) seed: u32,
}

/// What a reader can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Begin a play, from the start card.
    Start(Length),
    /// Answer an item; the id guards against a press meant for the card before.
    Answer(Id, Choice),
    /// Go on to the next item, or to the result after the last.
    Next,
    /// Go back to the item before, or from the result to the last item.
    Back,
    /// From the result to the list of all items.
    OpenReview,
    /// From the list of all items back to the result.
    CloseReview,
    /// A new play of the same length, with unseen items first.
    PlayAgain,
    /// Back to the start card from anywhere; the answers are dropped, what was seen is kept.
    Restart,
    /// As `Restart`, and what was seen is dropped as well.
    Forget,
}

/// What an action has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A play has begun with so many items.
    Started {
        /// How many items it has.
        total: usize,
    },
    /// Another item is on the screen.
    Moved {
        /// Its place, counted from 1.
        index: usize,
        /// How many items the play has.
        total: usize,
    },
    /// The item on the screen has been answered.
    Answered,
    /// The result is on the screen.
    Finished,
    /// The list of all items is on the screen, or is so no longer.
    Reviewed,
    /// Somebody else's result is on the screen.
    Opened,
    /// The start card is on the screen, and no play was left for it.
    Closed,
    /// A play was left for the start card, which is on the screen.
    Restarted,
    /// The start card is on the screen and nothing is remembered.
    Forgot,
}

impl Session {
    /// A session at its start card.
    pub fn new(deck: Rc<Deck>, seed: u32) -> Self {
        Self { deck, seed, seen: Vec::new(), stage: Stage::Intro }
    }

    /// The session with somebody else's result on the screen.
    pub fn showing(mut self, result: SharedResult) -> Self {
        self.stage = Stage::Shared(Rc::new(result));
        self
    }

    /// The deck that is played.
    pub fn deck(&self) -> &Rc<Deck> {
        &self.deck
    }

    /// Where the reader is.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The play under way or finished.
    pub fn run(&self) -> Option<&Run> {
        match &self.stage {
            Stage::Playing(run, _) => Some(run),
            Stage::Intro | Stage::Shared(_) => None,
        }
    }

    /// What the answers of a finished play mean.
    pub fn outcome(&self) -> Option<Outcome> {
        match &self.stage {
            Stage::Playing(run, Screen::Result | Screen::Review) => Some(Outcome::of(&self.deck, run)),
            _ => None,
        }
    }

    /// Puts somebody else's result on the screen; only where that takes nothing from the reader.
    pub fn open(&mut self, result: SharedResult) -> Option<Event> {
        match self.stage {
            Stage::Intro | Stage::Shared(_) => {
                self.stage = Stage::Shared(Rc::new(result));
                Some(Event::Opened)
            }
            Stage::Playing(..) => None,
        }
    }

    /// Does what the reader asked for, if it can be done here; gives what has changed.
    pub fn apply(&mut self, action: Action) -> Option<Event> {
        match action {
            Action::Start(length) => self.start(length),
            Action::Answer(id, choice) => self.answer(&id, choice),
            Action::Next => self.next(),
            Action::Back => self.back(),
            Action::OpenReview => self.open_review(),
            Action::CloseReview => self.close_review(),
            Action::PlayAgain => self.play_again(),
            Action::Restart => self.restart(),
            Action::Forget => self.forget(),
        }
    }

    fn start(&mut self, length: Length) -> Option<Event> {
        match self.stage {
            Stage::Intro | Stage::Shared(_) => Some(self.begin(length)),
            Stage::Playing(..) => None,
        }
    }

    fn begin(&mut self, length: Length) -> Event {
        let run = Run::new(&self.deck, length, self.seed, &self.seen);
        let total = run.play.cards().len();
        self.stage = Stage::Playing(run, Screen::Item(0));
        Event::Started { total }
    }

    fn answer(&mut self, id: &Id, choice: Choice) -> Option<Event> {
        let Stage::Playing(run, Screen::Item(at)) = &mut self.stage else { return None };
        let item = &run.play.cards().get(*at)?.item;
        let open = item.id == *id && !(item.is_keyed() && run.answers.to(item).is_some());
        (open && run.answers.give(item, choice)).then_some(Event::Answered)
    }

    fn next(&mut self) -> Option<Event> {
        let Stage::Playing(run, Screen::Item(at)) = &self.stage else { return None };
        run.answer_at(*at)?;
        let at = at + 1;
        if at < run.play.cards().len() { self.show(Screen::Item(at)) } else { self.show(Screen::Result) }
    }

    fn back(&mut self) -> Option<Event> {
        let Stage::Playing(run, screen) = &self.stage else { return None };
        let shown = match screen {
            Screen::Item(at) => *at,
            Screen::Result => run.play.cards().len(),
            Screen::Review => return None,
        };
        self.show(Screen::Item(shown.checked_sub(1)?))
    }

    fn open_review(&mut self) -> Option<Event> {
        self.turn(Screen::Result, Screen::Review)
    }

    fn close_review(&mut self) -> Option<Event> {
        self.turn(Screen::Review, Screen::Result).map(|_| Event::Reviewed)
    }

    fn turn(&mut self, from: Screen, to: Screen) -> Option<Event> {
        match &self.stage {
            Stage::Playing(_, screen) if *screen == from => self.show(to),
            _ => None,
        }
    }

    fn show(&mut self, next: Screen) -> Option<Event> {
        let Stage::Playing(run, screen) = &mut self.stage else { return None };
        *screen = next;
        Some(match next {
            Screen::Item(at) => Event::Moved { index: at + 1, total: run.play.cards().len() },
            Screen::Result => Event::Finished,
            Screen::Review => Event::Reviewed,
        })
    }

    fn play_again(&mut self) -> Option<Event> {
        let Stage::Playing(run, Screen::Result | Screen::Review) = &self.stage else { return None };
        let length = run.length;
        self.leave_run();
        Some(self.begin(length))
    }

    fn restart(&mut self) -> Option<Event> {
        let event = if self.run().is_some() { Event::Restarted } else { Event::Closed };
        self.leave_run();
        self.stage = Stage::Intro;
        Some(event)
    }

    fn forget(&mut self) -> Option<Event> {
        self.leave_run();
        self.seen.clear();
        self.stage = Stage::Intro;
        Some(Event::Forgot)
    }

    /// Remembers what the run has asked, and turns the seed, so that the next play is another one.
    fn leave_run(&mut self) {
        let Some(run) = self.run() else { return };
        let asked: Vec<Id> = run.answers.iter().map(|answer| answer.item.id.clone()).collect();
        self.seed = next_seed(run.seed);
        for id in asked {
            self.remember(id);
        }
    }

    /// Counts the item as asked in an earlier play.
    pub(super) fn remember(&mut self, id: Id) {
        if !self.seen.contains(&id) {
            self.seen.push(id);
        }
    }
}

impl Run {
    pub(super) fn new(deck: &Deck, length: Length, seed: u32, seen: &[Id]) -> Self {
        Self { length, play: Rc::new(draw(deck, length, seed, seen)), answers: Answers::default(), seed }
    }

    /// The card at that place, counted from 0.
    pub fn card(&self, at: usize) -> Option<&Card> {
        self.play.cards().get(at)
    }

    /// The answer to the card at that place.
    pub fn answer_at(&self, at: usize) -> Option<&Choice> {
        self.answers.to(&self.card(at)?.item)
    }
}

/// Turns the seed; a full period, so that no run of replays falls into a short circle.
fn next_seed(seed: u32) -> u32 {
    seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}
