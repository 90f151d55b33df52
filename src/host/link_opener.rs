//! Decides which of the page's widgets opens the result link in the page's URL.
//!
//! A page may have quizzes with different decks. Opened by all of them, a link would show its result once and notes about
//! another quiz beside it.
//!
//! Pure: the widgets are given by what they know of the link.

/// What a widget knows of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knowledge {
    /// Its deck is not there yet.
    Loading,
    /// The link is of its deck, or of an earlier edition.
    OwnDeck,
    /// The link is of another deck, or cannot be read.
    OtherDeck,
    /// Its deck has no meter, so that it can show no result of others.
    NoMeter,
}

/// The widget that opens the link; `None` if that cannot be decided yet. It is the first one whose deck the link is of. If
/// there is none, the first widget that has a meter shows the link with a note.
pub fn opener(widgets: impl IntoIterator<Item = (u32, Knowledge)>) -> Option<u32> {
    let mut first = None;
    let mut is_loading = false;
    for (id, knowledge) in widgets {
        match knowledge {
            Knowledge::OwnDeck => return Some(id),
            Knowledge::OtherDeck => first = first.or(Some(id)),
            Knowledge::Loading => is_loading = true,
            Knowledge::NoMeter => {}
        }
    }
    first.filter(|_| !is_loading)
}

#[cfg(test)]
mod tests {
    use super::Knowledge::{Loading, NoMeter, OtherDeck, OwnDeck};
    use super::opener;

    #[test]
    fn the_first_widget_with_the_links_deck_opens_it_otherwise_the_first_once_all_decks_are_there() {
        for (widgets, expected) in [
            (&[][..], None),
            (&[OwnDeck], Some(0)),
            (&[OtherDeck], Some(0)),
            (&[Loading], None),
            (&[OtherDeck, OwnDeck, OwnDeck], Some(1)),
            (&[Loading, OwnDeck], Some(1)),
            (&[OtherDeck, Loading], None),
            (&[OtherDeck, OtherDeck], Some(0)),
            (&[NoMeter], None),
            (&[NoMeter, OtherDeck, NoMeter], Some(1)),
            (&[NoMeter, Loading], None),
        ] {
            assert_eq!(opener((0..).zip(widgets.iter().copied())), expected, "{widgets:?}");
        }
    }
}
