//! The table of broken decks: how each differs from the small deck, and its faults.

use super::edit::Edit::{self, Remove, Replace, Set, Whole};
use super::{Broken, NEUTRAL, SMALL, facets, items, nested, neutral_questions, small_of};
use role_fit_core::deck::faults::{Fault, Problem};
use role_fit_core::deck::reading::MAX_BYTES;
use serde_json::{Value, json};

const OWNERS: &str = "po, both, pm";
const KINDS: &str = "duty, scenario, origin, expert, fit, readiness, self-check, mix-up, question";

/// A fault: its path, its problem, what was found and what would be right.
type Expected = (&'static str, Problem, &'static str, &'static str);

/// What is wrong with a deck, how it differs from the small one, and its faults.
type Row = (&'static str, Vec<Edit>, Vec<Expected>);

/// The decks that the reader refuses.
pub fn broken_decks() -> Vec<Broken> {
    let rows = [
        whole_files(),
        heads(),
        tables(),
        enemies(),
        verdicts(),
        plays(),
        items_of_any_kind(),
        bodies(),
        decks_without_roles(),
        several_faults(),
    ];
    rows.into_iter().flatten().map(broken).collect()
}

/// The decks with a field that an object has twice. The reader takes the last one; only `deck check` reports them.
pub fn decks_with_duplicate_fields() -> Vec<Broken> {
    duplicate_fields().into_iter().map(broken).collect()
}

fn broken((name, edits, faults): Row) -> Broken {
    Broken {
        name,
        text: edits.into_iter().fold(SMALL.to_owned(), |text, edit| edit.apply(&text)),
        faults: faults.into_iter().map(fault).collect(),
    }
}

fn set(pointer: &'static str, value: Value) -> Vec<Edit> {
    vec![Set(pointer, value)]
}

fn remove(pointer: &'static str) -> Vec<Edit> {
    vec![Remove(pointer)]
}

fn replace(old: &'static str, new: &'static str) -> Vec<Edit> {
    vec![Replace(old, new)]
}

fn whole(file: String) -> Vec<Edit> {
    vec![Whole(file)]
}

fn at(path: &'static str, problem: Problem) -> Vec<Expected> {
    vec![(path, problem, "", "")]
}

fn with(path: &'static str, problem: Problem, found: &'static str, expected: &'static str) -> Vec<Expected> {
    vec![(path, problem, found, expected)]
}

fn fault((path, problem, found, expected): Expected) -> Fault {
    Fault { path: path.to_owned(), problem, found: found.to_owned(), expected: expected.to_owned() }
}

fn whole_files() -> Vec<Row> {
    use Problem::{CurlyQuote, NotJson, NotObject, TooLarge, WebPage};
    vec![
        ("an empty file", whole(String::new()), with("", NotJson, "1", "1")),
        ("white space only", whole("\n\n".into()), with("", NotJson, "3", "1")),
        ("words that are not JSON", whole("Red or blue?".into()), with("", NotJson, "1", "1")),
        ("a comma too many", whole("{\n  \"id\": \"small\",\n}".into()), with("", NotJson, "3", "1")),
        ("a comma too few", replace("\"small\",", "\"small\""), with("", NotJson, "3", "3")),
        ("a comment", replace("\"id\": \"small\",", "// the colours"), with("", NotJson, "2", "3")),
        ("a file cut off inside a string", whole(SMALL[..30].into()), with("", NotJson, "3", "11")),
        ("a file cut off after a line", whole("{\n  \"id\": \"small\",\n".into()), with("", NotJson, "3", "1")),
        ("a second file after the first", whole("{}\n{}".into()), with("", NotJson, "2", "1")),
        ("a number too large for a float", replace("1.5", "1e999"), with("", NotJson, "61", "21")),
        ("half a surrogate pair", replace("Red or blue?", "\\ud83d"), with("", NotJson, "3", "19")),
        ("arrays nested 100,000 deep", whole(nested(100_000, "0")), with("", NotJson, "1", "128")),
        ("objects nested 50,000 deep", whole("{\"a\":".repeat(50_000)), with("", NotJson, "1", "636")),
        ("curly quotes around a name", replace("\"id\": \"small\"", "“id”: \"small\""), with("", CurlyQuote, "2", "3")),
        ("curly quotes around a value", replace("\"small\"", "“small”"), with("", CurlyQuote, "2", "9")),
        (
            "a curly quote after a name",
            replace("\"id\": \"small\"", "\"id”: \"small\""),
            with("", CurlyQuote, "2", "6"),
        ),
        ("a curly quote after a value", replace("\"small\"", "\"small”"), with("", CurlyQuote, "2", "15")),
        ("low quotes before a value", replace("\"small\"", "„small“"), with("", CurlyQuote, "2", "9")),
        ("single curly quotes", replace("\"small\"", "‘small’"), with("", CurlyQuote, "2", "9")),
        ("angle quotes", replace("\"small\"", "«small»"), with("", CurlyQuote, "2", "9")),
        (
            "another fault after a quotation",
            replace("\"Red or blue?\"", "\"“Red”, or blue?\" 5"),
            with("", NotJson, "3", "30"),
        ),
        ("a quotation without its end", replace("\"Red or blue?\"", "\"“Red”, or blue?"), with("", NotJson, "4", "1")),
        ("a login page", whole("\n<!DOCTYPE html><title>Log in</title>".into()), at("", WebPage)),
        ("one byte more than allowed", whole(small_of(MAX_BYTES + 1)), with("", TooLarge, "262145", "262144")),
        ("an array around the deck", whole(format!("[{SMALL}]")), at("", NotObject)),
        ("a string instead of the deck", whole("\"small\"".into()), at("", NotObject)),
        ("null instead of the deck", whole("null".into()), at("", NotObject)),
    ]
}

fn heads() -> Vec<Row> {
    use Problem::{
        BadFingerprint, BadId, BadLanguage, Empty, Missing, NotHttps, NotList, NotObject, NotText, UnknownField,
    };
    vec![
        ("no id", remove("/id"), at("id", Problem::MissingId)),
        ("no title", remove("/title"), at("title", Missing)),
        ("no items", remove("/items"), at("items", Missing)),
        ("no roles", remove("/roles"), with("roles", Problem::MissingRoles, "duty", "")),
        ("a title that is a number", set("/title", json!(5)), at("title", NotText)),
        ("a title that is null", set("/title", json!(null)), at("title", NotText)),
        ("an empty title", set("/title", json!("")), at("title", Empty)),
        ("a title of blanks", set("/title", json!(" \t\n")), at("title", Empty)),
        ("an empty introduction", set("/intro", json!("")), at("intro", Empty)),
        ("an id in capitals", set("/id", json!("Small")), with("id", BadId, "Small", "")),
        ("an empty id", set("/id", json!("")), at("id", Empty)),
        ("a language that is a number", set("/lang", json!(1)), at("lang", NotText)),
        ("an empty language", set("/lang", json!("")), at("lang", Empty)),
        ("a language by its name", set("/lang", json!("pig latin")), with("lang", BadLanguage, "pig latin", "")),
        ("a language as on the command line", set("/lang", json!("en_GB")), with("lang", BadLanguage, "en_GB", "")),
        ("a misspelt field", set("/titel", json!("Red or blue?")), at("titel", UnknownField)),
        ("a field without a name", set("/", json!(1)), at("", UnknownField)),
        ("roles that are a text", set("/roles", json!("red and blue")), at("roles", NotObject)),
        ("a role left out", remove("/roles/pm"), at("roles.pm", Missing)),
        ("a role without a name", remove("/roles/po/name"), at("roles.po.name", Missing)),
        ("a role without a short name", remove("/roles/pm/short"), at("roles.pm.short", Missing)),
        ("an empty word on a role", set("/roles/pm/about", json!("")), at("roles.pm.about", Empty)),
        ("a third role", set("/roles/both", json!({})), at("roles.both", UnknownField)),
        ("an unknown field of a role", set("/roles/po/color", json!("red")), at("roles.po.color", UnknownField)),
        ("readiness without a title", remove("/readiness/title"), at("readiness.title", Missing)),
        ("readiness without a text", remove("/readiness/text"), at("readiness.text", Missing)),
        ("an unknown field of readiness", set("/readiness/sum", json!(3)), at("readiness.sum", UnknownField)),
        ("compat that is a text", set("/compat", json!("0badcafe")), at("compat", NotList)),
        ("a fingerprint that is a number", set("/compat/0", json!(0xbad)), at("compat[0]", NotText)),
        ("an empty fingerprint", set("/compat/0", json!("")), at("compat[0]", Empty)),
        ("a fingerprint of seven digits", set("/compat/0", json!("badcafe")), at("compat[0]", BadFingerprint)),
        ("a fingerprint of nine digits", set("/compat/-", json!("00badcafe")), at("compat[1]", BadFingerprint)),
        ("a fingerprint with a sign", set("/compat/0", json!("+badcafe")), at("compat[0]", BadFingerprint)),
        ("a fingerprint with a letter past f", set("/compat/0", json!("0badcafg")), at("compat[0]", BadFingerprint)),
        ("a credit that is its URL", set("/credit", json!("https://example.org")), at("credit", NotObject)),
        ("a credit without a title", remove("/credit/title"), at("credit.title", Missing)),
        ("a credit without a URL", remove("/credit/url"), at("credit.url", Missing)),
        ("a credit that is not https", set("/credit/url", json!("http://example.org")), at("credit.url", NotHttps)),
        (
            "a credit that is a script",
            set("/credit/url", json!("javascript:alert(1)//https://")),
            at("credit.url", NotHttps),
        ),
        ("a credit with a blank URL", set("/credit/url", json!(" ")), at("credit.url", Empty)),
        ("an unknown field of the credit", set("/credit/author", json!("J. W. G.")), at("credit.author", UnknownField)),
    ]
}

fn tables() -> Vec<Row> {
    use Problem::{BadId, DuplicateId, Missing, NoSuchFacet, NoSuchNote, NotList, NotObject, TooMany, UnknownField};
    vec![
        (
            "facets that are an object",
            set("/facets", json!({})),
            vec![("facets", NotList, "", ""), ("items[2].facet", NoSuchFacet, "heat", "")],
        ),
        ("nine facets", set("/facets", facets(9)), with("facets", TooMany, "9", "8")),
        ("a facet that is a text", set("/facets/-", json!("light")), at("facets[1]", NotObject)),
        ("a facet without a name", remove("/facets/0/name"), at("facets[0].name", Missing)),
        ("a facet without its red end", remove("/facets/0/po"), at("facets[0].po", Missing)),
        ("a facet without its blue end", remove("/facets/0/pm"), at("facets[0].pm", Missing)),
        (
            "the same facet twice",
            set("/facets/-", json!({ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" })),
            with("facets[1].id", DuplicateId, "heat", ""),
        ),
        ("an unknown field of a facet", set("/facets/0/weight", json!(2)), at("facets[0].weight", UnknownField)),
        (
            "notes that are an array",
            set("/notes", json!([])),
            vec![("notes", NotObject, "", ""), ("items[0].notes[0]", NoSuchNote, "N1", "")],
        ),
        ("a note that is a text", set("/notes/N1", json!("Others call it orange.")), at("notes.N1", NotObject)),
        ("a note without a text", remove("/notes/N1/text"), at("notes.N1.text", Missing)),
        ("a note without a source", remove("/notes/N1/source"), at("notes.N1.source", Missing)),
        ("an unknown field of a note", set("/notes/N1/page", json!(7)), at("notes.N1.page", UnknownField)),
        (
            "a note whose name is no id",
            set("/notes/N 2", json!({ "text": "No.", "source": "None" })),
            with("notes.N 2", BadId, "N 2", ""),
        ),
        (
            "two notes that differ by a capital only",
            set("/notes/n1", json!({ "text": "No.", "source": "None" })),
            with("notes.n1", DuplicateId, "n1", ""),
        ),
    ]
}

fn enemies() -> Vec<Row> {
    use Problem::{BadId, DuplicateId, NoSuchItem, NotList, NotObject, NotText, TooFew};
    let group = |ids: Value| set("/enemies/colour", ids);
    vec![
        ("enemies that are an array", set("/enemies", json!([["fire", "first"]])), at("enemies", NotObject)),
        ("a group of enemies that is a text", group(json!("fire")), at("enemies.colour", NotList)),
        ("a group of no enemies", group(json!([])), with("enemies.colour", TooFew, "0", "2")),
        ("a group of one enemy", group(json!(["fire"])), with("enemies.colour", TooFew, "1", "2")),
        ("an enemy named by number", group(json!(["fire", 1])), at("enemies.colour[1]", NotText)),
        ("an enemy in capitals", group(json!(["fire", "First"])), with("enemies.colour[1]", BadId, "First", "")),
        ("an unknown enemy", group(json!(["fire", "water"])), with("enemies.colour[1]", NoSuchItem, "water", "")),
        (
            "an enemy of itself",
            group(json!(["fire", "first", "fire"])),
            with("enemies.colour[2]", DuplicateId, "fire", ""),
        ),
        (
            "an enemy whose own id cannot be read",
            set("/items/1/id", json!("First")),
            with("items[1].id", BadId, "First", ""),
        ),
        (
            "an enemy that is an invalid item",
            set("/items/1/key", json!("yellow")),
            with("items[1].key", Problem::NoSuchOption, "yellow", ""),
        ),
        ("enemies without items", remove("/items"), at("items", Problem::Missing)),
    ]
}

fn verdicts() -> Vec<Row> {
    use Problem::{Empty, Missing, NotHttps, NotObject, NotText, UnknownField, UnknownWord};
    let link = |value: Value| set("/verdicts/pm-3/link", value);
    vec![
        ("verdicts that are an array", set("/verdicts", json!([])), at("verdicts", NotObject)),
        ("a verdict left out", remove("/verdicts/pm-1"), at("verdicts.pm-1", Missing)),
        ("an eighth verdict", set("/verdicts/pm-4", json!({})), at("verdicts.pm-4", UnknownField)),
        ("a verdict that is a text", set("/verdicts/po-3", json!("Red.")), at("verdicts.po-3", NotObject)),
        ("a verdict without a name", remove("/verdicts/po-3/name"), at("verdicts.po-3.name", Missing)),
        ("a verdict without a text", remove("/verdicts/po-3/text"), at("verdicts.po-3.text", Missing)),
        ("a verdict without a next step", remove("/verdicts/mid/next"), at("verdicts.mid.next", Missing)),
        ("an unknown field of a verdict", set("/verdicts/po-3/hue", json!(1)), at("verdicts.po-3.hue", UnknownField)),
        (
            "an empty verdict in the first person",
            set("/verdicts/po-3/i_am", json!("")),
            at("verdicts.po-3.i_am", Empty),
        ),
        ("an empty teaser", set("/verdicts/po-3/teaser", json!(" ")), at("verdicts.po-3.teaser", Empty)),
        (
            "two texts for a verdict that is not in the middle",
            set("/verdicts/po-3/text", json!({ "no-preference": "Red.", "parts-of-both": "Red." })),
            at("verdicts.po-3.text", NotText),
        ),
        (
            "a text in the middle that is a number",
            set("/verdicts/mid/text", json!(1)),
            at("verdicts.mid.text", NotText),
        ),
        (
            "one of two texts in the middle",
            remove("/verdicts/mid/text/parts-of-both"),
            at("verdicts.mid.text.parts-of-both", Missing),
        ),
        (
            "three texts in the middle",
            set("/verdicts/mid/text/some", json!("Mauve.")),
            at("verdicts.mid.text.some", UnknownField),
        ),
        ("a link that is a URL", link(json!("https://example.org")), at("verdicts.pm-3.link", NotObject)),
        ("a link without a label", link(json!({ "part": "2" })), at("verdicts.pm-3.link.label", Missing)),
        ("a link to nowhere", link(json!({ "label": "Seas" })), at("verdicts.pm-3.link.url", Missing)),
        (
            "a link to an empty part",
            link(json!({ "label": "Seas", "part": "", "url": "https://e.org" })),
            at("verdicts.pm-3.link.part", Empty),
        ),
        (
            "a link that is not https",
            link(json!({ "label": "Seas", "url": "http://example.org" })),
            at("verdicts.pm-3.link.url", NotHttps),
        ),
        (
            "an unknown field of a link",
            link(json!({ "label": "Seas", "part": "2", "to": 1 })),
            at("verdicts.pm-3.link.to", UnknownField),
        ),
        ("a link to a part of an unknown source", remove("/credit"), at("credit", Missing)),
        ("a scene that is unknown", set("/scene", json!("beach")), with("scene", UnknownWord, "beach", "room")),
        ("a scene that is a list", set("/scene", json!([])), at("scene", NotText)),
    ]
}

fn plays() -> Vec<Row> {
    use Problem::{
        BadCount, CannotDraw, Empty, Missing, NotList, NotNumber, NotObject, NotText, TooMany, UnknownField,
    };
    let draw = |kinds: &[&str], count: usize| json!({ "kinds": kinds, "count": count });
    vec![
        ("plays that are an array", set("/plays", json!([])), at("plays", NotObject)),
        ("a third play", set("/plays/long", json!([])), at("plays.long", UnknownField)),
        ("a play that is a draw", set("/plays/short", draw(&["fit"], 1)), at("plays.short", NotList)),
        ("a play of nothing", set("/plays/short", json!([])), at("plays.short", Empty)),
        ("a draw that is a number", set("/plays/short/0", json!(1)), at("plays.short[0]", NotObject)),
        ("a draw without kinds", remove("/plays/short/0/kinds"), at("plays.short[0].kinds", Missing)),
        ("a draw without a count", remove("/plays/short/0/count"), at("plays.short[0].count", Missing)),
        (
            "an unknown field of a draw",
            set("/plays/short/0/kind", json!("fit")),
            at("plays.short[0].kind", UnknownField),
        ),
        ("a draw from no kinds", set("/plays/full/1/kinds", json!([])), at("plays.full[1].kinds", Empty)),
        ("kinds that are a text", set("/plays/full/1/kinds", json!("fit")), at("plays.full[1].kinds", NotList)),
        ("a kind that is a number", set("/plays/full/1/kinds/0", json!(1)), at("plays.full[1].kinds[0]", NotText)),
        (
            "a misspelt kind to draw from",
            [set("/plays/full/1/kinds/-", json!("duties")), set("/plays/full/1/count", json!(2))].concat(),
            with("plays.full[1].kinds[1]", Problem::UnknownWord, "duties", KINDS),
        ),
        ("a count in quotation marks", set("/plays/full/1/count", json!("1")), at("plays.full[1].count", NotNumber)),
        ("a count of zero", set("/plays/full/1/count", json!(0)), at("plays.full[1].count", BadCount)),
        ("a count below zero", set("/plays/full/1/count", json!(-1)), at("plays.full[1].count", BadCount)),
        ("a count and a half", set("/plays/full/1/count", json!(1.5)), at("plays.full[1].count", BadCount)),
        (
            "a draw of more than there are",
            set("/plays/short/0", draw(&["fit", "duty"], 3)),
            with("plays.short[0].count", CannotDraw, "3", "2"),
        ),
        (
            "a draw from a kind that the deck does not have",
            set("/plays/short/0", draw(&["expert"], 1)),
            with("plays.short[0].count", CannotDraw, "1", "0"),
        ),
        (
            "a draw of what an earlier draw has taken",
            set("/plays/full/-", draw(&["self-check"], 1)),
            with("plays.full[4].count", CannotDraw, "1", "0"),
        ),
        (
            "a draw of what an earlier draw may have taken",
            set("/plays/short", json!([draw(&["duty", "fit"], 1), draw(&["fit"], 1)])),
            with("plays.short[1].count", CannotDraw, "1", "0"),
        ),
        (
            "61 items a play",
            [set("/items", items(64)), set("/plays/short/0", draw(&["self-check"], 61))].concat(),
            with("plays.short", TooMany, "61", "60"),
        ),
        (
            "61 items and no plays",
            [set("/items", items(61)), remove("/plays")].concat(),
            with("items", TooMany, "61", "60"),
        ),
    ]
}

fn items_of_any_kind() -> Vec<Row> {
    use Problem::{
        BadId, DuplicateId, Empty, Missing, NoSuchNote, NotBoolean, NotList, NotObject, NotText, TooMany, UnknownField,
        UnknownWord,
    };
    vec![
        ("items that are an object", set("/items", json!({})), at("items", NotList)),
        ("an empty bank", set("/items", json!([])), at("items", Empty)),
        ("501 items", set("/items", items(501)), with("items", TooMany, "501", "500")),
        ("an item that is a text", set("/items/3", json!("I can swim.")), at("items[3]", NotObject)),
        ("an item that is true", set("/items/-", json!(true)), at("items[4]", NotObject)),
        ("an item without an id", remove("/items/0/id"), at("items[0].id", Problem::MissingId)),
        ("an item without a kind", remove("/items/0/kind"), at("items[0].kind", Missing)),
        ("an item without a stem", remove("/items/0/stem"), at("items[0].stem", Missing)),
        ("an unknown kind", set("/items/0/kind", json!("task")), with("items[0].kind", UnknownWord, "task", KINDS)),
        ("a kind in capitals", set("/items/2/kind", json!("Fit")), with("items[2].kind", UnknownWord, "Fit", KINDS)),
        ("a kind that is an array", set("/items/0/kind", json!(["duty"])), at("items[0].kind", NotText)),
        ("an empty stem", set("/items/3/stem", json!("")), at("items[3].stem", Empty)),
        ("a blank in an id", set("/items/0/id", json!("the fire")), with("items[0].id", BadId, "the fire", "")),
        ("an id with an accent", set("/items/0/id", json!("feu-sacré")), with("items[0].id", BadId, "feu-sacré", "")),
        (
            "an id of 65 characters",
            set("/items/0/id", json!("x".repeat(65))),
            with("items[0].id", BadId, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", ""),
        ),
        ("two items of one id", set("/items/2/id", json!("fire")), with("items[2].id", DuplicateId, "fire", "")),
        ("facts that are a text", set("/items/0/facts", json!("F1")), at("items[0].facts", NotList)),
        ("a fact that is a number", set("/items/0/facts/0", json!(1)), at("items[0].facts[0]", NotText)),
        ("a section that is a number", set("/items/1/section", json!(2)), at("items[1].section", NotList)),
        ("an empty section", set("/items/1/section/-", json!("")), at("items[1].section[1]", Empty)),
        ("an empty source", set("/items/0/sources/0", json!(" ")), at("items[0].sources[0]", Empty)),
        ("an unknown note", set("/items/3/notes", json!(["N2"])), with("items[3].notes[0]", NoSuchNote, "N2", "")),
        ("a note named by number", set("/items/0/notes/0", json!(1)), at("items[0].notes[0]", NotText)),
        ("an empty name of a note", set("/items/0/notes/0", json!("")), at("items[0].notes[0]", Empty)),
        ("notes of an item in full", set("/items/0/notes", json!({ "N1": "No." })), at("items[0].notes", NotList)),
        (
            "an unknown note while another note has a bad name",
            [set("/notes/N_2", json!({ "text": "No.", "source": "None" })), set("/items/3/notes", json!(["N2"]))]
                .concat(),
            with("notes.N_2", BadId, "N_2", ""),
        ),
        ("an unknown field of an item", set("/items/1/hint", json!("Sky")), at("items[1].hint", UnknownField)),
        ("a disputed key that is a text", set("/items/0/disputed", json!("yes")), at("items[0].disputed", NotBoolean)),
        ("a dispute about a pair", set("/items/2/disputed", json!(true)), at("items[2].disputed", UnknownField)),
        ("a facet on a duty", set("/items/0/facet", json!("heat")), at("items[0].facet", UnknownField)),
        ("a weight on a question", set("/items/1/weight", json!(1)), at("items[1].weight", UnknownField)),
        ("a key on a pair", set("/items/2/key", json!("stove")), at("items[2].key", UnknownField)),
        ("options on a self-check", set("/items/3/options", json!([])), at("items[3].options", UnknownField)),
    ]
}

fn bodies() -> Vec<Row> {
    [
        duties(),
        questions(),
        pairs(),
        vec![("a self-check without a label", remove("/items/3/label"), at("items[3].label", Problem::Missing))],
    ]
    .concat()
}

fn duties() -> Vec<Row> {
    use Problem::{DuplicateId, Empty, Missing, NotList, NotObject, UnknownField, UnknownWord, WrongCount};
    let both = || json!({ "id": "both", "why": "Once more." });
    vec![
        ("a duty without a key", remove("/items/0/key"), at("items[0].key", Missing)),
        (
            "a duty of a third role",
            set("/items/0/key", json!("team")),
            with("items[0].key", UnknownWord, "team", OWNERS),
        ),
        ("a duty keyed in capitals", set("/items/0/key", json!("PO")), with("items[0].key", UnknownWord, "PO", OWNERS)),
        ("a duty with an empty key", set("/items/0/key", json!("")), at("items[0].key", Empty)),
        ("a duty without options", remove("/items/0/options"), at("items[0].options", Missing)),
        ("a duty with an object of options", set("/items/0/options", json!({})), at("items[0].options", NotList)),
        ("a duty with two options", remove("/items/0/options/1"), with("items[0].options", WrongCount, "2", "3")),
        (
            "a duty with four options",
            set("/items/0/options/-", both()),
            vec![("items[0].options", WrongCount, "4", "3"), ("items[0].options[3].id", DuplicateId, "both", "")],
        ),
        (
            "a duty with one owner twice",
            set("/items/0/options/2", both()),
            with("items[0].options[2].id", DuplicateId, "both", ""),
        ),
        (
            "a duty with an option for a third role",
            set("/items/0/options/1/id", json!("team")),
            with("items[0].options[1].id", UnknownWord, "team", OWNERS),
        ),
        (
            "a duty with a text for an option",
            set("/items/0/options/0", json!("po")),
            at("items[0].options[0]", NotObject),
        ),
        ("an unexplained duty", remove("/items/0/options/2/why"), at("items[0].options[2].why", Missing)),
        (
            "an owner with a text",
            set("/items/0/options/0/text", json!("Red")),
            at("items[0].options[0].text", UnknownField),
        ),
    ]
}

fn questions() -> Vec<Row> {
    use Problem::{BadId, DuplicateId, Empty, Missing, NoSuchOption, NotText, UnknownField, UnknownWord, WrongCount};
    vec![
        ("a question without a key", remove("/items/1/key"), at("items[1].key", Missing)),
        (
            "a key that names no option",
            set("/items/1/key", json!("yellow")),
            with("items[1].key", NoSuchOption, "yellow", ""),
        ),
        ("a key in capitals", set("/items/1/key", json!("Blue")), with("items[1].key", NoSuchOption, "Blue", "")),
        ("a blank key", set("/items/1/key", json!(" ")), at("items[1].key", Empty)),
        ("a key by number", set("/items/1/key", json!(1)), at("items[1].key", NotText)),
        ("a question without options", remove("/items/1/options"), at("items[1].options", Missing)),
        (
            "a question with no options",
            set("/items/1/options", json!([])),
            with("items[1].options", WrongCount, "0", "3"),
        ),
        ("a question with two options", remove("/items/1/options/0"), with("items[1].options", WrongCount, "2", "3")),
        (
            "a question with four options",
            set("/items/1/options/-", json!({ "id": "grey", "text": "Grey", "why": "It is none." })),
            with("items[1].options", WrongCount, "4", "3"),
        ),
        (
            "two options of one id",
            set("/items/1/options/2/id", json!("blue")),
            with("items[1].options[2].id", DuplicateId, "blue", ""),
        ),
        (
            "an option with a bad id that may have been the key",
            set("/items/1/options/1/id", json!("Blue")),
            with("items[1].options[1].id", BadId, "Blue", ""),
        ),
        ("an option without an id", remove("/items/1/options/0/id"), at("items[1].options[0].id", Problem::MissingId)),
        ("an option without a text", remove("/items/1/options/0/text"), at("items[1].options[0].text", Missing)),
        ("an unexplained option", remove("/items/1/options/0/why"), at("items[1].options[0].why", Missing)),
        (
            "an option with a score",
            set("/items/1/options/0/score", json!(1)),
            at("items[1].options[0].score", UnknownField),
        ),
        (
            "a question of both roles",
            set("/items/1/role", json!("both")),
            with("items[1].role", UnknownWord, "both", "po, pm"),
        ),
        (
            "a random order",
            set("/items/1/order", json!("random")),
            with("items[1].order", UnknownWord, "random", "fixed"),
        ),
    ]
}

fn pairs() -> Vec<Row> {
    use Problem::{
        BadId, BadScore, BadWeight, DuplicateId, Missing, NoSuchFacet, NotNumber, UnknownField, UnknownWord, WrongCount,
    };
    vec![
        ("a pair without a facet", remove("/items/2/facet"), at("items[2].facet", Missing)),
        ("an unknown facet", set("/items/2/facet", json!("light")), with("items[2].facet", NoSuchFacet, "light", "")),
        ("a pair in a deck without facets", remove("/facets"), with("items[2].facet", NoSuchFacet, "heat", "")),
        ("a facet that is no id", set("/items/2/facet", json!("Heat")), with("items[2].facet", BadId, "Heat", "")),
        (
            "a facet with a bad id that a pair names",
            set("/facets/0/id", json!("Heat")),
            with("facets[0].id", BadId, "Heat", ""),
        ),
        ("a weight of zero", set("/items/2/weight", json!(0)), at("items[2].weight", BadWeight)),
        ("a weight below zero", set("/items/2/weight", json!(-1)), at("items[2].weight", BadWeight)),
        ("a weight above 100", set("/items/2/weight", json!(100.01)), at("items[2].weight", BadWeight)),
        ("a weight of no end", set("/items/2/weight", json!(1e300)), at("items[2].weight", BadWeight)),
        ("a weight of three decimals", set("/items/2/weight", json!(0.125)), at("items[2].weight", BadWeight)),
        ("a weight of next to nothing", set("/items/2/weight", json!(0.004)), at("items[2].weight", BadWeight)),
        ("a weight in quotation marks", set("/items/2/weight", json!("1")), at("items[2].weight", NotNumber)),
        (
            "a pair in no order",
            set("/items/2/order", json!("none")),
            with("items[2].order", UnknownWord, "none", "fixed"),
        ),
        ("a pair without poles", remove("/items/2/options"), at("items[2].options", Missing)),
        ("a pair of one", remove("/items/2/options/0"), with("items[2].options", WrongCount, "1", "2")),
        (
            "a pair of three",
            set("/items/2/options/-", json!({ "id": "boat", "text": "Row the boat", "label": "boat", "score": 0 })),
            with("items[2].options", WrongCount, "3", "2"),
        ),
        (
            "two poles of one id",
            set("/items/2/options/1/id", json!("stove")),
            with("items[2].options[1].id", DuplicateId, "stove", ""),
        ),
        ("a pole without an id", remove("/items/2/options/0/id"), at("items[2].options[0].id", Problem::MissingId)),
        ("a pole without a text", remove("/items/2/options/0/text"), at("items[2].options[0].text", Missing)),
        ("a pole without a label", remove("/items/2/options/1/label"), at("items[2].options[1].label", Missing)),
        ("a pole without a score", remove("/items/2/options/1/score"), at("items[2].options[1].score", Missing)),
        (
            "a score that is false",
            set("/items/2/options/0/score", json!(false)),
            at("items[2].options[0].score", NotNumber),
        ),
        ("a score in between", set("/items/2/options/1/score", json!(0.75)), at("items[2].options", BadScore)),
        ("two poles of the same end", set("/items/2/options/1/score", json!(0)), at("items[2].options", BadScore)),
        (
            "an explained pole",
            set("/items/2/options/0/why", json!("Warm.")),
            at("items[2].options[0].why", UnknownField),
        ),
    ]
}

fn decks_without_roles() -> Vec<Row> {
    use Problem::{
        BadReport, Empty, Missing, MissingId, MissingRoles, NoSuchOption, NotText, TooFew, TooMany, UnknownField,
        UnknownWord, WrongCount,
    };
    let neutral = |edits: Vec<Edit>| [whole(NEUTRAL.to_owned()), edits].concat();
    let with_kind = |kind: &str| {
        [set("/items/-", json!({ "id": "more", "kind": kind, "stem": "More?" })), set("/plays", json!({}))].concat()
    };
    vec![
        (
            "roles left out of a deck whose pair cannot be read either",
            neutral(set(
                "/items/3",
                json!({ "id": "day", "kind": "fit", "stem": "By day?", "facet": "heat", "options": [] }),
            )),
            vec![
                ("items[3].facet", Problem::NoSuchFacet, "heat", ""),
                ("items[3].options", WrongCount, "0", "2"),
                ("roles", MissingRoles, "fit", ""),
            ],
        ),
        (
            "roles left out of a deck with a scenario",
            neutral(with_kind("scenario")),
            vec![
                ("items[4].key", Missing, "", ""),
                ("items[4].options", Missing, "", ""),
                ("roles", MissingRoles, "scenario", ""),
            ],
        ),
        (
            "a direction from top to bottom",
            neutral(set("/dir", json!("ttb"))),
            with("dir", UnknownWord, "ttb", "ltr, rtl"),
        ),
        ("a direction in capitals", neutral(set("/dir", json!("RTL"))), with("dir", UnknownWord, "RTL", "ltr, rtl")),
        (
            "reports by plain http",
            set("/report", json!("http://example.org")),
            with("report", BadReport, "http://example.org", ""),
        ),
        (
            "reports to a script",
            set("/report", json!("javascript:alert(1)")),
            with("report", BadReport, "javascript:alert(1)", ""),
        ),
        (
            "reports to a bare address",
            set("/report", json!("me@example.org")),
            with("report", BadReport, "me@example.org", ""),
        ),
        (
            "reports to nobody",
            set("/report", json!("mailto:@example.org")),
            with("report", BadReport, "mailto:@example.org", ""),
        ),
        (
            "reports to an address with a space",
            set("/report", json!("https://a b")),
            with("report", BadReport, "https://a b", ""),
        ),
        ("reports to nothing", set("/report", json!("")), at("report", Empty)),
        ("two addresses for reports", set("/report", json!(["https://a.org"])), at("report", NotText)),
        ("a deck without an id", neutral(remove("/id")), at("id", MissingId)),
        (
            "a question and an option without an id",
            neutral([remove("/items/0/id"), remove("/items/0/options/1/id")].concat()),
            vec![("items[0].id", MissingId, "", ""), ("items[0].options[1].id", MissingId, "", "")],
        ),
        ("a facet without an id", remove("/facets/0/id"), at("facets[0].id", MissingId)),
        (
            "a heading on an origin",
            neutral(set("/items/2/heading", json!("Egypt"))),
            at("items[2].heading", UnknownField),
        ),
        (
            "one explanation for an origin",
            neutral(set("/items/2/why", json!("Old."))),
            at("items[2].why", UnknownField),
        ),
        (
            "a role on a question about anything",
            neutral(set("/items/0/role", json!("po"))),
            at("items[0].role", UnknownField),
        ),
        ("an empty heading", neutral(set("/items/0/heading", json!(" "))), at("items[0].heading", Empty)),
        ("an empty explanation for all", neutral(set("/items/0/why", json!(""))), at("items[0].why", Empty)),
        (
            "an empty explanation",
            neutral(set("/items/0/options/0/why", json!(""))),
            at("items[0].options[0].why", Empty),
        ),
        ("a heading by number", neutral(set("/items/0/heading", json!(1))), at("items[0].heading", NotText)),
        ("one option", neutral(remove("/items/0/options/1")), with("items[0].options", TooFew, "1", "2")),
        (
            "seven options",
            neutral(set("/items/1/options/-", json!({ "id": "seven", "text": "7" }))),
            with("items[1].options", TooMany, "7", "6"),
        ),
        (
            "a key of no option",
            neutral(set("/items/1/key", json!("ten"))),
            with("items[1].key", NoSuchOption, "ten", ""),
        ),
        ("501 questions", neutral(set("/items", neutral_questions(501))), with("items", TooMany, "501", "500")),
    ]
}

fn several_faults() -> Vec<Row> {
    use Problem::{
        BadCount, BadFingerprint, BadId, BadWeight, DuplicateId, Empty, Missing, MissingId, NoSuchNote, NoSuchOption,
        NotHttps, NotText, UnknownField, UnknownWord,
    };
    vec![
        (
            "no field at all",
            whole("{}".into()),
            vec![("id", MissingId, "", ""), ("items", Missing, "", ""), ("title", Missing, "", "")],
        ),
        (
            "two roles without any field",
            set("/roles", json!({ "po": {}, "pm": {} })),
            vec![
                ("roles.po.name", Missing, "", ""),
                ("roles.po.short", Missing, "", ""),
                ("roles.pm.name", Missing, "", ""),
                ("roles.pm.short", Missing, "", ""),
            ],
        ),
        (
            "a misspelt field, so that another is lacking",
            replace("\"label\": \"Swimming\"", "\"lable\": \"Swimming\""),
            vec![("items[3].label", Missing, "", ""), ("items[3].lable", UnknownField, "", "")],
        ),
        (
            "four faults in one item",
            [
                set("/items/1/stem", json!(7)),
                set("/items/1/notes", json!(["N9"])),
                set("/items/1/key", json!("sky")),
                set("/items/1/hue", json!(1)),
            ]
            .concat(),
            vec![
                ("items[1].stem", NotText, "", ""),
                ("items[1].notes[0]", NoSuchNote, "N9", ""),
                ("items[1].key", NoSuchOption, "sky", ""),
                ("items[1].hue", UnknownField, "", ""),
            ],
        ),
        (
            "a fault in every item, and a play that needs them all",
            [
                set("/items/0/key", json!("team")),
                set("/items/1/options/0/text", json!("")),
                set("/items/2/weight", json!(0)),
                set("/items/3/kind", json!("check")),
            ]
            .concat(),
            vec![
                ("items[0].key", UnknownWord, "team", OWNERS),
                ("items[1].options[0].text", Empty, "", ""),
                ("items[2].weight", BadWeight, "", ""),
                ("items[3].kind", UnknownWord, "check", KINDS),
            ],
        ),
        (
            "a fault in every part",
            [
                set("/id", json!("The Small One")),
                set("/facets/-", json!({ "id": "heat", "name": "Heat", "po": "warm", "pm": "cool" })),
                remove("/notes/N1/source"),
                set("/items/0/id", json!("")),
                set("/items/-", json!({ "id": "swim", "kind": "self-check", "stem": "I swim.", "label": "Swim" })),
                set("/plays/short/0/count", json!(0)),
                set("/title", json!("")),
                remove("/roles/pm/short"),
                set("/readiness/text", json!([])),
                set("/compat/0", json!("new")),
                set("/credit/url", json!("ftp://example.org")),
                set("/zeal", json!(1)),
            ]
            .concat(),
            vec![
                ("id", BadId, "The Small One", ""),
                ("facets[1].id", DuplicateId, "heat", ""),
                ("notes.N1.source", Missing, "", ""),
                ("items[0].id", Empty, "", ""),
                ("items[4].id", DuplicateId, "swim", ""),
                ("plays.short[0].count", BadCount, "", ""),
                ("title", Empty, "", ""),
                ("roles.pm.short", Missing, "", ""),
                ("readiness.text", NotText, "", ""),
                ("compat[0]", BadFingerprint, "", ""),
                ("credit.url", NotHttps, "", ""),
                ("zeal", UnknownField, "", ""),
            ],
        ),
    ]
}

fn duplicate_fields() -> Vec<Row> {
    use Problem::{DuplicateField, UnknownField};
    vec![
        (
            "its title twice",
            replace("\"id\": \"small\",", "\"id\": \"small\", \"title\": \"Red?\","),
            at("title", DuplicateField),
        ),
        (
            "an unknown field twice",
            replace("\"id\": \"small\",", "\"id\": \"small\", \"x\": 1, \"x\": 2,"),
            vec![("x", UnknownField, "", ""), ("x", DuplicateField, "", "")],
        ),
        (
            "the same note twice",
            replace("\"notes\": { ", "\"notes\": { \"N1\": { \"text\": \"No.\", \"source\": \"None\" }, "),
            at("notes.N1", DuplicateField),
        ),
        (
            "a stem twice",
            replace("\"stem\": \"I can swim.\",", "\"stem\": \"I can swim.\", \"stem\": \"I swim.\","),
            at("items[3].stem", DuplicateField),
        ),
    ]
}
