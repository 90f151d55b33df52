//! The worker: sends it requests and takes its answers. One that fails or takes too long is replaced.

use super::texts::text_of;
use super::timers::Timer;
use super::urls::file_url;
use crate::messages::{Answer, Request, decode, encode};
use crate::model::{Checker as State, LongText};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// No text takes this long, even on a slow phone.
const TIME_LIMIT: u32 = 20_000;

/// How often a worker is replaced. One that fails at once would otherwise be replaced for ever.
const MAX_REPLACEMENTS: u32 = 5;

type OnAnswer = Rc<dyn Fn(Answer, Option<LongText>, Option<LongText>)>;
type OnFailure = Rc<dyn Fn(State)>;

/// The worker.
#[derive(Clone)]
pub struct Checker(Rc<Inner>);

struct Inner {
    worker: RefCell<Option<Running>>,
    replacements: Cell<u32>,
    /// How many requests have no answer yet.
    open: Cell<u32>,
    time_limit: Timer,
    on_answer: OnAnswer,
    on_failure: OnFailure,
}

struct Running {
    worker: Worker,
    /// The requests that wait until the worker has loaded; `None` from then on.
    queue: Option<Vec<Array>>,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Checker {
    /// Answers come with a text for the page, and one for the editor.
    pub fn new(
        on_answer: impl Fn(Answer, Option<LongText>, Option<LongText>) + 'static,
        on_failure: impl Fn(State) + 'static,
    ) -> Self {
        let checker = Self(Rc::new(Inner {
            worker: RefCell::default(),
            replacements: Cell::new(0),
            open: Cell::new(0),
            time_limit: Timer::default(),
            on_answer: Rc::new(on_answer),
            on_failure: Rc::new(on_failure),
        }));
        checker.start();
        checker
    }

    /// Sends a request with a text, or with the bytes of a file.
    pub fn ask(&self, request: &Request, body: JsValue) {
        let message = Array::of2(&Uint8Array::from(encode(request).as_slice()), &body);
        let mut worker = self.0.worker.borrow_mut();
        let Some(running) = worker.as_mut() else { return };
        match &mut running.queue {
            Some(queue) => queue.push(message),
            None => drop(running.worker.post_message(&message)),
        }
        self.0.open.set(self.0.open.get() + 1);
        self.watch();
    }

    fn watch(&self) {
        let checker = self.clone();
        self.0.time_limit.start(TIME_LIMIT, move || checker.replace());
    }

    fn start(&self) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(&file_url("worker.js"), &options) else {
            (self.0.on_failure)(State::Stopped);
            return;
        };
        let (for_messages, for_errors) = (self.clone(), self.clone());
        let listeners = [
            EventListener::new(&worker, "message", move |event| for_messages.received(event)),
            EventListener::new(&worker, "error", move |_| for_errors.replace()),
        ];
        self.0.worker.replace(Some(Running { worker, queue: Some(Vec::new()), _listeners: listeners }));
    }

    fn received(&self, event: &Event) {
        let data = event.unchecked_ref::<MessageEvent>().data();
        let Ok(parts) = data.dyn_into::<Array>() else {
            self.loaded();
            return;
        };
        let open = self.0.open.get().saturating_sub(1);
        self.0.open.set(open);
        if open == 0 {
            self.0.time_limit.cancel();
        } else {
            self.watch();
        }
        self.0.replacements.set(0);
        if let Some(answer) = decode(&Uint8Array::new(&parts.get(0)).to_vec()) {
            let text = |index| text_of(parts.get(index));
            (self.0.on_answer)(answer, text(1), text(2));
        }
    }

    /// The first message of a worker says that it can be sent requests.
    fn loaded(&self) {
        if let Some(running) = self.0.worker.borrow_mut().as_mut() {
            for message in running.queue.take().into_iter().flatten() {
                let _ = running.worker.post_message(&message);
            }
        }
    }

    fn replace(&self) {
        self.0.time_limit.cancel();
        self.0.open.set(0);
        self.0.replacements.set(self.0.replacements.get() + 1);
        // The listener that calls this must not be dropped while it runs.
        let old = self.0.worker.borrow_mut().take();
        gloo::timers::callback::Timeout::new(0, move || drop(old)).forget();
        if self.0.replacements.get() > MAX_REPLACEMENTS {
            (self.0.on_failure)(State::Stopped);
        } else {
            self.start();
            (self.0.on_failure)(State::BrokeOff);
        }
    }
}
