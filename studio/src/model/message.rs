//! What can happen on the page.

use super::embedding::{Change, Integrity};
use super::long_text::LongText;
use super::preview::Width;
use super::scheme::Scheme;
use super::states::{Checker, Refusal, Tab};
use crate::messages::{Answer, FileFormat, Purpose, Source};

/// Something that has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The author goes to a part of the page.
    ChooseTab(Tab),
    /// The author moves to a tab by key; the focus goes along.
    MoveToTab(Tab),
    /// The text in the editor has changed.
    Edited(Edited),
    /// The author has paused, so the text is to be checked.
    CheckDue,
    /// The author has paused, so the text is to be saved.
    SaveDue,
    /// The browser has saved a revision of the text, or refused to.
    Saved {
        /// The revision.
        revision: u32,
        /// Whether it is saved.
        is_kept: bool,
    },
    /// The author decides whether this browser keeps the text.
    Keep(bool),
    /// The author says which format the text has.
    ChooseFormat(Option<FileFormat>),
    /// A file cannot be opened.
    Refuse(Refusal),
    /// The author wants to see an example.
    OpenExample(usize),
    /// A text was pasted that takes the place of everything.
    Pasted(LongText),
    /// The worker has answered.
    Answered {
        /// The answer.
        answer: Answer,
        /// The text that came with it.
        text: Option<LongText>,
        /// What came with it for the editor.
        for_editor: Option<LongText>,
    },
    /// The page has been drawn, so more of what was found can be listed.
    ListDue,
    /// The worker has broken off, or stopped.
    CheckerFailed(Checker),
    /// The author wants to see a line and column of the text.
    GoTo(usize, usize),
    /// The author wants the fix of the problem with that index.
    Fix(usize),
    /// The author wants all fixes.
    FixAll,
    /// The author wants the text in another format.
    Convert(FileFormat, Purpose),
    /// The author accepts what is lost by it.
    ConfirmConversion,
    /// The author does not.
    CancelConversion,
    /// The author wants to see more problems.
    ShowMoreProblems,
    /// The author turns to a page of the table.
    TurnTo(usize),
    /// The author wants to play from the item with that index.
    PlayFrom(usize),
    /// The author wants to play from the start.
    PlayAll,
    /// The author chooses the width of the preview.
    ChooseWidth(Width),
    /// The author chooses light or dark for the preview.
    ChooseScheme(Scheme),
    /// The author changes how the quiz is put on a page.
    Embed(Change),
    /// The hash of the loader is known, or cannot be.
    Integrity(Integrity),
    /// The author wants to copy the code with that index.
    Copy(usize),
    /// What came of it.
    Copied(usize, CopyOutcome),
}

/// A change of the text in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// Where the text is from, if it is not the file that was there before: another one was opened, or that was undone.
    pub opened: Option<Source>,
    /// What the author should know about the opened file.
    pub notes: Vec<String>,
    /// Whether the text is an unchanged example.
    pub is_example: bool,
}

/// What came of an attempt to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyOutcome {
    /// The text is in the clipboard.
    Copied,
    /// The browser has refused; the text is selected for the author to copy.
    Selected,
}
