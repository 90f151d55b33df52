//! Everything that the page works with in the browser.

use super::checker::Checker;
use super::editor::Editor;
use super::leaving::Leaving;
use super::preview::Preview;
use super::slow_effects::SlowEffects;
use super::timers::Timer;
use crate::app::{App, Places};
use crate::messages::Answer;
use crate::model::{LongText, Msg};
use std::cell::OnceCell;
use yew::html::Scope;

/// Everything that the page works with in the browser. It lives as long as the page.
pub struct Host {
    pub app: OnceCell<Scope<App>>,
    pub places: Places,
    pub editor: Editor,
    pub checker: Checker,
    pub preview: Preview,
    pub check_timer: Timer,
    pub save_timer: Timer,
    pub leaving: Leaving,
    pub slow_effects: SlowEffects,
}

impl Host {
    /// Sends a message to the page.
    pub fn send(&self, msg: Msg) {
        if let Some(app) = self.app.get() {
            app.send_message(msg);
        }
    }

    /// Takes an answer of the worker.
    pub fn answered(&self, answer: Answer, text: Option<LongText>, for_editor: Option<LongText>) {
        match answer {
            Answer::Completed { ticket } => {
                let completion = for_editor.map_or_else(|| "null".to_owned(), |completion| completion.whole());
                self.editor.show_completion(ticket, &completion);
            }
            answer => self.send(Msg::Answered { answer, text, for_editor }),
        }
    }
}
