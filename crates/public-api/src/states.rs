//! The tables of statuses and of error codes.

use crate::entry::{ErrorCode, Status};

/// In the order of a play.
pub const STATUSES: &[Status] = &[
    Status {
        name: "idle",
        description: "the engine has not been requested; the first card is shown and can be used",
        since: "0.1.0",
    },
    Status {
        name: "loading",
        description: "the engine is loading; the first card is still shown and can be used",
        since: "0.1.0",
    },
    Status { name: "intro", description: "the start card", since: "0.1.0" },
    Status { name: "question", description: "a question waits for its answer", since: "0.1.0" },
    Status {
        name: "feedback",
        description: "a question with a right answer has been answered and is explained",
        since: "0.1.0",
    },
    Status {
        name: "result",
        description: "a result, the reader's own or a shared one; a comparison or a team",
        since: "0.1.0",
    },
    Status { name: "review", description: "all questions with their explanations", since: "0.1.0" },
    Status { name: "error", description: "the card of a failure", since: "0.1.0" },
];

/// In the order of the documentation.
pub const ERROR_CODES: &[ErrorCode] = &[
    ErrorCode {
        name: "old-browser",
        description: "the browser is not [supported][Browsers], or WebAssembly is switched off",
        shown: "the link, and no card",
        remedy: "nothing",
        since: "0.1.0",
    },
    ErrorCode {
        name: "no-home",
        description: "the script was bundled, copied or evaluated, and does not know where its files are",
        shown: "the link, and no card",
        remedy: "name the folder: `data-home=\"https://HOST/\"` on the script, or `home` on the element; see [Optimisers]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "csp-wasm",
        description: "your page's policy forbids WebAssembly",
        shown: "the quiz in a frame; if the frame does not answer within 5 seconds, a card with \"Try again\", and the link",
        remedy: "add `'wasm-unsafe-eval'` to `script-src`; see [Policies]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "csp-connect",
        description: "your page's policy forbids requests to HOST",
        shown: "the same; if it forbids the engine's script, the card at once",
        remedy: "add HOST to `script-src` and `connect-src`",
        since: "0.1.0",
    },
    ErrorCode {
        name: "network",
        description: "the engine could not be downloaded: no connection, a service worker without a usable copy, or HOST sends no \
            `Access-Control-Allow-Origin`",
        shown: "a card with \"Try again\", and the link",
        remedy: "see [Hosting]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "timeout",
        description: "nothing arrived for 10 seconds; a slow connection that keeps sending may take longer",
        shown: "the same",
        remedy: "check how fast HOST is",
        since: "0.1.0",
    },
    ErrorCode {
        name: "http-",
        description: "HOST answered with this status",
        shown: "the same",
        remedy: "restore the missing file; see [Hosting]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "integrity",
        description: "a file is not the published one, twice in a row",
        shown: "a card and the link; nothing has run",
        remedy: "upload the whole of `dist/`; purge the CDN; look for a proxy that rewrites files",
        since: "0.1.0",
    },
    ErrorCode {
        name: "skew",
        description: "the files do not belong together, twice in a row",
        shown: "the same",
        remedy: "the same",
        since: "0.1.0",
    },
    ErrorCode {
        name: "deck-fetch",
        description: "the deck could not be downloaded",
        shown: "a card that names the URL and the reason, with \"Try again\", and the link",
        remedy: "see [Deck downloads]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "deck-json",
        description: "the deck is not JSON",
        shown: "a card that names line and column, and the link; for a web page, such as a login page, also \"Try again\"",
        remedy: "correct the deck: `cargo xtask deck check FILE`",
        since: "0.1.0",
    },
    ErrorCode {
        name: "deck-invalid",
        description: "the deck breaks a rule of the format",
        shown: "a card that names the first faults, and the link; the console has all of them",
        remedy: "the same",
        since: "0.1.0",
    },
    ErrorCode {
        name: "link-version",
        description: "a result link of a newer version was opened",
        shown: "a line above the quiz, which starts as usual; screen readers announce it",
        remedy: "update HOST",
        since: "0.1.0",
    },
    ErrorCode {
        name: "link-corrupt",
        description: "the result link is cut off or mistyped",
        shown: "the same",
        remedy: "nothing",
        since: "0.1.0",
    },
    ErrorCode {
        name: "link-deck",
        description: "the result link belongs to another deck",
        shown: "its meter with a note, and a button to take the quiz",
        remedy: "nothing, or name the old deck in `compat`; see [Decks]",
        since: "0.1.0",
    },
    ErrorCode {
        name: "panic",
        description: "the engine has failed, or something unexpected has happened in the loader",
        shown: "a card with \"Start again\", which loads a fresh engine",
        remedy: "report it, with the text in the console",
        since: "0.1.0",
    },
];
