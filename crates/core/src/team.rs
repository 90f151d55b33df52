//! The results of several people, collected from what the reader pasted, with the names that the reader typed.
//!
//! Names stay on the reader's device: no link contains them.

use crate::deck::Deck;
use crate::share::code::{Kind, LinkFault};
use crate::share::link::{FoundCode, Linked, broken_code, code_in};
use crate::share::several::{self, MAX_RESULTS};
use crate::share::single::SharedResult;
use std::mem;

/// One person of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    result: SharedResult,
    /// What the reader calls them; empty if they have no name yet.
    pub name: String,
    /// Whether the result is the reader's own.
    pub is_own: bool,
}

impl Person {
    /// Their result, without a knowledge score.
    pub fn result(&self) -> &SharedResult {
        &self.result
    }
}

/// The people, at most fifty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Team {
    /// In the order of their markers, from the PO end to the PM end.
    people: Vec<Person>,
    /// The code of the link that the team was opened from; empty if it was not opened from a link.
    pub(crate) origin: String,
}

/// What a paste has added so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasteReport {
    /// The text that was pasted last.
    pub pasted: String,
    /// The text that has not been read yet.
    pub unread: String,
    /// How many lines have been read.
    pub lines: usize,
    /// How many people were added.
    pub added: usize,
    /// How many were in the team already.
    pub again: usize,
    /// How many were left out because the team is full.
    pub left_out: usize,
    /// The first lines without a usable link, in their order.
    pub junk: Vec<Junk>,
    /// How many such lines there were in all.
    pub junk_count: usize,
}

/// A pasted line without a usable link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Junk {
    /// Its number, counted from 1.
    pub line: usize,
    /// Its first words.
    pub text: String,
    /// What is wrong with it.
    pub fault: JunkFault,
}

/// Why no person was added from a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JunkFault {
    /// It contains no link.
    NoLink,
    /// Its link is incomplete or mistyped.
    Damaged,
    /// A newer version made its link.
    Newer,
    /// Its result is from another quiz and cannot be compared with the others.
    OtherQuiz,
}

/// How many lines are read at once. A slow phone needs up to 20 ms for them, and five times as long for a chat of 5,000.
pub const LINES_AT_ONCE: usize = 1000;
/// How many lines without a usable link are listed.
const MAX_JUNK: usize = 10;
/// The most characters of a name, and of a listed line.
const MAX_CHARS: usize = 40;

impl Team {
    /// The people of a link. They keep the names that they have in the team before: opening a link again loses nothing
    /// that the reader typed.
    pub fn of_link(results: Vec<SharedResult>, before: &Self) -> Self {
        let mut team = Self::default();
        let mut known = before.people.clone();
        for result in results {
            team.insert(match known.iter().position(|person| person.result == result) {
                Some(index) => known.remove(index),
                None => Person { result, name: String::new(), is_own: false },
            });
        }
        team
    }

    /// The people, from the PO end to the PM end.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Adds a result if the team does not have it yet and is not full.
    pub fn add(&mut self, result: SharedResult) {
        self.take(result.without_score(), "", &mut PasteReport::default());
    }

    /// Adds the reader's own result. It replaces an earlier one and keeps its name. A named person with the same result is
    /// a different person.
    pub fn add_own(&mut self, result: SharedResult) {
        let earlier = self.people.iter().position(|person| person.is_own);
        let name = earlier.map(|index| self.people.remove(index).name).unwrap_or_default();
        let own = Person { result: result.without_score(), name, is_own: true };
        if let Some(person) = self.nameless(own.result) {
            *person = own;
        } else if self.people.len() < MAX_RESULTS {
            self.insert(own);
        }
    }

    /// Marks a person without a name who has this result as the reader.
    pub fn mark_own(&mut self, result: SharedResult) {
        if let Some(person) = self.nameless(result.without_score()) {
            person.is_own = true;
        }
    }

    fn nameless(&mut self, result: SharedResult) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.result == result && person.name.is_empty())
    }

    /// Adds the people whose links are in the next unread lines; the words before a link become the name. Results that
    /// the deck does not know are left out.
    pub fn read_paste(&mut self, deck: &Deck, report: &mut PasteReport) {
        let text = mem::take(&mut report.unread);
        let mut rest = &*text;
        let last = report.lines + LINES_AT_ONCE;
        while !rest.is_empty() && report.lines < last {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            rest = after;
            report.lines += 1;
            let number = report.lines;
            let fault = match read_line(line) {
                Ok((name, linked)) => self.take_all(&name, linked, deck, report),
                Err(fault) => match broken_code(line, after) {
                    Some((FoundCode { words, code }, taken, behind)) => {
                        report.lines += taken;
                        rest = behind;
                        Linked::of_code(&code)
                            .ok()
                            .and_then(|linked| self.take_all(&name_in(words), linked, deck, report))
                    }
                    None => fault,
                },
            };
            if let Some(fault) = fault {
                report.junk_count += 1;
                if report.junk.len() < MAX_JUNK {
                    report.junk.push(Junk { line: number, text: one_line(line).0, fault });
                }
            }
        }
        report.unread = rest.to_owned();
    }

    fn take_all(&mut self, name: &str, linked: Linked, deck: &Deck, report: &mut PasteReport) -> Option<JunkFault> {
        let (results, name) = match linked {
            Linked::Result(result) => (vec![result], name),
            Linked::Several(results) => (results, ""),
        };
        let (known, others): (Vec<_>, Vec<_>) =
            results.into_iter().partition(|result| deck.knows(result.fingerprint()));
        for result in known {
            self.take(result.without_score(), name, report);
        }
        (!others.is_empty()).then_some(JunkFault::OtherQuiz)
    }

    /// Adds one result. The same result with two names is two people; with one name, or without a name, it is the same
    /// person again. A named result is never taken for the reader's own.
    fn take(&mut self, result: SharedResult, name: &str, report: &mut PasteReport) {
        let is_same = |person: &&mut Person| {
            let is_nameless = person.name.is_empty() && !person.is_own;
            person.result == result && (name.is_empty() || person.name == name || is_nameless)
        };
        if let Some(person) = self.people.iter_mut().find(is_same) {
            if person.name.is_empty() {
                person.name.push_str(name);
            }
            report.again += 1;
        } else if self.people.len() < MAX_RESULTS {
            self.insert(Person { result, name: name.to_owned(), is_own: false });
            report.added += 1;
        } else {
            report.left_out += 1;
        }
    }

    /// Inserts a person in the order of the markers, behind those with the same marker.
    fn insert(&mut self, person: Person) {
        let marker = |person: &Person| person.result.meter().marker();
        let index = self.people.partition_point(|other| marker(other) <= marker(&person));
        self.people.insert(index, person);
    }

    /// Names the person at that index of `people`. A name is one line of at most forty characters.
    pub fn name(&mut self, index: usize, name: &str) {
        if let Some(person) = self.people.get_mut(index) {
            person.name = one_line(name).0;
        }
    }

    /// Restores what a saved line says of a person: the name, after a tab if the person is the reader.
    pub(crate) fn restore(&mut self, index: usize, line: &str) {
        self.name(index, line);
        if let Some(person) = self.people.get_mut(index) {
            person.is_own = line.starts_with('\t');
        }
    }

    /// Removes the person at that index.
    pub fn remove(&mut self, index: usize) {
        if index < self.people.len() {
            self.people.remove(index);
        }
    }

    /// The code of a link to all of them, without their names; `None` for an empty team. Two people are a comparison.
    pub fn code(&self) -> Option<String> {
        let results: Vec<SharedResult> = self.people.iter().map(|person| person.result).collect();
        several::encode(if results.len() == 2 { Kind::Comparison } else { Kind::Team }, &results)
    }
}

/// What a line links to and the name before the link; or what is wrong with it, which is nothing with an empty line.
fn read_line(line: &str) -> Result<(String, Linked), Option<JunkFault>> {
    let Some(FoundCode { words, code }) = code_in(line) else {
        return Err((!line.trim().is_empty()).then_some(JunkFault::NoLink));
    };
    match Linked::of_code(&code) {
        Ok(linked) => Ok((name_in(words), linked)),
        Err(LinkFault::UnknownVersion) => Err(Some(JunkFault::Newer)),
        Err(_) => Err(Some(JunkFault::Damaged)),
    }
}

/// The words of a text with single spaces between them, and whether that is all of it: at most forty characters are
/// used.
fn one_line(text: &str) -> (String, bool) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Characters, as the text field counts them; other scripts have several bytes for each.
    let short: String = line.chars().take(MAX_CHARS).collect();
    (short.trim_end().to_owned(), short.len() == line.len())
}

/// The words before a link as a name, if they can be one: "Ann: https://…". Longer texts are not names.
fn name_in(before: &str) -> String {
    let (name, true) = one_line(before) else { return String::new() };
    // Some people write a space before the colon.
    name.strip_suffix(':').unwrap_or(&name).trim_end().to_owned()
}
