//! The colours and sizes of the quiz, each colour with how well it can be read.

use super::context::ViewContext;
use super::fields::{TextField, radios, text_field};
use crate::model::Msg;
use crate::model::colours::{self, Contrast, PROPERTIES, Property, SIZES};
use crate::model::embedding::{Change, Dark, Embedding};
use crate::model::scheme::Scheme;
use yew::prelude::*;

/// The colours of both looks.
pub fn colour_fields(ctx: &ViewContext, embedding: &Embedding, has_meter: bool) -> Html {
    let looks = [
        (Dark::Never, "Never".into()),
        (Dark::System, "As the reader’s system".into()),
        (Dark::Class, "By a class".into()),
    ];
    html! {
        <>
            { radios("dark", "When is your page dark?", looks, embedding.dark, &ctx.change(Change::Dark)) }
            if embedding.dark == Dark::Class {
                { text_field(
                    TextField {
                        id: "dark-class".into(),
                        label: "The class".into(),
                        hint: "The class of the element around everything while the page is dark.".into(),
                        kind: "text",
                        placeholder: "dark".into(),
                        value: embedding.dark_class.clone().into(),
                    },
                    &ctx.change(Change::DarkClass),
                ) }
            }
            { scheme_fields(ctx, embedding, Scheme::Light, has_meter) }
            if embedding.dark != Dark::Never { { scheme_fields(ctx, embedding, Scheme::Dark, has_meter) } }
            <p>{ ctx.button("button", "Use the quiz’s own looks", Msg::Embed(Change::ResetLooks)) }</p>
        </>
    }
}

fn scheme_fields(ctx: &ViewContext, embedding: &Embedding, scheme: Scheme, has_meter: bool) -> Html {
    let legend = match (embedding.dark, scheme) {
        (Dark::Never, _) => "Colours",
        (_, Scheme::Light) => "Colours on a light page",
        (_, Scheme::Dark) => "Colours on a dark page",
    };
    // Without a meter there is nothing that they would colour.
    let properties = PROPERTIES.iter().filter(|property| has_meter || !matches!(property.name, "po" | "pm"));
    html! {
        <fieldset class="colours">
            <legend>{ legend }</legend>
            { for properties.map(|property| colour_field(ctx, embedding, scheme, property)) }
            { repairs(embedding, scheme) }
        </fieldset>
    }
}

fn colour_field(ctx: &ViewContext, embedding: &Embedding, scheme: Scheme, property: &'static Property) -> Html {
    let name = property.name;
    let id = AttrValue::from(format!("colour-{name}-{}", scheme.label()));
    let change = ctx.change(move |value| Change::Colour(scheme, name, value));
    let chosen = embedding.colour(scheme, name);
    let shown = colours::hex(colours::colour(embedding, scheme, name));
    let is_understood = chosen.is_none_or(|chosen| colours::parse(chosen).is_some());
    let oninput = change.reform(|event: InputEvent| super::fields::value_of(&event));
    let clear = change.reform(|_: MouseEvent| String::new());
    html! {
        <div class="colour" key={name}>
            <label for={id.clone()}>{ property.label }</label>
            <input type="color" {id} value={shown.clone()} oninput={oninput.clone()} />
            <input
                type="text"
                class="code"
                aria-label={format!("{} as a code", property.label)}
                value={chosen.unwrap_or_default().to_owned()}
                placeholder={shown}
                spellcheck="false"
                autocomplete="off"
                aria-invalid={(!is_understood).then_some("true")}
                {oninput}
            />
            <p class="contrast">
                if is_understood {
                    { for colours::contrasts(embedding, scheme, name).iter().map(contrast) }
                } else {
                    <span class="bad">{ "Write a colour such as #6d28d9." }</span>
                }
            </p>
            <button type="button" class="link" hidden={chosen.is_none()} onclick={clear}>{ "Reset" }<span class="aside">{ format!(" {}", property.label) }</span></button>
        </div>
    }
}

fn contrast(contrast: &Contrast) -> Html {
    let is_enough = contrast.is_enough();
    let verdict = if is_enough { "" } else { ", too little" };
    html! {
        <span class={if is_enough { "good" } else { "bad" }}>
            { format!("{} : 1 on {}{verdict}", contrast.shown(), contrast.on) }
        </span>
    }
}

fn repairs(embedding: &Embedding, scheme: Scheme) -> Html {
    let repairs = colours::repairs(embedding, scheme);
    html! {
        <div role="status">
            if !repairs.is_empty() {
                <p class="message">
                    { "Some of these cannot be read well. The quiz will show others instead: " }
                    { repairs.iter().map(|(label, colour)| format!("{label} {colour}")).collect::<Vec<_>>().join(", ") }
                    { "." }
                </p>
            }
        </div>
    }
}

/// The sizes.
pub fn size_fields(ctx: &ViewContext, embedding: &Embedding) -> Html {
    let field = |(name, label, example): &(&'static str, &'static str, &'static str)| {
        let name = *name;
        text_field(
            TextField {
                id: format!("size-{name}").into(),
                label: (*label).into(),
                hint: AttrValue::default(),
                kind: "text",
                placeholder: (*example).into(),
                value: embedding.sizes.get(name).unwrap_or_default().to_owned().into(),
            },
            &ctx.change(move |value| Change::Size(name, value)),
        )
    };
    html! { <div class="grid">{ for SIZES.iter().map(field) }</div> }
}
