//! What is generated from the table: the manifest is valid, and a change of the table changes everything that shows it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_public_api::PublicApi;
use role_fit_public_api::entry::{Detail, Field, Type};
use role_fit_public_api::manifest::manifest;
use role_fit_public_api::markdown::TABLES;
use role_fit_public_api::{react, typescript};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("schema/custom-elements-manifest.json");

/// A text that is generated.
type Generated = (&'static str, fn(&PublicApi) -> String);

const TYPES: [Generated; 5] = [
    ("role-fit.d.ts", typescript::element),
    ("react.d.ts", typescript::frameworks::react),
    ("vue.d.ts", typescript::frameworks::vue),
    ("svelte.d.ts", typescript::frameworks::svelte),
    ("solid.d.ts", typescript::frameworks::solid),
];

fn table(api: &PublicApi, name: &str) -> String {
    (TABLES.iter().find(|table| table.name == name).unwrap().render)(api)
}

/// The declaration is checked on its own too: as a part of the manifest, it would also pass as any other class.
fn faults_of(manifest: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut of_element = schema.clone();
    of_element["$ref"] = json!("#/definitions/CustomElementDeclaration");
    let faults = |schema: &Value, value: &Value| -> Vec<String> {
        let validator = jsonschema::validator_for(schema).unwrap();
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    };
    [faults(&schema, manifest), faults(&of_element, &manifest["modules"][0]["declarations"][0])].concat()
}

#[test]
fn the_manifest_is_valid() {
    let manifest = manifest(&PublicApi::current(), "role-fit.module.js");
    assert_eq!(faults_of(&manifest), Vec::<String>::new());
    let element = &manifest["modules"][0]["declarations"][0];
    assert_eq!(element["tagName"], "role-fit");
    let theme = element["attributes"].as_array().unwrap().iter().find(|entry| entry["name"] == "theme").unwrap();
    assert_eq!(
        (&theme["type"]["text"], &theme["default"], &theme["fieldName"]),
        (&json!("'auto' | 'light' | 'dark'"), &json!("auto"), &json!("theme"))
    );
}

#[test]
fn the_schema_finds_faults() {
    let mut manifest = manifest(&PublicApi::current(), "role-fit.module.js");
    manifest["modules"][0]["declarations"][0]["events"][0].as_object_mut().unwrap().remove("type");
    assert!(!faults_of(&manifest).is_empty());
}

#[test]
fn a_change_of_the_table_reaches_manifest_types_and_documentation() {
    let (old, mut new) = (PublicApi::current(), PublicApi::current());
    new.attributes[0].name = "cards";
    new.attributes[0].property = Some("cards");
    new.attributes[2].values = Type::Words(&["sepia"]);
    new.events[0].name = "finale";
    new.events[0].detail = Detail::Fields(&[Field {
        name: "applause",
        values: Type::Number,
        is_nullable: false,
        description: "how loud",
    }]);
    new.properties[0].name = "mood";
    new.methods[0].name = "rewind";
    new.result[0].name = "needle";
    new.statuses[0].name = "asleep";
    new.slots[1].name = "coda";
    new.parts[0].name = "parchment";
    new.custom_properties[0].name = "--role-fit-paper";
    new.error_codes[0].name = "stone-age";

    // Each word with the documentation table and the other files that must show it. Those for Svelte take the attributes
    // from `role-fit.d.ts`.
    const ELEMENT: &str = "role-fit.d.ts";
    const MANIFEST: &str = "custom-elements.json";
    const ATTRIBUTE: &[&str] = &[MANIFEST, ELEMENT, "react.d.ts", "vue.d.ts", "solid.d.ts"];
    const EVENT: &[&str] = &[MANIFEST, ELEMENT, "react.d.ts", "vue.d.ts", "svelte.d.ts", "solid.d.ts"];
    let rows: [(&str, &str, &[&str]); 13] = [
        ("cards", "attributes", ATTRIBUTE),
        ("sepia", "attributes", ATTRIBUTE),
        ("role-fit-finale", "events", EVENT),
        ("applause", "events", &[MANIFEST, ELEMENT]),
        ("mood", "properties", &[MANIFEST, ELEMENT]),
        ("rewind", "methods", &[MANIFEST, ELEMENT]),
        ("needle", "result", &[ELEMENT]),
        ("asleep", "statuses", &[MANIFEST, ELEMENT]),
        ("coda", "slots", &[MANIFEST]),
        ("parchment", "parts", &[MANIFEST]),
        ("--role-fit-paper", "custom-properties", &[MANIFEST]),
        ("stone-age", "error-codes", &[ELEMENT]),
        ("quiz.cards", "properties", &[]),
    ];
    for (word, name, expected) in rows {
        let shown_in = |api: &PublicApi| -> Vec<&str> {
            let texts = [(MANIFEST, manifest(api, "role-fit.module.js").to_string())];
            let types = TYPES.map(|(file, types)| (file, types(api)));
            texts.into_iter().chain(types).filter(|(_, text)| text.contains(word)).map(|(file, _)| file).collect()
        };
        assert_eq!((shown_in(&new), shown_in(&old)), (expected.to_vec(), Vec::new()), "{word}");
        assert!(table(&new, name).contains(word) && !table(&old, name).contains(word), "{word}: {name}");
    }
    assert_eq!(faults_of(&manifest(&new, "role-fit.module.js")), Vec::<String>::new());
    assert_eq!(react::names(&new)["onRoleFitFinale"], "onrole-fit-finale");
}

#[test]
fn what_came_later_says_since_when() {
    let mut api = PublicApi::current();
    api.attributes[0].since = "0.2.0";
    assert!(table(&api, "attributes").contains("(since 0.2.0)"));
    assert!(!table(&PublicApi::current(), "attributes").contains("since"));
    assert!(typescript::element(&api).contains("@since 0.2.0"));
}

#[test]
fn the_react_component_renames_what_react_spells_differently() {
    let names = react::names(&PublicApi::current());
    assert_eq!((&names["headingLevel"], &names["shareTo"]), (&json!("heading-level"), &json!("share-to")));
    assert_eq!(names["onRoleFitResult"], "onrole-fit-result");
    assert_eq!(names.get("theme"), None);
}

#[test]
fn a_bar_in_a_cell_does_not_end_it() {
    let mut api = PublicApi::current();
    api.slots[0].description = "this | that";
    assert!(table(&api, "slots").contains("this \\| that"));
}

#[test]
fn names_are_unique_and_versions_are_known() {
    let api = PublicApi::current();
    let lists: [Vec<&str>; 6] = [
        api.attributes.iter().map(|entry| entry.name).collect(),
        api.event_names(),
        api.statuses.iter().map(|entry| entry.name).collect(),
        api.parts.iter().map(|entry| entry.name).collect(),
        api.custom_properties.iter().map(|entry| entry.name).collect(),
        api.error_codes.iter().map(|entry| entry.name).collect(),
    ];
    for mut list in lists {
        let count = list.len();
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), count, "{list:?}");
    }
    let number = |version: &str| version.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u32>>();
    let today = number(env!("CARGO_PKG_VERSION"));
    let versions = api.attributes.iter().map(|entry| entry.since).chain(api.events.iter().map(|entry| entry.since));
    assert!(versions.map(number).all(|since| since <= today));
}
