//! The results of several people, gathered from what was pasted, with the names that were typed in.
//!
//! The people are the ground state, from the PO end to the PM end; what they have in common is derived. Names never leave
//! it for a link. Knows no words and no screens.

use crate::deck::Deck;
use crate::share::code::Kind;
use crate::share::code::LinkFault;
use crate::share::link::{Linked, code_in};
use crate::share::several::{self as group, MOST};
use crate::share::single::SharedResult;
use crate::text::{divided, is_blank};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    result: SharedResult,
    /// What the reader calls them; empty if nothing.
    pub name: String,
    /// Whether it is the reader's own.
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
    people: Vec<Person>,
    /// The code of the link that it was opened from; empty if from none.
    pub(crate) origin: String,
}

/// What came of a paste, as far as it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    /// What is not read yet.
    pub unread: String,
    /// So many lines are read.
    pub lines: usize,
    /// So many people are new.
    pub added: usize,
    /// So many were there already.
    pub again: usize,
    /// So many there was no room for.
    pub left_out: usize,
    /// The first lines that gave nobody, in their order.
    pub junk: Vec<Junk>,
    /// How many such lines there were in all.
    pub junk_count: usize,
}

/// A line of a paste that gave nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Junk {
    /// Its number, counted from 1.
    pub line: usize,
    /// How it begins.
    pub text: String,
    /// Why it gave nobody.
    pub fault: JunkFault,
}

/// Why a line gave nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JunkFault {
    /// There is no link in it.
    NoLink,
    /// The link is incomplete or mistyped.
    Damaged,
    /// The link is of a version that this one does not know.
    Newer,
    /// The result is another quiz's, and cannot be set beside the others.
    OtherQuiz,
}

/// So many lines are read at once: a slow phone takes up to 20 ms for them, and five times as long for a chat of 5,000.
pub const LINES_AT_ONCE: usize = 1000;
/// So many of the lines that gave nobody are kept to be named.
const JUNK_NAMED: usize = 10;
/// So many letters of such a line are kept, and so long a name may be.
const EXCERPT: usize = 40;

impl Team {
    /// The people of a link, who have no names but those that the reader has given them before: a link that is opened
    /// again loses nothing that was typed.
    pub fn of_link(results: Vec<SharedResult>, before: &Self) -> Self {
        let mut team = Self::default();
        let mut known = before.people.clone();
        for result in results {
            let place = known.iter().position(|person| person.result == result);
            let stranger = Person { result, name: String::new(), is_own: false };
            team.insert(place.map_or(stranger, |place| known.remove(place)));
        }
        team
    }

    /// The people, from the PO end to the PM end.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Adds a result if it is not there yet and there is room.
    pub fn add(&mut self, result: SharedResult) {
        self.take(result.without_score(), "", &mut Gathered::default());
    }

    /// Adds the reader's own result; an earlier one of his makes room for it and leaves it its name. Whoever has the same
    /// result and another name is somebody else.
    pub fn add_own(&mut self, result: SharedResult) {
        let earlier = self.people.iter().position(|person| person.is_own);
        let name = earlier.map(|place| self.people.remove(place).name).unwrap_or_default();
        let result = result.without_score();
        if let Some(person) = self.nameless(result) {
            *person = Person { result, name, is_own: true };
        } else if self.people.len() < MOST {
            self.insert(Person { result, name, is_own: true });
        }
    }

    /// Marks the reader's own result, if it is there without anybody's name.
    pub fn mark_own(&mut self, result: SharedResult) {
        if let Some(person) = self.nameless(result.without_score()) {
            person.is_own = true;
        }
    }

    fn nameless(&mut self, result: SharedResult) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.result == result && person.name.is_empty())
    }

    /// Adds everybody whose link is in the next lines, with the words before a link as the name. Results that the deck
    /// cannot vouch for are left out.
    pub fn gather(&mut self, deck: &Deck, gathered: &mut Gathered) {
        let text = std::mem::take(&mut gathered.unread);
        let mut rest = &*text;
        let last = gathered.lines + LINES_AT_ONCE;
        while !rest.is_empty() && gathered.lines < last {
            let (line, after) = divided(rest, b'\n').unwrap_or((rest, ""));
            rest = after;
            gathered.lines += 1;
            let fault = match code_in(line) {
                None if is_blank(line) => None,
                None => Some(JunkFault::NoLink),
                Some((before, code)) => match Linked::of_code(&code) {
                    Ok(linked) => self.take_all(&name_in(&before), linked, deck, gathered),
                    Err(LinkFault::UnknownVersion) => Some(JunkFault::Newer),
                    Err(_) => Some(JunkFault::Damaged),
                },
            };
            let Some(fault) = fault else { continue };
            gathered.junk_count += 1;
            if gathered.junk.len() < JUNK_NAMED {
                let text = one_line(line).0;
                gathered.junk.push(Junk { line: gathered.lines, text, fault });
            }
        }
        gathered.unread.push_str(rest);
    }

    /// Calls a person so; the place is that in `people`. The name is one line.
    pub fn name(&mut self, place: usize, name: &str) {
        if let Some(person) = self.people.get_mut(place) {
            person.name = one_line(name).0;
        }
    }

    /// What a kept line says of a person: the name, after a tab where it is the reader.
    pub(crate) fn restore(&mut self, place: usize, line: &str) {
        self.name(place, line);
        if let Some(person) = self.people.get_mut(place) {
            person.is_own = line.starts_with('\t');
        }
    }

    /// Takes a person out.
    pub fn remove(&mut self, place: usize) {
        if place < self.people.len() {
            self.people.remove(place);
        }
    }

    /// The code of a link to all of them, without their names; none of an empty team. Two are a comparison.
    pub fn code(&self) -> Option<String> {
        let mut results = Vec::new();
        for person in &self.people {
            results.push(person.result);
        }
        group::encode(if results.len() == 2 { Kind::Comparison } else { Kind::Team }, &results)
    }

    fn take_all(&mut self, name: &str, linked: Linked, deck: &Deck, gathered: &mut Gathered) -> Option<JunkFault> {
        let (results, name) = match linked {
            Linked::Result(result) => (vec![result], name),
            Linked::Several(results) => (results, ""),
        };
        let mut fault = None;
        for result in results {
            if deck.knows(result.fingerprint()) {
                self.take(result.without_score(), name, gathered);
            } else {
                fault = Some(JunkFault::OtherQuiz);
            }
        }
        fault
    }

    /// The same result under two names is two people; under one name, or without any, it is the same one again. The reader
    /// is nobody whom others have a name for.
    fn take(&mut self, result: SharedResult, name: &str, gathered: &mut Gathered) {
        let mut same = self.people.iter_mut().filter(|person| person.result == result);
        let is_same =
            |person: &&mut Person| name.is_empty() || person.name == name || person.name.is_empty() && !person.is_own;
        let known = same.find(is_same);
        if let Some(person) = known {
            if person.name.is_empty() {
                person.name.push_str(name);
            }
            gathered.again += 1;
        } else if self.people.len() < MOST {
            self.insert(Person { result, name: name.to_owned(), is_own: false });
            gathered.added += 1;
        } else {
            gathered.left_out += 1;
        }
    }

    /// Behind everybody whose marker is not further towards PM.
    fn insert(&mut self, person: Person) {
        let marker = |person: &Person| person.result.meter().marker();
        let place = self.people.iter().position(|other| marker(other) > marker(&person));
        self.people.insert(place.unwrap_or(self.people.len()), person);
    }
}

/// The words with one space between each two, and whether that is all of the text: what is too long is cut off.
fn one_line(text: &str) -> (String, bool) {
    let mut line = String::new();
    // In letters, as the field counts them: other scripts have several bytes for each.
    let mut room = EXCERPT;
    let mut is_between = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            is_between = !line.is_empty();
            continue;
        }
        let taken = 1 + usize::from(is_between);
        if room < taken {
            return (line, false);
        }
        if is_between {
            line.push(' ');
        }
        line.push(letter);
        room -= taken;
        is_between = false;
    }
    (line, true)
}

/// The words before a link as a name, if they can be one: "Ann: https://…". What had to be cut off is a sentence.
fn name_in(before: &str) -> String {
    let (name, true) = one_line(before) else { return String::new() };
    let name = name.strip_suffix(':').unwrap_or(&name);
    // Some write a space before the colon.
    name.strip_suffix(' ').unwrap_or(name).to_owned()
}
