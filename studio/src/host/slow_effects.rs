//! Effects that change much on the page. Each is carried out in a task of its own, when the page has been drawn: together, a
//! large deck would let nobody type for a quarter of a second on a phone.

use crate::model::Effect;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::{Cell, RefCell};
use std::mem::discriminant;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// The effects that wait, in their order.
#[derive(Default, Clone)]
pub struct SlowEffects(Rc<Queue>);

#[derive(Default)]
struct Queue {
    waiting: RefCell<Vec<Effect>>,
    is_scheduled: Cell<bool>,
}

impl SlowEffects {
    /// Carries out an effect after those that wait. It takes the place of the last one if that is of the same kind: both set
    /// the same thing anew.
    pub fn add(&self, effect: Effect, perform: impl Fn(Effect) + 'static) {
        {
            let mut waiting = self.0.waiting.borrow_mut();
            if waiting.last().is_some_and(|last| discriminant(last) == discriminant(&effect)) {
                waiting.pop();
            }
            waiting.push(effect);
        }
        if !self.0.is_scheduled.replace(true) {
            self.schedule(Rc::new(perform));
        }
    }

    fn schedule(&self, perform: Rc<dyn Fn(Effect)>) {
        let queue = self.clone();
        after_next_frame(move || {
            let next = queue.0.waiting.borrow_mut().remove(0);
            perform(next);
            let is_more = !queue.0.waiting.borrow().is_empty();
            queue.0.is_scheduled.set(is_more);
            if is_more {
                queue.schedule(perform);
            }
        });
    }
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
