//! The browser around the page: the editor, the worker, files, storage, the clipboard, and the quiz of the preview.

mod checker;
mod clipboard;
mod download;
mod editor;
mod effects;
mod files;
mod integrity;
mod leaving;
mod preview;
mod storage;
mod timers;

use crate::app::{App, AppProps, Places};
use crate::messages::Answer;
use crate::model::preview::Width;
use crate::model::{Checker as CheckerState, Msg, Studio};
pub use checker::worker::serve;

use checker::Checker;
use editor::Editor;
use gloo::utils::document;
use leaving::Leaving;
use preview::Preview;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use timers::Timer;
use yew::html::Scope;
use yew::{AppHandle, Callback, Renderer};

/// Narrower pages show the narrowest quiz at first, in CSS pixels.
const MIN_WIDTH: i32 = 560;

/// Everything that the page works with in the browser. It lives as long as the page.
struct Host {
    app: OnceCell<Scope<App>>,
    places: Places,
    editor: Editor,
    checker: Checker,
    preview: Preview,
    check_timer: Timer,
    save_timer: Timer,
    leaving: Leaving,
}

impl Host {
    fn send(&self, msg: Msg) {
        if let Some(app) = self.app.get() {
            app.send_message(msg);
        }
    }

    fn answered(&self, answer: Answer, text: Option<Rc<str>>, for_editor: Option<Rc<str>>) {
        match answer {
            Answer::Completed { ticket } => {
                self.editor.show_completion(ticket, for_editor.as_deref().unwrap_or("null"))
            }
            answer => self.send(Msg::Answered { answer, text, for_editor }),
        }
    }
}

/// Shows the studio on the page.
pub fn start() {
    let Some(body) = document().body() else { return };
    let width = if body.client_width() < MIN_WIDTH { Width::Narrow } else { Width::Middle };
    let (studio, text) = Studio::new(storage::read(), &files::home(), width);
    let origin = editor::Origin::of(&studio);
    let studio = Rc::new(RefCell::new(studio));
    let places = Places::default();
    let host = Rc::new_cyclic(|host: &std::rc::Weak<Host>| {
        let (for_answers, for_failures) = (host.clone(), host.clone());
        Host {
            app: OnceCell::new(),
            places: places.clone(),
            editor: Editor::new(places.editor.clone(), text, origin),
            checker: Checker::new(
                move |answer, text, for_editor| {
                    if let Some(host) = for_answers.upgrade() {
                        host.answered(answer, text, for_editor);
                    }
                },
                move |state: CheckerState| {
                    if let Some(host) = for_failures.upgrade() {
                        host.send(Msg::CheckerFailed(state));
                    }
                },
            ),
            preview: Preview::new(places.stage.clone()),
            check_timer: Timer::default(),
            save_timer: Timer::default(),
            leaving: Leaving::default(),
        }
    });
    let props = AppProps {
        studio,
        places,
        perform: callback(&host, |host, effect| effects::perform(host, effect)),
        choose_files: callback(&host, |host, event| files::chosen(host, &event)),
        step: callback(&host, |host, step| host.editor.step(step)),
    };
    let root = document().create_element("div").ok();
    let Some(root) = root.filter(|root| body.prepend_with_node_1(root).is_ok()) else { return };
    root.set_class_name("studio");
    if let Some(loading) = document().get_element_by_id("loading") {
        loading.remove();
    }
    let app: AppHandle<App> = Renderer::<App>::with_root_and_props(root, props).render();
    let _ = host.app.set((*app).clone());
    // The page is never taken down.
    std::mem::forget(app);
    editor::listen(&host);
    files::listen(&host);
    leaving::listen(&host);
    host.send(Msg::CheckDue);
}

fn callback<T: 'static>(host: &Rc<Host>, act: fn(&Rc<Host>, T)) -> Callback<T> {
    let host = Rc::clone(host);
    Callback::from(move |value| act(&host, value))
}
