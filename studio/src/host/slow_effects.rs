//! Effects that change much on the page. Each is carried out in a task of its own, when the page has been drawn: together, a
//! large deck would let nobody type for a quarter of a second on a phone.

use super::page::Host;
use crate::model::Effect;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::{Cell, RefCell};
use std::mem::discriminant;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The effects that wait, in their order.
#[derive(Default)]
pub struct SlowEffects {
    waiting: RefCell<Vec<Effect>>,
    is_scheduled: Cell<bool>,
}

/// Carries out an effect after those that wait. It takes the place of the last one if that is of the same kind: both set the
/// same thing anew.
pub fn add(host: &Rc<Host>, effect: Effect, perform: fn(&Host, Effect)) {
    let queue = &host.slow_effects;
    {
        let mut waiting = queue.waiting.borrow_mut();
        if waiting.last().is_some_and(|last| discriminant(last) == discriminant(&effect)) {
            waiting.pop();
        }
        waiting.push(effect);
    }
    if !queue.is_scheduled.replace(true) {
        schedule(host, perform);
    }
}

fn schedule(host: &Rc<Host>, perform: fn(&Host, Effect)) {
    let host = Rc::clone(host);
    after_next_frame(move || {
        let next = host.slow_effects.waiting.borrow_mut().remove(0);
        perform(&host, next);
        let is_more = !host.slow_effects.waiting.borrow().is_empty();
        host.slow_effects.is_scheduled.set(is_more);
        if is_more {
            schedule(&host, perform);
        }
    });
}

/// Calls back in a task of its own, when the next frame is drawn. A hidden page draws none.
fn after_next_frame(action: impl FnOnce() + 'static) {
    let soon = move || Timeout::new(0, action).forget();
    if document().hidden() {
        soon();
    } else {
        let _ = window().request_animation_frame(Closure::once_into_js(soon).unchecked_ref());
    }
}
