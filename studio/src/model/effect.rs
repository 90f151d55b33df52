//! What the browser has to do.

use super::long_text::LongText;
use super::preview::Quiz;
use super::states::Tab;
use super::stored::Stored;
use crate::messages::{Edit, Request};

/// Something that only the browser can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Focus the button of a tab.
    FocusTab(Tab),
    /// Put a text into the editor. It can be undone.
    Open {
        /// The file's name.
        name: String,
        /// The text.
        text: LongText,
        /// What the author should know about it.
        notes: Vec<String>,
        /// Whether it is an example.
        is_example: bool,
    },
    /// Ask the worker to open a text like a file without a name.
    OpenText(LongText),
    /// Send `CheckDue` when the author pauses.
    CheckSoon,
    /// Send `SaveDue` when the author pauses for longer.
    SaveSoon,
    /// Send a request to the worker, with the text of the editor.
    Ask(Request),
    /// Keep the text of the editor with this, and send `Saved`.
    Save {
        /// The revision of the text.
        revision: u32,
        /// What is saved beside the text, which the browser fills in.
        stored: Box<Stored>,
    },
    /// Remove what is saved.
    Forget,
    /// Ask authors who leave whether they want to.
    WarnBeforeLeaving(bool),
    /// Send `ListDue` when the page has been drawn.
    ListSoon,
    /// Mark the problems in the editor, as the worker has written them.
    ShowProblems(LongText),
    /// Change the text in the editor.
    Edit(Vec<Edit>),
    /// Show a line and column in the editor.
    GoTo(usize, usize),
    /// Save a file.
    Download {
        /// Its name.
        name: String,
        /// Its text.
        text: LongText,
    },
    /// Show a quiz in the preview.
    ShowPreview(Quiz),
    /// Show no quiz in the preview.
    HidePreview,
    /// Bring the preview into view and focus it.
    ShowPreviewRegion,
    /// Compute the hash of the loader, and send `Integrity`.
    ComputeIntegrity,
    /// Select the code with that index, for the author to copy.
    SelectCode(usize),
    /// Copy a text, and send `Copied`.
    Copy {
        /// Which code it is.
        index: usize,
        /// The text.
        text: String,
    },
}
