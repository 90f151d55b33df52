//! The meter as a drawing: places in per cent, heights and texts in pixels, so that it is readable at any width.

use crate::context::ScreenContext;
use crate::geometry::{
    BAND, Extent, HEIGHT, LIMITS_BASELINE, MARKER, MARKER_WIDTH, Numbers, Places, TRACK, VALUE_BASELINE, place,
};
use role_fit_core::compare::spread;
use role_fit_core::deck::Role;
use role_fit_core::result::meter::{Marker, Meter};
use yew::prelude::*;

/// The whole meter with its numbers and the names of its ends.
pub fn meter(ctx: &ScreenContext, meter: &Meter) -> Html {
    html! {
        <div class="fit">
            <div
                role="meter"
                part="meter"
                aria-label={meter_name(ctx)}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={meter.marker().percent().to_string()}
                aria-valuetext={meter_value(ctx, meter)}
            >
                { drawing(ctx, meter) }
            </div>
            <div class="ends">
                { for [Role::Po, Role::Pm].map(|role| end(ctx, role)) }
            </div>
        </div>
    }
}

/// What the meter is called.
pub fn meter_name(ctx: &ScreenContext) -> AttrValue {
    ctx.wording.meter_name(ctx.role_name(Role::Pm), ctx.role_name(Role::Po))
}

/// What the meter shows, in words.
pub fn meter_value(ctx: &ScreenContext, meter: &Meter) -> AttrValue {
    let Numbers { marker, low, high } = Numbers::of(meter);
    ctx.wording.meter_value(high, low, marker)
}

fn end(ctx: &ScreenContext, role: Role) -> Html {
    let content = html! {
        <>
            <b>{ ctx.role_name(role) }</b>
            { " " }
            <span>{ ctx.deck.roles().map_or("", |roles| &roles.of(role).about) }</span>
        </>
    };
    match role {
        Role::Po => html! { <p class="po">{ content }</p> },
        Role::Pm => html! { <p class="pm">{ content }</p> },
    }
}

fn drawing(ctx: &ScreenContext, meter: &Meter) -> Html {
    let Numbers { marker, low, high } = Numbers::of(meter);
    let number = |number: u8| ctx.wording.number(number);
    let places = Places::of(meter);
    // The style mirrors the drawing, and each text once more, about the left edge: WebKit does so before it knows the middle
    // of a text.
    let sign = if ctx.deck.is_right_to_left() { "-" } else { "" };
    let place = |cells| format!("{sign}{}", percentage(cells));
    html! {
        <svg class="meter" width="100%" height={HEIGHT.to_string()} aria-hidden="true">
            { track(TRACK) }
            { band_rect(places.low, places.high, BAND) }
            <line
                class="middle" x1="50%" x2="50%"
                y1={MARKER.top.to_string()} y2={MARKER.bottom().to_string()}
            />
            { marker_rect(places.marker, MARKER_WIDTH, MARKER) }
            <text
                class="value" x={place(places.marker)} y={VALUE_BASELINE.to_string()}
                text-anchor={places.anchor.as_str()}
            >
                { number(marker) }
            </text>
            <text x={place(places.low)} y={LIMITS_BASELINE.to_string()}>{ number(low) }</text>
            <text x={place(places.high)} y={LIMITS_BASELINE.to_string()} text-anchor="end">{ number(high) }</text>
        </svg>
    }
}

/// One person's meter in a list of people. The style draws its track, since there may be fifty of them.
pub fn person_meter(meter: &Meter) -> Html {
    let places = Places::of(meter);
    html! {
        <svg class="row" width="100%" height="22" aria-hidden="true">
            <line class="middle" x1="50%" x2="50%" y1="0" y2="22" />
            { band_rect(places.low, places.high, Extent::new(4, 14)) }
            { marker_rect(places.marker, MARKER_WIDTH, Extent::new(1, 20)) }
        </svg>
    }
}

/// The small scale of one facet; the numbers are beside it in words. Of two markers one is above the line and one below;
/// more are drawn as the span between the outermost.
pub fn facet_scale(markers: &[Marker]) -> Html {
    html! {
        <svg class="facet" width="100%" height="16" aria-hidden="true">
            { track(Extent::new(6, 4)) }
            { facet_markers(markers) }
        </svg>
    }
}

fn facet_markers(markers: &[Marker]) -> Html {
    match (markers, spread(markers)) {
        ([_, _, _, ..], Some((low, high))) => band_rect(place(low), place(high), Extent::new(2, 12)),
        ([one, other], _) => html! {
            <>
                { facet_marker(*one, Extent::new(0, 9)) }
                { facet_marker(*other, Extent::new(7, 9)) }
            </>
        },
        _ => markers.iter().map(|marker| facet_marker(*marker, Extent::new(1, 14))).collect(),
    }
}

fn facet_marker(marker: Marker, extent: Extent) -> Html {
    marker_rect(place(marker), 3, extent)
}

/// The drawing on the start card: a meter that has not been asked anything yet.
pub fn emblem(ctx: &ScreenContext) -> Html {
    html! {
        <div class="emblem" aria-hidden="true">
            <b class="po">{ ctx.role_short(Role::Po) }</b>
            <svg width="100%" height="18">
                <rect class="half" x="0" width="100%" y="7" height="4" />
                <rect class="band" part="band" x="32%" width="36%" y="1" height="16" />
                <rect class="marker" part="marker" x="50%" width="3" y="1" height="16" />
            </svg>
            <b class="pm">{ ctx.role_short(Role::Pm) }</b>
        </div>
    }
}

/// Two halves in the colours of the roles.
fn track(extent: Extent) -> Html {
    let (y, height) = y_and_height(extent);
    html! {
        <>
            <rect class="half po" x="0" width="50%" y={y.clone()} height={height.clone()} />
            <rect class="half pm" x="50%" width="50%" {y} {height} />
        </>
    }
}

/// The band between two cells. Pages may style it: it is a part.
fn band_rect(low: u16, high: u16, extent: Extent) -> Html {
    let (y, height) = y_and_height(extent);
    html! { <rect class="band" part="band" x={percentage(low)} width={percentage(high - low)} {y} {height} /> }
}

/// The marker. Pages may style it: it is a part.
fn marker_rect(cell: u16, width: u16, extent: Extent) -> Html {
    let (y, height) = y_and_height(extent);
    html! { <rect class="marker" part="marker" x={percentage(cell)} width={width.to_string()} {y} {height} /> }
}

fn y_and_height(Extent { top, height }: Extent) -> (AttrValue, AttrValue) {
    (top.to_string().into(), height.to_string().into())
}

/// Cells as a percentage, in integers: printing fractions would take 10 KiB of code.
fn percentage(cells: u16) -> AttrValue {
    format!("{}.{:02}%", cells / 20, cells % 20 * 5).into()
}
