//! Reads teams in small pieces, each in a task of its own.
//!
//! A slow phone takes milliseconds for one person's band, and a team may have fifty.

use super::tasks::next_task;
use super::widgets::send;
use crate::message::Msg;
use role_fit_core::session::{Event, Session};
use role_fit_core::share::single::SharedResult;
use std::cell::RefCell;
use std::rc::Rc;

/// Bands that are computed in one task.
const BANDS_AT_ONCE: usize = 4;

/// Reads the rest of a paste and computes the bands of the team, so that they are ready when the team is drawn.
async fn read(session: &RefCell<Session>) {
    while session.borrow_mut().read_paste() {
        next_task().await;
    }
    let mut computed = 0;
    while let Some(person) = person_at(session, computed) {
        person.meter().band();
        computed += 1;
        if computed % BANDS_AT_ONCE == 0 {
            next_task().await;
        }
    }
}

/// Reads the team and then tells the app what the host has changed.
pub async fn read_and_show(id: u32, session: Rc<RefCell<Session>>, event: Option<Event>) {
    read(&session).await;
    if let Some(event) = event {
        send(id, Msg::SessionChanged(event));
    }
}

fn person_at(session: &RefCell<Session>, at: usize) -> Option<SharedResult> {
    session.borrow().team().people().get(at).map(|person| *person.result())
}
