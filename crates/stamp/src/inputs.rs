//! What the pages and the loader are made from: the checkout's templates, the deck, the wording and the public URL.

use crate::deck_page;
use crate::files::read_text;
use crate::site::Site;
use crate::wording::Wording;
use anyhow::{Result, anyhow};
use role_fit_core::deck::Deck;
use role_fit_core::deck::reading;
use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Everything that one build is made from.
#[derive(Debug)]
pub struct Inputs {
    /// The checkout.
    pub root: PathBuf,
    /// The deck that the engine embeds.
    pub deck: Rc<Deck>,
    /// Whether that is the shipped deck, which index.html is written for.
    pub is_shipped_deck: bool,
    /// The wording, with the deck's title filled into the fallback link.
    pub wording: Wording,
    /// Where the build will be served from.
    pub site: Site,
}

impl Inputs {
    /// Reads the inputs. `ROLE_FIT_DECK` and `ROLE_FIT_SITE` replace the shipped deck and the URL in Cargo.toml.
    pub fn from_env(root: PathBuf) -> Result<Self> {
        let other_deck = env::var_os("ROLE_FIT_DECK").filter(|path| !path.is_empty()).map(PathBuf::from);
        let site = env::var("ROLE_FIT_SITE").ok().filter(|url| !url.is_empty());
        let site = site.map_or_else(|| Site::from_manifest(&root), |url| Site::new(&url))?;
        let is_shipped_deck = other_deck.is_none();
        let deck = read_deck(&other_deck.unwrap_or_else(|| root.join("static/decks/po-pm.json")))?;
        let mut wording = Wording::read(&root.join("static/wording/en.json"))?;
        wording.set(deck_page::LINK, deck_page::link(&wording, &deck)?);
        Ok(Self { root, deck: Rc::new(deck), is_shipped_deck, wording, site })
    }

    /// A file of `static/`.
    pub fn static_file(&self, name: &str) -> Result<String> {
        read_text(&self.root.join("static").join(name))
    }
}

fn read_deck(path: &Path) -> Result<Deck> {
    reading::parse(&read_text(path)?).map_err(|faults| {
        let count = faults.len();
        anyhow!("{} has {count} errors; run `cargo xtask deck check {0}`", path.display())
    })
}
