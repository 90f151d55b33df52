//! What one reader does with the quiz: which screen, which play, which answers.
//!
//! The answers are the only state; progress, feedback and results are derived from them. Each action returns an
//! [`Event`], from which the widget knows what to do outside the session.

mod action;
mod event;
mod further;
mod stage;
mod team;

pub use action::Action;
pub use event::Event;
pub use stage::{Screen, Stage};

use crate::answers::Choice;
use crate::deck::{Deck, Id, Length};
use crate::result::outcome::Outcome;
use crate::rng::next_seed;
use crate::run::Run;
use crate::share::single::SharedResult;
use crate::team::{PasteReport, Team};
use std::rc::Rc;

/// One reader's quiz.
#[derive(Debug, Clone)]
pub struct Session {
    pub(crate) deck: Rc<Deck>,
    /// The seed of the next play.
    seed: u32,
    /// Items that earlier plays have asked; the next play prefers others.
    pub(crate) seen: Vec<Id>,
    /// The play, also while something else covers it.
    pub(crate) play: Option<(Run, Screen)>,
    cover: Option<Cover>,
    /// The other person's result that was opened last; the reader's own is compared with it.
    friend: Option<SharedResult>,
    pub(crate) team: Team,
    /// What the last paste has added, until the team is closed.
    report: Option<PasteReport>,
    /// How many pastes have added people.
    pastes: usize,
}

/// What can cover a play, which waits behind it.
#[derive(Debug, Clone)]
enum Cover {
    Start,
    Shared(SharedResult),
    Team,
    /// The items to practise, and the index of the one on the screen.
    Practice(Run, usize),
}

impl Session {
    /// A session at its start card.
    pub fn new(deck: Rc<Deck>, seed: u32) -> Self {
        Self {
            deck,
            seed,
            seen: Vec::new(),
            play: None,
            cover: None,
            friend: None,
            team: Team::default(),
            report: None,
            pastes: 0,
        }
    }

    /// The session at its start card; a play waits behind it.
    pub fn at_start(mut self) -> Self {
        self.cover = Some(Cover::Start);
        self
    }

    /// The session as if no item had been asked before.
    pub fn with_nothing_seen(mut self) -> Self {
        self.seen.clear();
        self
    }

    /// The deck that is played.
    pub fn deck(&self) -> &Rc<Deck> {
        &self.deck
    }

    /// Where the reader is.
    pub fn stage(&self) -> Stage<'_> {
        match (&self.cover, &self.play) {
            (Some(Cover::Shared(result)), _) => Stage::Shared(result),
            (Some(Cover::Team), _) => Stage::Team,
            (Some(Cover::Practice(run, at)), _) => Stage::Practising(run, *at),
            (None, Some((run, screen))) => Stage::Playing(run, *screen),
            (Some(Cover::Start), _) | (None, None) => Stage::Intro,
        }
    }

    /// The play on the screen, finished or not.
    pub fn run(&self) -> Option<&Run> {
        match self.stage() {
            Stage::Playing(run, _) => Some(run),
            _ => None,
        }
    }

    /// The play on the screen or waiting, and its screen.
    pub fn played(&self) -> Option<(&Run, Screen)> {
        self.play.as_ref().map(|(run, screen)| (run, *screen))
    }

    /// The outcome of a finished play on the screen.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.stage() {
            Stage::Playing(run, Screen::Result | Screen::Review) => Some(Outcome::of(&self.deck, run)),
            _ => None,
        }
    }

    /// The reader's own result as a link carries it, of a finished play on the screen or waiting, also while more pairs
    /// sharpen it.
    pub fn own_result(&self) -> Option<SharedResult> {
        let is_before_result = |run: &Run, screen| matches!(screen, Screen::Item(at) if at < run.play.drawn());
        let (run, _) = self.played().filter(|(run, screen)| !is_before_result(run, *screen))?;
        Outcome::of(&self.deck, run).shared()
    }

    /// The other person's result that was opened last.
    pub fn friend(&self) -> Option<SharedResult> {
        self.friend
    }

    /// Does what the reader asked for, if it is possible here; returns what has changed.
    pub fn apply(&mut self, action: Action) -> Option<Event> {
        match action {
            Action::Start(length) => self.start(length),
            Action::Answer(id, choice) => self.answer(&id, choice),
            Action::Next => self.next(),
            Action::Back => self.back(),
            Action::Sharpen => self.sharpen(),
            Action::Practise => self.practise(),
            Action::OpenReview => self.switch(Screen::Result, Screen::Review),
            Action::CloseReview => self.switch(Screen::Review, Screen::Result).map(|_| Event::Reviewed),
            Action::OpenTeam => self.open_team(),
            Action::Leave => self.leave(),
            Action::Remove(index) => self.remove(index),
            Action::PlayAgain => self.play_again(),
            Action::Restart => self.restart(),
            Action::Forget => self.forget(),
        }
    }

    fn start(&mut self, length: Length) -> Option<Event> {
        if matches!(self.stage(), Stage::Playing(..) | Stage::Practising(..)) {
            return None;
        }
        self.drop_run();
        Some(self.start_run(length))
    }

    fn start_run(&mut self, length: Length) -> Event {
        let run = Run::new(&self.deck, length, self.seed, &self.seen);
        let total = run.play.cards().len();
        self.cover = None;
        self.play = Some((run, Screen::Item(0)));
        Event::Started { total }
    }

    /// The play, if it is on the screen.
    fn playing(&mut self) -> Option<&mut (Run, Screen)> {
        self.play.as_mut().filter(|_| self.cover.is_none())
    }

    /// The item on the screen, of the play or of the practice.
    fn at_item(&mut self) -> Option<(&mut Run, &mut usize)> {
        match (&mut self.cover, &mut self.play) {
            (Some(Cover::Practice(run, at)), _) | (None, Some((run, Screen::Item(at)))) => Some((run, at)),
            _ => None,
        }
    }

    fn answer(&mut self, id: &Id, choice: Choice) -> Option<Event> {
        let (run, at) = self.at_item()?;
        let item = &run.play.cards().get(*at)?.item;
        let is_open = item.id == *id && !(item.is_keyed() && run.answers.to(item).is_some());
        (is_open && run.answers.give(item, choice)).then_some(Event::Answered)
    }

    fn next(&mut self) -> Option<Event> {
        let (run, at) = self.at_item()?;
        run.answer_at(*at)?;
        match (run.play.is_last(*at), &self.cover) {
            (true, Some(_)) => self.leave(),
            (true, None) => self.show(Screen::Result),
            (false, _) => self.turn(1),
        }
    }

    fn back(&mut self) -> Option<Event> {
        if let Some((run, at)) = self.at_item() {
            // The pairs that sharpen a result come after it.
            let is_after_result = run.is_sharpened() && *at == run.play.drawn();
            return if is_after_result { self.show(Screen::Result) } else { self.turn(-1) };
        }
        let (run, Screen::Result) = self.playing()? else { return None };
        let answered = run.first_open().unwrap_or(run.play.cards().len());
        self.show(Screen::Item(answered.checked_sub(1)?))
    }

    /// Goes on by that many items, or back.
    fn turn(&mut self, by: isize) -> Option<Event> {
        let (run, at) = self.at_item()?;
        *at = at.checked_add_signed(by)?;
        let (index, total) = run.play.progress(*at);
        Some(Event::Moved { index, total })
    }

    fn switch(&mut self, from: Screen, to: Screen) -> Option<Event> {
        if self.playing()?.1 == from { self.show(to) } else { None }
    }

    fn show(&mut self, next: Screen) -> Option<Event> {
        let (run, screen) = self.playing()?;
        *screen = next;
        Some(match next {
            Screen::Item(at) => {
                let (index, total) = run.play.progress(at);
                Event::Moved { index, total }
            }
            Screen::Result => Event::Finished,
            Screen::Review => Event::Reviewed,
        })
    }

    fn leave(&mut self) -> Option<Event> {
        if self.play.is_some() {
            return self.cover.take().map(|_| Event::Returned);
        }
        let friend = self.friend.filter(|_| matches!(self.cover, Some(Cover::Team)))?;
        self.cover = Some(Cover::Shared(friend));
        Some(Event::Opened)
    }

    fn play_again(&mut self) -> Option<Event> {
        let (run, Screen::Result | Screen::Review) = self.playing()? else { return None };
        let length = run.length;
        self.drop_run();
        Some(self.start_run(length))
    }

    fn restart(&mut self) -> Option<Event> {
        self.cover.take_if(|cover| matches!(cover, Cover::Practice(..)));
        if self.run().is_some() {
            self.drop_run();
            return Some(Event::Restarted);
        }
        // An opened link is closed. A play behind it keeps waiting: a reload brings it back.
        self.cover = Some(Cover::Start);
        Some(Event::Closed)
    }

    fn forget(&mut self) -> Option<Event> {
        self.drop_run();
        *self = Self::new(Rc::clone(&self.deck), self.seed);
        Some(Event::Forgot)
    }

    /// Drops the run but remembers what it has asked. The next play gets another seed.
    fn drop_run(&mut self) {
        let Some((run, _)) = self.play.take() else { return };
        self.seed = next_seed(run.seed);
        for answer in run.answers.iter() {
            self.remember(answer.item.id.clone());
        }
    }

    /// Counts the item as asked in an earlier play.
    pub(crate) fn remember(&mut self, id: Id) {
        if !self.seen.contains(&id) {
            self.seen.push(id);
        }
    }
}
