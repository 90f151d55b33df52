//! Fields and buttons by which a text is copied, and the requests that they send to the host.

use super::changing_text::changing_text;
use super::text_field::select_all;
use crate::message::{Notice, ShareOutcome};
use std::rc::Rc;
use yew::prelude::*;

/// How the controls of a panel send requests to the host, and how the panel hears of them.
#[derive(Debug, Clone)]
pub struct ShareRequests {
    /// Takes the requests.
    pub notices: Callback<Notice>,
    /// Called when a request starts.
    pub started: Callback<()>,
    /// Called with the outcome of a request, and with the field that shows what was to be copied.
    pub finished: Callback<(ShareOutcome, NodeRef)>,
}

impl ShareRequests {
    /// A listener that sends a request. It does so within the press itself and not by a message to a component, which
    /// would be handled later: browsers allow the clipboard and the share sheet only within a press.
    pub fn listener(
        &self,
        field: &NodeRef,
        request: impl Fn(Callback<ShareOutcome>) -> Notice + 'static,
    ) -> Callback<MouseEvent> {
        let Self { notices, started, finished } = self.clone();
        let field = field.clone();
        Callback::from(move |_| {
            let field = field.clone();
            started.emit(());
            notices.emit(request(finished.reform(move |outcome| (outcome, field.clone()))));
        })
    }
}

/// A button that copies the text of a field.
pub fn copy_button(requests: &ShareRequests, field: &NodeRef, label: AttrValue, text: Rc<str>) -> Html {
    let onclick = requests.listener(field, move |reply| Notice::CopyRequested { text: Rc::clone(&text), reply });
    html! { <button type="button" class="button" part="button" {onclick}>{ label }</button> }
}

/// A read-only field that is as tall as its text in every browser: an invisible copy of the text gives it its height.
pub fn message_field(id: &'static str, label: AttrValue, text: Rc<str>, field: &NodeRef) -> Html {
    html! {
        <>
            <p class="small" {id}>{ label }</p>
            <div class="message">
                <p aria-hidden="true">{ changing_text(Rc::clone(&text).into()) }</p>
                <textarea
                    readonly=true rows="1" aria-labelledby={id} value={text}
                    ref={field.clone()} onfocus={|event: FocusEvent| select_all(&event)}
                />
            </div>
        </>
    }
}
