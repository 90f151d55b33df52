//! A timer that starts anew with each call, for work that waits until the author pauses.

use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// A timer.
#[derive(Default, Clone)]
pub struct Timer(Rc<RefCell<Option<Timeout>>>);

impl Timer {
    /// Calls back after so many milliseconds, unless it is started again before.
    pub fn start(&self, milliseconds: u32, action: impl FnOnce() + 'static) {
        let timer = Rc::clone(&self.0);
        let timeout = Timeout::new(milliseconds, move || {
            timer.borrow_mut().take();
            action();
        });
        // Dropping the one before cancels it.
        self.0.replace(Some(timeout));
    }

    /// Stops waiting; returns whether it was.
    pub fn cancel(&self) -> bool {
        self.0.borrow_mut().take().is_some()
    }
}
