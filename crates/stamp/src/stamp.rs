//! The steps of the stamp, in order.

use crate::edition::{ENGLISH, Edition, LanguageFiles};
use crate::esbuild::{Esbuild, Syntax};
use crate::files::{read_bytes, read_text, write};
use crate::inputs::Inputs;
use crate::integrity::{content_hash, integrity};
use crate::loader::{self, Stamp, VerifiedFile};
use crate::trunk_output::{FRAME_PREFIX, PICTURES_PREFIX, PREFIX, TrunkOutput, find_frame_script};
use crate::{deck_page, first_card, glue, html, missing_page, pictures, verdict_pages};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const LOADER: &str = "role-fit.js";

/// The second part of the loader, in the order in which it follows the glue.
const LATE_PARTS: [&str; 7] = ["start.js", "deck.js", "options.js", "frame.js", "pictures.js", "quiz.js", "sight.js"];

/// The end of the picture module's script.
const PICTURES: &str = "pictures.js";

/// The script for quizzes in frames.
const FRAME: &str = "frame.js";

/// The parts of the loader that show the first card and adapt it to the page.
const CARD_PARTS: [&str; 3] = ["first-card.js", "languages.js", "looks.js"];

/// The part of the loader that only the module has.
const MODULE_PART: &str = "loader/module.js";

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
    let pictures = write_pictures(inputs, staging, &esbuild)?;
    let frame = write_frame(inputs, staging, &esbuild)?;
    let late_loader = loader::late_stamped(&late_parts.concat(), &inputs.embedded.texts, &pictures, &frame)?;
    let glue = glue::edit(&read_text(&built.glue)?, &late_style, &late_loader)?;
    let glue = esbuild.minify("the engine's script", &glue, Syntax::Module)?;
    let glue_name = format!("{PREFIX}{}.js", content_hash(glue.as_bytes()));
    let wasm = read_bytes(&built.wasm)?;
    let wasm_name = format!("{PREFIX}{}_bg.wasm", content_hash(&wasm));

    let cards = first_card::cards(&inputs.embedded.deck, &inputs.embedded.sentences)?;
    let languages = languages(inputs)?;
    let style = esbuild.minify("role-fit.css", &inputs.static_file("role-fit.css")?, Syntax::Css)?;
    let loader = loader::stamped(
        &inputs.static_file(LOADER)?,
        |name| part(inputs, name, &[MODULE_PART]),
        &Stamp {
            cards: Some(&cards),
            style: &style,
            home: inputs.site.if_known(),
            glue: &glue_name,
            wasm: &wasm_name,
            glue_integrity: &integrity(glue.as_bytes()),
            wasm_integrity: &integrity(&wasm),
            wording: &inputs.embedded.texts,
            language: &inputs.embedded.language,
            languages: &hashes(&languages),
        },
    )?;
    let loader = esbuild.minify(LOADER, &loader, Syntax::Script)?;

    fs::remove_file(&built.glue)?;
    fs::remove_file(&built.wasm)?;
    write(&staging.join(glue_name), glue)?;
    write(&staging.join(wasm_name), wasm)?;
    write(&staging.join(LOADER), loader)?;
    for (name, content) in languages.into_values().flat_map(|language| language.files) {
        write(&staging.join(name), content)?;
    }
    let index = staging.join("index.html");
    write(&index, start_page(inputs, &index, &esbuild)?)?;
    write(&staging.join(missing_page::NAME), missing_page(inputs, &esbuild)?)?;
    if inputs.is_shipped_deck {
        write(&staging.join(EXAMPLE), read_text(&inputs.root.join(EXAMPLE))?)?;
    }
    write(&staging.join(SCHEMA), inputs.static_file(&format!("decks/{SCHEMA}"))?)?;
    write_verdict_pages(inputs, &inputs.embedded, staging, &esbuild)?;
    // Links to results of another deck lead to the page that shows it.
    for edition in inputs.others.iter().filter(|_| inputs.is_shipped_deck) {
        let page = deck_page::render(&inputs.static_file("quiz.html")?, edition, "../../", &inputs.site)?;
        let page = with_embed(inputs, &page, &esbuild)?;
        write(&staging.join(verdict_pages::folder(edition)).join("index.html"), page)?;
        write_verdict_pages(inputs, edition, staging, &esbuild)?;
    }
    Ok(())
}

/// Names the picture module and its script by their hashes, and returns the script.
fn write_pictures(inputs: &Inputs, staging: &Path, esbuild: &Esbuild) -> Result<VerifiedFile> {
    let built = TrunkOutput::find_pictures(staging)?;
    let [glue, wasm] = [read_bytes(&built.glue)?, read_bytes(&built.wasm)?];
    fs::remove_file(&built.glue)?;
    fs::remove_file(&built.wasm)?;
    let module = write_named(staging, PICTURES_PREFIX, "_bg.wasm", &wasm)?;
    let end = loader::pictures_stamped(&inputs.static_file(PICTURES)?, &module)?;
    let script = glue::edit_pictures(&String::from_utf8(glue).context("the glue is not UTF-8")?, &end)?;
    let script = esbuild.minify(PICTURES, &script, Syntax::Module)?;
    write_named(staging, PICTURES_PREFIX, ".js", script.as_bytes())
}

/// Writes the script for quizzes in frames, which only pages with a policy against the engine load.
fn write_frame(inputs: &Inputs, staging: &Path, esbuild: &Esbuild) -> Result<VerifiedFile> {
    let script = esbuild.minify(FRAME, &inputs.static_file(FRAME)?, Syntax::Module)?;
    write_named(staging, FRAME_PREFIX, ".js", script.as_bytes())
}

/// Writes a file that is loaded late under a name with its hash.
fn write_named(staging: &Path, prefix: &str, ending: &str, content: &[u8]) -> Result<VerifiedFile> {
    let name = format!("{prefix}-{}{ending}", content_hash(content));
    write(&staging.join(&name), content)?;
    Ok(VerifiedFile { name, integrity: integrity(content) })
}

/// The files of the other languages.
fn languages(inputs: &Inputs) -> Result<BTreeMap<&str, LanguageFiles>> {
    let files = |edition: &'_ Edition| {
        // The words around another deck are in its own language, if it has one.
        let own = edition.deck.language().filter(|_| !inputs.is_shipped_deck).is_some();
        let sentences = if own { &inputs.embedded.sentences } else { &edition.sentences };
        let cards = first_card::cards(&edition.deck, sentences)?;
        anyhow::Ok(edition.files(&loader::first_texts(&edition.texts), &cards))
    };
    let editions = inputs.others.iter().chain([&inputs.english]).filter(|edition| is_spoken(inputs, edition));
    editions.map(|edition| Ok((edition.language.as_str(), files(edition)?))).collect()
}

/// Whether a page can have the quiz in the language: the words around another deck are in the deck's language, if it has one.
fn is_spoken(inputs: &Inputs, edition: &Edition) -> bool {
    let Edition { deck, language, .. } = &inputs.embedded;
    let is_bound = !inputs.is_shipped_deck && deck.language() == Some(language);
    !is_bound || [language.as_str(), ENGLISH].contains(&&*edition.language)
}

/// What the loader knows of the other languages.
fn hashes(languages: &BTreeMap<&str, LanguageFiles>) -> Value {
    languages.iter().map(|(code, language)| ((*code).to_owned(), Value::from(language.integrity.as_str()))).collect()
}

/// The loader of a finished release build as it would be without the first card: no style sheet, no cards, and none of
/// the scripts that draw them and adapt them to the page.
pub fn bare_loader(inputs: &Inputs, dist: &Path) -> Result<String> {
    let files = EngineFiles::find(dist)?;
    let without = [CARD_PARTS.as_slice(), &[MODULE_PART]].concat();
    let template = inputs.static_file(LOADER)?;
    let loader =
        loader::stamped(&template, |name| part(inputs, name, &without), &files.stamp(inputs, None, "", &Value::Null))?;
    Esbuild::for_profile(true).minify(LOADER, &loader, Syntax::Script)
}

/// The loader of a finished release build as an ES module for bundlers, which expects the engine's files beside it.
pub fn module_loader(inputs: &Inputs, dist: &Path) -> Result<String> {
    let esbuild = Esbuild::for_profile(true);
    let files = EngineFiles::find(dist)?;
    let cards = first_card::cards(&inputs.embedded.deck, &inputs.embedded.sentences)?;
    let style = esbuild.minify("role-fit.css", &inputs.static_file("role-fit.css")?, Syntax::Css)?;
    let template = inputs.static_file(LOADER)?;
    let languages = languages(inputs)?;
    let hashes = hashes(&languages);
    let stamp = files.stamp(inputs, Some(&cards), &style, &hashes);
    let loader = loader::stamped(&template, |name| part(inputs, name, &[]), &stamp)?;
    let of_languages = languages.into_values().flat_map(|language| language.files).map(|(name, _)| name);
    let TrunkOutput { glue, wasm } = TrunkOutput::find_pictures(dist)?;
    let loaded_late = [file_name(&glue), file_name(&wasm), find_frame_script(dist)?];
    let of_engine = [stamp.glue, stamp.wasm].map(str::to_owned);
    let names: Vec<String> = of_engine.into_iter().chain(loaded_late).chain(of_languages).collect();
    let module = esbuild.minify(LOADER, &loader::as_module(&loader, &names)?, Syntax::Module)?;
    Ok(loader::with_hints(&module))
}

/// Names and hashes of the engine's files in a finished build.
struct EngineFiles {
    glue: [String; 2],
    wasm: [String; 2],
}

impl EngineFiles {
    fn find(dist: &Path) -> Result<Self> {
        let built = TrunkOutput::find(dist)?;
        let name_and_hash = |path: &Path| anyhow::Ok([file_name(path), integrity(&read_bytes(path)?)]);
        Ok(Self { glue: name_and_hash(&built.glue)?, wasm: name_and_hash(&built.wasm)? })
    }

    fn stamp<'s>(
        &'s self,
        inputs: &'s Inputs,
        cards: Option<&'s Value>,
        style: &'s str,
        languages: &'s Value,
    ) -> Stamp<'s> {
        let ([glue, glue_integrity], [wasm, wasm_integrity]) = (&self.glue, &self.wasm);
        let home = inputs.site.if_known();
        let Edition { texts: wording, language, .. } = &inputs.embedded;
        Stamp { cards, style, home, glue, wasm, glue_integrity, wasm_integrity, wording, language, languages }
    }
}

/// A part of the loader; empty if this variant is without it.
fn part(inputs: &Inputs, name: &str, without: &[&str]) -> Result<String> {
    if without.contains(&name) { Ok(String::new()) } else { inputs.static_file(name) }
}

/// Our page for the shipped deck, or a plain page for another one.
fn start_page(inputs: &Inputs, index: &Path, esbuild: &Esbuild) -> Result<String> {
    let page = if inputs.is_shipped_deck {
        html::without_trunk_links(&read_text(index)?).replace(SITE_PLACEHOLDER, inputs.site.as_str())
    } else {
        deck_page::render(&inputs.static_file("quiz.html")?, &inputs.embedded, "./", &inputs.site)?
    };
    with_embed(inputs, &page, esbuild)
}

/// The page with the script that it runs in a frame.
fn with_embed(inputs: &Inputs, page: &str, esbuild: &Esbuild) -> Result<String> {
    let embed = loader::embed_stamped(&read_text(&inputs.root.join(EMBED))?)?;
    let embed = esbuild.minify(EMBED, &embed, Syntax::Script)?;
    html::inline_script(page, EMBED, &embed)
}

fn missing_page(inputs: &Inputs, esbuild: &Esbuild) -> Result<String> {
    let page = missing_page::render(&inputs.static_file(missing_page::NAME)?, &inputs.embedded.texts, &inputs.site)?;
    let script = esbuild.minify(REPAIR_LINK, &read_text(&inputs.root.join(REPAIR_LINK))?, Syntax::Script)?;
    html::inline_script(&page, REPAIR_LINK, &script)
}

fn write_verdict_pages(inputs: &Inputs, edition: &Edition, staging: &Path, esbuild: &Esbuild) -> Result<()> {
    let script = esbuild.minify(VERDICT, &read_text(&inputs.root.join(VERDICT))?, Syntax::Script)?;
    let template = inputs.static_file("verdict.html")?;
    let pages = verdict_pages::render(&template, edition, &inputs.site)?;
    // Drawing takes seconds.
    let mut pictures = match pages.is_empty() {
        true => Default::default(),
        false => pictures::by_verdict(&inputs.root, edition, &inputs.site)?,
    };
    for (verdict, page) in pages {
        let directory = staging.join(verdict_pages::folder(edition)).join(verdict);
        let picture = pictures.remove(verdict).with_context(|| format!("the verdict {verdict} has no picture"))?;
        write(&directory.join("index.html"), html::inline_script(&page, VERDICT, &script)?)?;
        write(&directory.join(verdict_pages::PICTURE), picture)?;
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
