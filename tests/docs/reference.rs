//! docs/src/reference.md: attributes, properties, statuses, events, custom properties, parts, error codes.

use crate::common::{finished, right, shipped};
use crate::document::{REFERENCE, RESULT_LINKS, codes, first_codes};
use crate::source::{
    EMBED, EVENTS, FIRST_CARD, LOADER, LOOKS, SHARE, STARTUP, STYLE, WORDING, between, strings, words_of,
};
use role_fit::host::events::{PublicEvent, link_error, public_events, shared};
use role_fit::host::options::Options;
use role_fit::message::ShareTarget;
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Verdict;
use role_fit_core::session::{Action, Event, Session};
use role_fit_core::share::code::LinkFault;
use role_fit_core::share::several::MAX_RESULTS;
use serde_json::Value;
use std::collections::BTreeSet;

/// Set by embed.js alone.
const INTERNAL_ATTRIBUTE: &str = "page";

/// Read by the loader alone, and on the script it is called `data-home`.
const LOADERS_ATTRIBUTE: &str = "home";

/// Emitted for the loader, which dispatches no event for them.
const INTERNAL_EVENTS: [&str; 3] = ["fault", "kept-result", "link"];

#[test]
fn attributes() {
    let table = REFERENCE.table("## Attributes", "| attribute |");
    let documented = first_codes(&table);
    let mut attributes = words_of(LOADER, "ATTRIBUTES");
    assert!(LOADER.contains("observedAttributes() { return [...ATTRIBUTES, 'home', "));
    attributes.insert(LOADERS_ATTRIBUTE);
    attributes.remove(INTERNAL_ATTRIBUTE);
    assert_eq!(documented, attributes);
    // The page in the iframe has its files beside it.
    let mut passed_on = words_of(EMBED, "ATTRIBUTES");
    passed_on.insert(LOADERS_ATTRIBUTE);
    passed_on.remove(INTERNAL_ATTRIBUTE);
    assert_eq!(documented, passed_on);
    let options = |name: &str, value: &str| Options::from_pairs(&[name.to_owned(), value.to_owned()]);
    let defaults = Options::from_pairs(&[]);
    for row in &table {
        let (name, values, default) = (codes(&row[0])[0], codes(&row[1]), codes(&row[2]));
        match name {
            // The loader's own.
            "theme" => assert!(values.iter().all(|value| *value == "auto" || LOOKS.contains(value)), "{values:?}"),
            "loading" => assert!(values.contains(&"eager") && FIRST_CARD.contains("=== 'eager'")),
            _ => {
                for value in values {
                    let is_default = options(name, value) == defaults;
                    assert_eq!(is_default, default.first() == Some(&value), "{name}={value}");
                }
                if let Some(value) = default.first() {
                    assert_eq!(options(name, value), defaults, "the default of {name}");
                }
            }
        }
    }
    let distance = format!("nearer than {} px", between(LOADER, "rootMargin: '", "px'")[0]);
    assert!(table.iter().any(|row| row[0] == "`loading`" && row[3].contains(&distance)), "{distance}");
}

#[test]
fn the_number_of_questions() {
    let count = |length| {
        let mut session = Session::new(shipped(), 1);
        session.apply(Action::Start(length));
        session.run().unwrap().play.cards().len()
    };
    let sentence = format!("{} or {} questions in the shipped deck", count(Length::Short), count(Length::Full));
    assert!(REFERENCE.section("## Attributes").contains(&sentence), "{sentence}");
}

#[test]
fn properties_and_methods() {
    let section = "## Properties and methods";
    let methods = REFERENCE.table(section, "| method |");
    let properties = REFERENCE.table(section, "| property |");
    // The others set attributes.
    let own = properties.iter().filter(|row| row[1] == "read only");
    let documented: BTreeSet<&str> = methods
        .iter()
        .chain(own)
        .flat_map(|row| codes(&row[0]))
        .filter_map(|code| code.strip_prefix("quiz.")?.split('(').next())
        .collect();
    let class = between(LOADER, "class RoleFit extends", "\n  }\n")[0];
    let members: BTreeSet<&str> = class
        .lines()
        .filter_map(|line| {
            let member = line.strip_prefix("    ")?.trim_start_matches("get ").split_once('(')?.0;
            let is_public = member.chars().all(char::is_alphabetic) && !member.ends_with("Callback");
            is_public.then_some(member)
        })
        .collect();
    assert_eq!(documented, members);
}

#[test]
fn statuses() {
    let table = REFERENCE.table("## Statuses", "| status |");
    let status = between(EVENTS, "pub fn status", "\n}\n")[0];
    let mut statuses = strings(status);
    statuses.extend(between(LOADER, "setStatus('", "')"));
    assert_eq!(first_codes(&table), statuses);
}

fn fields(event: &PublicEvent) -> Vec<&'static str> {
    event.detail.iter().map(|(name, _)| *name).collect()
}

#[test]
fn events() {
    let table = REFERENCE.table("## Events", "| event |");
    let documented: BTreeSet<&str> =
        first_codes(&table).into_iter().map(|name| name.strip_prefix("role-fit-").unwrap()).collect();
    assert_eq!(documented, words_of(EMBED, "EVENTS"), "what a frame passes on");
    let mut emitted: BTreeSet<&str> =
        [EVENTS, STARTUP].into_iter().flat_map(|source| between(source, "name: \"", "\"")).collect();
    emitted.extend(between(EVENTS, "result_event(\"", "\""));
    emitted.retain(|name| !INTERNAL_EVENTS.contains(name));
    assert_eq!(documented, emitted);

    let session = finished(&shipped(), Length::Short, 1, right);
    let share = ShareTarget::Page("https://blog.example/".to_owned());
    let events = |event| public_events(&event, &session, &share);
    let details = [
        events(Event::Started { total: 3 }).remove(0),
        events(Event::Moved { index: 1, total: 3 }).remove(0),
        shared("native"),
        link_error(Some(LinkFault::Damaged), false).unwrap(),
    ];
    for event in details {
        let row = table.iter().find(|row| row[0] == format!("`role-fit-{}`", event.name)).unwrap();
        assert_eq!(codes(&row[1]), fields(&event));
    }
    let result = REFERENCE.table("## Events", "| field |");
    let documented: Vec<&str> = result.iter().flat_map(|row| codes(&row[0])).collect();
    assert_eq!(documented, fields(&events(Event::Finished)[0]));
    let verdicts = result.iter().find(|row| row[0] == "`verdict`").unwrap();
    assert_eq!(codes(&verdicts[1]), Verdict::ALL.map(Verdict::as_str));
    let methods = table.iter().find(|row| row[0] == "`role-fit-share`").unwrap();
    let known: BTreeSet<&str> = strings(between(SHARE, "fn as_str", "\n    }\n")[0]);
    assert_eq!(codes(&methods[2]).into_iter().collect::<BTreeSet<_>>(), known);
}

#[test]
fn custom_properties() {
    let table = REFERENCE.table("## Custom properties", "| property |");
    let documented = first_codes(&table);
    let used: BTreeSet<String> =
        between(STYLE, "var(--role-fit-", ",").into_iter().map(|name| format!("--role-fit-{name}")).collect();
    assert_eq!(documented, used.iter().map(String::as_str).collect());
    let mut passed_on: BTreeSet<String> = words_of(EMBED, "PROPERTIES").into_iter().map(str::to_owned).collect();
    // The outer page applies these two to the element around the frame.
    passed_on.extend(["max-width", "min-height"].map(str::to_owned));
    assert_eq!(passed_on, used.iter().map(|name| name.trim_start_matches("--role-fit-").to_owned()).collect());
    for row in &table {
        let name = codes(&row[0])[0];
        let default = match codes(&row[2])[..] {
            [light, dark] => format!("var({name}, light-dark({light}, {dark}))"),
            [value] if documented.contains(&*format!("--role-fit-{value}")) => format!("var({name}, var(--{value}))"),
            [value] => format!("var({name}, {value})"),
            // Said in words.
            _ => continue,
        };
        let is_mixed = name == "--role-fit-surface";
        assert!(is_mixed || STYLE.contains(&default), "{default}");
    }
}

#[test]
fn parts() {
    let table = REFERENCE.table("## Parts", "| part |");
    // tests/view/every_screen.rs compares the table with the screens.
    let styled = between(include_str!("../../examples/parts.html"), "role-fit::part(", ")");
    assert_eq!(first_codes(&table), styled.into_iter().collect::<BTreeSet<_>>());
}

#[test]
fn error_codes() {
    let table = REFERENCE.table("## Error codes", "| code |");
    let documented: BTreeSet<&str> =
        first_codes(&table).into_iter().map(|code| if code.starts_with("http-") { "http-" } else { code }).collect();
    let in_loader = documented.iter().copied().filter(|code| LOADER.contains(&format!("'{code}'")));
    let mut used: BTreeSet<&str> = in_loader.chain(between(LOADER, "createError('", "'")).collect();
    used.extend(
        strings(between(EVENTS, "fn link_error", "\n}\n")[0]).into_iter().filter(|code| code.starts_with("link-")),
    );
    used.extend(strings(STARTUP).into_iter().filter(|code| code.starts_with("deck-")));
    assert_eq!(documented, used);

    let wording: Value = serde_json::from_str(WORDING).unwrap();
    for code in documented.iter().filter(|code| !code.starts_with("link-") && !code.starts_with("deck-")) {
        let keys = [code.replace('-', "_"), code.split('-').next().unwrap().to_owned()];
        let has_sentence = keys.iter().any(|key| wording[format!("loader_{key}")].is_string());
        assert!(has_sentence, "the console has no sentence for {code}");
    }
}

#[test]
fn the_size_of_teams() {
    assert_eq!(MAX_RESULTS, 50);
    assert!(RESULT_LINKS.section("## Compare results and teams").contains("`#rft…` up to fifty"));
}
