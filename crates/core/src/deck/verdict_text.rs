//! A deck's own words for the seven verdicts.

use super::verdict::Verdict;

/// The words for all verdicts, as a deck file has them.
#[derive(Debug)]
pub(crate) struct VerdictTexts(pub(crate) Vec<VerdictEntry>);

/// The words for one verdict.
#[derive(Debug)]
pub(crate) struct VerdictEntry {
    pub(crate) verdict: Verdict,
    pub(crate) name: Box<str>,
    pub(crate) text: ByPreference,
    pub(crate) next: ByPreference,
    pub(crate) link: Option<VerdictLink>,
    pub(crate) i_am: Box<str>,
    pub(crate) teaser: Box<str>,
}

/// A text for readers without strong preferences, and one for readers with some towards either side. Only the verdict
/// in the middle tells them apart; elsewhere the two are the same.
#[derive(Debug)]
pub(crate) struct ByPreference {
    pub(crate) none: Box<str>,
    pub(crate) both: Box<str>,
}

/// What a deck says about a verdict.
#[derive(Debug, Clone, Copy)]
pub struct VerdictText<'a> {
    /// The name: "At the window".
    pub name: &'a str,
    /// What a reader with this verdict likes, and a blind spot; in the second person.
    pub text: &'a str,
    /// One next step.
    pub next: &'a str,
    /// What to read next.
    pub link: Option<&'a VerdictLink>,
    /// The verdict in the first person, for the text that is shared; may be empty. `{po}` and `{pm}` stand for the
    /// names of the roles.
    pub i_am: &'a str,
    /// The sentence that makes others curious, for previews of links; may be empty.
    pub teaser: &'a str,
}

/// What to read next.
#[derive(Debug)]
pub struct VerdictLink {
    /// What the link says.
    pub label: Box<str>,
    /// Where it leads; always https.
    pub url: Box<str>,
    /// The part of the deck's source that it means; empty if it leads elsewhere.
    pub part: Box<str>,
}

/// Readers below this decisiveness had no strong preferences, in per cent. It is the decisiveness of answers that all
/// are halfway to an end.
const DECISIVE: u8 = 25;

impl ByPreference {
    fn of(&self, decisiveness: u8) -> &str {
        if decisiveness < DECISIVE { &self.none } else { &self.both }
    }
}

impl VerdictTexts {
    /// What the deck says about that verdict with that decisiveness in per cent.
    pub(crate) fn of(&self, verdict: Verdict, decisiveness: u8) -> Option<VerdictText<'_>> {
        let entry = self.0.iter().find(|entry| entry.verdict == verdict)?;
        Some(VerdictText {
            name: &entry.name,
            text: entry.text.of(decisiveness),
            next: entry.next.of(decisiveness),
            link: entry.link.as_ref(),
            i_am: &entry.i_am,
            teaser: &entry.teaser,
        })
    }
}
