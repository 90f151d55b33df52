//! A deck of neutral questions: what all formats have in common.

use crate::ids;
use crate::text::Text;

/// A deck of questions. Every question satisfies what [`Question`] says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deck {
    /// The deck's id, if the file has one.
    pub id: Option<String>,
    /// The title, if the file has one.
    pub title: Option<String>,
    /// The language of the texts as a tag such as `en` or `pt-BR`, if the file says it.
    pub lang: Option<String>,
    /// The questions in the order of the file.
    pub questions: Vec<Question>,
}

/// A question with 2 to 6 options, one of them right. No text of it is empty, and no two options are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question's id, unique in the deck, if the file has one.
    pub id: Option<String>,
    /// A few words above the question.
    pub heading: Option<String>,
    /// What is asked.
    pub stem: Text,
    /// The options in the order of the file.
    pub options: Vec<Choice>,
    /// The index of the right option.
    pub key: usize,
    /// The explanation that belongs to all options.
    pub why: Option<Text>,
    /// Whether the options are always shown in the order of the file.
    pub is_order_fixed: bool,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The option's id, unique in its question, if the file has one.
    pub id: Option<String>,
    /// What the reader can choose.
    pub text: Text,
    /// The explanation for readers who chose it.
    pub why: Option<Text>,
}

impl Deck {
    /// The deck with that title, unless it has one.
    #[must_use]
    pub fn or_title(mut self, title: &str) -> Self {
        self.title = self.title.or_else(|| Some(title.trim().to_owned()).filter(|title| !title.is_empty()));
        self
    }

    /// The deck with an id wherever one is missing, derived from title, stem and option. Ids that are there stay, so that
    /// rewording a question afterwards keeps saved plays and result links valid.
    #[must_use]
    pub fn with_ids(mut self) -> Self {
        let title = self.title.as_deref().unwrap_or_default();
        self.id.get_or_insert_with(|| ids::slug(title).unwrap_or_else(|| "quiz".to_owned()));
        let mut taken = ids::Taken::of(self.questions.iter().filter_map(|question| question.id.as_deref()));
        for question in &mut self.questions {
            question.id.get_or_insert_with(|| taken.new_id(&question.stem.plain(), "question"));
            let mut taken = ids::Taken::of(question.options.iter().filter_map(|option| option.id.as_deref()));
            for option in &mut question.options {
                option.id.get_or_insert_with(|| taken.new_id(&option.text.plain(), "option"));
            }
        }
        self
    }

    /// Whether the deck has an id that does not follow from its title.
    pub(crate) fn has_own_id(&self) -> bool {
        let derived = self.title.as_deref().and_then(ids::slug);
        self.id.is_some() && self.id != derived
    }
}

impl Question {
    /// Whether an option has an id that does not follow from its text.
    pub(crate) fn has_own_option_ids(&self) -> bool {
        let mut taken = ids::Taken::default();
        self.options.iter().any(|option| {
            let derived = taken.new_id(&option.text.plain(), "option");
            option.id.as_ref().is_some_and(|id| *id != derived)
        })
    }
}
