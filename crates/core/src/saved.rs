//! Saves a session as text and restores it, so that a reload loses nothing.
//!
//! The play itself is not saved: it follows from seed, length and seen items. The first line is
//!
//! ```text
//! <seed> <short|full>[+] <index of the item on the screen, or end> <item>=<choice> … / <seen item> …
//! ```
//!
//! If there is no play, the part before the slash is empty. A plus means that the reader is sharpening the result with more
//! pairs. A choice is stored as its index among the item's choices. Answers refer to
//! items by id, so an edited deck loses only those that no longer fit.
//!
//! If the reader has collected other people's results, more lines follow: the code of the team, the code of the link
//! that it was opened from (it may be empty), and the name of each person, after a tab if the person is the reader. An
//! opened result is not saved: its link is in the page's URL.

use crate::deck::Length;
use crate::run::Run;
use crate::session::{Screen, Session};
use crate::share::link::Linked;
use crate::team::Team;
use std::rc::Rc;

/// The session as text; `None` if there is nothing to save.
pub fn save(session: &Session) -> Option<String> {
    let code = session.team.code();
    if session.play.is_none() && session.seen.is_empty() && code.is_none() {
        return None;
    }
    let mut words = match session.played() {
        Some((run, screen)) => play_words(run, screen)?,
        None => Vec::new(),
    };
    words.push("/".to_owned());
    words.extend(session.seen.iter().map(|id| id.as_str().to_owned()));
    let mut lines = vec![words.join(" ")];
    if let Some(code) = code {
        lines.extend([code, session.team.origin.clone()]);
    }
    let people = session.team.people().iter();
    lines.extend(people.map(|person| format!("{}{}", if person.is_own { "\t" } else { "" }, person.name)));
    Some(lines.join("\n"))
}

fn play_words(run: &Run, screen: Screen) -> Option<Vec<String>> {
    let length = if run.length == Length::Full { "full" } else { "short" };
    let at = if let Screen::Item(at) = screen { at.to_string() } else { "end".to_owned() };
    let sharpened = if run.is_sharpened() { "+" } else { "" };
    let mut words = vec![run.seed.to_string(), format!("{length}{sharpened}"), at];
    for answer in run.answers.iter() {
        let index = answer.item.choices().iter().position(|choice| *choice == answer.choice)?;
        words.push(format!("{}={index}", answer.item.id.as_str()));
    }
    Some(words)
}

/// The session as it was saved. Text in another format changes nothing.
pub fn restore(mut session: Session, saved: &str) -> Session {
    let mut lines = saved.split('\n');
    let Some((play, seen)) = lines.next().and_then(|line| line.split_once('/')) else { return session };
    for id in seen.split(' ') {
        if let Some(item) = session.deck.item(id) {
            let id = item.id.clone();
            session.remember(id);
        }
    }
    session.play = restore_play(&session, play);
    if let Some(Ok(Linked::Several(results))) = lines.next().map(Linked::of_code) {
        session.team = Team::of_link(results, &Team::default());
        session.team.origin = lines.next().unwrap_or_default().to_owned();
        for (index, name) in lines.take(session.team.people().len()).enumerate() {
            session.team.restore(index, name);
        }
    }
    session
}

/// The play of the words before the slash, with the answers that still fit. A result that has lost an answer becomes a
/// play again, at its first open item.
fn restore_play(session: &Session, words: &str) -> Option<(Run, Screen)> {
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    let seed = words.next()?.parse().ok()?;
    let word = words.next()?;
    let (length, is_sharpened) = word.strip_suffix('+').map_or((word, false), |length| (length, true));
    let length = if length == "full" { Length::Full } else { Length::Short };
    let at: Option<usize> = words.next()?.parse().ok();
    let mut run = Run::new(&session.deck, length, seed, &session.seen);
    if is_sharpened {
        run.sharpen(&session.deck, &session.seen);
    }
    for word in words {
        restore_answer(&mut run, word);
    }
    let open = run.first_open();
    let last = open.unwrap_or(run.play.cards().len().saturating_sub(1));
    let screen = match at {
        None if open.is_none_or(|open| open >= run.play.drawn()) => Screen::Result,
        at => Screen::Item(at.unwrap_or(last).min(last)),
    };
    Some((run, screen))
}

/// Gives the answer of one word, if it still fits.
fn restore_answer(run: &mut Run, word: &str) -> Option<()> {
    let (id, index) = word.split_once('=')?;
    let card = run.play.cards().iter().find(|card| card.item.id.as_str() == id)?;
    let item = Rc::clone(&card.item);
    let choice = item.choices().into_iter().nth(index.parse().ok()?)?;
    run.answers.give(&item, choice);
    Some(())
}
