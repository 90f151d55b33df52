//! The shipped deck and the facts of its article as plain data. Knows where things stand; judges nothing.

use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// A fact of the article, told in our own words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    /// The part of the article: `0` is its introduction, `P` the page around it.
    pub section: String,
    /// Whom the article ties it to: `po`, `pm` or `both`.
    pub role: Option<String>,
    pub flag: Flag,
    /// The notes on where standard texts say something else.
    #[serde(default)]
    pub notes: Vec<String>,
    /// The places where the article is at odds with itself.
    #[serde(default)]
    pub clashes: Vec<String>,
    pub text: String,
}

#[derive(Deserialize, Debug, PartialEq)]
pub enum Flag {
    /// Some item must ask about it.
    #[serde(rename = "T")]
    Told,
    /// For context and credits; no item may ask about it.
    #[serde(rename = "C")]
    Context,
}

/// All facts of the article, in its order.
pub static FACTS: LazyLock<Vec<Fact>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../facts.json")).expect("the list of facts is sound"));

pub fn fact(id: &str) -> Option<&'static Fact> {
    FACTS.iter().find(|fact| fact.id == id)
}

/// The deck that the widget comes with.
pub fn shipped() -> Value {
    serde_json::from_str(include_str!("../../../../static/decks/po-pm.json")).expect("the shipped deck is JSON")
}

/// The kinds of questions with options of their own.
const QUESTIONS: [&str; 4] = ["origin", "expert", "readiness", "mix-up"];

pub fn items(deck: &Value) -> &[Value] {
    list(deck, "items")
}

pub fn of_kind<'a>(deck: &'a Value, kind: &str) -> Vec<&'a Value> {
    items(deck).iter().filter(|item| text(item, "kind") == kind).collect()
}

pub fn questions(deck: &Value) -> Vec<&Value> {
    items(deck).iter().filter(|item| is_question(item)).collect()
}

/// The items with a right answer.
pub fn keyed(deck: &Value) -> Vec<&Value> {
    items(deck).iter().filter(|item| is_keyed(item)).collect()
}

pub fn is_question(item: &Value) -> bool {
    QUESTIONS.contains(&text(item, "kind"))
}

pub fn is_keyed(item: &Value) -> bool {
    is_question(item) || has_owner(item)
}

/// Whether the item asks who owns something: a duty, or a situation that calls for one.
pub fn has_owner(item: &Value) -> bool {
    is_duty(item) || is_scenario(item)
}

pub fn is_scenario(item: &Value) -> bool {
    text(item, "kind") == "scenario"
}

pub fn is_duty(item: &Value) -> bool {
    text(item, "kind") == "duty"
}

/// The text of a field; empty if it is not there.
pub fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field].as_str().unwrap_or_default()
}

pub fn id(item: &Value) -> &str {
    text(item, "id")
}

/// The members of a field; none if it is not there.
pub fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    object[field].as_array().map_or(&[], Vec::as_slice)
}

pub fn texts<'a>(object: &'a Value, field: &str) -> Vec<&'a str> {
    list(object, field).iter().filter_map(Value::as_str).collect()
}

/// The facts behind an item, as far as the article has them.
pub fn facts_of(item: &Value) -> Vec<&'static Fact> {
    texts(item, "facts").into_iter().filter_map(fact).collect()
}

pub fn options(item: &Value) -> &[Value] {
    list(item, "options")
}

pub fn option_texts(item: &Value) -> Vec<&str> {
    options(item).iter().map(|option| text(option, "text")).collect()
}

/// The explanations of an item's options.
pub fn whys(item: &Value) -> Vec<&str> {
    options(item).iter().map(|option| text(option, "why")).collect()
}

/// At which place the right option of a keyed item stands.
pub fn key_place(item: &Value) -> Option<usize> {
    options(item).iter().position(|option| id(option) == text(item, "key"))
}

pub fn key(item: &Value) -> &Value {
    key_place(item).map_or(&Value::Null, |place| &item["options"][place])
}

/// The wrong options; an item without a right one has none.
pub fn distractors(item: &Value) -> Vec<&Value> {
    options(item).iter().filter(|option| is_keyed(item) && id(option) != text(item, "key")).collect()
}

/// Everything that a reader reads of an item: stem, options, explanations, labels.
pub fn item_prose(item: &Value) -> Vec<&str> {
    let of_option = |option| ["text", "why", "label"].map(|field| text(option, field));
    let own = ["stem", "label"].map(|field| text(item, field));
    let all = own.into_iter().chain(options(item).iter().flat_map(of_option));
    all.filter(|text| !text.is_empty()).collect()
}

/// The words of the deck around its items: title, roles, facets, lights, verdicts; neither its notes nor its credit.
pub fn frame_prose(deck: &Value) -> Vec<&str> {
    let mut prose = Vec::new();
    for field in ["title", "intro", "roles", "facets", "readiness"] {
        collect_texts(&deck[field], &mut prose);
    }
    prose.extend(verdicts(deck).into_iter().flat_map(|(_, verdict)| verdict_prose(verdict)));
    prose
}

/// The verdicts with their ids.
pub fn verdicts(deck: &Value) -> Vec<(&str, &Value)> {
    deck["verdicts"].as_object().into_iter().flatten().map(|(name, verdict)| (name.as_str(), verdict)).collect()
}

/// Everything that a reader reads of a verdict.
pub fn verdict_prose(verdict: &Value) -> Vec<&str> {
    let mut prose = Vec::new();
    for field in ["name", "text", "next", "i_am", "teaser"] {
        collect_texts(&verdict[field], &mut prose);
    }
    collect_texts(&verdict["link"]["label"], &mut prose);
    prose
}

/// Every text inside a value.
pub fn collect_texts<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(members) => members.iter().for_each(|member| collect_texts(member, texts)),
        Value::Object(fields) => fields.values().for_each(|field| collect_texts(field, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// How many words a reader reads.
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
