//! The part of a screen that shares a result: a button, and folded below it the message as others will get it, its link
//! and a preview. A second panel of the same kind has the picture.
//!
//! Owns what is unfolded and the outcome of the last request. How a message leaves the page is the host's affair.

use super::buttons::{Look, button};
use super::changing_text::changing_text;
use super::fold::fold;
use super::headings::subtitle;
use super::picture_panel::{description, picture, picture_fields};
use super::share_controls::{ShareRequests, copy_button, message_field};
use super::shared_result::preview;
use super::text_field::select_all;
use crate::context::ScreenContext;
use crate::message::{Notice, ShareOutcome, Shareable};
use crate::picture::{PictureFields, PictureOutcome, PictureTask};
use role_fit_core::result::meter::Meter;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use std::rc::Rc;
use yew::prelude::*;

/// The properties of `SharePanel`.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SharePanelProps {
    /// The context of the screen.
    pub ctx: ScreenContext,
    /// What is shared.
    pub content: ShareContent,
    /// How many more pairs can sharpen the result, where that is offered beside the button that shares.
    #[prop_or_default]
    pub sharpen: Option<usize>,
    /// The number of changes to the session so far. An outcome does not outlive a change.
    #[prop_or_default]
    pub changes: usize,
}

/// What a panel shares.
#[derive(Debug, Clone, PartialEq)]
pub enum ShareContent {
    /// The message of the reader's own result or score.
    Own {
        /// The message.
        shareable: Rc<Shareable>,
        /// The result, for a preview of what its link shows.
        result: Option<SharedResult>,
    },
    /// The link to a team.
    Team(Rc<Shareable>),
    /// The picture of a result.
    Picture(Meter),
}

/// The messages of `SharePanel`.
#[derive(Debug)]
pub enum SharePanelMsg {
    /// The reader pressed a button, and the host is at work.
    Started,
    /// The host is done. The field shows what was to be copied.
    Finished(ShareOutcome, NodeRef),
    /// The reader unfolded something.
    Unfolded,
    /// The reader wants another attempt to draw the picture.
    Retried,
    /// What came of drawing a picture of this content.
    Drawn(Rc<PictureFields>, Option<PictureOutcome>),
}

/// The panel.
#[derive(Debug)]
pub struct SharePanel {
    requests: ShareRequests,
    outcome: Option<ShareOutcome>,
    is_unfolded: bool,
    /// What the picture shows that the host was asked to draw.
    wanted: Option<Rc<PictureFields>>,
    /// What the picture shows that is drawn.
    drawn: Option<Rc<PictureFields>>,
    /// Whether the picture could not be loaded.
    is_lost: bool,
    picture_place: NodeRef,
    /// The first button that exports the picture.
    export_button: NodeRef,
    /// The field of the message or of the picture's description.
    text_field: NodeRef,
    link_field: NodeRef,
    /// The control to focus after the next render.
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
            wanted: None,
            drawn: None,
            is_lost: false,
            picture_place: NodeRef::default(),
            export_button: NodeRef::default(),
            text_field: NodeRef::default(),
            link_field: NodeRef::default(),
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
            SharePanelMsg::Retried => {
                self.wanted = None;
                self.outcome = None;
                true
            }
            SharePanelMsg::Drawn(fields, outcome) => {
                let is_drawn = outcome == Some(PictureOutcome::Drawn);
                // The button for another attempt, which has the focus, gives way to those that export.
                self.focus_wanted = (is_drawn && self.is_lost).then(|| self.export_button.clone());
                self.is_lost = !is_drawn;
                self.outcome = self.is_lost.then_some(ShareOutcome::NotLoaded);
                self.drawn = is_drawn.then_some(fields);
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let SharePanelProps { ctx, content, sharpen, .. } = context.props();
        match content {
            ShareContent::Own { shareable, result } => html! {
                <section class="share" part="share">
                    <div class="actions">
                        { self.share_button(shareable, ctx.wording.share_mine()) }
                        if let Some(count) = sharpen {
                            { button(ctx, Look::Plain, ctx.wording.sharpen_button(*count), Action::Sharpen) }
                        }
                    </div>
                    { self.outcome(ctx) }
                    <details>
                        <summary>{ more(ctx, shareable) }</summary>
                        { self.message(ctx, shareable) }
                        <p class="small">{ hint(ctx, shareable) }</p>
                        if let Some(result) = result { { self.preview(context, result) } }
                    </details>
                </section>
            },
            ShareContent::Team(shareable) => html! {
                <section class="share" part="share">
                    { subtitle(ctx, ctx.wording.share_title()) }
                    { self.message(ctx, shareable) }
                    <div class="actions">{ self.share_button(shareable, ctx.wording.share_button()) }</div>
                    <p class="small">{ ctx.wording.team_names() }</p>
                    { self.outcome(ctx) }
                </section>
            },
            ShareContent::Picture(meter) => {
                let content = html! {
                    <>
                        if self.is_unfolded {
                            { self.picture(context, meter) }
                            { description(ctx, meter, &self.requests, &self.text_field) }
                        }
                        { self.outcome(ctx) }
                    </>
                };
                // A press anywhere on the fold unfolds it, and a screen reader's press is on the summary.
                html! {
                    <div class="share" onclick={self.unfolds(context)}>
                        { fold(ctx, ctx.wording.picture_title(), None, false, content) }
                    </div>
                }
            }
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if let Some(field) = self.focus_wanted.take() {
            context.props().ctx.notices.emit(Notice::FocusWanted(field));
        }
        self.request_picture(context);
    }
}

impl SharePanel {
    /// Asks the host for the picture that is unfolded, unless it was asked already.
    fn request_picture(&mut self, context: &Context<Self>) {
        let SharePanelProps { ctx, content: ShareContent::Picture(meter), .. } = context.props() else { return };
        let Some(fields) = picture_fields(ctx, meter).filter(|_| self.is_unfolded) else { return };
        let fields = Rc::new(fields);
        if self.wanted.as_ref() == Some(&fields) {
            return;
        }
        self.wanted = Some(Rc::clone(&fields));
        let asked = Rc::clone(&fields);
        ctx.notices.emit(Notice::PictureRequested {
            task: PictureTask::Draw,
            place: self.picture_place.clone(),
            fields,
            reply: context.link().callback(move |outcome| SharePanelMsg::Drawn(Rc::clone(&asked), outcome)),
        });
    }

    fn picture(&self, context: &Context<Self>, meter: &Meter) -> Html {
        let retry = self.is_lost.then(|| context.link().callback(|_: MouseEvent| SharePanelMsg::Retried));
        let nodes = [&self.picture_place, &self.export_button];
        picture(&context.props().ctx, meter, self.drawn.as_ref(), retry, &self.requests, nodes)
    }

    /// Shares the whole message by the best method there is.
    fn share_button(&self, shareable: &Rc<Shareable>, label: AttrValue) -> Html {
        let shareable = Rc::clone(shareable);
        let request = move |reply| Notice::ShareRequested { shareable: Rc::clone(&shareable), reply };
        let onclick = self.requests.listener(&self.text_field, request);
        html! { <button type="button" class="button primary" part="button" {onclick}>{ label }</button> }
    }

    /// The message, and its link or text to copy.
    fn message(&self, ctx: &ScreenContext, shareable: &Shareable) -> Html {
        let message: Rc<str> = shareable.message().into();
        html! {
            <>
                { message_field("message", ctx.wording.share_message(), Rc::clone(&message), &self.text_field) }
                <div class="link">
                    if let Some(url) = &shareable.url {
                        { copy_button(&self.requests, &self.link_field, ctx.wording.share_copy(), url.as_str().into()) }
                        <input
                            type="text" readonly=true value={url.clone()} aria-label={ctx.wording.share_field()}
                            ref={&self.link_field} onfocus={|event: FocusEvent| select_all(&event)}
                        />
                    } else {
                        { copy_button(&self.requests, &self.text_field, ctx.wording.share_text_copy(), message) }
                    }
                </div>
            </>
        }
    }

    /// What the link shows. It is drawn when the reader unfolds it: the press that brings the result has enough to do. The
    /// `div` is always there. If it came with its content, Yew would replace the summary too, in the middle of the press.
    fn preview(&self, context: &Context<Self>, result: &SharedResult) -> Html {
        let ctx = &context.props().ctx;
        html! {
            <details>
                <summary onclick={self.unfolds(context)}>{ ctx.wording.share_opens() }</summary>
                <div class="opened">
                    if self.is_unfolded { { preview(ctx, result) } }
                </div>
            </details>
        }
    }

    fn unfolds(&self, context: &Context<Self>) -> Callback<MouseEvent> {
        context.link().callback(|_: MouseEvent| SharePanelMsg::Unfolded)
    }

    fn outcome(&self, ctx: &ScreenContext) -> Html {
        html! {
            <p class="told" role="status">
                if let Some(outcome) = self.outcome { { changing_text(outcome_text(ctx, outcome)) } }
            </p>
        }
    }
}

fn more(ctx: &ScreenContext, shareable: &Shareable) -> AttrValue {
    if shareable.url.is_some() { ctx.wording.share_more() } else { ctx.wording.share_text_more() }
}

/// What the message carries.
fn hint(ctx: &ScreenContext, shareable: &Shareable) -> AttrValue {
    if shareable.url.is_some() { ctx.wording.share_hint() } else { ctx.wording.share_text_hint() }
}

fn outcome_text(ctx: &ScreenContext, outcome: ShareOutcome) -> AttrValue {
    match outcome {
        ShareOutcome::Shared => ctx.wording.share_done(),
        ShareOutcome::Copied | ShareOutcome::Picture(PictureOutcome::Copied) => ctx.wording.share_copied(),
        ShareOutcome::ByHand => ctx.wording.share_manual(),
        ShareOutcome::Picture(PictureOutcome::Saved) => ctx.wording.picture_saved(),
        ShareOutcome::Picture(PictureOutcome::MaybeSaved) => ctx.wording.picture_maybe_saved(),
        ShareOutcome::Picture(PictureOutcome::Altered) => ctx.wording.picture_altered(),
        ShareOutcome::Picture(PictureOutcome::Drawn | PictureOutcome::Failed) => ctx.wording.picture_not_done(),
        ShareOutcome::NotLoaded => ctx.wording.picture_not_loaded(),
    }
}
