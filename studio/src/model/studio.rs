//! The whole state of the studio. Messages change it, and effects say what the browser has to do.

use super::effect::Effect;
use super::embedding::{Embedding, Integrity};
use super::examples::Example;
use super::long_text::LongText;
use super::message::{CopyOutcome, Edited, Msg};
use super::preview::{self, Preview};
use super::snippets::{DeckText, Piece, snippets};
use super::states::{Checker, Conversion, Keeping, PROBLEMS, ROWS, Refusal, Tab};
use super::stored::Stored;
use crate::messages::{Answer, Edit, FileFormat, Purpose, Report, Request, Source};
use std::rc::Rc;

/// Everything that the page shows.
#[derive(Debug)]
pub struct Studio {
    /// The part that is shown.
    pub tab: Tab,
    /// The file in the editor.
    pub source: Source,
    /// What the author should know about the file.
    pub notes: Vec<String>,
    /// A file that could not be opened, and why.
    pub refusal: Option<Refusal>,
    /// Whether the text is an example that the author has not changed.
    pub is_example: bool,
    /// Whether the text is from an earlier visit.
    pub is_restored: bool,
    /// How often the text has changed.
    revision: u32,
    /// What the worker has found, and in which revision.
    pub report: Rc<Report>,
    /// The reports whose problems and questions are listed: a moment later than `report`, each in a frame of its own.
    pub listed_problems: Rc<Report>,
    /// See `listed_problems`.
    pub listed_items: Rc<Report>,
    checked: Option<u32>,
    checking: Option<u32>,
    /// How many problems are shown.
    pub shown_problems: usize,
    item_page: usize,
    /// Whether the worker does what it is asked.
    pub checker: Checker,
    /// The last deck that could be played.
    pub deck: Option<LongText>,
    /// The fingerprint of the file when it was opened.
    pub first_fingerprint: Option<String>,
    /// What happens with changes.
    pub keeping: Keeping,
    /// The revision that is downloaded.
    downloaded: Option<u32>,
    /// A converted file that waits until the author has read what is lost.
    pub conversion: Option<Conversion>,
    /// How the quiz is shown.
    pub preview: Preview,
    /// How the quiz is put on a page.
    pub embedding: Embedding,
    /// The code that was copied last, and what came of it.
    pub copied: Option<(usize, CopyOutcome)>,
}

impl Studio {
    /// The first state and the first text: what an earlier visit has left, or an example. `home` is the folder of the quiz, `preview` what suits the browser.
    pub fn new(stored: Option<(Stored, LongText)>, home: &str, preview: Preview) -> (Self, LongText) {
        let mut studio = Self {
            tab: Tab::Deck,
            source: Source::default(),
            notes: Vec::new(),
            refusal: None,
            is_example: false,
            is_restored: false,
            revision: 0,
            report: Rc::default(),
            listed_problems: Rc::default(),
            listed_items: Rc::default(),
            checked: None,
            checking: None,
            shown_problems: PROBLEMS,
            item_page: 0,
            checker: Checker::Works,
            deck: None,
            first_fingerprint: None,
            keeping: Keeping { is_on: true, kept: None, has_failed: false },
            downloaded: None,
            conversion: None,
            preview,
            embedding: Embedding::new(home),
            copied: None,
        };
        let text = match stored {
            Some((stored, text)) => {
                studio.source = stored.source;
                studio.embedding = stored.embedding.at(home);
                studio.first_fingerprint = stored.first_fingerprint;
                studio.is_restored = true;
                studio.keeping.kept = Some(0);
                text
            }
            None => {
                let example = Example::FIRST;
                studio.source = example.source();
                studio.is_example = true;
                example.text.into()
            }
        };
        (studio, text)
    }

    /// Changes the state. The effects are for the browser, in their order.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::ChooseTab(tab) => self.choose_tab(tab),
            Msg::MoveToTab(tab) => [self.choose_tab(tab), vec![Effect::FocusTab(tab)]].concat(),
            Msg::Edited(edited) => self.edited(edited),
            Msg::CheckDue => self.check(),
            Msg::SaveDue => self.save(),
            Msg::Saved { revision, is_kept } => {
                self.keeping.has_failed = !is_kept;
                self.keeping.kept = is_kept.then_some(revision);
                vec![self.leaving()]
            }
            Msg::Keep(is_on) => self.keep(is_on),
            Msg::ChooseFormat(format) => {
                self.source.format = format;
                self.revision += 1;
                [vec![Effect::CheckSoon], self.save_soon()].concat()
            }
            Msg::Refuse(refusal) => {
                self.refusal = Some(refusal);
                Vec::new()
            }
            Msg::OpenExample(index) => match Example::ALL.get(index) {
                Some(Example { name, text, .. }) => {
                    let (name, text) = ((*name).to_owned(), (*text).into());
                    vec![Effect::Open { name, text, notes: Vec::new(), is_example: true }]
                }
                None => Vec::new(),
            },
            Msg::Pasted(text) => vec![Effect::OpenText(text)],
            Msg::Answered { answer, text, for_editor } => self.answered(answer, text, for_editor),
            Msg::CheckerFailed(checker) => {
                self.checking = None;
                self.checker = checker;
                Vec::new()
            }
            Msg::ListDue => self.list(),
            Msg::GoTo(line, column) => vec![Effect::GoTo(line, column)],
            Msg::Fix(index) => self.fix(index),
            Msg::FixAll => vec![Effect::Edit(self.all_fixes())],
            Msg::Convert(to, purpose) => {
                self.conversion = None;
                vec![Effect::Ask(Request::Convert { source: self.source.clone(), to, purpose })]
            }
            Msg::ConfirmConversion => self.confirm_conversion(),
            Msg::CancelConversion => {
                self.conversion = None;
                Vec::new()
            }
            Msg::ShowMoreProblems => {
                self.shown_problems += PROBLEMS;
                Vec::new()
            }
            Msg::TurnTo(page) => {
                self.item_page = page;
                Vec::new()
            }
            Msg::PlayFrom(item) => vec![Effect::Ask(Request::PlayFrom { source: self.source.clone(), item })],
            Msg::PlayAll => {
                self.preview.start = None;
                self.preview.restarts += 1;
                self.show_preview()
            }
            Msg::ChooseWidth(width) => {
                self.preview.width = width;
                Vec::new()
            }
            Msg::ChooseScheme(scheme) => {
                self.preview.scheme = scheme;
                self.show_preview()
            }
            Msg::Embed(change) => {
                self.embedding.apply(change);
                self.copied = None;
                [self.show_preview(), self.save_soon()].concat()
            }
            Msg::Integrity(integrity) => {
                self.embedding.integrity = integrity;
                Vec::new()
            }
            Msg::Copy(index) => {
                let piece = self.snippets().into_iter().nth(index);
                piece.map(|piece| Effect::Copy { index, text: piece.code }).into_iter().collect()
            }
            Msg::Copied(index, outcome) => {
                self.copied = Some((index, outcome));
                if outcome == CopyOutcome::Selected { vec![Effect::SelectCode(index)] } else { Vec::new() }
            }
        }
    }

    /// The title of the deck.
    pub fn title(&self) -> &str {
        self.report.deck.as_ref().map_or("", |deck| &deck.title)
    }

    /// The format of the text, as chosen or as recognised.
    pub fn format(&self) -> Option<FileFormat> {
        self.source.format.or(self.report.format)
    }

    /// Whether the report is about the text as it is now.
    pub fn is_report_current(&self) -> bool {
        self.checked == Some(self.revision)
    }

    /// Whether all that was found in the text as it is now is listed.
    pub fn is_listed(&self) -> bool {
        self.is_report_current() && Rc::ptr_eq(&self.listed_items, &self.report)
    }

    /// Whether the quiz that is shown is older than the text, because the text cannot be played.
    pub fn is_preview_older(&self) -> bool {
        self.deck.is_some() && self.checked.is_some() && self.report.deck.is_none()
    }

    /// Whether the browser keeps the text as it is now.
    pub fn is_kept(&self) -> bool {
        self.keeping.kept == Some(self.revision)
    }

    /// Whether changes would be lost if the author left.
    pub fn has_unsaved_changes(&self) -> bool {
        self.revision > 0 && !self.is_example && !self.is_kept() && self.downloaded != Some(self.revision)
    }

    /// The index of the table's page that is shown, and of its last one.
    pub fn item_pages(&self) -> (usize, usize) {
        let last = self.listed_items.items.len().saturating_sub(1) / ROWS;
        (self.item_page.min(last), last)
    }

    /// How many problems have a fix.
    pub fn fixes(&self) -> usize {
        self.listed_problems.problems.iter().filter(|problem| problem.fix.is_some()).count()
    }

    /// The code that puts the quiz on the author's page.
    pub fn snippets(&self) -> Vec<Piece> {
        snippets(&self.embedding, self.deck.as_ref().map(DeckText::whole), self.title())
    }

    /// The same with only the beginning of a long deck.
    pub fn shown_snippets(&self) -> Vec<Piece> {
        snippets(&self.embedding, self.deck.as_ref().map(DeckText::shown), self.title())
    }

    fn choose_tab(&mut self, tab: Tab) -> Vec<Effect> {
        self.tab = tab;
        let wants_hash = tab == Tab::Embed && self.embedding.integrity == Integrity::Unknown;
        if wants_hash { vec![Effect::ComputeIntegrity] } else { Vec::new() }
    }

    fn edited(&mut self, edited: Edited) -> Vec<Effect> {
        self.revision += 1;
        self.refusal = None;
        let mut effects = vec![Effect::CheckSoon];
        if let Some(source) = edited.opened {
            self.source = source;
            self.notes = edited.notes;
            self.shown_problems = PROBLEMS;
            self.item_page = 0;
            self.is_restored = false;
            self.first_fingerprint = None;
            self.checked = None;
            self.preview.start = None;
            // It would show another file than the editor.
            if self.deck.take().is_some() {
                effects.push(Effect::HidePreview);
            }
        }
        self.is_example = edited.is_example;
        self.conversion = None;
        effects.extend(self.save_soon());
        effects.push(self.leaving());
        effects
    }

    fn save_soon(&self) -> Vec<Effect> {
        if self.keeping.is_on { vec![Effect::SaveSoon] } else { Vec::new() }
    }

    fn check(&mut self) -> Vec<Effect> {
        // One check at a time: the next one begins when this has ended.
        if self.checking.is_some() || self.is_report_current() || self.checker == Checker::Stopped {
            return Vec::new();
        }
        self.checking = Some(self.revision);
        self.checker = Checker::Works;
        vec![Effect::Ask(Request::Check { revision: self.revision, source: self.source.clone() })]
    }

    fn save(&mut self) -> Vec<Effect> {
        if !self.keeping.is_on || self.is_example {
            return Vec::new();
        }
        let stored = Stored {
            source: self.source.clone(),
            first_fingerprint: self.first_fingerprint.clone(),
            embedding: self.embedding.clone(),
        };
        vec![Effect::Save { revision: self.revision, stored: Box::new(stored) }]
    }

    fn keep(&mut self, is_on: bool) -> Vec<Effect> {
        self.keeping = Keeping { is_on, kept: None, has_failed: false };
        self.is_restored = false;
        if is_on { self.save() } else { vec![Effect::Forget, self.leaving()] }
    }

    fn leaving(&self) -> Effect {
        Effect::WarnBeforeLeaving(self.has_unsaved_changes())
    }

    fn answered(&mut self, answer: Answer, text: Option<LongText>, for_editor: Option<LongText>) -> Vec<Effect> {
        match answer {
            Answer::Opened { name, notes } => {
                vec![Effect::Open { name, text: text.unwrap_or_default(), notes, is_example: false }]
            }
            Answer::Refused { name, reason } => {
                self.refusal = Some(Refusal { name, reason });
                Vec::new()
            }
            Answer::Checked { revision, report } => self.was_checked(revision, report, text, for_editor),
            Answer::Converted { name, to, purpose, losses } => {
                let has_losses = !losses.is_empty() || text.is_none();
                self.conversion = Some(Conversion { name, to, purpose, losses, text });
                if has_losses { Vec::new() } else { self.confirm_conversion() }
            }
            Answer::PlayFrom { item, seed } => {
                let Some((seed, deck)) = seed.zip(text) else { return Vec::new() };
                self.preview.start = Some(preview::Start { item, seed, deck });
                self.preview.restarts += 1;
                [self.show_preview(), vec![Effect::ShowPreviewRegion]].concat()
            }
            // The editor asks for these by itself.
            Answer::Completed { .. } => Vec::new(),
        }
    }

    fn was_checked(
        &mut self,
        revision: u32,
        report: Report,
        deck: Option<LongText>,
        problems: Option<LongText>,
    ) -> Vec<Effect> {
        if self.checking == Some(revision) {
            self.checking = None;
        }
        if revision != self.revision {
            // The text has changed meanwhile.
            return self.check();
        }
        self.checked = Some(revision);
        self.report = Rc::new(report);
        let mut effects = vec![Effect::ListSoon];
        effects.extend(problems.map(Effect::ShowProblems));
        if let Some(summary) = &self.report.deck {
            self.first_fingerprint.get_or_insert_with(|| summary.fingerprint.clone());
        }
        if let Some(deck) = deck.filter(|deck| self.deck.as_ref() != Some(deck)) {
            self.deck = Some(deck);
            self.preview.start = None;
            effects.extend(self.show_preview());
        }
        effects
    }

    /// Lists what was found, the problems first.
    fn list(&mut self) -> Vec<Effect> {
        let is_next = !Rc::ptr_eq(&self.listed_problems, &self.report);
        let list = if is_next { &mut self.listed_problems } else { &mut self.listed_items };
        *list = Rc::clone(&self.report);
        if is_next { vec![Effect::ListSoon] } else { Vec::new() }
    }

    fn fix(&self, index: usize) -> Vec<Effect> {
        let fix = self.report.problems.get(index).and_then(|problem| problem.fix.as_ref());
        // Otherwise the offsets belong to an older text.
        let fix = fix.filter(|_| self.is_report_current());
        fix.map(|fix| Effect::Edit(fix.edits.clone())).into_iter().collect()
    }

    /// The edits of all fixes that do not overlap, in the order of the text. The others are made when these are.
    fn all_fixes(&self) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        if self.is_report_current() {
            for fix in self.report.problems.iter().filter_map(|problem| problem.fix.as_ref()) {
                let is_apart = |edit: &Edit| edits.iter().all(|other| !other.overlaps(edit));
                if fix.edits.iter().all(is_apart) {
                    edits.extend(fix.edits.iter().cloned());
                }
            }
        }
        edits.sort_by_key(|edit| (edit.from, edit.to));
        edits
    }

    fn confirm_conversion(&mut self) -> Vec<Effect> {
        let Some(Conversion { name, purpose, text: Some(text), .. }) = self.conversion.take() else {
            return Vec::new();
        };
        match purpose {
            Purpose::Edit => vec![Effect::Open { name, text, notes: Vec::new(), is_example: false }],
            Purpose::Download => {
                self.downloaded = Some(self.revision);
                vec![Effect::Download { name, text }, self.leaving()]
            }
        }
    }

    fn show_preview(&self) -> Vec<Effect> {
        let Some(deck) = &self.deck else { return Vec::new() };
        vec![Effect::ShowPreview(preview::quiz(deck, &self.preview, &self.embedding))]
    }
}
