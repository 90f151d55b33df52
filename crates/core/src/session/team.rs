//! What the session does with other people's results: opening links, and the team.

use super::event::Event;
use super::stage::{Screen, Stage};
use super::{Cover, Session};
use crate::share::link::Linked;
use crate::share::single::SharedResult;
use crate::team::{PasteReport, Team};

impl Session {
    /// The people whose results were collected.
    pub fn team(&self) -> &Team {
        &self.team
    }

    /// What the last paste has added, while the team is on the screen.
    pub fn paste_report(&self) -> Option<&PasteReport> {
        self.report.as_ref()
    }

    /// How many pastes have added people. After each of them the view shows a new field for the next paste.
    pub fn pastes(&self) -> usize {
        self.pastes
    }

    /// Shows what a link holds; a play waits behind it.
    pub fn open(&mut self, linked: Linked) -> Event {
        self.cover = Some(match linked {
            Linked::Result(result) => {
                self.friend = Some(result);
                Cover::Shared(result)
            }
            Linked::Several(results) => {
                self.open_several(results);
                Cover::Team
            }
        });
        Event::Opened
    }

    /// Opening the same link again, as after a reload, shows the team as the reader has left it. A team that the reader
    /// has emptied is opened again as the link has it.
    fn open_several(&mut self, results: Vec<SharedResult>) {
        let mut team = Team::of_link(results, &self.team);
        team.origin = team.code().unwrap_or_default();
        if team.origin == self.team.origin && !self.team.people().is_empty() {
            return;
        }
        if let Some(own) = self.own_result() {
            team.mark_own(own);
        }
        self.team = team;
        self.report = None;
    }

    /// Takes a text in which people's links are to be found, for the team on the screen. [`Session::read_paste`] reads it,
    /// after the rest of an earlier text. An empty text changes nothing: a double click on the button sends one, when the
    /// field has been emptied in between.
    pub fn paste(&mut self, text: &str) -> Option<Event> {
        if text.trim().is_empty() {
            return None;
        }
        self.team_on_screen()?;
        let report = self.report.get_or_insert_default();
        // The same text once more is a double click too, while the field still has it.
        if report.pasted == text {
            return None;
        }
        text.clone_into(&mut report.pasted);
        if !report.unread.is_empty() {
            report.unread.push('\n');
        }
        report.unread.push_str(text);
        Some(Event::TeamChanged)
    }

    /// Reads the next lines of what was pasted; returns whether there was anything to read.
    pub fn read_paste(&mut self) -> bool {
        let Some(report) = self.report.as_mut().filter(|report| !report.unread.is_empty()) else {
            return false;
        };
        self.team.read_paste(&self.deck, report);
        self.pastes += usize::from(report.unread.is_empty() && report.added > 0);
        true
    }

    /// Names the person at that index of the team on the screen.
    pub fn name(&mut self, index: usize, name: &str) -> Option<Event> {
        self.team_on_screen()?.name(index, name);
        Some(Event::TeamChanged)
    }

    pub(super) fn remove(&mut self, index: usize) -> Option<Event> {
        self.team_on_screen()?.remove(index);
        Some(Event::TeamChanged)
    }

    pub(super) fn open_team(&mut self) -> Option<Event> {
        if !matches!(self.stage(), Stage::Shared(_) | Stage::Playing(_, Screen::Result)) {
            return None;
        }
        if let Some(friend) = self.friend.filter(|friend| self.deck.knows(friend.fingerprint())) {
            self.team.add(friend);
        }
        if let Some(own) = self.own_result() {
            self.team.add_own(own);
        }
        self.drop_finished_report();
        self.cover = Some(Cover::Team);
        Some(Event::Opened)
    }

    /// The team, if it is on the screen. Changing it ends the report on the last paste, unless that is still being read.
    fn team_on_screen(&mut self) -> Option<&mut Team> {
        self.drop_finished_report();
        matches!(self.cover, Some(Cover::Team)).then_some(&mut self.team)
    }

    fn drop_finished_report(&mut self) {
        self.report.take_if(|report| report.unread.is_empty());
    }
}
