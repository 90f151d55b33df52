//! One reader's way through the quiz: which screen, which play, which answers.
//!
//! The answers are the ground state; progress, feedback and results are derived from them. Knows
//! no browser: what happens outside is told by the `Event` that an action gives back.

use crate::answers::Choice;
use crate::deck::{Deck, Id, Length};
use crate::result::outcome::Outcome;
use crate::run::Run;
use crate::share::link::Linked;
use crate::share::single::SharedResult;
use crate::team::{Gathered, Team};
use std::rc::Rc;

/// One reader's quiz.
#[derive(Debug, Clone)]
pub struct Session {
    pub(crate) deck: Rc<Deck>,
    /// The seed of the next play.
    seed: u32,
    /// Items that earlier plays have asked; the next play prefers others.
    pub(crate) seen: Vec<Id>,
    /// The play, also while something else lies over it.
    pub(crate) play: Option<(Run, Screen)>,
    over: Option<Over>,
    /// The last result of somebody else's that was opened: one's own is compared with it.
    friend: Option<SharedResult>,
    pub(crate) team: Team,
    /// What came of the last paste, until the team is left.
    gathered: Option<Gathered>,
    /// How many pastes have brought somebody.
    pastes: usize,
}

/// What can lie over a play, which waits behind it.
#[derive(Debug, Clone)]
enum Over {
    Start,
    Shared(SharedResult),
    Team,
}

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
pub enum Stage<'a> {
    /// The start card.
    Intro,
    /// Somebody else's result, opened from a link.
    Shared(&'a SharedResult),
    /// The results of several people.
    Team,
    /// In a play, or at its end.
    Playing(&'a Run, Screen),
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
    /// From one's own result or somebody else's to the team, where both are among the people.
    OpenTeam,
    /// From what was opened back to the play that waits; from the team to somebody else's result, where no play does.
    Leave,
    /// Take the person at that place out of the team.
    Remove(usize),
    /// A new play of the same length, with unseen items first.
    PlayAgain,
    /// Back to the start card from anywhere; the answers of a play on the screen are dropped, what was seen is kept.
    Restart,
    /// As `Restart`, and all that is remembered is dropped as well.
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
    /// Results of other people's are on the screen: one, two or a team's.
    Opened,
    /// The team's people or their names are others.
    Gathered,
    /// The play that waited is on the screen again.
    Returned,
    /// The start card is on the screen, and no play was left for it.
    Closed,
    /// A play was left for the start card, which is on the screen.
    Restarted,
    /// The start card is on the screen and nothing is remembered.
    Forgot,
}

impl Event {
    /// Whether the reader is still on the same screen.
    pub fn stays(&self) -> bool {
        matches!(self, Self::Answered | Self::Gathered)
    }
}

impl Session {
    /// A session at its start card.
    pub fn new(deck: Rc<Deck>, seed: u32) -> Self {
        let team = Team::default();
        Self { deck, seed, seen: Vec::new(), play: None, over: None, friend: None, team, gathered: None, pastes: 0 }
    }

    /// The deck that is played.
    pub fn deck(&self) -> &Rc<Deck> {
        &self.deck
    }

    /// Where the reader is.
    pub fn stage(&self) -> Stage<'_> {
        match (&self.over, &self.play) {
            (Some(Over::Shared(result)), _) => Stage::Shared(result),
            (Some(Over::Team), _) => Stage::Team,
            (None, Some((run, screen))) => Stage::Playing(run, *screen),
            (Some(Over::Start), _) | (None, None) => Stage::Intro,
        }
    }

    /// The play on the screen, under way or finished.
    pub fn run(&self) -> Option<&Run> {
        match self.stage() {
            Stage::Playing(run, _) => Some(run),
            _ => None,
        }
    }

    /// The play on the screen or the one that waits, and where it is.
    pub fn played(&self) -> Option<(&Run, Screen)> {
        self.play.as_ref().map(|(run, screen)| (run, *screen))
    }

    /// The reader's own result as a link carries it, of a finished play on the screen or waiting.
    pub fn own_result(&self) -> Option<SharedResult> {
        let (run, _) = self.played().filter(|(_, screen)| !matches!(screen, Screen::Item(_)))?;
        Outcome::of(&self.deck, run).shared()
    }

    /// The last result of somebody else's that was opened.
    pub fn friend(&self) -> Option<SharedResult> {
        self.friend
    }

    /// The people whose results are gathered.
    pub fn team(&self) -> &Team {
        &self.team
    }

    /// What came of the last paste, while the team is on the screen.
    pub fn gathered(&self) -> Option<&Gathered> {
        self.gathered.as_ref()
    }

    /// How many pastes have brought somebody: after each there is another field for the next.
    pub fn pastes(&self) -> usize {
        self.pastes
    }

    /// What the answers of a finished play mean that is on the screen.
    pub fn outcome(&self) -> Option<Outcome> {
        match self.stage() {
            Stage::Playing(run, Screen::Result | Screen::Review) => Some(Outcome::of(&self.deck, run)),
            _ => None,
        }
    }

    /// Puts what a link holds on the screen; a play waits behind it.
    pub fn open(&mut self, linked: Linked) -> Event {
        self.over = Some(match linked {
            Linked::Result(result) => {
                self.friend = Some(result);
                Over::Shared(result)
            }
            Linked::Several(results) => {
                self.open_link(results);
                Over::Team
            }
        });
        Event::Opened
    }

    /// A link that is opened again, as by a reload, shows the team as the reader has left it; one that he has emptied is
    /// as good as never opened.
    fn open_link(&mut self, results: Vec<SharedResult>) {
        let mut team = Team::of_link(results, &self.team);
        team.origin = team.code().unwrap_or_default();
        if team.origin == self.team.origin && !self.team.people().is_empty() {
            return;
        }
        if let Some(own) = self.own_result() {
            team.mark_own(own);
        }
        self.team = team;
        self.gathered = None;
    }

    /// The session at its start card; a play waits behind it.
    pub fn at_start(mut self) -> Self {
        self.over = Some(Over::Start);
        self
    }

    /// The session as if no item had been asked before.
    pub fn with_nothing_seen(mut self) -> Self {
        self.seen.clear();
        self
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
            Action::OpenTeam => self.open_team(),
            Action::Leave => self.leave(),
            Action::Remove(place) => self.remove(place),
            Action::PlayAgain => self.play_again(),
            Action::Restart => self.restart(),
            Action::Forget => self.forget(),
        }
    }

    /// Takes a text, from which everybody whose link is in it is to be added to the team on the screen.
    pub fn paste(&mut self, text: String) -> Option<Event> {
        self.open_team_mut()?;
        self.gathered = Some(Gathered { unread: text, ..Gathered::default() });
        Some(Event::Gathered)
    }

    /// Reads some more of what was pasted; whether there was anything to read.
    pub fn gather(&mut self) -> bool {
        let Some(gathered) = &mut self.gathered else { return false };
        if gathered.unread.is_empty() {
            return false;
        }
        self.team.gather(&self.deck, gathered);
        self.pastes += usize::from(gathered.unread.is_empty() && gathered.added > 0);
        true
    }

    /// Calls the person at that place of the team on the screen so.
    pub fn name(&mut self, place: usize, name: &str) -> Option<Event> {
        self.open_team_mut()?.name(place, name);
        Some(Event::Gathered)
    }

    fn start(&mut self, length: Length) -> Option<Event> {
        if self.run().is_some() {
            return None;
        }
        self.leave_run();
        Some(self.begin(length))
    }

    fn begin(&mut self, length: Length) -> Event {
        let run = Run::new(&self.deck, length, self.seed, &self.seen);
        let total = run.play.cards().len();
        self.over = None;
        self.play = Some((run, Screen::Item(0)));
        Event::Started { total }
    }

    /// The play, if it is on the screen.
    fn playing(&mut self) -> Option<&mut (Run, Screen)> {
        self.play.as_mut().filter(|_| self.over.is_none())
    }

    fn answer(&mut self, id: &Id, choice: Choice) -> Option<Event> {
        let (run, Screen::Item(at)) = self.playing()? else { return None };
        let item = &run.play.cards().get(*at)?.item;
        let open = item.id == *id && !(item.is_keyed() && run.answers.to(item).is_some());
        (open && run.answers.give(item, choice)).then_some(Event::Answered)
    }

    fn next(&mut self) -> Option<Event> {
        let (run, Screen::Item(at)) = self.playing()? else { return None };
        run.answer_at(*at)?;
        let at = *at + 1;
        if at < run.play.cards().len() { self.show(Screen::Item(at)) } else { self.show(Screen::Result) }
    }

    fn back(&mut self) -> Option<Event> {
        let (run, screen) = self.playing()?;
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
        if self.playing()?.1 == from { self.show(to) } else { None }
    }

    fn show(&mut self, next: Screen) -> Option<Event> {
        let (run, screen) = self.playing()?;
        *screen = next;
        Some(match next {
            Screen::Item(at) => Event::Moved { index: at + 1, total: run.play.cards().len() },
            Screen::Result => Event::Finished,
            Screen::Review => Event::Reviewed,
        })
    }

    fn open_team(&mut self) -> Option<Event> {
        if !matches!(self.stage(), Stage::Shared(_) | Stage::Playing(_, Screen::Result)) {
            return None;
        }
        if let Some(friend) = self.friend.filter(|friend| self.deck.knows(friend.fingerprint())) {
            self.team.add(friend);
        }
        if let Some(own) = self.own_result() {
            self.team.add_own(own);
        }
        self.gathered = None;
        self.over = Some(Over::Team);
        Some(Event::Opened)
    }

    fn leave(&mut self) -> Option<Event> {
        if self.play.is_some() {
            return self.over.take().map(|_| Event::Returned);
        }
        let friend = self.friend.filter(|_| matches!(self.over, Some(Over::Team)))?;
        self.over = Some(Over::Shared(friend));
        Some(Event::Opened)
    }

    fn remove(&mut self, place: usize) -> Option<Event> {
        self.open_team_mut()?.remove(place);
        Some(Event::Gathered)
    }

    /// The team, if it is on the screen; what came of the last paste counts no more when it is changed, unless there is
    /// more to come.
    fn open_team_mut(&mut self) -> Option<&mut Team> {
        self.gathered.take_if(|gathered| gathered.unread.is_empty());
        matches!(self.over, Some(Over::Team)).then_some(&mut self.team)
    }

    fn play_again(&mut self) -> Option<Event> {
        let (run, Screen::Result | Screen::Review) = self.playing()? else { return None };
        let length = run.length;
        self.leave_run();
        Some(self.begin(length))
    }

    fn restart(&mut self) -> Option<Event> {
        if self.run().is_some() {
            self.leave_run();
            return Some(Event::Restarted);
        }
        // What was opened is closed, and a play behind it goes on waiting for a reload.
        self.over = Some(Over::Start);
        Some(Event::Closed)
    }

    fn forget(&mut self) -> Option<Event> {
        self.leave_run();
        *self = Self::new(Rc::clone(&self.deck), self.seed);
        Some(Event::Forgot)
    }

    /// Remembers what the run has asked, and turns the seed, so that the next play is another one.
    fn leave_run(&mut self) {
        let Some((run, _)) = self.played() else { return };
        let asked: Vec<Id> = run.answers.iter().map(|answer| answer.item.id.clone()).collect();
        self.seed = next_seed(run.seed);
        self.play = None;
        for id in asked {
            self.remember(id);
        }
    }

    /// Counts the item as asked in an earlier play.
    pub(crate) fn remember(&mut self, id: Id) {
        if !self.seen.contains(&id) {
            self.seen.push(id);
        }
    }
}

/// Turns the seed; a full period, so that no run of replays falls into a short circle.
fn next_seed(seed: u32) -> u32 {
    seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}
