//! What is kept of a session over a reload, as lines of text, and the session that comes of it.
//!
//! Knows nothing of where the text is kept. The play itself is not in it: it follows from seed,
//! length and seen items. The words of the first line:
//!
//! ```text
//! <seed> <short|full> <place of the item on the screen, or end> <item>=<choice> … / <seen item> …
//! ```
//!
//! with nothing before the slash while no play is under way. A choice is its place among the
//! item's choices. Answers are found again by item id, so an edited deck loses only those that no
//! longer fit. Where results of other people's were gathered, more lines follow: the code of the team, the code of the link
//! that it was opened from (it may be empty), and the name of each of its people, after a tab where it is the reader. A
//! result that was opened is not kept: its link is in the page's address.

use crate::deck::{Deck, Length};
use crate::run::Run;
use crate::session::{Screen, Session};
use crate::share::link::Linked;
use crate::team::Team;
use crate::text::{digits, divided, joined, pieces, whole};
use std::rc::Rc;

/// The lines to keep; none if there is nothing to remember.
pub fn kept(session: &Session) -> Option<String> {
    let mut words = Vec::new();
    if let Some((run, screen)) = session.played() {
        words.push(digits(run.seed as usize));
        words.push(if run.length == Length::Full { "full" } else { "short" }.to_owned());
        words.push(if let Screen::Item(at) = screen { digits(at) } else { "end".to_owned() });
        for answer in run.answers.iter() {
            let place = answer.item.choices().iter().position(|choice| *choice == answer.choice)?;
            words.push(joined(&[answer.item.id.as_str(), &digits(place)], "="));
        }
    }
    let code = session.team.code();
    if words.is_empty() && session.seen.is_empty() && code.is_none() {
        return None;
    }
    words.push("/".to_owned());
    for id in &session.seen {
        words.push(id.as_str().to_owned());
    }
    let mut kept = joined(&words, " ");
    if let Some(code) = code {
        for line in [&code, &session.team.origin] {
            kept.push('\n');
            kept.push_str(line);
        }
    }
    for person in session.team.people() {
        kept.push_str(if person.is_own { "\n\t" } else { "\n" });
        kept.push_str(&person.name);
    }
    Some(kept)
}

/// The session as it was kept. What is none of ours changes nothing.
pub fn restored(mut session: Session, kept: &str) -> Session {
    let mut lines = pieces(kept, b'\n').into_iter();
    let Some((run, seen)) = lines.next().and_then(|line| divided(line, b'/')) else { return session };
    for id in pieces(seen, b' ') {
        if let Some(id) = session.deck.item(id).map(|item| item.id.clone()) {
            session.remember(id);
        }
    }
    session.play = played(&session.deck, &session, run);
    if let Some(Ok(Linked::Several(results))) = lines.next().map(Linked::of_code) {
        session.team = Team::of_link(results, &Team::default());
        session.team.origin = lines.next().unwrap_or_default().to_owned();
        for (place, name) in lines.take(session.team.people().len()).enumerate() {
            session.team.restore(place, name);
        }
    }
    session
}

/// The play of the line with the answers that still fit. A result that has lost an answer becomes
/// a play again, at the first item that lacks one.
fn played(deck: &Deck, session: &Session, line: &str) -> Option<(Run, Screen)> {
    let mut words = pieces(line, b' ').into_iter().filter(|word| !word.is_empty());
    let seed = u32::try_from(whole(words.next()?)?).ok()?;
    let length = if words.next()? == "full" { Length::Full } else { Length::Short };
    let at = number(words.next()?);
    let mut run = Run::new(deck, length, seed, &session.seen);
    for word in words {
        give(&mut run, word);
    }
    let cards = run.play.cards();
    let open = cards.iter().position(|card| run.answers.to(&card.item).is_none());
    let last = open.unwrap_or(cards.len().saturating_sub(1));
    let screen = match (at, open) {
        (None, None) => Screen::Result,
        (at, _) => Screen::Item(at.unwrap_or(last).min(last)),
    };
    Some((run, screen))
}

fn give(run: &mut Run, word: &str) -> Option<()> {
    let (id, place) = divided(word, b'=')?;
    let card = run.play.cards().iter().find(|card| card.item.id.as_str() == id)?;
    let item = Rc::clone(&card.item);
    let choice = item.choices().into_iter().nth(number(place)?)?;
    run.answers.give(&item, choice);
    Some(())
}

fn number(word: &str) -> Option<usize> {
    usize::try_from(whole(word)?).ok()
}
