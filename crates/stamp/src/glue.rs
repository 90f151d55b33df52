//! Makes the engine's script from the glue, which wasm-bindgen generates, and from the second part of the loader, so that one
//! request brings both. Edits make the widget safe on any page. Each edit states how often it must match: a new version of
//! wasm-bindgen or Yew then fails the build and not the page.

use anyhow::{Result, bail, ensure};
use serde_json::json;

/// One replacement.
struct Edit {
    purpose: &'static str,
    find: &'static str,
    replace: &'static str,
    /// How many matches there must be.
    matches: usize,
}

/// The loader has fetched the module. esbuild then drops wasm-bindgen's own ways to do that.
const RUN_MODULE: &str = "\
async function runModule(bytes) {
    const { instance, module } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    return __wbg_finalize_init(instance, module);
}";

/// The functions of wasm-bindgen that `RUN_MODULE` calls.
const RUN_MODULE_CALLS: [&str; 2] =
    ["function __wbg_finalize_init(instance, module) {", "function __wbg_get_imports() {"];

/// The edits of both scripts.
const COMMON_EDITS: &[Edit] = &[
    Edit {
        purpose: "recognise a window by its property of that name, which no page can hide",
        find: " instanceof Window;",
        replace: ".window?.document !== undefined;",
        matches: 1,
    },
    // An image or a form of the page whose name is `createElement` hides that method of the document.
    Edit {
        purpose: "use the own methods of the window's document",
        find: "= getObject(arg0).document;",
        replace: "= safeDocument(getObject(arg0).document);",
        matches: 1,
    },
    Edit {
        purpose: "use the own methods of an element's document",
        find: "= getObject(arg0).ownerDocument;",
        replace: "= safeDocument(getObject(arg0).ownerDocument);",
        matches: 1,
    },
    Edit {
        purpose: "run a downloaded module",
        find: "export { initSync, __wbg_init as default };",
        replace: RUN_MODULE,
        matches: 1,
    },
];

/// The edits of the picture module's script. A panic in it ends nothing but the task.
const PICTURES_EDITS: &[Edit] = &[Edit {
    purpose: "export no function of the module",
    find: "\nexport function ",
    replace: "\nfunction ",
    matches: 1,
}];

/// The edits of the engine's script.
const EDITS: &[Edit] = &[
    // Yew marks the nodes that it owns with properties of this name. On a page that is a Yew app itself, the two apps
    // would read each other's marks and call each other's handlers.
    Edit { purpose: "rename Yew's node markers", find: ".__yew_", replace: ".__rolefit_", matches: 6 },
    // Old frameworks replace these classes. `instanceof` is then false for every node, and all buttons are dead without an
    // error. The node's own properties stay true.
    Edit {
        purpose: "recognise an element by its node type",
        find: " instanceof Element;",
        replace: ".nodeType === 1;",
        matches: 1,
    },
    Edit {
        purpose: "recognise a shadow root by its host",
        find: " instanceof ShadowRoot;",
        replace: ".host?.nodeType === 1;",
        matches: 1,
    },
    Edit {
        purpose: "use the own method of the window to add a listener",
        find: "getObject(arg0).addEventListener(",
        replace: "methodOf(getObject(arg0), 'addEventListener')(",
        matches: 1,
    },
    Edit {
        purpose: "use the own method of the window to remove a listener",
        find: "getObject(arg0).removeEventListener(",
        replace: "methodOf(getObject(arg0), 'removeEventListener')(",
        matches: 1,
    },
    // A panic leaves the instance in an undefined state. From then on no call may enter it, and the loader shows an error
    // card. The host page's `onerror` must not see the exception.
    // Only the second part of the loader, in the same file, calls the engine.
    Edit {
        purpose: "export no function of the engine",
        find: "\nexport function ",
        replace: "\nfunction ",
        matches: 5,
    },
    Edit {
        purpose: "run no closure of a dead instance",
        find: "const real = (...args) => {\n",
        replace: "const real = (...args) => {\n        if (dead) return;\n",
        matches: 2,
    },
    Edit {
        purpose: "catch the trap of a closure",
        find: "return f(state.a, state.b, ...args);\n        } finally {",
        replace: "return f(state.a, state.b, ...args);\n        } catch (error) {\n            die(error);\n        } finally {",
        matches: 1,
    },
    Edit {
        purpose: "catch the trap of a mutable closure",
        find: "return f(a, state.b, ...args);\n        } finally {",
        replace: "return f(a, state.b, ...args);\n        } catch (error) {\n            die(error);\n        } finally {",
        matches: 1,
    },
    Edit {
        purpose: "free no closure of a dead instance",
        find: "if (--state.cnt === 0) {",
        replace: "if (--state.cnt === 0 && !dead) {",
        matches: 2,
    },
    Edit {
        purpose: "let the garbage collector free no closure of a dead instance",
        find: "new FinalizationRegistry(state => wasm.",
        replace: "new FinalizationRegistry(state => dead || wasm.",
        matches: 1,
    },
];

/// Appended to the glue; the edits above use `safeDocument`, `methodOf`, `dead` and `die`. The loader has the other part of
/// `safeDocument`. `die` marks the instance as dead and calls `handlePanic` of static/late/quiz.js. `var`, because a closure
/// may run before this line is reached.
const GUARD: &str = "
function safeDocument(owner) {
    return owner && kit.safeDocument(owner);
}
function methodOf(target, name) {
    return (typeof target[name] === 'function' ? target[name] : EventTarget.prototype[name]).bind(target);
}
var dead = false;
function die(error) {
    if (dead) return;
    dead = true;
    handlePanic(error);
}
";

/// What the first part of the loader imports from the script, as `EngineScript` in static/loader/contract.js says.
const EXPORTS: &str = "export { start };\n";

/// Where the code that fetches and instantiates the module starts.
const LOADING: &str = "async function __wbg_load(module, imports) {";

/// Classes of the language itself, which no known page replaces.
const LANGUAGE_CLASSES: [&str; 8] =
    ["Array", "ArrayBuffer", "Error", "Function", "Map", "Object", "Promise", "Uint8Array"];

/// The engine's script: the edited glue, the style sheet of the engine's screens, and the second part of the loader.
pub fn edit(glue: &str, late_style: &str, late_loader: &str) -> Result<String> {
    let mut text = edited(glue, EDITS)?;
    text.push_str(GUARD);
    text.push_str(late_loader);
    text.push_str(&format!("const style = {};\n", json!(late_style)));
    text.push_str(EXPORTS);
    Ok(text)
}

/// The picture module's script: its edited glue and its end.
pub fn edit_pictures(glue: &str, end: &str) -> Result<String> {
    Ok(edited(glue, PICTURES_EDITS)? + end)
}

fn edited(glue: &str, edits: &[Edit]) -> Result<String> {
    let mut text = glue.replace("\r\n", "\n");
    // Debug builds skip wasm-opt, and their glue gets objects directly instead of from a table.
    let object = if text.contains("getObject(arg0)") { "getObject(arg0)" } else { "arg0" };
    for Edit { purpose, find, replace, matches } in COMMON_EDITS.iter().chain(edits) {
        let [find, replace] = [find, replace].map(|code| code.replace("getObject(arg0)", object));
        let found = text.matches(&find).count();
        ensure!(
            found == *matches,
            "cannot {purpose}: the glue contains `{}` {found} times instead of {matches}; wasm-bindgen or Yew has changed, \
             so adapt EDITS in crates/stamp/src/glue.rs",
            find.escape_debug()
        );
        text = text.replace(&find, &replace);
    }
    for function in RUN_MODULE_CALLS {
        ensure!(
            text.contains(function),
            "the glue lacks `{function}`; wasm-bindgen has changed, so adapt RUN_MODULE in crates/stamp/src/glue.rs"
        );
    }
    if let Some(class) = class_test(&text) {
        bail!(
            "the glue tests `instanceof {class}`, which fails on a page that replaces {class}; use unchecked_into in Rust, \
             or add a safe test to EDITS in crates/stamp/src/glue.rs"
        );
    }
    Ok(text)
}

/// The first class of the page that an import still tests with `instanceof`. The code that loads the module tests some
/// too, but the loader passes it a compiled module.
fn class_test(glue: &str) -> Option<&str> {
    let (imports, _) = glue.split_once(LOADING).unwrap_or((glue, ""));
    imports
        .split(" instanceof ")
        .skip(1)
        .filter_map(|rest| rest.split(|char: char| !char.is_ascii_alphanumeric()).next())
        .find(|class| !LANGUAGE_CLASSES.contains(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a glue that the edits match, in wasm-bindgen's layout.
    const GLUE: &str = "
            const ret = getObject(arg0).__yew_subtree_id;
            getObject(arg0).__yew_subtree_id = arg1;
            const ret = getObject(arg0).__yew_subtree_cache_key;
            getObject(arg0).__yew_subtree_cache_key = arg1;
            const ret = getObject(arg0).__yew_listener_id;
            getObject(arg0).__yew_listener_id = arg1;
                result = getObject(arg0) instanceof Element;
                result = getObject(arg0) instanceof ShadowRoot;
                result = getObject(arg0) instanceof Window;
            getObject(arg0).addEventListener(getStringFromWasm0(arg1, arg2));
            getObject(arg0).removeEventListener(getStringFromWasm0(arg1, arg2));
            const ret = getObject(arg0).document;
            const ret = getObject(arg0).ownerDocument;
    : new FinalizationRegistry(state => wasm.__wbindgen_export7(state.a, state.b));
    const real = (...args) => {
        try {
            return f(state.a, state.b, ...args);
        } finally {
    if (--state.cnt === 0) {
    const real = (...args) => {
        try {
            return f(a, state.b, ...args);
        } finally {
    if (--state.cnt === 0) {
function __wbg_get_imports() {
function __wbg_finalize_init(instance, module) {
async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
export { initSync, __wbg_init as default };

export function mount(root) {
export function repairs(colour) {
export function restart(id) {
export function unmount(id) {
export function update(id) {
";

    #[test]
    fn every_edit_is_made() {
        let edited = edit(GLUE, "p{content:\"\\2014\"}", "function start() {}\n").unwrap();
        for removed in ["__yew_", "instanceof Element", "instanceof ShadowRoot", "instanceof Window"] {
            assert!(!edited.contains(removed), "{removed} in {edited}");
        }
        for added in [
            "getObject(arg0).__rolefit_listener_id",
            "getObject(arg0).nodeType === 1;",
            "getObject(arg0).window?.document !== undefined;",
            "const ret = safeDocument(getObject(arg0).document);",
            "const ret = safeDocument(getObject(arg0).ownerDocument);",
            "methodOf(getObject(arg0), 'addEventListener')(getString",
            "methodOf(getObject(arg0), 'removeEventListener')(getString",
            "if (dead) return;",
            "state => dead || wasm.",
            "async function runModule(bytes) {",
            "\nfunction update(id) {",
            "function start() {}\nconst style = \"p{content:\\\"\\\\2014\\\"}\";\nexport { start };",
        ] {
            assert!(edited.contains(added), "{added} not in {edited}");
        }
        assert_eq!(edited.matches("die(error);\n").count(), 2);
    }

    #[test]
    fn an_edit_that_no_longer_matches_is_an_error() {
        for Edit { purpose, find, .. } in COMMON_EDITS.iter().chain(EDITS) {
            for changed in [GLUE.replacen(find, "", 1), format!("{GLUE}{find}")] {
                let error = edit(&changed, "", "").unwrap_err().to_string();
                assert!(error.contains(purpose), "{error}");
            }
        }
    }

    #[test]
    fn the_picture_modules_script_gets_the_common_edits_and_its_end() {
        let glue = "
                result = getObject(arg0) instanceof Window;
            const ret = getObject(arg0).document;
            const ret = getObject(arg0).ownerDocument;
function __wbg_get_imports() {
function __wbg_finalize_init(instance, module) {
export { initSync, __wbg_init as default };

export function run(task) {
";
        let script = edit_pictures(glue, "export { start };\n").unwrap();
        for added in [
            "async function runModule(bytes) {",
            "safeDocument(getObject(arg0).ownerDocument)",
            "\nfunction run(task) {",
        ] {
            assert!(script.contains(added), "{added} not in {script}");
        }
        assert!(script.ends_with("export { start };\n"), "{script}");
        for changed in [glue.replacen("export function ", "", 1), format!("{glue}export function more() {{\n")] {
            let error = edit_pictures(&changed, "").unwrap_err().to_string();
            assert!(error.contains("export no function of the module"), "{error}");
        }
    }

    #[test]
    fn a_test_of_a_page_class_without_an_edit_is_an_error() {
        let error = edit(&format!("result = a instanceof HTMLInputElement;{GLUE}"), "", "").unwrap_err().to_string();
        assert!(error.contains("HTMLInputElement"), "{error}");
        assert!(edit(&format!("result = a instanceof Error;{GLUE}"), "", "").is_ok());
    }
}
