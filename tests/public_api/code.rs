//! Each list of the table against the code that has the same names. `tests/view` compares the parts with those of the screens.

use crate::common::{finished, right, shipped};
use crate::source::{EVENTS, FIRST_CARD, LOADER, LOOKS, SHARE, STARTUP, STYLE, WORDING, between, strings};
use role_fit::host::events::{PublicEvent, link_error, public_events, shared};
use role_fit::host::options::Options;
use role_fit::message::ShareTarget;
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Verdict;
use role_fit_core::session::{Action, Event, Session};
use role_fit_core::share::code::LinkFault;
use role_fit_public_api::PublicApi;
use role_fit_public_api::entry::{CustomDefault, CustomProperty, Default, Detail, Field, Type};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Emitted for the loader, which dispatches no event for them.
const INTERNAL_EVENTS: [&str; 3] = ["fault", "kept-result", "link"];

/// The names of a list of the table.
fn names<'t, T>(entries: &'t [T], name: impl Fn(&'t T) -> &'t str) -> BTreeSet<&'t str> {
    entries.iter().map(name).collect()
}

#[test]
fn attributes() {
    let api = PublicApi::current();
    assert!(LOADER.contains("observedAttributes() { return [...ATTRIBUTES, 'home', "));
    assert_eq!(api.passed_attributes().len(), api.attributes.len(), "`home` is the loader's own, `page` is internal");
    // Without a home there are no pages at HOST to share.
    let options =
        |name: &str, value: &str| Options::from_pairs(&["home", "https://quiz.test/", name, value].map(str::to_owned));
    let defaults = options("", "");
    for attribute in &api.attributes {
        let name = attribute.name;
        let default = match attribute.default {
            Default::Value(value) | Default::ValueOrWords(value, _) => Some(value.to_owned()),
            Default::Words(_) => None,
        };
        let values: Vec<String> = match attribute.values {
            Type::Words(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            Type::Range(low, high) => (low..=high).map(|level| level.to_string()).collect(),
            _ => Vec::new(),
        };
        match name {
            // The loader's own.
            "home" => assert!(LOADER.contains("getAttribute('home')")),
            "theme" => assert!(values.iter().all(|value| value == "auto" || LOOKS.contains(&**value)), "{values:?}"),
            "loading" => assert!(values.iter().any(|value| value == "eager") && FIRST_CARD.contains("=== 'eager'")),
            _ => {
                for value in values.iter().chain(&default) {
                    assert_eq!(options(name, value) == defaults, default.as_ref() == Some(value), "{name}={value}");
                }
            }
        }
    }
    let loading = api.attributes.iter().find(|attribute| attribute.name == "loading").unwrap();
    let distance = format!("nearer than {} px", between(LOADER, "rootMargin: '", "px'")[0]);
    assert!(loading.description.contains(&distance), "{distance}");
}

/// By the loader's own rule.
#[test]
fn properties_of_attributes() {
    let rule = "const REFLECTED = ATTRIBUTES.filter(name => !/page|lang/.test(name)).concat('home');";
    assert!(LOADER.contains(rule));
    for attribute in &PublicApi::current().attributes {
        let mut words = attribute.name.split('-');
        let first = words.next().unwrap().to_owned();
        let camel = words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..]);
        assert_eq!(attribute.property.map(str::to_owned), (attribute.name != "lang").then_some(camel));
    }
}

/// The description of `length`.
#[test]
fn the_number_of_questions() {
    let count = |length| {
        let mut session = Session::new(shipped(), 1);
        session.apply(Action::Start(length));
        session.run().unwrap().play.cards().len()
    };
    let words = format!("{} or {} questions in the shipped deck", count(Length::Short), count(Length::Full));
    let api = PublicApi::current();
    assert!(api.attributes.iter().any(|attribute| attribute.description.contains(&words)), "{words}");
}

#[test]
fn attributes_that_take_effect_while_the_quiz_runs() {
    let api = PublicApi::current();
    let live: BTreeSet<&str> = api.attributes.iter().filter(|entry| entry.is_live).map(|entry| entry.name).collect();
    let in_engine = ["heading-level", "length", "share-to"].into_iter();
    // Settings are all that `update` passes to a running app; the loader looks at `theme`, the host at `resume`.
    let settings = between(include_str!("../../src/message.rs"), "pub struct Settings {", "\n}")[0];
    assert_eq!(settings.matches("pub ").count(), in_engine.clone().count());
    // In another language the loader starts the quiz anew, from the saved play.
    assert!(LOADER.contains("followLanguage(this)"));
    assert_eq!(live, in_engine.chain(["lang", "theme", "resume"]).collect());
}

#[test]
fn languages_of_the_quiz() {
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/static/lang")).unwrap();
    let folders: BTreeSet<String> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let api = PublicApi::current();
    let lang = api.attributes.iter().find(|attribute| attribute.name == "lang").unwrap();
    let (list, _) = lang.description.split_once(';').unwrap();
    let described = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(folders, described);
}

#[test]
fn properties_and_methods() {
    let api = PublicApi::current();
    let mut described = names(&api.properties, |property| property.name);
    described.extend(names(&api.methods, |method| method.name));
    let class = between(LOADER, "class RoleFit extends", "\n  }\n")[0];
    let members: BTreeSet<&str> = class
        .lines()
        .filter_map(|line| {
            let member = line.strip_prefix("    ")?.trim_start_matches("get ").split_once('(')?.0;
            let is_public = member.chars().all(char::is_alphabetic) && !member.ends_with("Callback");
            is_public.then_some(member)
        })
        .collect();
    // The engine's script adds it to the element.
    let late = between(LOADER, "Object.assign(place.host, { ", ": ");
    assert_eq!(described, members.into_iter().chain(late).collect());
}

#[test]
fn statuses() {
    let api = PublicApi::current();
    let status = between(EVENTS, "pub fn status", "\n}\n")[0];
    let mut statuses = strings(status);
    statuses.extend(between(LOADER, "setStatus('", "')"));
    assert_eq!(names(&api.statuses, |status| status.name), statuses);
}

#[test]
fn events() {
    let api = PublicApi::current();
    let described: BTreeSet<&str> = api.event_names().into_iter().collect();
    let mut emitted: BTreeSet<&str> =
        [EVENTS, STARTUP].into_iter().flat_map(|source| between(source, "name: \"", "\"")).collect();
    emitted.extend(between(EVENTS, "result_event(\"", "\""));
    emitted.retain(|name| !INTERNAL_EVENTS.contains(name));
    assert_eq!(described, emitted);

    let session = finished(&shipped(), Length::Short, 1, right);
    let share = ShareTarget::Page("https://blog.example/".to_owned());
    let events = |event| public_events(&event, &session, &share);
    let result = events(Event::Finished).remove(0);
    let fields = |event: &PublicEvent| event.detail.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let described = |fields: &[Field]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    for event in [
        events(Event::Started { total: 3 }).remove(0),
        events(Event::Moved { index: 1, total: 3 }).remove(0),
        shared("native"),
        link_error(Some(LinkFault::Damaged), false).unwrap(),
    ] {
        let entry = api.events.iter().find(|entry| entry.name == event.name).unwrap();
        let Detail::Fields(of_entry) = entry.detail else { panic!("{} has no fields", entry.name) };
        assert_eq!(described(of_entry), fields(&event));
    }
    assert_eq!((result.name, described(&api.result)), ("result", fields(&result)));
    let verdicts = api.result.iter().find(|field| field.name == "verdict").unwrap();
    let Type::Words(words) = verdicts.values else { panic!("{verdicts:?}") };
    assert_eq!(words, Verdict::ALL.map(Verdict::as_str));
    let share = api.events.iter().find(|event| event.name == "share").unwrap();
    let Detail::Fields([Field { values: Type::Words(methods), .. }]) = share.detail else { panic!("{share:?}") };
    assert_eq!(BTreeSet::from_iter(methods.iter().copied()), strings(between(SHARE, "fn as_str", "\n    }\n")[0]));
    assert!(methods.iter().all(|method| share.description.contains(&format!("`{method}`"))));
}

#[test]
fn slots() {
    let api = PublicApi::current();
    let named: BTreeSet<&str> = between(LOADER, "createElement('slot', { name: '", "'").into_iter().collect();
    assert!(LOADER.contains("createElement('slot')"), "the slot without a name");
    assert_eq!(names(&api.slots, |slot| slot.name), named.into_iter().chain([""]).collect());
}

#[test]
fn custom_properties() {
    let api = PublicApi::current();
    let used: BTreeSet<String> =
        between(STYLE, "var(--role-fit-", ",").into_iter().map(|name| format!("--role-fit-{name}")).collect();
    let described = names(&api.custom_properties, |property| property.name);
    assert_eq!(described, used.iter().map(String::as_str).collect());
    for CustomProperty { name, default, .. } in &api.custom_properties {
        let default = match default {
            CustomDefault::Colours(light, dark) => format!("var({name}, light-dark({light}, {dark}))"),
            CustomDefault::SameAs(other) => format!("var({name}, var(--{other}))"),
            CustomDefault::Value(value) => format!("var({name}, {value})"),
            CustomDefault::Words(_) => format!("var({name}, "),
        };
        assert!(STYLE.contains(&default), "{default}");
    }
    // The outer page applies these to the element around the frame.
    let around: Vec<&str> =
        api.custom_properties.iter().filter(|entry| !entry.reaches_frame).map(CustomProperty::short_name).collect();
    assert_eq!(around, ["max-width", "min-height"]);
}

#[test]
fn error_codes() {
    let api = PublicApi::current();
    let described = names(&api.error_codes, |code| code.name);
    let in_loader = described.iter().copied().filter(|code| LOADER.contains(&format!("'{code}'")));
    let mut used: BTreeSet<&str> = in_loader.chain(between(LOADER, "createError('", "'")).collect();
    used.extend(
        strings(between(EVENTS, "fn link_error", "\n}\n")[0]).into_iter().filter(|code| code.starts_with("link-")),
    );
    used.extend(strings(STARTUP).into_iter().filter(|code| code.starts_with("deck-")));
    assert_eq!(described, used);

    let wording: Value = serde_json::from_str(WORDING).unwrap();
    for code in described.iter().filter(|code| !code.starts_with("link-") && !code.starts_with("deck-")) {
        let keys = [code.replace('-', "_"), code.split('-').next().unwrap().to_owned()];
        let has_sentence = keys.iter().any(|key| wording[format!("loader_{key}")].is_string());
        assert!(has_sentence, "the console has no sentence for {code}");
    }
}
