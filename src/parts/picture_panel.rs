//! A result as a picture: what it looks like, the buttons that export it, and the same in words.

use super::meter::{meter_name, meter_value};
use super::portrait::verdict_text;
use super::share_controls::{ShareRequests, copy_button, message_field};
use crate::context::ScreenContext;
use crate::message::{Notice, ShareOutcome, ShareTarget};
use crate::picture::lines::single_line;
use crate::picture::{PictureFields, PictureTask};
use role_fit_core::result::meter::Meter;
use std::rc::Rc;
use yew::prelude::*;

/// What the picture of a meter shows; `None` if the page wants nothing shared.
pub fn picture_fields(ctx: &ScreenContext, meter: &Meter) -> Option<PictureFields> {
    let (ShareTarget::Result { home: url, .. } | ShareTarget::Page(url)) = &ctx.settings.share else { return None };
    Some(PictureFields::new(&ctx.deck, &ctx.wording, meter, url, true))
}

/// Draws the place of the picture and the buttons that export it, or the button for another attempt if the picture could not be
/// loaded. `drawn` is what the picture in the place shows.
pub fn picture(
    ctx: &ScreenContext,
    meter: &Meter,
    drawn: Option<&Rc<PictureFields>>,
    retry: Option<Callback<MouseEvent>>,
    requests: &ShareRequests,
    [place, first_button]: [&NodeRef; 2],
) -> Html {
    let export = |task, label, node: &NodeRef| export_button(requests, task, label, drawn, node);
    html! {
        <>
            if let Some(onclick) = &retry {
                <div class="link lost">
                    <button type="button" class="button" part="button" {onclick}>{ ctx.wording.picture_retry() }</button>
                </div>
            }
            <div class="picture" role="img" aria-label={describe(ctx, meter)} ref={place} />
            if retry.is_none() {
                <div class="link">
                    { export(PictureTask::Png, ctx.wording.picture_png(), first_button) }
                    { export(PictureTask::Svg, ctx.wording.picture_svg(), &NodeRef::default()) }
                    { export(PictureTask::Copy, ctx.wording.picture_copy(), &NodeRef::default()) }
                </div>
            }
        </>
    }
}

/// Draws the field with the picture in words, and the button that copies them.
pub fn description(ctx: &ScreenContext, meter: &Meter, requests: &ShareRequests, field: &NodeRef) -> Html {
    let description: Rc<str> = describe(ctx, meter).into();
    html! {
        <>
            { message_field("words", ctx.wording.picture_field(), Rc::clone(&description), field) }
            <div class="link">
                { copy_button(requests, field, ctx.wording.share_text_copy(), description) }
            </div>
        </>
    }
}

fn describe(ctx: &ScreenContext, meter: &Meter) -> String {
    let verdict = ctx.wording.shared_verdict(&ctx.deck, meter.verdict());
    let name = verdict_text(ctx, meter).map(|text| text.name);
    let (scale, value) = (meter_name(ctx), meter_value(ctx, meter));
    let lines = [Some(ctx.deck.title()), name, Some(&verdict), Some(&scale), Some(&value)];
    lines.into_iter().flatten().map(single_line).collect::<Vec<_>>().join("\n")
}

/// A button that can be pressed once the picture is drawn.
fn export_button(
    requests: &ShareRequests,
    task: PictureTask,
    label: AttrValue,
    drawn: Option<&Rc<PictureFields>>,
    node: &NodeRef,
) -> Html {
    let onclick = drawn.cloned().map(|fields| {
        // No field shows a picture that could be copied by hand.
        requests.listener(&NodeRef::default(), move |reply| Notice::PictureRequested {
            task,
            place: NodeRef::default(),
            fields: Rc::clone(&fields),
            reply: reply.reform(ShareOutcome::of_picture),
        })
    });
    html! {
        <button type="button" class="button" part="button" disabled={drawn.is_none()} {onclick} ref={node}>{ label }</button>
    }
}
