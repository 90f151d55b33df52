//! The meter as a drawing: geometry in per cent, text in pixels, so that it reads at any width.
//!
//! Knows markers and bands; knows nothing of where they come from.

use super::controls::{Pen, role_class};
use super::wording::Message;
use crate::quiz::deck::Role;
use crate::quiz::fit::{Marker, Meter};
use yew::prelude::*;

/// The whole meter with its numbers and the names of its ends.
pub fn meter(pen: &Pen, meter: &Meter) -> Html {
    let (marker, low, high) = numbers(meter);
    let name = pen.fill(Message::MeterName, &[("po", pen.name(Role::Po)), ("pm", pen.name(Role::Pm))]);
    let text = pen.fill(Message::MeterValue, &[("marker", &marker), ("low", &low), ("high", &high)]);
    html! {
        <div class="fit">
            <div role="meter" part="meter" aria-label={name} aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={marker} aria-valuetext={text}>{ drawing(meter) }</div>
            <div class="ends">{ end(pen, Role::Po) }{ end(pen, Role::Pm) }</div>
        </div>
    }
}

/// Marker and band limits in whole per cent, as text.
pub fn numbers(meter: &Meter) -> (String, String, String) {
    let band = meter.band();
    (meter.marker().percent().to_string(), band.low_percent().to_string(), band.high_percent().to_string())
}

fn end(pen: &Pen, role: Role) -> Html {
    let about = pen.deck().roles().of(role).about.clone();
    html! { <p class={role_class(role)}><b>{ pen.name(role).to_owned() }</b><span>{ about }</span></p> }
}

fn drawing(meter: &Meter) -> Html {
    let (marker, low, high) = numbers(meter);
    let (left, right) = meter.band().cells();
    let at = half_percents(meter.marker());
    html! {
        <svg class="meter" width="100%" height="62" aria-hidden="true">
            { track(30, 8) }
            <line class="middle" x1="50%" x2="50%" y1="24" y2="44" />
            <rect class="band" part="band" x={cells(left)} width={cells(right - left)} y="25" height="18" rx="9" />
            <rect class="marker" part="marker" x={at.clone()} y="20" width="4" height="28" rx="1" />
            <text class="value" x={at} y="14" text-anchor={anchor(meter.marker())}>{ marker }</text>
            <text x={cells(left)} y="60" text-anchor="start">{ low }</text>
            <text x={cells(right)} y="60" text-anchor="end">{ high }</text>
        </svg>
    }
}

/// Two halves in the colours of the roles.
fn track(y: u8, height: u8) -> Html {
    let (y, height) = (y.to_string(), height.to_string());
    html! {
        <>
            <rect class="half po" x="0" width="50%" y={y.clone()} height={height.clone()} rx="4" />
            <rect class="half pm" x="50%" width="50%" {y} {height} rx="4" />
        </>
    }
}

/// A number above the marker must not leave the drawing at its ends.
fn anchor(marker: Marker) -> &'static str {
    match marker.half_percents() {
        0..=10 => "start",
        190..=200 => "end",
        _ => "middle",
    }
}

/// The small scale of one facet; the number stands beside it in words.
pub fn small_scale(marker: Marker) -> Html {
    html! {
        <svg class="facet" width="100%" height="16" aria-hidden="true">
            { track(6, 4) }
            <rect class="marker" x={half_percents(marker)} y="1" width="3" height="14" rx="1" />
        </svg>
    }
}

/// The picture on the start card: a meter that has not been asked anything yet.
pub fn emblem(pen: &Pen) -> Html {
    html! {
        <div class="emblem" aria-hidden="true">
            <b class="po">{ pen.short(Role::Po).to_owned() }</b>
            <svg width="100%" height="18">
                <rect class="half" width="100%" y="7" height="4" rx="2" />
                <rect class="band" x="32%" width="36%" y="1" height="16" rx="8" />
                <rect class="marker" x="50%" y="1" width="3" height="16" rx="1" />
            </svg>
            <b class="pm">{ pen.short(Role::Pm).to_owned() }</b>
        </div>
    }
}

fn half_percents(marker: Marker) -> String {
    cells(u16::from(marker.half_percents()) * 10)
}

/// Cells of a twentieth per cent as a percentage, without the machinery that prints fractions.
fn cells(cells: u16) -> String {
    let hundredths = cells % 20 * 5;
    let tens = if hundredths < 10 { "0" } else { "" };
    [&(cells / 20).to_string(), ".", tens, &hundredths.to_string(), "%"].concat()
}
