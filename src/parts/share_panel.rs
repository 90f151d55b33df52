//! The part of a screen that shares a result: the message as others will get it, its link, a preview and a picture.
//!
//! Owns what is unfolded and the outcome of the last request. How a message leaves the page is the host's affair.

use super::changing_text::changing_text;
use super::headings::subtitle;
use super::picture_panel::picture_panel;
use super::share_controls::{ShareRequests, copy_button, message_field};
use super::shared_result::preview;
use super::text_field::select_all;
use crate::context::ScreenContext;
use crate::message::{Notice, ShareOutcome, Shareable};
use role_fit_core::share::single::SharedResult;
use std::rc::Rc;
use yew::prelude::*;

/// The properties of `SharePanel`.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SharePanelProps {
    /// The context of the screen.
    pub ctx: ScreenContext,
    /// What is shared.
    pub shareable: Rc<Shareable>,
    /// What the link carries, in a sentence.
    pub hint: AttrValue,
    /// The result that can be unfolded as a preview and as a picture.
    #[prop_or_default]
    pub result: Option<SharedResult>,
    /// The number of changes to the session so far. An outcome does not outlive a change.
    #[prop_or_default]
    pub changes: usize,
}

/// The messages of `SharePanel`.
#[derive(Debug)]
pub enum SharePanelMsg {
    /// The reader pressed a button, and the host is at work.
    Started,
    /// The host is done. The field shows what was to be copied.
    Finished(ShareOutcome, NodeRef),
    /// The reader unfolded the preview or the picture.
    Unfolded,
}

/// The panel.
#[derive(Debug)]
pub struct SharePanel {
    requests: ShareRequests,
    outcome: Option<ShareOutcome>,
    is_unfolded: bool,
    message_field: NodeRef,
    link_field: NodeRef,
    picture_field: NodeRef,
    /// The field to focus after the next render.
    focus_wanted: Option<NodeRef>,
}

impl Component for SharePanel {
    type Message = SharePanelMsg;
    type Properties = SharePanelProps;

    fn create(context: &Context<Self>) -> Self {
        let SharePanelProps { ctx, .. } = context.props();
        let link = context.link();
        Self {
            requests: ShareRequests {
                notices: ctx.notices.clone(),
                started: link.callback(|()| SharePanelMsg::Started),
                finished: link.callback(|(outcome, field)| SharePanelMsg::Finished(outcome, field)),
            },
            outcome: None,
            is_unfolded: ctx.is_unfolded,
            message_field: NodeRef::default(),
            link_field: NodeRef::default(),
            picture_field: NodeRef::default(),
            focus_wanted: None,
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &SharePanelProps) -> bool {
        if context.props().changes != old.changes {
            self.outcome = None;
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, message: SharePanelMsg) -> bool {
        match message {
            // Screen readers announce the same words again only if they were gone in between.
            SharePanelMsg::Started => self.outcome.take().is_some(),
            SharePanelMsg::Finished(outcome, field) => {
                // The text of the field is then selected, ready for Ctrl+C.
                self.focus_wanted = (outcome == ShareOutcome::ByHand).then_some(field);
                self.outcome.replace(outcome) != Some(outcome)
            }
            SharePanelMsg::Unfolded => !std::mem::replace(&mut self.is_unfolded, true),
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let SharePanelProps { ctx, shareable, hint, result, .. } = context.props();
        let message: Rc<str> = shareable.message().into();
        html! {
            <section class="share" part="share">
                { subtitle(ctx, &ctx.wording.share_title()) }
                { message_field("message", ctx.wording.share_message(), Rc::clone(&message), &self.message_field) }
                <div class="link">{ self.buttons(ctx, shareable, message) }</div>
                <p class="small">{ hint }</p>
                if let Some(result) = result {
                    { self.details(context, ctx.wording.share_opens(), || preview(ctx, result)) }
                    { self.details(context, ctx.wording.picture_title(), || self.picture(ctx, result)) }
                }
                <p class="told" role="status">
                    if let Some(outcome) = self.outcome { { changing_text(outcome_text(ctx, outcome)) } }
                </p>
            </section>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if let Some(field) = self.focus_wanted.take() {
            context.props().ctx.notices.emit(Notice::FocusWanted(field));
        }
    }
}

impl SharePanel {
    /// Shares the whole message by the best method there is, or copies the link alone.
    fn buttons(&self, ctx: &ScreenContext, shareable: &Rc<Shareable>, message: Rc<str>) -> Html {
        let onclick = {
            let shareable = Rc::clone(shareable);
            let request = move |reply| Notice::ShareRequested { shareable: Rc::clone(&shareable), reply };
            self.requests.listener(&self.message_field, request)
        };
        html! {
            <>
                <button type="button" class="button primary" part="button" {onclick}>
                    { ctx.wording.share_button() }
                </button>
                if let Some(url) = &shareable.url {
                    { copy_button(&self.requests, &self.link_field, ctx.wording.share_copy(), url.as_str().into()) }
                    <input
                        type="text" readonly=true value={url.clone()} aria-label={ctx.wording.share_field()}
                        ref={&self.link_field} onfocus={|event: FocusEvent| select_all(&event)}
                    />
                } else {
                    { copy_button(&self.requests, &self.message_field, ctx.wording.share_text_copy(), message) }
                }
            </>
        }
    }

    /// Content that is drawn when the reader unfolds any of it: the press that brings the result has enough to do. The
    /// `div` is always there. If it came with its content, Yew would replace the summary too, in the middle of the press.
    fn details(&self, context: &Context<Self>, summary: AttrValue, content: impl FnOnce() -> Html) -> Html {
        let onclick = context.link().callback(|_: MouseEvent| SharePanelMsg::Unfolded);
        html! {
            <details>
                <summary {onclick}>{ summary }</summary>
                <div class="opened">
                    if self.is_unfolded { { content() } }
                </div>
            </details>
        }
    }

    fn picture(&self, ctx: &ScreenContext, result: &SharedResult) -> Html {
        picture_panel(ctx, result.meter(), &self.requests, &self.picture_field)
    }
}

fn outcome_text(ctx: &ScreenContext, outcome: ShareOutcome) -> AttrValue {
    match outcome {
        ShareOutcome::Shared => ctx.wording.share_done(),
        ShareOutcome::Copied => ctx.wording.share_copied(),
        ShareOutcome::ByHand => ctx.wording.share_manual(),
        ShareOutcome::Saved => ctx.wording.picture_saved(),
        ShareOutcome::MaybeSaved => ctx.wording.picture_maybe_saved(),
        ShareOutcome::Altered => ctx.wording.picture_altered(),
        ShareOutcome::Failed => ctx.wording.picture_not_done(),
    }
}
