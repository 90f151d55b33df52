//! The quiz in one language: its deck, its texts and its sentences; and the files by which the loader brings it.

use crate::compact;
use crate::fallback_link;
use crate::files::read_text;
use crate::integrity::integrity;
use crate::parity;
use crate::wording::Wording;
use anyhow::{Context, Result, ensure};
use role_fit::assets;
use role_fit::host::language_pack::LanguagePack;
use role_fit::wording as engine;
use role_fit_core::deck::{Deck, reading};
use role_fit_deck_tool::translation::translated;
use role_fit_grammar::NativeGrammar;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// The folder of the languages, with a folder for each.
const LANGUAGES: &str = "static/lang";
const WORDING: &str = "wording.json";
const DECK: &str = "deck.json";

/// The language that the engine and the loader embed.
pub const ENGLISH: &str = engine::Wording::ENGLISH;

/// The quiz in one language.
#[derive(Debug)]
pub struct Edition {
    /// The tag of the language.
    pub language: String,
    /// The deck in that language, or the one other deck that the build is around.
    pub deck: Rc<Deck>,
    /// The texts of loader and pages, with the deck's title filled into the fallback link.
    pub texts: Wording,
    /// The sentences of the engine.
    pub sentences: engine::Wording,
    /// What the pack has: the sentences, one a line, and the deck as JSON, which is empty for another deck.
    /// None for the edition that engine and loader embed.
    pack: Option<[String; 2]>,
}

#[cfg(test)]
impl Edition {
    /// An English edition with these texts.
    pub fn with_texts(deck: Deck, texts: Wording) -> Result<Self> {
        let sentences = engine::Wording::english(assets::SENTENCES, NativeGrammar::new(ENGLISH)?);
        Ok(Self { language: ENGLISH.to_owned(), deck: Rc::new(deck), texts, sentences, pack: None })
    }
}

/// The file of a language that the loader needs first, and its pack.
pub struct LanguageFiles {
    /// The integrity of the first file, which has that of the pack.
    pub integrity: String,
    /// Names and contents.
    pub files: [(String, String); 2],
}

/// The editions that could be read, and why the others could not.
pub type Editions = (Vec<Edition>, Vec<String>);

/// Reads the editions in all languages but English: of the shipped deck, or around another one. A language that does not
/// match the English files is left out.
pub fn read_all(root: &Path, shipped: &Value, other: Option<&Rc<Deck>>) -> Result<Editions> {
    let folder = root.join(LANGUAGES);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut codes =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    codes.retain(|code| code != ENGLISH);
    codes.sort();
    let english = wording_file(&folder, ENGLISH)?;
    let mut editions = Editions::default();
    for code in codes {
        match read(&folder, &code, &english, shipped, other) {
            Ok(edition) => editions.0.push(edition),
            Err(error) => editions.1.push(format!("{error:#}")),
        }
    }
    Ok(editions)
}

/// The wording file of a language.
pub fn wording_file(languages: &Path, code: &str) -> Result<Value> {
    let path = languages.join(code).join(WORDING);
    serde_json::from_str(&read_text(&path)?).with_context(|| format!("{} is not JSON", path.display()))
}

/// English with all its sentences, around the deck of the build.
pub fn english(root: &Path, deck: Rc<Deck>) -> Result<Edition> {
    let embedded = Edition::english(root, deck)?;
    let lines = lines(&wording_file(&root.join(LANGUAGES), ENGLISH)?);
    Ok(Edition { pack: Some([lines, String::new()]), ..embedded })
}

fn read(folder: &Path, code: &str, english: &Value, shipped: &Value, other: Option<&Rc<Deck>>) -> Result<Edition> {
    let grammar = NativeGrammar::new(code)?;
    let wording = wording_file(folder, code)?;
    let faults = parity::faults(english, &wording, &grammar.plural_categories());
    ensure!(faults.is_empty(), "{LANGUAGES}/{code}/{WORDING} does not match the English file:\n{}", faults.join("\n"));
    let lines = lines(&wording);
    let (deck, json) = match other {
        Some(deck) => (Rc::clone(deck), String::new()),
        None => {
            let path = folder.join(code).join(DECK);
            let texts =
                serde_json::from_str(&read_text(&path)?).with_context(|| format!("{} is not JSON", path.display()))?;
            let deck = translated(shipped, &texts, code).map_err(|faults| {
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                anyhow::anyhow!("{LANGUAGES}/{code}/{DECK} does not match the shipped deck:\n{}", faults.join("\n"))
            })?;
            let json = compact::compact(deck.clone());
            let deck = reading::parse(&deck.to_string())
                .map_err(|faults| anyhow::anyhow!("the deck in {code} has {} faults: {faults:?}", faults.len()))?;
            (Rc::new(deck), json)
        }
    };
    let sentences = engine::Wording::new(code, &lines, grammar);
    let texts = with_link(Wording::of_json(&wording)?, &deck)?;
    Ok(Edition { language: code.to_owned(), deck, texts, sentences, pack: Some([lines, json]) })
}

/// The sentences in the order of the engine, one a line.
fn lines(wording: &Value) -> String {
    let line = |key: &&str| match &wording[*key] {
        Value::Object(forms) => {
            let forms =
                forms.iter().map(|(category, form)| format!("{category}\t{}", form.as_str().unwrap_or_default()));
            forms.collect::<Vec<_>>().join("\t")
        }
        text => text.as_str().unwrap_or_default().to_owned(),
    };
    engine::Wording::KEYS.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The texts, with the deck's title filled into the fallback link.
fn with_link(mut texts: Wording, deck: &Deck) -> Result<Wording> {
    texts.set(fallback_link::LINK, fallback_link::link(&texts, deck)?);
    Ok(texts)
}

impl Edition {
    /// The English edition, or that around another deck, whose language has a pack or not.
    pub fn embedded(root: &Path, deck: Rc<Deck>, others: &[Self]) -> Result<Self> {
        let own = deck.language().and_then(|language| others.iter().find(|other| other.language == language));
        if let Some(own) = own {
            let texts = with_link(own.texts.clone(), &deck)?;
            let (language, sentences) = (own.language.clone(), own.sentences.clone());
            return Ok(Self { language, deck, texts, sentences, pack: None });
        }
        Self::english(root, deck)
    }

    fn english(root: &Path, deck: Rc<Deck>) -> Result<Self> {
        let texts = with_link(Wording::of_json(&wording_file(&root.join(LANGUAGES), ENGLISH)?)?, &deck)?;
        let sentences = engine::Wording::english(assets::SENTENCES, NativeGrammar::new(ENGLISH)?);
        Ok(Self { language: ENGLISH.to_owned(), deck, texts, sentences, pack: None })
    }

    /// Whether engine and loader embed it.
    pub fn is_embedded(&self) -> bool {
        self.pack.is_none()
    }

    /// The direction of the texts, as the attribute `dir` names it.
    pub fn direction(&self) -> &'static str {
        self.sentences.direction()
    }

    /// The files by which the loader brings this language: the texts and first cards, and the pack.
    pub fn files(&self, texts: &Value, cards: &Value) -> LanguageFiles {
        let [sentences, deck] = self.pack.as_ref().map_or([""; 2], |parts| parts.each_ref().map(String::as_str));
        let pack = LanguagePack::text(&self.language, sentences, deck);
        let first = json!({ "text": texts, "first": cards, "pack": integrity(pack.as_bytes()) }).to_string();
        let name = |extension| format!("lang/{}.{extension}", self.language);
        LanguageFiles { integrity: integrity(first.as_bytes()), files: [(name("json"), first), (name("txt"), pack)] }
    }
}

#[cfg(test)]
mod tests {
    use super::{DECK, read_all};
    use serde_json::{Value, json};
    use std::path::Path;

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
    }

    fn shipped() -> Value {
        serde_json::from_str(include_str!("../../../static/decks/po-pm.json")).unwrap()
    }

    #[test]
    fn each_language_matches_the_english_quiz() {
        let (editions, faults) = read_all(root(), &shipped(), None).unwrap();
        let languages: Vec<&str> = editions.iter().map(|edition| &*edition.language).collect();
        assert_eq!(languages, ["ar", "de", "es", "fr", "pl", "pt-BR"]);
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn an_item_without_translations_is_named_for_each_language() {
        let mut deck = shipped();
        let item = json!({"id": "s-new", "kind": "self-check", "stem": "I like new things.", "label": "News"});
        deck["items"].as_array_mut().unwrap().push(item);
        let (editions, faults) = read_all(root(), &deck, None).unwrap();
        assert!(editions.is_empty());
        assert_eq!(faults.len(), 6);
        for fault in faults {
            assert!(fault.contains(DECK) && fault.contains("`items.s-new` is missing; translate its texts"), "{fault}");
        }
    }
}
