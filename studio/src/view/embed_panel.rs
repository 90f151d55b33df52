//! The part with everything that puts the quiz on a page.

use super::code::code;
use super::colour_fields::{colour_fields, size_fields};
use super::context::ViewContext;
use super::fields::{TextField, radios, select, text_field};
use crate::model::Studio;
use crate::model::attributes::{ATTRIBUTES, Attribute, Values};
use crate::model::embedding::{Change, Delivery, Embedding, Target};
use yew::prelude::*;

/// The panel.
pub fn embed_panel(ctx: &ViewContext, studio: &Studio) -> Html {
    let embedding = &studio.embedding;
    let targets = Target::ALL.map(|target| (target, AttrValue::from(target.label())));
    html! {
        <>
            { radios("target", "What is your page made with?", targets, embedding.target, &ctx.change(Change::Target)) }
            { delivery(ctx, embedding) }
            <details class="fold">
                <summary>{ "How it behaves" }</summary>
                <div class="grid">{ for ATTRIBUTES.iter().map(|attribute| attribute_field(ctx, embedding, attribute)) }</div>
            </details>
            <details class="fold">
                <summary>{ "How it looks" }</summary>
                { colour_fields(ctx, embedding, studio.report.deck.as_ref().is_none_or(|deck| deck.has_meter)) }
                { size_fields(ctx, embedding) }
            </details>
            { code(ctx, studio) }
        </>
    }
}

fn delivery(ctx: &ViewContext, embedding: &Embedding) -> Html {
    let choices =
        [(Delivery::Inside, "In the code itself".into()), (Delivery::Address, "At an address of its own".into())];
    html! {
        <>
            { radios("delivery", "Where is the deck?", choices, embedding.delivery, &ctx.change(Change::Delivery)) }
            if embedding.delivery == Delivery::Address {
                { text_field(
                    TextField {
                        id: "address".into(),
                        label: "Address of the deck".into(),
                        hint: "Save the deck as a file and put it on your server. If that is not the server of your page, it \
                               must send Access-Control-Allow-Origin: *.".into(),
                        kind: "url",
                        placeholder: "https://you.example/deck.json".into(),
                        value: embedding.address.clone().into(),
                    },
                    &ctx.change(Change::Address),
                ) }
            } else {
                <p class="hint">{ "Nothing else needs to be put anywhere. To change a question later, paste the new code." }</p>
            }
            { text_field(
                TextField {
                    id: "page".into(),
                    label: "Address of your page (optional)".into(),
                    hint: "Where the quiz cannot run, such as in feed readers, readers get a link to it.".into(),
                    kind: "url",
                    placeholder: "https://you.example/quiz".into(),
                    value: embedding.page.clone().into(),
                },
                &ctx.change(Change::Page),
            ) }
        </>
    }
}

fn attribute_field(ctx: &ViewContext, embedding: &Embedding, attribute: &'static Attribute) -> Html {
    let name = attribute.name;
    let change = ctx.change(move |value| Change::Attribute(name, value));
    let value = embedding.attribute(name);
    let id = AttrValue::from(format!("attribute-{name}"));
    match attribute.values {
        Values::Words(words) => {
            let choices: Vec<_> = words.iter().map(|(word, label)| (*word, AttrValue::Static(label))).collect();
            select(id, attribute.label.into(), attribute.hint.into(), &choices, value, &change)
        }
        Values::Number | Values::Text => text_field(
            TextField {
                id,
                label: attribute.label.into(),
                hint: attribute.hint.into(),
                kind: if attribute.values == Values::Number { "number" } else { "text" },
                placeholder: AttrValue::default(),
                value: value.to_owned().into(),
            },
            &change,
        ),
    }
}
