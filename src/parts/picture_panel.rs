//! A result as a picture: what it looks like, the buttons that export it, and the same in words.

use super::meter::{meter_name, meter_value};
use super::portrait::verdict_text;
use super::share_controls::{ShareRequests, copy_button, message_field};
use crate::context::ScreenContext;
use crate::message::{Notice, ShareTarget};
use crate::picture::lines::single_line;
use crate::picture::{ExportFormat, FONTS, Picture, svg};
use role_fit_core::result::meter::Meter;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the picture and its controls; nothing if the page wants nothing shared. `field` is that of the description.
pub fn picture_panel(ctx: &ScreenContext, meter: &Meter, requests: &ShareRequests, field: &NodeRef) -> Html {
    let (ShareTarget::Result { home: url, .. } | ShareTarget::Page(url)) = &ctx.settings.share else {
        return Html::default();
    };
    let picture = Rc::new(Picture::new(&ctx.deck, &ctx.wording, meter, url, true));
    let description: Rc<str> = describe(ctx, meter).into();
    let export = |format, label| export_button(requests, format, label, &picture);
    html! {
        <>
            { drawing(&picture, url, Rc::clone(&description)) }
            <div class="link">
                { export(ExportFormat::Png, ctx.wording.picture_png()) }
                { export(ExportFormat::Svg, ctx.wording.picture_svg()) }
                { export(ExportFormat::Clipboard, ctx.wording.picture_copy()) }
            </div>
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

/// The key is for the same reason as in `changing_text`: the picture shows the URL.
fn drawing(picture: &Picture, url: &str, description: Rc<str>) -> Html {
    html! {
        <svg
            key={url} class="picture" width="1200" height="630" viewBox="0 0 2400 1260" role="img" direction="ltr"
            aria-label={description} font-family={FONTS}
        >
            { for picture.shapes.iter().map(svg::element) }
        </svg>
    }
}

fn export_button(requests: &ShareRequests, format: ExportFormat, label: AttrValue, picture: &Rc<Picture>) -> Html {
    let picture = Rc::clone(picture);
    let request = move |reply| Notice::ExportRequested { format, picture: Rc::clone(&picture), reply };
    // No field shows a picture that could be copied by hand.
    let onclick = requests.listener(&NodeRef::default(), request);
    html! { <button type="button" class="button" part="button" {onclick}>{ label }</button> }
}
