//! The layers of the widget and of the studio: which modules each of them may import, that only `host` knows the browser,
//! and that only the studio's worker knows decks.

use crate::files::modules_of;
use crate::names::{ModulePath, Modules};
use crate::parser::NamedPath;
use crate::workspace::root;
use std::collections::BTreeSet;

/// A top-level module, and the modules that it may import. Only screens may not import each other.
struct Layer {
    name: &'static str,
    may_import: &'static [&'static str],
}

/// What holds for one program.
struct Rules {
    layers: &'static [Layer],
    /// The one file outside of `host` that uses the crates of the browser.
    field: &'static str,
    /// The layers whose constants are files.
    assets: &'static [&'static str],
    /// Crates that only one layer may use, and that layer.
    reserved: &'static [(&'static str, &'static str)],
}

/// The file selects the text of a field.
const WIDGET: Rules = Rules { layers: LAYERS, field: "src/parts/text_field.rs", assets: &["assets"], reserved: &[] };

/// The file reads the values of fields. What the worker uses would be a large part of the page's download.
const STUDIO: Rules = Rules {
    layers: &[
        Layer { name: "messages", may_import: &["messages"] },
        Layer { name: "checks", may_import: &["checks", "messages"] },
        Layer { name: "model", may_import: &["messages", "model"] },
        Layer { name: "view", may_import: &["messages", "model", "view"] },
        Layer { name: "app", may_import: &["app", "model", "view"] },
        Layer { name: "host", may_import: &["app", "checks", "host", "messages", "model", "view"] },
    ],
    field: "studio/src/view/fields.rs",
    assets: &["checks", "model"],
    reserved: &[
        ("jsonc_parser", "checks"),
        ("role_fit_core", "checks"),
        ("role_fit_deck_tool", "checks"),
        ("role_fit_formats", "checks"),
        ("serde_json", "checks"),
    ],
};

const LAYERS: &[Layer] = &[
    Layer {
        name: "app",
        may_import: &["app", "context", "geometry", "message", "parts", "picture", "screens", "wording"],
    },
    Layer { name: "screens", may_import: &["context", "geometry", "message", "parts", "picture", "wording"] },
    Layer { name: "parts", may_import: &["context", "geometry", "message", "parts", "picture", "wording"] },
    Layer { name: "context", may_import: &["context", "message", "wording"] },
    Layer { name: "message", may_import: &["message", "picture"] },
    Layer { name: "picture", may_import: &["geometry", "picture", "wording"] },
    Layer { name: "deck_faults", may_import: &["deck_faults", "message", "wording"] },
    Layer { name: "geometry", may_import: &["geometry"] },
    Layer { name: "wording", may_import: &["wording"] },
    Layer { name: "assets", may_import: &["assets"] },
    Layer {
        name: "host",
        may_import: &["app", "assets", "deck_faults", "geometry", "host", "message", "picture", "wording"],
    },
];

/// The layer that knows the browser, by these crates.
const HOST: &str = "host";
const BROWSER: &[&str] = &["gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];

/// Everything in the target that its rules forbid, with file and line.
fn violations(modules: &Modules, rules: &Rules) -> BTreeSet<String> {
    let mut violations = BTreeSet::new();
    for (path, module) in &modules.0 {
        // The root declares the layers and belongs to none.
        let Some(name) = path.first() else { continue };
        let Some(layer) = rules.layers.iter().find(|layer| layer.name == name) else {
            violations.insert(format!("{}: the module `{name}` is in no layer; add it to LAYERS", module.file));
            continue;
        };
        let mut add = |line: usize, what: &str| {
            violations.insert(format!("{}:{line}: `{name}` must not use `{what}`", module.file));
        };
        for import in modules.imports(path) {
            if !layer.allows(path, &import.module) {
                add(import.line, &import.module.join("::"));
            }
        }
        let browser_paths = module.source.paths.iter().filter(|path| is_browser(path));
        if layer.name != HOST && module.file != rules.field {
            browser_paths.for_each(|path| add(path.line, &path.segments[0]));
        }
        let includes = module.source.macros.iter().filter(|path| path.segments == ["include_str"]);
        if !rules.assets.contains(&layer.name) {
            includes.for_each(|path| add(path.line, "include_str!"));
        }
        for path in &module.source.paths {
            let first = path.segments.first().map(String::as_str);
            let owner = rules.reserved.iter().find(|(name, _)| first == Some(name)).map(|(_, owner)| *owner);
            if let (Some(owner), Some(first)) = (owner, first) {
                if owner != layer.name {
                    add(path.line, first);
                }
            }
        }
    }
    violations
}

impl Layer {
    /// Besides, each module may import those below it, and those above it except for the layer itself.
    fn allows(&self, from: &ModulePath, target: &ModulePath) -> bool {
        let is_above = from.starts_with(target) && target.len() > 1;
        is_above || target.starts_with(from) || target.first().is_some_and(|name| self.may_import.contains(&&**name))
    }
}

fn is_browser(path: &NamedPath) -> bool {
    path.segments.first().is_some_and(|name| BROWSER.contains(&name.as_str()))
}

#[test]
fn each_file_imports_only_what_its_layer_may() {
    for (root_file, rules) in [("src/lib.rs", WIDGET), ("studio/src/lib.rs", STUDIO)] {
        let modules = modules_of(&root().join(root_file));
        assert!(modules.0.len() > 20, "{root_file}: only {} modules", modules.0.len());
        let violations = Vec::from_iter(violations(&modules, &rules));
        assert!(violations.is_empty(), "{} violations:\n{}", violations.len(), violations.join("\n"));
    }
}

#[test]
fn only_the_worker_of_the_studio_knows_decks() {
    for (module, text, is_allowed) in [
        ("checks", "use role_fit_core::deck::Deck;", true),
        ("model", "use role_fit_core::deck::Deck;", false),
        ("host", "fn f() { serde_json::to_string(&1); }", false),
        ("view", "use crate::checks::answer;", false),
        ("host", "use crate::checks::answer; use web_sys::window;", true),
        ("view", "use web_sys::window;", false),
    ] {
        let layers = ["app", "checks", "host", "messages", "model", "view"];
        let others = layers.iter().filter(|name| **name != module).map(|name| (*name, ""));
        let sources: Vec<_> = others.chain([("", ""), (module, text)]).collect();
        let found = violations(&crate::names::modules(&sources), &STUDIO);
        assert_eq!(found.is_empty(), is_allowed, "{module}: {text}: {found:?}");
    }
}

#[test]
fn forbidden_imports_are_found() {
    let rows: [(&str, &str, Option<&str>); 22] = [
        ("app", "use crate::screens::item;", None),
        ("app", "use crate::host::focus;", Some("src/app.rs:1: `app` must not use `host::focus`")),
        ("screens::item", "use crate::parts::meter; use crate::context::ScreenContext;", None),
        ("screens::item", "use super::result;", Some("`screens` must not use `screens::result`")),
        ("screens::item", "use crate::{\n    app,\n};", Some("src/screens/item.rs:2: `screens` must not use `app`")),
        ("screens::item", "fn f() { crate::host::focus::here(); }", Some("`screens` must not use `host::focus`")),
        ("screens::item", "use crate::picture::shape;", None),
        ("parts::meter", "use super::feedback;", None),
        ("parts::meter", "fn f() -> Html { html! { { crate::screens::item::draw() } } }", Some("`screens::item`")),
        ("picture", "mod shape; use shape::Shape;", None),
        ("picture", "use crate::parts::meter;", Some("`picture` must not use `parts::meter`")),
        ("parts::meter", "use web_sys::window;", Some("`parts` must not use `web_sys`")),
        ("parts::text_field", "use web_sys::HtmlInputElement; use wasm_bindgen::JsCast;", None),
        ("parts::meter", "const TEXT: &str = include_str!(\"a.txt\");", Some("`parts` must not use `include_str!`")),
        ("assets", "pub const TEXT: &str = include_str!(\"a.txt\");", None),
        ("message", "use crate::wording::Wording;", Some("`message` must not use `wording`")),
        ("context", "use role_fit_core::deck::Deck; use yew::Callback;", None),
        ("host", "use web_sys::window; use crate::app::App; use crate::picture::Picture;", None),
        ("host", "use crate::parts::meter;", Some("`host` must not use `parts::meter`")),
        ("host", "use crate::screens::item;", Some("`host` must not use `screens::item`")),
        ("host::focus", "fn f() { gloo::utils::document(); }", None),
        ("helpers", "", Some("src/helpers.rs: the module `helpers` is in no layer; add it to LAYERS")),
    ];
    let empty = [
        "",
        "app",
        "assets",
        "context",
        "host",
        "host::focus",
        "message",
        "parts",
        "parts::feedback",
        "parts::meter",
        "picture",
        "picture::shape",
        "screens",
        "screens::item",
        "screens::result",
        "wording",
    ];
    for (module, text, expected) in rows {
        let others = empty.iter().filter(|name| **name != module).map(|name| (*name, ""));
        let sources: Vec<_> = others.chain([(module, text)]).collect();
        let found = violations(&crate::names::modules(&sources), &WIDGET);
        match expected {
            None => assert!(found.is_empty(), "{module}: {text}: {found:?}"),
            Some(expected) => {
                let is_found = found.len() == 1 && found.iter().all(|violation| violation.contains(expected));
                assert!(is_found, "{module}: {text}: {found:?}");
            }
        }
    }
}
