//! Does what the widget asks of its host.

use super::dispatch::{emit, emit_all};
use super::events::{public_events, shared, status};
use super::share::{ShareMethod, finish_share, open_share_sheet};
use super::tasks::{next_task, spawn_local};
use super::widgets::{session_of, with_running, with_widget};
use super::{focus, pictures, storage, team};
use crate::message::{Notice, ShareOutcome, Shareable};
use crate::picture::PictureTask;
use role_fit_core::saved::save;
use role_fit_core::session::Event;
use std::rc::Rc;
use yew::Callback;

/// Handles a notice of the widget with this id. Notices of a press arrive within the press.
pub fn handle(id: u32, notice: Notice) {
    match notice {
        Notice::Changed(event) => session_changed(id, &event),
        Notice::Pasted(text) => read_paste(id, text),
        Notice::PrintRequested { code, url: Some(url) } => {
            pictures::request(id, PictureTask::Code, &code, &[url], |_| print());
        }
        Notice::PrintRequested { url: None, .. } => print(),
        Notice::PictureRequested { task, place, fields, reply } => {
            pictures::request(id, task, &place, &fields.0, move |outcome| reply.emit(outcome));
        }
        Notice::FocusWanted(target) => spawn_local(focus::request_focus(target)),
        Notice::TaskWanted(task) => spawn_local(run_later(task)),
        Notice::CopyRequested { text, reply } => share_text(id, None, text, reply),
        Notice::ShareRequested { shareable, reply } => {
            share_text(id, Some(&shareable), shareable.message().into(), reply);
        }
    }
}

/// Saves the session and reports the change to the page.
fn session_changed(id: u32, event: &Event) {
    let changed = with_widget(id, |widget| {
        let running = widget.running.as_ref()?;
        let session = running.props.setup.session.borrow();
        if widget.options.resumes {
            spawn_local(save_later(running.storage_key.clone(), save(&session)));
        }
        let events = public_events(event, &session, &running.props.settings.share);
        Some((running.root.clone(), status(&session), events))
    });
    if let Some((root, status, events)) = changed.flatten() {
        if !event.keeps_screen() {
            focus::drop_focus(&root);
        }
        emit_all(id, status, events);
    }
}

/// Saves in a task of its own: storing a text takes a browser as long as drawing the feedback, which the reader waits for.
async fn save_later(key: String, text: Option<String>) {
    next_task().await;
    storage::save(&key, text.as_deref());
}

fn read_paste(id: u32, text: String) {
    let Some(session) = session_of(id) else { return };
    let event = session.borrow_mut().paste(&text);
    spawn_local(team::read_and_show(id, session, event));
}

/// Shares or copies a text; only a `shareable` is offered to the share sheet.
fn share_text(id: u32, shareable: Option<&Shareable>, text: Rc<str>, reply: Callback<ShareOutcome>) {
    // Within the press, or the browser refuses.
    let share_sheet = shareable.and_then(open_share_sheet);
    let Some(root) = with_running(id, |running| running.root.clone()) else { return };
    spawn_local(async move {
        let Some(method) = finish_share(share_sheet, &root, &text).await else { return };
        emit(id, shared(method.as_str()));
        reply.emit(match method {
            ShareMethod::Native => ShareOutcome::Shared,
            ShareMethod::Clipboard | ShareMethod::CopyCommand => ShareOutcome::Copied,
            ShareMethod::Manual => ShareOutcome::ByHand,
        });
    });
}

fn print() {
    let _ = gloo::utils::window().print();
}

async fn run_later(task: Callback<()>) {
    next_task().await;
    task.emit(());
}
