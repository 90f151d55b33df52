//! A question as a file has it, and the checks that make a [`Question`] of it. All formats share them.

use crate::deck::{Choice, Deck, Question};
use crate::fault::Faults;
use crate::ids;
use crate::limits::{MAX_OPTIONS, MAX_QUESTIONS, MAX_TEXT_CHARS, MIN_OPTIONS};
use crate::text::{Reading, Text};
use role_fit_core::deck::is_language_tag;
use std::collections::HashSet;

/// A question that was not checked yet.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Where it begins.
    pub(crate) offset: usize,
    pub(crate) id: Option<String>,
    pub(crate) heading: Option<String>,
    pub(crate) stem: Reading,
    pub(crate) options: Vec<DraftOption>,
    pub(crate) why: Option<Reading>,
    pub(crate) is_order_fixed: bool,
    /// How the format marks the right option: `mark it with =`.
    pub(crate) marking: &'static str,
}

/// An option that was not checked yet.
#[derive(Debug, Default)]
pub(crate) struct DraftOption {
    /// Where it begins.
    pub(crate) offset: usize,
    pub(crate) id: Option<String>,
    pub(crate) text: Reading,
    pub(crate) why: Option<Reading>,
    pub(crate) is_right: bool,
}

/// The questions read so far.
pub(crate) struct Questions<'f> {
    /// What the file says of the deck.
    pub(crate) deck: Deck,
    /// Where each question of the deck begins.
    offsets: Vec<usize>,
    faults: &'f mut Faults,
    ids: HashSet<String>,
    has_overflow: bool,
}

impl<'f> Questions<'f> {
    pub(crate) fn new(faults: &'f mut Faults) -> Self {
        Self { deck: Deck::default(), offsets: Vec::new(), faults, ids: HashSet::new(), has_overflow: false }
    }

    pub(crate) fn faults(&mut self) -> &mut Faults {
        self.faults
    }

    /// Whether there are more questions than a deck holds, so that reading can stop.
    pub(crate) fn is_over(&self) -> bool {
        self.has_overflow
    }

    /// Checks the question and adds it to the deck.
    pub(crate) fn add(&mut self, draft: Draft) {
        if self.deck.questions.len() >= MAX_QUESTIONS {
            if !self.has_overflow {
                let message = format!(
                    "a deck has at most {MAX_QUESTIONS} questions; the questions from here on are left out, so put them \
                     into a file of their own"
                );
                self.faults.error(draft.offset, message);
            }
            self.has_overflow = true;
            return;
        }
        let offset = draft.offset;
        if let Some(mut question) = check(draft, self.faults) {
            self.check_id(&mut question, offset);
            self.deck.questions.push(question);
            self.offsets.push(offset);
        }
    }

    fn check_id(&mut self, question: &mut Question, offset: usize) {
        let Some(id) = question.id.take().and_then(|id| ids::slug(&id)) else { return };
        if self.ids.insert(id.clone()) {
            question.id = Some(id);
        } else {
            let message = format!(
                "the name `{id}` is already in use; the question gets another one, so give it a name of its own"
            );
            self.faults.warning(offset, message);
        }
    }

    /// The deck, and where each of its questions begins.
    pub(crate) fn finish(self) -> (Deck, Vec<usize>) {
        let Deck { id, title, lang, questions } = self.deck;
        let line = |text: Option<String>| text.map(|text| single_line(&text)).filter(|text| !text.is_empty());
        let lang = line(lang).and_then(|lang| language_tag(&lang, self.faults));
        (Deck { id: id.and_then(|id| ids::slug(&id)), title: line(title), lang, questions }, self.offsets)
    }
}

/// The language as a deck has it. Other programs write an underscore where the tag has a hyphen.
fn language_tag(lang: &str, faults: &mut Faults) -> Option<String> {
    let tag = lang.replace('_', "-");
    if !is_language_tag(&tag) {
        let message =
            format!("`{lang}` is not a language tag; the language is left out, so write one such as en or pt-BR");
        faults.warning(0, message);
        return None;
    }
    Some(tag)
}

fn check(draft: Draft, faults: &mut Faults) -> Option<Question> {
    let Draft { offset, id, heading, stem, options, why, is_order_fixed, marking } = draft;
    let mut is_sound = true;
    let mut refuse = |faults: &mut Faults, offset: usize, message: String| {
        faults.error(offset, message);
        is_sound = false;
    };
    if stem.text.is_empty() {
        refuse(faults, offset, "the question has no text; write the question".to_owned());
    }
    if options.len() < MIN_OPTIONS {
        let message = format!("{}; a question needs at least {MIN_OPTIONS}", counted(options.len()));
        refuse(faults, offset, message);
    } else if let Some(extra) = options.get(MAX_OPTIONS) {
        let message = format!("{}; at most {MAX_OPTIONS} are allowed, so remove some", counted(options.len()));
        refuse(faults, extra.offset, message);
    }
    let mut right = options.iter().enumerate().filter(|(_, option)| option.is_right);
    let key = right.next().map(|(index, _)| index);
    if let Some((_, second)) = right.next() {
        let message = format!("several options are marked as right, but only one may be; {marking}");
        refuse(faults, second.offset, message);
    } else if key.is_none() && options.len() >= MIN_OPTIONS {
        refuse(faults, offset, format!("no option is marked as right; {marking}"));
    }
    let mut texts = HashSet::new();
    for option in &options {
        if option.text.text.is_empty() {
            refuse(faults, option.offset, "the option has no text".to_owned());
        } else if !texts.insert(option.text.text.plain()) {
            let message =
                format!("the option \"{}\" is there twice; change or remove one", option.text.text.shortened());
            refuse(faults, option.offset, message);
        }
    }
    let whys = options.iter().filter_map(|option| Some((option.offset, option.why.as_ref()?)));
    let texts = options.iter().map(|option| (option.offset, &option.text)).chain(whys);
    for (offset, reading) in [(offset, &stem)].into_iter().chain(why.as_ref().map(|why| (offset, why))).chain(texts) {
        let chars = reading.text.char_count();
        if chars > MAX_TEXT_CHARS {
            let message = format!("the text has {chars} characters; at most {MAX_TEXT_CHARS} are allowed");
            refuse(faults, offset, message);
        }
        if reading.has_image {
            faults.warning(offset, "the image is left out; describe it in words");
        }
    }
    let key = key.filter(|_| is_sound)?;
    let heading = heading.map(|heading| single_line(&heading)).filter(|heading| !heading.is_empty());
    let options = options.into_iter().map(|option| Choice {
        id: option.id.and_then(|id| ids::slug(&id)),
        text: option.text.text,
        why: explanation(option.why),
    });
    let mut question = Question {
        id,
        heading,
        stem: stem.text,
        options: options.collect(),
        key,
        why: explanation(why),
        is_order_fixed,
    };
    drop_repeated_ids(&mut question.options);
    Some(question)
}

fn single_line(text: &str) -> String {
    Text::from_plain(&text.replace('\n', " ")).plain()
}

fn drop_repeated_ids(options: &mut [Choice]) {
    let mut ids = HashSet::new();
    for option in options {
        option.id = option.id.take().filter(|id| ids.insert(id.clone()));
    }
}

fn explanation(why: Option<Reading>) -> Option<Text> {
    why.map(|why| why.text).filter(|text| !text.is_empty())
}

fn counted(options: usize) -> String {
    match options {
        0 => "the question has no options".to_owned(),
        1 => "the question has 1 option".to_owned(),
        _ => format!("the question has {options} options"),
    }
}
