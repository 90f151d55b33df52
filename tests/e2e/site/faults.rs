//! Faults by address, so that a page picks its fault by the address of its script:
//! `/fault/<kind>/<what>/<times>/<run>/` is the built page with that fault in the files that `<what>` names (`glue`,
//! `wasm`, `engine` for both, `loader`, `framed` for the loader of our own page in a frame, `index`), each of them the
//! first `<times>` times (or `always`) that it is asked for under that `<run>`, a word of the test's choice. Everything
//! else, and every later time, is as it should be.

use super::server::NoAnswer;
use super::{Mended, replaced};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, REFERER, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::{Extension, Router};
use futures_util::stream::{self, StreamExt as _};
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

const EMPTY_MODULE: &[u8] = b"\0asm\x01\0\0\0";
const EMPTY_MODULE_HASH: &str = "k6RLu5bHUSGOTADUeeTBQ1gSKjiazKFiBbHk0NxflHY=";
const CUT_AFTER: Duration = Duration::from_millis(50);
const STALLED_FOR: Duration = Duration::from_secs(30);
const LATE_BY: Duration = Duration::from_secs(5);

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 404.
    Missing,
    /// 500.
    Failing,
    /// A page with 200, as hosts answer that send every unknown address to their start page.
    Page,
    /// Another content type. The wasm as `application/octet-stream` must simply work: plain hosts send it so, and the
    /// loader then compiles without streaming. Scripts as `text/plain` with `nosniff` are a fault: no browser runs
    /// them, though every byte is right.
    OtherType,
    /// Half the bytes, as if that were all.
    Truncated,
    /// The connection ends in the middle.
    Cut,
    /// Half the bytes, then nothing for as long as anybody waits.
    Stalled,
    /// One bit of one byte is wrong, in prose, so that code runs all the same where nobody checks it.
    Flipped,
    /// As `Flipped`, but code says that it has run: it sets `poisoned` on the page.
    Poisoned,
    /// An older release's loader, whose engine is not there any more; of the engine's files: 404.
    Removed,
    /// Of the loader: it names another module, sound and with its right hash, but no engine; of the wasm: that module.
    Skew,
    /// The connection is closed without an answer, which is as near to offline as a server comes.
    Refused,
    /// As it should be, but after five seconds, or as soon as the run is mended.
    Late,
    /// 500, after five seconds.
    Lost,
}

const KINDS: [(&str, Kind); 14] = [
    ("404", Kind::Missing),
    ("500", Kind::Failing),
    ("html", Kind::Page),
    ("mime", Kind::OtherType),
    ("truncated", Kind::Truncated),
    ("cut", Kind::Cut),
    ("stalled", Kind::Stalled),
    ("flipped", Kind::Flipped),
    ("poisoned", Kind::Poisoned),
    ("removed", Kind::Removed),
    ("skew", Kind::Skew),
    ("refused", Kind::Refused),
    ("late", Kind::Late),
    ("lost", Kind::Lost),
];

/// The files of the built page, as far as faults tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Loader,
    /// The loader that our own page has.
    Framed,
    Glue,
    Wasm,
    Index,
}

/// A fault as the address tells it, and the file that is asked for.
struct Fault<'a> {
    kind: Kind,
    what: &'static [File],
    /// For ever where there is none.
    times: Option<u32>,
    run: &'a str,
    path: &'a str,
    /// None for those that are not told apart.
    file: Option<File>,
}

#[derive(Clone)]
struct Faulty {
    built: Router,
    /// How often a file was asked for under a run.
    asked: Arc<Mutex<HashMap<(String, String), u32>>>,
    mended: Mended,
    /// Until when a run is late.
    late: Arc<Mutex<HashMap<String, Instant>>>,
}

/// The built page with faults.
pub fn faulty(built: Router, mended: Mended) -> Router {
    Router::new().fallback(answer).with_state(Faulty { built, asked: Arc::default(), mended, late: Arc::default() })
}

async fn answer(State(faulty): State<Faulty>, request: Request) -> Response {
    let Some(fault) = read(request.uri().path(), is_from_our_own_page(&request)) else {
        return (StatusCode::BAD_REQUEST, "there is no such fault").into_response();
    };
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let inner = Request::get(format!("/{}{query}", fault.path)).body(Body::empty()).unwrap();
    let Ok(right) = faulty.built.clone().oneshot(inner).await;
    if right.status() != StatusCode::OK || !faulty.strikes(&fault) {
        return right;
    }
    if matches!(fault.kind, Kind::Late | Kind::Lost) {
        faulty.is_mended_or_late(fault.run).await;
    }
    spoilt(&fault, right).await
}

/// No more than the origin can be gone by: WebKit tells no path of a page in a frame of another site.
fn is_from_our_own_page(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header(REFERER).starts_with(&format!("http://{}/", header(HOST)))
}

/// `None` where the address names no fault that there is: a misspelt one must not look like none.
fn read(path: &str, is_own: bool) -> Option<Fault<'_>> {
    let mut parts = path.strip_prefix('/')?.splitn(5, '/');
    let (kind, what, times) = (parts.next()?, parts.next()?, parts.next()?);
    let what: &[File] = match what {
        "loader" => &[File::Loader, File::Framed],
        "framed" => &[File::Framed],
        "names" => &[File::Loader, File::Framed, File::Wasm],
        "glue" => &[File::Glue],
        "wasm" => &[File::Wasm],
        "engine" => &[File::Glue, File::Wasm],
        "index" => &[File::Index],
        _ => return None,
    };
    let (run, path) = (parts.next()?, parts.next()?);
    Some(Fault {
        kind: KINDS.iter().find(|(name, _)| *name == kind)?.1,
        what,
        times: if times == "always" { None } else { Some(times.parse().ok()?) },
        run,
        path,
        file: File::of(path, is_own),
    })
}

impl File {
    fn of(path: &str, is_own: bool) -> Option<Self> {
        match path.rsplit('/').next().unwrap_or_default() {
            "role-fit.js" if is_own => Some(Self::Framed),
            "role-fit.js" => Some(Self::Loader),
            "" | "index.html" => Some(Self::Index),
            name if name.ends_with(".wasm") => Some(Self::Wasm),
            name if name.starts_with("role-fit-") => Some(Self::Glue),
            _ => None,
        }
    }
}

impl Faulty {
    fn is_mended(&self, run: &str) -> bool {
        self.mended.lock().unwrap().contains(run)
    }

    async fn is_mended_or_late(&self, run: &str) {
        // The same for all that is asked for under that run.
        let late = *self.late.lock().unwrap().entry(run.to_owned()).or_insert_with(|| Instant::now() + LATE_BY);
        while !self.is_mended(run) && Instant::now() < late {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether the fault shows this time.
    fn strikes(&self, fault: &Fault<'_>) -> bool {
        if !fault.file.is_some_and(|file| fault.what.contains(&file)) {
            return false;
        }
        if self.is_mended(fault.run) {
            return false;
        }
        let mut asked = self.asked.lock().unwrap();
        let times = asked.entry((fault.run.to_owned(), fault.path.to_owned())).or_default();
        *times += 1;
        fault.times.is_none_or(|limit| *times <= limit)
    }
}

/// The right answer made wrong.
async fn spoilt(fault: &Fault<'_>, right: Response) -> Response {
    let is_loader = matches!(fault.file, Some(File::Loader | File::Framed));
    let (mut parts, body) = right.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    let length = HeaderValue::from(bytes.len());
    parts.headers.remove(CONTENT_LENGTH);
    let half = bytes[..bytes.len() / 2].to_vec();
    let body = match fault.kind {
        Kind::Missing => return StatusCode::NOT_FOUND.into_response(),
        Kind::Removed if !is_loader => return StatusCode::NOT_FOUND.into_response(),
        Kind::Failing | Kind::Lost => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Kind::Page => return Html("<!DOCTYPE html><title>Not here</title><p>Not here").into_response(),
        Kind::Refused => return (Extension(NoAnswer), ()).into_response(),
        Kind::OtherType => {
            let other = if fault.file == Some(File::Wasm) { "application/octet-stream" } else { "text/plain" };
            parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(other));
            parts.headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            Body::from(bytes)
        }
        Kind::Late => Body::from(bytes),
        Kind::Truncated => Body::from(half),
        Kind::Cut | Kind::Stalled => {
            parts.headers.insert(CONTENT_LENGTH, length);
            broken_off(half, if fault.kind == Kind::Cut { CUT_AFTER } else { STALLED_FOR })
        }
        Kind::Flipped => Body::from(flipped(bytes)),
        Kind::Poisoned => Body::from(poisoned(bytes, fault.file)),
        Kind::Skew if is_loader => Body::from(naming_an_empty_module(&bytes)),
        Kind::Skew => Body::from(EMPTY_MODULE),
        Kind::Removed => Body::from(of_an_older_release(&bytes)),
    };
    Response::from_parts(parts, body)
}

/// The bytes, a while in which they are sent off, then the end of the connection.
fn broken_off(bytes: Vec<u8>, after: Duration) -> Body {
    let end = stream::once(async move {
        tokio::time::sleep(after).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(stream::iter([Ok(bytes)]).chain(end))
}

/// A small letter made a capital one in the longest stretch of prose, which stands in a message, or else in the name of
/// an encoding: there it harms nothing but the check.
fn flipped(mut bytes: Vec<u8>) -> Vec<u8> {
    let is_prose = |byte: &u8| byte.is_ascii_lowercase() || *byte == b' ';
    let (mut from, mut longest) = (0, 0..0);
    while from < bytes.len() {
        let length = bytes[from..].iter().take_while(|byte| is_prose(byte)).count();
        let words = bytes[from..from + length].split(|byte| *byte == b' ').filter(|word| word.len() > 1).count();
        if words > 3 && length > longest.len() {
            longest = from..from + length;
        }
        from += length + 1;
    }
    if longest.is_empty() {
        let name =
            bytes.windows(5).position(|bytes| bytes == b"utf-8").expect("neither prose nor an encoding is there");
        longest = name..name + 3;
    }
    let middle = longest.start + longest.len() / 2;
    let letter = (middle..longest.end).find(|at| bytes[*at] != b' ').unwrap();
    bytes[letter] ^= 0x20;
    bytes
}

/// Of a module of WebAssembly: with a custom section more, which changes nothing of what it does.
fn poisoned(mut bytes: Vec<u8>, file: Option<File>) -> Vec<u8> {
    let more: &[u8] =
        if file == Some(File::Wasm) { b"\x00\x09\x08poisoned" } else { b"\n;globalThis.poisoned = true;\n" };
    bytes.extend_from_slice(more);
    bytes
}

/// With the hash of the empty module in the place of the engine's.
fn naming_an_empty_module(loader: &[u8]) -> Vec<u8> {
    let loader = std::str::from_utf8(loader).unwrap();
    let (before, after) = loader.split_once("wasmIntegrity:\"sha256-").expect("the build stamps the wasm's hash");
    let (_, after) = after.split_once('"').unwrap();
    format!("{before}wasmIntegrity:\"sha256-{EMPTY_MODULE_HASH}\"{after}").into_bytes()
}

/// The engine's files by names that no build of today has.
fn of_an_older_release(loader: &[u8]) -> Vec<u8> {
    let names =
        std::fs::read_dir(super::dist()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let hashed = names.filter(|name| name.starts_with("role-fit-"));
    hashed.fold(loader.to_vec(), |loader, name| {
        let older: String = name.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
        replaced(&loader, name.as_bytes(), older.as_bytes())
    })
}
