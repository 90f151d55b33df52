//! What a reader can do further with a result: sharpen it by more pairs, and practise what was answered wrong.

use super::event::Event;
use super::stage::Screen;
use super::{Cover, Session};
use crate::answers::Answers;
use crate::play::{Card, Play};
use crate::result::knowledge::Knowledge;
use crate::run::Run;
use std::rc::Rc;

impl Session {
    pub(super) fn sharpen(&mut self) -> Option<Event> {
        let (run, Screen::Result) = self.play.as_mut().filter(|_| self.cover.is_none())? else { return None };
        run.sharpen(&self.deck, &self.seen);
        let open = run.first_open()?;
        self.show(Screen::Item(open))
    }

    pub(super) fn practise(&mut self) -> Option<Event> {
        let (run, Screen::Result) = self.playing()? else { return None };
        let missed = Knowledge::of(&run.answers)?.missed;
        let is_missed = |card: &&Card| missed.iter().any(|(item, _)| item.id == card.item.id);
        let cards: Vec<Card> = run.play.cards().iter().filter(is_missed).cloned().collect();
        let total = Some(cards.len()).filter(|total| *total > 0)?;
        let practice = Run { play: Rc::new(Play::of_cards(cards)), answers: Answers::default(), ..*run };
        self.cover = Some(Cover::Practice(practice, 0));
        Some(Event::Moved { index: 1, total })
    }
}
