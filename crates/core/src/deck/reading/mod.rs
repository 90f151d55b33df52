//! Reads a deck file: the result is a deck, or the list of everything that is wrong with the file.

mod cursor;
mod encoding;
mod enemies;
mod frame;
mod items;
mod limits;
mod plays;
mod verdicts;

pub use encoding::decode;
pub use limits::{MAX_BYTES, MAX_FACETS, MAX_ITEMS, MAX_ITEMS_A_PLAY, MAX_OPTIONS, MIN_OPTIONS};

use crate::deck::Deck;
use crate::deck::faults::{Fault, Faults};
use crate::deck::fingerprint::fingerprint;
use cursor::{Node, Object};
use enemies::enemies;
use frame::{compat, credit, direction, facets, language, notes, readiness, report, roles};
use items::Items;
use std::rc::Rc;
use verdicts::verdicts;

/// The one scene there is.
const ROOM: &str = "room";

/// Reads a deck file.
///
/// # Errors
///
/// Returns every fault of the file with its path, not only the first. A file that is not JSON has a single fault with
/// line and column. A byte order mark is ignored.
pub fn parse(text: &str) -> Result<Deck, Vec<Fault>> {
    let faults = Faults::default();
    let deck = read(text, &faults);
    let faults = faults.into_vec();
    deck.filter(|_| faults.is_empty()).ok_or(faults)
}

fn read(text: &str, faults: &Faults) -> Option<Deck> {
    if text.len() > MAX_BYTES {
        faults.push(encoding::too_large(text.len()));
        return None;
    }
    let text = encoding::without_mark(text);
    match serde_json::from_str(text) {
        Ok(value) => Some(deck(&Node::root(&value, faults).object())),
        Err(error) => {
            faults.push(encoding::not_json(text, &error));
            None
        }
    }
}

fn deck(object: &Object) -> Deck {
    object.optional("$schema");
    let id = object.field("id").own_id();
    let facets = facets(object);
    let notes = notes(object);
    let Items { mut items, ids, kind_with_roles, unread } = items::items(object, &facets, &notes);
    enemies(object, &mut items, &ids);
    let items: Vec<_> = items.into_iter().map(Rc::new).collect();
    let (short, full) = plays::plays(object, &items, unread);
    let mut deck = Deck {
        fingerprint: fingerprint(&id, &facets, &items),
        id,
        language: language(object),
        direction: direction(object),
        title: object.text("title"),
        intro: object.text_or_empty("intro"),
        roles: roles(object, kind_with_roles),
        facets,
        short,
        full,
        notes,
        readiness: object.optional("readiness").map(|node| readiness(&node)),
        compat: compat(object),
        credit: object.optional("credit").map(|node| credit(&node)),
        report: report(object),
        verdicts: None,
        has_scene: object.optional("scene").is_some_and(|node| node.word(&[ROOM]).is_some()),
        items,
    };
    deck.verdicts = verdicts(object, deck.credit.as_ref());
    object.refuse_others();
    deck
}
