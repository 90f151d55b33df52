//! Everything that the page works with in the browser.

use super::checker::Checker;
use super::editor::Editor;
use super::leaving::Leaving;
use super::preview::Preview;
use super::timers::Timer;
use crate::app::{App, Places};
use crate::messages::Answer;
use crate::model::Msg;
use std::cell::OnceCell;
use std::rc::Rc;
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
}

impl Host {
    /// Sends a message to the page.
    pub fn send(&self, msg: Msg) {
        if let Some(app) = self.app.get() {
            app.send_message(msg);
        }
    }

    /// Takes an answer of the worker.
    pub fn answered(&self, answer: Answer, text: Option<Rc<str>>, for_editor: Option<Rc<str>>) {
        match answer {
            Answer::Completed { ticket } => {
                self.editor.show_completion(ticket, for_editor.as_deref().unwrap_or("null"))
            }
            answer => self.send(Msg::Answered { answer, text, for_editor }),
        }
    }
}
