//! The edits of the glue, the script that wasm-bindgen writes. Each edit says how often it must fit, so that a
//! change of wasm-bindgen or Yew fails the build and not the page. Knows the text of the glue, nothing of the quiz.

use crate::failure::Failure;

/// One replacement, and how many there must be.
struct Edit {
    /// What it is for, to find it by when it no longer fits.
    purpose: &'static str,
    find: &'static str,
    put: &'static str,
    hits: usize,
}

const EDITS: &[Edit] = &[
    // Yew marks the nodes it owns by properties of this name. On a page that is itself a Yew app the two apps
    // would read each other's marks, and run each other's handlers.
    Edit { purpose: "marks of our own instead of Yew's", find: ".__yew_", put: ".__rolefit_", hits: 6 },
    // A page may replace these classes (old frameworks do): then `instanceof` is false for every node and all
    // buttons are dead without an error. What a node says of itself stays true.
    Edit {
        purpose: "an element known by its node type",
        find: "arg0 instanceof Element;",
        put: "arg0.nodeType === 1;",
        hits: 1,
    },
    Edit {
        purpose: "a shadow root known by its node type and host",
        find: "arg0 instanceof ShadowRoot;",
        put: "arg0.nodeType === 11 && 'host' in arg0;",
        hits: 1,
    },
    Edit {
        purpose: "a window known by pointing to itself",
        find: "arg0 instanceof Window;",
        put: "arg0.window === arg0;",
        hits: 1,
    },
    // A panic ends the wasm instance for good. Every way from the page into it is closed from then on, and the
    // loader is told, instead of the host page's `onerror`.
    Edit {
        purpose: "no closure runs in a dead instance",
        find: "const real = (...args) => {\n",
        put: "const real = (...args) => {\n        if (dead) return;\n",
        hits: 2,
    },
    Edit {
        purpose: "a closure's trap is caught",
        find: "return f(state.a, state.b, ...args);\n        } finally {",
        put: "return f(state.a, state.b, ...args);\n        } catch (error) {\n            die(error);\n        } finally {",
        hits: 1,
    },
    Edit {
        purpose: "a mutable closure's trap is caught",
        find: "return f(a, state.b, ...args);\n        } finally {",
        put: "return f(a, state.b, ...args);\n        } catch (error) {\n            die(error);\n        } finally {",
        hits: 1,
    },
    Edit {
        purpose: "a dead instance frees no closure",
        find: "if (--state.cnt === 0) {",
        put: "if (--state.cnt === 0 && !dead) {",
        hits: 2,
    },
    Edit {
        purpose: "a dead instance collects no closure",
        find: "new FinalizationRegistry(state => wasm.",
        put: "new FinalizationRegistry(state => dead || wasm.",
        hits: 1,
    },
];

/// What of the glue is for browsers that lack what all of ours have, or for texts that no quiz has. It goes, or gives way to
/// less: each from the one line of text up to the next that is like the other.
struct Cut {
    purpose: &'static str,
    from: &'static str,
    to: &'static str,
    put: &'static str,
}

const CUTS: &[Cut] = &[
    // What is quicker for long texts takes two hundred bytes; the engine hands over a line at most, or a deck once.
    Cut {
        purpose: "one way to hand over a text",
        from: "    if (realloc === undefined) {\n",
        to: "\n}\n",
        put: "    const buf = cachedTextEncoder.encode(arg);
    const ptr = malloc(buf.length, 1) >>> 0;
    getUint8ArrayMemory0().set(buf, ptr);
    WASM_VECTOR_LEN = buf.length;
    return ptr;",
    },
    Cut {
        purpose: "no stand-in for encodeInto",
        from: "if (!('encodeInto' in cachedTextEncoder)) {\n",
        to: "let WASM_VECTOR_LEN",
        put: "",
    },
    Cut {
        purpose: "no care for the second gibibyte of text",
        from: "const MAX_SAFARI_DECODE_BYTES = ",
        to: "    return cachedTextDecoder.decode(",
        put: "function decodeText(bytes) {\n",
    },
    Cut {
        purpose: "no stand-in for FinalizationRegistry",
        from: "(typeof FinalizationRegistry === 'undefined')\n",
        to: "new FinalizationRegistry(",
        put: "",
    },
];

/// The half of the guard that the edits call. `die` marks the instance dead, once, and tells the loader;
/// `whenDead` sets whom it tells. `var`, because the edits may run before this line is reached.
const GUARD: &str = "
var dead = false, mourner;
export function die(error) {
    if (dead) return;
    dead = true;
    if (mourner) mourner(error);
}
export function whenDead(callback) {
    mourner = callback;
}
";

/// Where the glue begins to tell how a wasm is fetched and compiled, in all ways there are; it goes on so to its end.
const WAYS_TO_LOAD: &str = "async function __wbg_load(module, imports) {";

/// The one way that is used: the loader has fetched, checked and compiled the wasm. A module that is none of ours has no
/// memory, and is told here and not at the first call.
const WAY_TO_LOAD: &str = "async function __wbg_init({ module_or_path: module }) {
    const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
    instance.exports.memory.grow(0);
    return __wbg_finalize_init(instance, module);
}
export { __wbg_init as default };
";

/// How a release build's glue spells what is `arg0` in others: its wasm holds none of the page's values itself, which saves
/// readers half a kibibyte, but their places on a list of the glue's.
const LISTED: &str = "getObject(arg0)";

/// The glue edited and guarded.
pub fn edit(glue: &str) -> Result<String, Failure> {
    let mut text = glue.replace("\r\n", "\n");
    let is_listed = text.contains(LISTED);
    let spelt = |code: &str| if is_listed { code.replace("arg0", LISTED) } else { code.to_owned() };
    for edit in EDITS {
        text = replaced(&text, edit.purpose, &spelt(edit.find), &spelt(edit.put), edit.hits)?;
    }
    for cut in CUTS {
        text = without(&text, cut)?;
    }
    text = with_one_way_to_load(&text)?;
    if let Some(class) = class_test_left(&text) {
        return Err(Failure::new(format!(
            "the glue tests `instanceof {class}`, which fails on a page that replaces {class}"
        ))
        .hint("use unchecked_into in Rust, or add a safe test to EDITS in xtask/src/stamp/glue.rs"));
    }
    text.push_str(GUARD);
    Ok(text)
}

fn replaced(text: &str, purpose: &str, find: &str, put: &str, hits: usize) -> Result<String, Failure> {
    let found = text.matches(find).count();
    if found == hits {
        return Ok(text.replace(find, put));
    }
    Err(Failure::new(format!(
        "the glue's edit \"{purpose}\" fits {found} times instead of {hits}: `{}`",
        find.escape_debug()
    ))
    .hint("wasm-bindgen or Yew has changed: compare the glue with xtask/src/stamp/glue.rs"))
}

fn without(text: &str, cut: &Cut) -> Result<String, Failure> {
    replaced(text, cut.purpose, cut.from, "", 1)?;
    let (before, rest) = text.split_once(cut.from).unwrap_or((text, ""));
    match rest.find(cut.to).and_then(|end| rest.get(end..)) {
        Some(after) => Ok([before, cut.put, after].concat()),
        None => replaced(rest, cut.purpose, cut.to, "", 1),
    }
}

fn with_one_way_to_load(text: &str) -> Result<String, Failure> {
    let purpose = "one way to load the wasm";
    let start = text.find(WAYS_TO_LOAD).unwrap_or(text.len());
    let (before, ways) = text.split_at(start);
    // What the one way calls must be there, and nothing else may stand behind the ways that go.
    for (part, find) in [
        (before, "function __wbg_get_imports() {"),
        (before, "function __wbg_finalize_init(instance, module) {"),
        (ways, "export { initSync, __wbg_init as default };"),
    ] {
        replaced(part, purpose, find, "", 1)?;
    }
    Ok([before, WAY_TO_LOAD].concat())
}

/// The first class of the page that an import still tests by `instanceof`. Classes of the language itself
/// (`Error`, `Promise`) are no nodes, and no known page replaces them by something unlike.
fn class_test_left(glue: &str) -> Option<&str> {
    const LANGUAGE: [&str; 8] = ["Array", "ArrayBuffer", "Error", "Function", "Map", "Object", "Promise", "Uint8Array"];
    glue.split(" instanceof ")
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next())
        .find(|class| !LANGUAGE.contains(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a glue that the edits know, in wasm-bindgen's own layout.
    const GLUE: &str = "
            const ret = arg0.__yew_subtree_id;
            arg0.__yew_subtree_id = arg1;
            const ret = arg0.__yew_subtree_cache_key;
            arg0.__yew_subtree_cache_key = arg1;
            const ret = arg0.__yew_listener_id;
            arg0.__yew_listener_id = arg1;
                result = arg0 instanceof Element;
                result = arg0 instanceof ShadowRoot;
                result = arg0 instanceof Window;
const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(state => wasm.__wbindgen_export7(state.a, state.b));
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return ptr;
    }
    return ptr;
}
const MAX_SAFARI_DECODE_BYTES = 2146435072;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    return cachedTextDecoder.decode(bytes);
}
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
}
let WASM_VECTOR_LEN = 0;
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
        module_or_path = new URL('role-fit_bg.wasm', import.meta.url);
export { initSync, __wbg_init as default };
";

    #[test]
    fn makes_every_edit() {
        let edited = edit(GLUE).unwrap();
        for gone in [
            "__yew_",
            "instanceof",
            "'role-fit_bg.wasm'",
            "initSync",
            "realloc ===",
            "encodeInto",
            "SAFARI",
            "typeof Fin",
        ] {
            assert!(!edited.contains(gone), "{gone} in {edited}");
        }
        for there in [
            "arg0.__rolefit_listener_id",
            "arg0.nodeType === 1;",
            "if (dead) return;",
            "WebAssembly.instantiate(module, ",
            "export { __wbg_init as default };",
            "export function whenDead(callback) {",
            "export function die(error) {",
        ] {
            assert!(edited.contains(there), "{there} not in {edited}");
        }
        assert_eq!(edited.matches("die(error);\n").count(), 2);
    }

    #[test]
    fn edits_the_glue_of_a_release_alike() {
        let edited = edit(&GLUE.replace("arg0", LISTED)).unwrap();
        assert_eq!(edited, edit(GLUE).unwrap().replace("arg0", LISTED));
        assert!(edited.contains("getObject(arg0).window === getObject(arg0);"), "{edited}");
        let failure = edit(&GLUE.replacen("arg0", LISTED, 1)).unwrap_err().to_string();
        assert!(failure.contains("an element known by its node type"), "{failure}");
    }

    #[test]
    fn fails_where_an_edit_no_longer_fits() {
        for edit_row in EDITS {
            let glue = GLUE.replacen(edit_row.find, "", 1);
            let failure = edit(&glue).unwrap_err().to_string();
            assert!(failure.contains(edit_row.purpose), "{failure}");
        }
        for cut in CUTS {
            for gone in [cut.from, cut.to] {
                let failure = edit(&GLUE.replace(gone, "")).unwrap_err().to_string();
                assert!(failure.contains("fits 0 times"), "{gone}: {failure}");
            }
        }
        for gone in [WAYS_TO_LOAD, "function __wbg_finalize_init(", "export { initSync, "] {
            let failure = edit(&GLUE.replacen(gone, "", 1)).unwrap_err().to_string();
            assert!(failure.contains("one way to load the wasm"), "{failure}");
        }
    }

    #[test]
    fn fails_on_a_class_test_without_a_remedy() {
        let glue = format!("result = arg0 instanceof HTMLInputElement;{GLUE}");
        let failure = edit(&glue).unwrap_err().to_string();
        assert!(failure.contains("HTMLInputElement"), "{failure}");
        let glue = format!("result = arg0 instanceof Error;{GLUE}");
        assert!(edit(&glue).is_ok());
    }
}
