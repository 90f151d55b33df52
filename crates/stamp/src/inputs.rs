//! What the pages and the loader are made from: the checkout's templates, the deck, the languages and the public URL.

use crate::edition::{self, Edition};
use crate::files::read_text;
use crate::site::Site;
use anyhow::{Context, Result, anyhow};
use role_fit_core::deck::Deck;
use role_fit_core::deck::reading;
use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The deck that the engine embeds unless a build is around another one.
const SHIPPED_DECK: &str = "static/decks/po-pm.json";

/// Everything that one build is made from.
#[derive(Debug)]
pub struct Inputs {
    /// The checkout.
    pub root: PathBuf,
    /// Whether the engine embeds the shipped deck, which index.html is written for.
    pub is_shipped_deck: bool,
    /// The quiz as engine and loader embed it.
    pub embedded: Edition,
    /// The quiz in English with all sentences, of which the engine embeds only those for readers.
    pub english: Edition,
    /// The quiz in the other languages.
    pub others: Vec<Edition>,
    /// The languages that are left out, and why.
    pub left_out: Vec<String>,
    /// Where the build will be served from.
    pub site: Site,
}

impl Inputs {
    /// Reads the inputs. `ROLE_FIT_DECK` and `ROLE_FIT_SITE` replace the shipped deck and the URL in Cargo.toml.
    pub fn from_env(root: PathBuf) -> Result<Self> {
        let other_deck = env::var_os("ROLE_FIT_DECK").filter(|path| !path.is_empty()).map(PathBuf::from);
        let site = env::var("ROLE_FIT_SITE").ok().filter(|url| !url.is_empty());
        let site = site.map_or_else(|| Site::from_manifest(&root), |url| Site::new(&url))?;
        let other_deck = other_deck.map(|path| read_deck(&path)).transpose()?;
        let shipped_file = root.join(SHIPPED_DECK);
        let shipped = serde_json::from_str(&read_text(&shipped_file)?).context("the shipped deck is not JSON")?;
        let (others, left_out) = edition::read_all(&root, &shipped, other_deck.as_ref())?;
        let is_shipped_deck = other_deck.is_none();
        let deck = other_deck.map_or_else(|| read_deck(&shipped_file), Ok)?;
        let english = edition::english(&root, Rc::clone(&deck))?;
        let embedded = Edition::embedded(&root, deck, &others)?;
        Ok(Self { root, is_shipped_deck, embedded, english, others, left_out, site })
    }

    /// A file of `static/`.
    pub fn static_file(&self, name: &str) -> Result<String> {
        read_text(&self.root.join("static").join(name))
    }
}

fn read_deck(path: &Path) -> Result<Rc<Deck>> {
    let deck = reading::parse(&read_text(path)?).map_err(|faults| {
        let count = faults.len();
        anyhow!("{} has {count} errors; run `cargo xtask deck check {0}`", path.display())
    });
    deck.map(Rc::new)
}
