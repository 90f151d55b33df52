//! What was written, and what the format cannot hold.

use std::fmt;

/// What was written, and what the format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The file's text.
    pub text: String,
    /// What is missing in the file.
    pub losses: Vec<Loss>,
}

/// Something of a deck that is missing in the file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What is missing: `the language`.
    pub what: &'static str,
    /// How many questions it concerns; 0 if it concerns the deck.
    pub questions: usize,
}

impl Loss {
    /// The losses that there are: each with whether the deck loses it, or with how many questions do.
    pub(crate) fn list<const N: usize>(
        of_deck: &[(&'static str, bool)],
        of_questions: [(&'static str, usize); N],
    ) -> Vec<Self> {
        let of_deck = of_deck.iter().filter(|(_, is_lost)| *is_lost).map(|(what, _)| Self { what, questions: 0 });
        let of_questions = of_questions.into_iter().filter(|(_, questions)| *questions > 0);
        of_deck.chain(of_questions.map(|(what, questions)| Self { what, questions })).collect()
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self { what, questions: 0 } => write!(formatter, "the format has no place for {what}"),
            Self { what, questions: 1 } => write!(formatter, "the format has no place for {what} (1 question)"),
            Self { what, questions } => write!(formatter, "the format has no place for {what} ({questions} questions)"),
        }
    }
}
