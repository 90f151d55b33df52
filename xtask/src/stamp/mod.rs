//! `stamp`: what is left to do when Trunk has built. It edits the glue, names glue and wasm by their final
//! bytes, writes the loader with those names in it, tidies index.html and adds the seven verdict pages with their pictures. Around another
//! deck than the shipped one, index.html is not our article but a plain page with that deck's title.
//! Works on Trunk's staging folder only.

mod fields;
mod first_card;
mod glue;
mod html;
mod loader;
pub mod minify;
mod names;
mod order;
mod own_page;
mod pictures;
mod preview;
mod renumber;
mod verdict_pages;
mod wasm;

use crate::arguments::Arguments;
use crate::deck;
use crate::failure::Failure;
use crate::site::Site;
use crate::workspace::{Workspace, cannot, file_name, read_bytes, read_text, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minify::{Language, Minifier};
use sha2::{Digest, Sha256, Sha384};
use std::env;
use std::path::{Path, PathBuf};

/// The environment variable by which `serve` passes the page's address through Trunk to this command.
pub const ADDRESS_VARIABLE: &str = "ROLE_FIT_ADDRESS";

/// What stands in index.html for the public address of the build.
const PLACE_OF_SITE: &str = "https://HOST/";

/// The name that Trunk gives the package's files, and that they keep.
const STEM: &str = "role-fit";

/// Runs the command: `stamp`, in the environment that Trunk gives its hooks.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::new("stamp works on the folder that Trunk names in TRUNK_STAGING_DIR")
            .hint("run `cargo xtask build`, which calls it")
    })?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    stamp(workspace, &staging, is_release)?;
    if let Ok(address) = env::var(ADDRESS_VARIABLE) {
        println!("\n  The quiz is at {address}\n");
    }
    Ok(())
}

fn stamp(workspace: &Workspace, staging: &Path, is_release: bool) -> Result<(), Failure> {
    let minifier = Minifier::for_build(workspace, is_release)?;
    let built = Built::find(staging)?;
    let statics = workspace.root.join("static");
    let another = deck::named();
    let deck = own_page::DeckWords::read(another.as_deref().unwrap_or(&deck::shipped(workspace)))?;
    let wording = wording_for(workspace, &deck)?;
    let site = Site::of_build(workspace)?;

    let (mut wasm, mut glue) = (read_bytes(&built.wasm)?, read_text(&built.glue)?.replace("\r\n", "\n"));
    if is_release {
        wasm = order::with_like_functions_together(&wasm)?;
        (wasm, glue) = order::with_like_imports_together(&wasm, &glue)?;
    }
    let (wasm, glue) = names::shortened(&wasm, &glue)?;
    let wasm_name = format!("{STEM}-{}_bg.wasm", content_hash(&wasm));
    let glue = minifier.minified("the glue", &glue::edit(&glue)?, Language::Module)?;
    let glue_name = format!("{STEM}-{}.js", content_hash(glue.as_bytes()));

    let css = minifier.minified("role-fit.css", &read_text(&statics.join("role-fit.css"))?, Language::Style)?;
    let loader = loader::stamped(
        &read_text(&statics.join("role-fit.js"))?,
        &loader::Stamp {
            looks: &read_text(&statics.join("looks.js"))?,
            first_card: &read_text(&statics.join("first-card.js"))?,
            cards: Some(&first_card::cards(workspace)?),
            css: &css,
            glue: &glue_name,
            wasm: &wasm_name,
            glue_integrity: &inner_integrity(glue.as_bytes()),
            wasm_integrity: &inner_integrity(&wasm),
            wording: &wording,
        },
    )?;
    let loader = minifier.minified("role-fit.js", &loader, Language::OldScript)?;
    let pages = verdict_pages::render(&read_text(&statics.join("verdict.html"))?, &wording, &deck.names, &site)?;
    let mut pictures = pictures::of_verdicts(workspace, &site)?;
    let index = staging.join("index.html");
    let embed = "static/embed.js";
    let script = minifier.minified(embed, &read_text(&workspace.root.join(embed))?, Language::OldScript)?;
    let page = match another {
        None => html::without_build_links(&read_text(&index)?).replace(PLACE_OF_SITE, site.as_str()),
        Some(_) => own_page::render(&read_text(&statics.join("quiz.html"))?, &wording, &deck, &site)?,
    };
    let page = html::with_script(&page, embed, &script)?;

    remove(&built.glue)?;
    remove(&built.wasm)?;
    write(&staging.join(glue_name), glue)?;
    write(&staging.join(wasm_name), wasm)?;
    write(&staging.join("role-fit.js"), loader)?;
    write(&index, page)?;
    for (verdict, page) in pages {
        let folder = staging.join("s").join(verdict);
        write(&folder.join("index.html"), page)?;
        let picture = pictures.remove(verdict);
        let picture = picture.ok_or_else(|| Failure::new(format!("there is no picture of the verdict {verdict}")))?;
        write(&folder.join(verdict_pages::PICTURE), picture)?;
    }
    Ok(())
}

/// The loader of the build in `dist` as it would be without the first card: the style sheet, the cards, and the scripts
/// that draw them and fit them to the page.
pub fn bare_loader(workspace: &Workspace, dist: &Path) -> Result<String, Failure> {
    let statics = workspace.root.join("static");
    let Built { glue, wasm } = Built::find(dist)?;
    let loader = loader::stamped(
        &read_text(&statics.join("role-fit.js"))?,
        &loader::Stamp {
            looks: "",
            first_card: "",
            cards: None,
            css: "",
            glue: &file_name(&glue),
            wasm: &file_name(&wasm),
            glue_integrity: &inner_integrity(&read_bytes(&glue)?),
            wasm_integrity: &inner_integrity(&read_bytes(&wasm)?),
            wording: &wording_for(workspace, &own_page::DeckWords::read(&deck::shipped(workspace))?)?,
        },
    )?;
    Minifier::for_build(workspace, true)?.minified("role-fit.js", &loader, Language::OldScript)
}

/// The wording, with the deck's title where the loader names the quiz.
fn wording_for(workspace: &Workspace, deck: &own_page::DeckWords) -> Result<html::Texts, Failure> {
    let mut wording = html::flat_texts(&workspace.root.join("static/wording/en.json"))?;
    let link = own_page::link(&wording, deck)?;
    wording.insert(own_page::LINK.to_owned(), link);
    Ok(wording)
}

/// The two files that Trunk has put into the staging folder.
#[derive(Debug)]
struct Built {
    glue: PathBuf,
    wasm: PathBuf,
}

impl Built {
    fn find(staging: &Path) -> Result<Self, Failure> {
        let mut names = Vec::new();
        let entries = std::fs::read_dir(staging).map_err(|error| cannot("read", staging, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| cannot("read", staging, &error))?;
            names.push(file_name(&entry.path()));
        }
        if names.iter().any(|name| name == "snippets") {
            return Err(Failure::new("the glue imports files of its own (`snippets`), which the loader cannot check")
                .hint("use no `inline_js` and no `module =` in #[wasm_bindgen]"));
        }
        let only = |what: &str, matches: &dyn Fn(&str) -> bool| {
            let mut found = names.iter().filter(|name| matches(name));
            match (found.next(), found.next()) {
                (Some(name), None) => Ok(staging.join(name)),
                _ => Err(Failure::new(format!(
                    "{} should hold exactly one {what} of Trunk's, and holds: {}",
                    staging.display(),
                    names.join(", ")
                ))
                .hint("index.html needs one <link data-trunk rel=\"rust\" …>")),
            }
        };
        let prefix = format!("{STEM}-");
        Ok(Self {
            glue: only("glue script", &|name| name.starts_with(&prefix) && name.ends_with(".js"))?,
            wasm: only("wasm file", &|name| name.starts_with(&prefix) && name.ends_with("_bg.wasm"))?,
        })
    }
}

fn remove(path: &Path) -> Result<(), Failure> {
    std::fs::remove_file(path).map_err(|error| cannot("remove", path, &error))
}

/// The first 12 hexadecimal digits of the SHA-256 of the bytes: the part of a name that changes with them.
fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes' subresource integrity, as browsers read it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The same for what the loader fetches: as good for that, and twenty bytes less of what no compressor makes smaller.
fn inner_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_checks_known_bytes() {
        assert_eq!(content_hash(b"abc"), "ba7816bf8f01");
        assert_eq!(integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }
}
