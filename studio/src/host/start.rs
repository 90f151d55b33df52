//! Shows the studio on the page, and connects it with the browser.

use super::checker::Checker;
use super::editor::{Editor, Origin};
use super::leaving::Leaving;
use super::page::Host;
use super::preview::Preview as Stage;
use super::slow_effects::SlowEffects;
use super::timers::Timer;
use super::{editor_events, effects, files, saving, storage, urls};
use crate::app::{App, AppProps, Places};
use crate::model::preview::{Preview, Width};
use crate::model::scheme::Scheme;
use crate::model::{Checker as CheckerState, Msg, Studio};
use gloo::utils::{document, window};
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};
use yew::{AppHandle, Callback, Renderer};

/// Narrower pages show the narrowest quiz at first, in CSS pixels.
const MIN_WIDTH: i32 = 560;

/// Shows the studio on the page.
pub fn start() {
    let Some(body) = document().body() else { return };
    let width = if body.client_width() < MIN_WIDTH { Width::Narrow } else { Width::Middle };
    let is_dark =
        window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches());
    let preview = Preview::new(width, if is_dark { Scheme::Dark } else { Scheme::Light });
    let (studio, text) = Studio::new(storage::read(), &urls::home(), preview);
    let origin = Origin::of(&studio);
    let studio = Rc::new(RefCell::new(studio));
    let places = Places::default();
    let host = Rc::new_cyclic(|host: &Weak<Host>| {
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
            preview: Stage::new(places.stage.clone()),
            check_timer: Timer::default(),
            save_timer: Timer::default(),
            leaving: Leaving::default(),
            slow_effects: SlowEffects::default(),
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
    editor_events::listen(&host);
    files::listen(&host);
    saving::listen(&host);
    host.send(Msg::CheckDue);
}

fn callback<T: 'static>(host: &Rc<Host>, act: fn(&Rc<Host>, T)) -> Callback<T> {
    let host = Rc::clone(host);
    Callback::from(move |value| act(&host, value))
}
