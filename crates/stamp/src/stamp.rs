//! The steps of the stamp, in order.

use crate::esbuild::{Esbuild, Syntax};
use crate::files::{read_bytes, read_text, write};
use crate::inputs::Inputs;
use crate::integrity::{content_hash, integrity};
use crate::loader::{self, Stamp};
use crate::trunk_output::{PREFIX, TrunkOutput};
use crate::{deck_page, first_card, glue, html, missing_page, pictures, verdict_pages};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const LOADER: &str = "role-fit.js";

/// The second part of the loader, in the order in which it follows the glue.
const LATE_PARTS: [&str; 6] = ["start.js", "deck.js", "options.js", "frame.js", "quiz.js", "sight.js"];

/// The parts of the loader that show the first card and adapt it to the page.
const CARD_PARTS: [&str; 2] = ["first-card.js", "looks.js"];

/// The script that index.html runs in a frame.
const EMBED: &str = "static/embed.js";

/// The script that the page of a verdict runs.
const VERDICT: &str = "static/verdict.js";

/// The script that the page for missing files runs.
const REPAIR_LINK: &str = "static/repair-link.js";

/// The schema of decks, for editors.
const SCHEMA: &str = "deck.schema.json";

/// The host page of the shipped deck that the start page links to: a blog post with the quiz in its middle.
const EXAMPLE: &str = "examples/blog-post.html";

/// Written in index.html wherever the public URL belongs.
const SITE_PLACEHOLDER: &str = "https://HOST/";

/// Finishes the build in Trunk's staging directory.
pub fn stamp(inputs: &Inputs, staging: &Path, is_release: bool) -> Result<()> {
    let esbuild = Esbuild::for_profile(is_release);
    let built = TrunkOutput::find(staging)?;

    let late_style = esbuild.minify("late.css", &inputs.static_file("late.css")?, Syntax::Css)?;
    let late_parts: Vec<String> =
        LATE_PARTS.iter().map(|name| inputs.static_file(&format!("late/{name}"))).collect::<Result<_>>()?;
    let late_loader = loader::late_stamped(&late_parts.concat(), &inputs.wording)?;
    let glue = glue::edit(&read_text(&built.glue)?, &late_style, &late_loader)?;
    let glue = esbuild.minify("the engine's script", &glue, Syntax::Module)?;
    let glue_name = format!("{PREFIX}{}.js", content_hash(glue.as_bytes()));
    let wasm = read_bytes(&built.wasm)?;
    let wasm_name = format!("{PREFIX}{}_bg.wasm", content_hash(&wasm));

    let cards = first_card::cards(&inputs.deck)?;
    let style = esbuild.minify("role-fit.css", &inputs.static_file("role-fit.css")?, Syntax::Css)?;
    let loader = loader::stamped(
        &inputs.static_file(LOADER)?,
        |name| inputs.static_file(name),
        &Stamp {
            cards: Some(&cards),
            style: &style,
            home: inputs.site.if_known(),
            glue: &glue_name,
            wasm: &wasm_name,
            glue_integrity: &integrity(glue.as_bytes()),
            wasm_integrity: &integrity(&wasm),
            wording: &inputs.wording,
        },
    )?;
    let loader = esbuild.minify(LOADER, &loader, Syntax::Script)?;

    fs::remove_file(&built.glue)?;
    fs::remove_file(&built.wasm)?;
    write(&staging.join(glue_name), glue)?;
    write(&staging.join(wasm_name), wasm)?;
    write(&staging.join(LOADER), loader)?;
    let index = staging.join("index.html");
    write(&index, start_page(inputs, &index, &esbuild)?)?;
    write(&staging.join(missing_page::NAME), missing_page(inputs, &esbuild)?)?;
    if inputs.is_shipped_deck {
        write(&staging.join(EXAMPLE), read_text(&inputs.root.join(EXAMPLE))?)?;
    }
    write(&staging.join(SCHEMA), inputs.static_file(&format!("decks/{SCHEMA}"))?)?;
    write_verdict_pages(inputs, staging, &esbuild)
}

/// The loader of a finished release build as it would be without the first card: no style sheet, no cards, and none of
/// the scripts that draw them and adapt them to the page.
pub fn bare_loader(inputs: &Inputs, dist: &Path) -> Result<String> {
    let built = TrunkOutput::find(dist)?;
    let loader = loader::stamped(
        &inputs.static_file(LOADER)?,
        |name| if CARD_PARTS.contains(&name) { Ok(String::new()) } else { inputs.static_file(name) },
        &Stamp {
            cards: None,
            style: "",
            home: inputs.site.if_known(),
            glue: &file_name(&built.glue),
            wasm: &file_name(&built.wasm),
            glue_integrity: &integrity(&read_bytes(&built.glue)?),
            wasm_integrity: &integrity(&read_bytes(&built.wasm)?),
            wording: &inputs.wording,
        },
    )?;
    Esbuild::for_profile(true).minify(LOADER, &loader, Syntax::Script)
}

/// Our page for the shipped deck, or a plain page for another one.
fn start_page(inputs: &Inputs, index: &Path, esbuild: &Esbuild) -> Result<String> {
    let page = if inputs.is_shipped_deck {
        html::without_trunk_links(&read_text(index)?).replace(SITE_PLACEHOLDER, inputs.site.as_str())
    } else {
        deck_page::render(&inputs.static_file("quiz.html")?, &inputs.wording, &inputs.deck, &inputs.site)?
    };
    let embed = esbuild.minify(EMBED, &read_text(&inputs.root.join(EMBED))?, Syntax::Script)?;
    html::inline_script(&page, EMBED, &embed)
}

fn missing_page(inputs: &Inputs, esbuild: &Esbuild) -> Result<String> {
    let page = missing_page::render(&inputs.static_file(missing_page::NAME)?, &inputs.wording, &inputs.site)?;
    let script = esbuild.minify(REPAIR_LINK, &read_text(&inputs.root.join(REPAIR_LINK))?, Syntax::Script)?;
    html::inline_script(&page, REPAIR_LINK, &script)
}

fn write_verdict_pages(inputs: &Inputs, staging: &Path, esbuild: &Esbuild) -> Result<()> {
    let script = esbuild.minify(VERDICT, &read_text(&inputs.root.join(VERDICT))?, Syntax::Script)?;
    let template = inputs.static_file("verdict.html")?;
    let pages = verdict_pages::render(&template, &inputs.wording, &inputs.deck, &inputs.site)?;
    // Drawing takes seconds.
    let mut pictures = if pages.is_empty() { Default::default() } else { pictures::by_verdict(inputs)? };
    for (verdict, page) in pages {
        let directory = staging.join("s").join(verdict);
        let picture = pictures.remove(verdict).with_context(|| format!("the verdict {verdict} has no picture"))?;
        write(&directory.join("index.html"), html::inline_script(&page, VERDICT, &script)?)?;
        write(&directory.join(verdict_pages::PICTURE), picture)?;
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
