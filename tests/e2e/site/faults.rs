//! Faults by path, so that a page selects a fault by the URL of its script.
//!
//! `/fault/<kind>/<files>/<times>/<run>/` is the built page with that fault in the files that `<files>` names: `glue`,
//! `wasm`, `engine` for both, `loader`, `framed` for the loader of the page in the frame, `frame-script` for the script that
//! makes the frame, `index`, or `names` for loaders and wasm, `cards` and `packs` for the two files of a language, `pictures`
//! for the script of the picture module and `drawing` for the module itself. The fault occurs in the first `<times>` requests
//! for a file, or `always`, counted for each `<run>`, a name that the test chooses. Later requests and other files get the
//! correct response.

use super::built_page::dist;
use super::bytes::replace;
use super::server::NoResponse;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, REFERER, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::{Extension, Router};
use futures_util::stream::{self, StreamExt as _};
use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

/// The runs whose faults are over, even if their paths say `always`.
pub type Repaired = Arc<Mutex<HashSet<String>>>;

const EMPTY_MODULE: &[u8] = b"\0asm\x01\0\0\0";
const EMPTY_MODULE_HASH: &str = "k6RLu5bHUSGOTADUeeTBQ1gSKjiazKFiBbHk0NxflHY=";
const CUT_DELAY: Duration = Duration::from_millis(50);
const STALL_DURATION: Duration = Duration::from_secs(30);
const LATENESS: Duration = Duration::from_secs(5);
const TRICKLE_PIECES: usize = 14;
const TRICKLE_INTERVAL: Duration = Duration::from_secs(1);

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 404.
    Missing,
    /// 500.
    Failing,
    /// An HTML page with 200, as from hosts that serve their start page for unknown paths.
    Page,
    /// Another content type. Wasm as `application/octet-stream` must work, since simple hosts send it like that; the
    /// loader then compiles without streaming. Scripts as `text/plain` with `nosniff` are a fault: no browser runs them.
    OtherType,
    /// Half of the bytes, with a matching content length.
    Truncated,
    /// The connection closes after half of the bytes.
    Cut,
    /// Half of the bytes, then nothing until after all timeouts.
    Stalled,
    /// One bit of a message is flipped, so that the file still runs where nobody checks its bytes.
    Flipped,
    /// Extra bytes; in a script they set the global `poisoned`, which shows that it has run.
    Poisoned,
    /// The loader of an older release, whose files are gone; 404 for the files of the engine.
    Removed,
    /// A loader with the hash of a valid module that is not the engine; for the wasm, that module.
    Skew,
    /// The connection closes without a response, as near to offline as a server can get.
    Refused,
    /// The correct response after five seconds, or as soon as the run is repaired.
    Late,
    /// 500, after five seconds.
    Lost,
    /// The correct response in small pieces, each within ten seconds and all together in more.
    Trickling,
}

const KINDS: [(&str, Kind); 15] = [
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
    ("trickling", Kind::Trickling),
];

/// The files of the built page that can have faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Loader,
    /// The loader that the page in the frame requests.
    Framed,
    Glue,
    Wasm,
    Index,
    /// The texts and first cards of a language.
    Card,
    /// The rest of a language.
    Pack,
    /// The script of the picture module.
    PicturesScript,
    /// The picture module.
    PicturesModule,
    /// The script that makes the frame where a policy forbids the engine.
    FrameScript,
}

/// A fault and the requested file, parsed from a path.
struct Fault<'a> {
    kind: Kind,
    files: &'static [File],
    /// `None` for `always`.
    times: Option<u32>,
    run: &'a str,
    path: &'a str,
    /// `None` for files that have no faults.
    file: Option<File>,
}

#[derive(Clone)]
struct FaultyHost {
    built: Router,
    /// The number of requests by run and path.
    requests: Arc<Mutex<HashMap<(String, String), u32>>>,
    repaired: Repaired,
    /// When the late responses of a run are sent.
    due: Arc<Mutex<HashMap<String, Instant>>>,
}

/// The built page with faults.
pub fn faulty(built: Router, repaired: Repaired) -> Router {
    Router::new().fallback(respond).with_state(FaultyHost {
        built,
        requests: Arc::default(),
        repaired,
        due: Arc::default(),
    })
}

async fn respond(State(host): State<FaultyHost>, request: Request) -> Response {
    let Some(fault) = parse(request.uri().path(), is_from_same_origin(&request)) else {
        return (StatusCode::BAD_REQUEST, "unknown fault").into_response();
    };
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let inner = Request::get(format!("/{}{query}", fault.path)).body(Body::empty()).unwrap();
    let Ok(correct) = host.built.clone().oneshot(inner).await;
    if correct.status() != StatusCode::OK || !host.applies(&fault) {
        return correct;
    }
    if matches!(fault.kind, Kind::Late | Kind::Lost) {
        host.wait_until_due(fault.run).await;
    }
    with_fault(&fault, correct).await
}

/// By the origin of the referer, since WebKit sends no path from a frame of another site.
fn is_from_same_origin(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header(REFERER).starts_with(&format!("http://{}/", header(HOST)))
}

/// `None` for an unknown fault, so that a misspelt path does not look like a correct response.
fn parse(path: &str, is_framed: bool) -> Option<Fault<'_>> {
    let mut parts = path.strip_prefix('/')?.splitn(5, '/');
    let (kind, files, times) = (parts.next()?, parts.next()?, parts.next()?);
    let files: &[File] = match files {
        "loader" => &[File::Loader, File::Framed],
        "framed" => &[File::Framed],
        "names" => &[File::Loader, File::Framed, File::Wasm],
        "glue" => &[File::Glue],
        "wasm" => &[File::Wasm],
        "engine" => &[File::Glue, File::Wasm],
        "index" => &[File::Index],
        "cards" => &[File::Card],
        "packs" => &[File::Pack],
        "pictures" => &[File::PicturesScript],
        "drawing" => &[File::PicturesModule],
        "frame-script" => &[File::FrameScript],
        _ => return None,
    };
    let (run, path) = (parts.next()?, parts.next()?);
    Some(Fault {
        kind: KINDS.iter().find(|(name, _)| *name == kind)?.1,
        files,
        times: if times == "always" { None } else { Some(times.parse().ok()?) },
        run,
        path,
        file: File::of(path, is_framed),
    })
}

impl File {
    fn of(path: &str, is_framed: bool) -> Option<Self> {
        match path.rsplit('/').next().unwrap_or_default() {
            "role-fit.js" if is_framed => Some(Self::Framed),
            "role-fit.js" => Some(Self::Loader),
            "" | "index.html" => Some(Self::Index),
            name if path.starts_with("lang/") && name.ends_with(".json") => Some(Self::Card),
            _ if path.starts_with("lang/") => Some(Self::Pack),
            name if name.starts_with("role-fit-pictures-") && name.ends_with(".js") => Some(Self::PicturesScript),
            name if name.starts_with("role-fit-pictures-") => Some(Self::PicturesModule),
            name if name.starts_with("role-fit-frame-") => Some(Self::FrameScript),
            name if name.ends_with(".wasm") => Some(Self::Wasm),
            name if name.starts_with("role-fit-") => Some(Self::Glue),
            _ => None,
        }
    }
}

impl FaultyHost {
    fn is_repaired(&self, run: &str) -> bool {
        self.repaired.lock().unwrap().contains(run)
    }

    async fn wait_until_due(&self, run: &str) {
        // All files of a run are due at the same time.
        let due = *self.due.lock().unwrap().entry(run.to_owned()).or_insert_with(|| Instant::now() + LATENESS);
        while !self.is_repaired(run) && Instant::now() < due {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether the fault occurs in this request.
    fn applies(&self, fault: &Fault<'_>) -> bool {
        if !fault.file.is_some_and(|file| fault.files.contains(&file)) {
            return false;
        }
        if self.is_repaired(fault.run) {
            return false;
        }
        let mut requests = self.requests.lock().unwrap();
        let times = requests.entry((fault.run.to_owned(), fault.path.to_owned())).or_default();
        *times += 1;
        fault.times.is_none_or(|limit| *times <= limit)
    }
}

/// Applies the fault to the correct response.
async fn with_fault(fault: &Fault<'_>, correct: Response) -> Response {
    let is_loader = matches!(fault.file, Some(File::Loader | File::Framed));
    let (mut parts, body) = correct.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    let length = HeaderValue::from(bytes.len());
    parts.headers.remove(CONTENT_LENGTH);
    let half = bytes[..bytes.len() / 2].to_vec();
    let body = match fault.kind {
        Kind::Missing => return StatusCode::NOT_FOUND.into_response(),
        Kind::Removed if !is_loader => return StatusCode::NOT_FOUND.into_response(),
        Kind::Failing | Kind::Lost => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Kind::Page => return Html("<!DOCTYPE html><title>Not here</title><p>Not here").into_response(),
        Kind::Refused => return (Extension(NoResponse), ()).into_response(),
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
            broken_off(half, if fault.kind == Kind::Cut { CUT_DELAY } else { STALL_DURATION })
        }
        Kind::Trickling => {
            parts.headers.insert(CONTENT_LENGTH, length);
            trickling(bytes)
        }
        Kind::Flipped => Body::from(flipped(bytes)),
        Kind::Poisoned => Body::from(poisoned(bytes, fault.file)),
        Kind::Skew if is_loader => Body::from(naming_empty_module(&bytes)),
        Kind::Skew => Body::from(EMPTY_MODULE),
        Kind::Removed => Body::from(of_older_release(&bytes)),
    };
    Response::from_parts(parts, body)
}

/// The bytes in pieces.
pub fn trickling(bytes: Vec<u8>) -> Body {
    let length = bytes.len().div_ceil(TRICKLE_PIECES).max(1);
    let pieces: Vec<Vec<u8>> = bytes.chunks(length).map(<[u8]>::to_vec).collect();
    Body::from_stream(stream::iter(pieces).then(async |piece| {
        tokio::time::sleep(TRICKLE_INTERVAL).await;
        Ok::<_, io::Error>(piece)
    }))
}

/// The bytes, then nothing until after all timeouts.
pub fn stalled(bytes: Vec<u8>) -> Body {
    broken_off(bytes, STALL_DURATION)
}

/// The bytes, then an error after the delay, in which they are sent.
fn broken_off(bytes: Vec<u8>, after: Duration) -> Body {
    let end = stream::once(async move {
        tokio::time::sleep(after).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(stream::iter([Ok(bytes)]).chain(end))
}

/// Changes a lower-case char to upper case in the longest prose, which is in a message, or in the name of an encoding.
/// There it changes nothing but the hash.
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
            bytes.windows(5).position(|bytes| bytes == b"utf-8").expect("the file has neither prose nor an encoding");
        longest = name..name + 3;
    }
    let middle = longest.start + longest.len() / 2;
    let position = (middle..longest.end).find(|at| bytes[*at] != b' ').unwrap();
    bytes[position] ^= 0x20;
    bytes
}

/// Wasm gets a custom section, which does not change what it does.
fn poisoned(mut bytes: Vec<u8>, file: Option<File>) -> Vec<u8> {
    let extra: &[u8] =
        if file == Some(File::Wasm) { b"\x00\x09\x08poisoned" } else { b"\n;globalThis.poisoned = true;\n" };
    bytes.extend_from_slice(extra);
    bytes
}

/// Replaces the hash of the engine by that of an empty module.
fn naming_empty_module(loader: &[u8]) -> Vec<u8> {
    let loader = std::str::from_utf8(loader).unwrap();
    let (before, after) = loader.split_once("wasmIntegrity:\"sha256-").expect("the build stamps the hash of the wasm");
    let (_, after) = after.split_once('"').unwrap();
    format!("{before}wasmIntegrity:\"sha256-{EMPTY_MODULE_HASH}\"{after}").into_bytes()
}

/// Replaces the names of the files of the engine by names that do not exist.
fn of_older_release(loader: &[u8]) -> Vec<u8> {
    let names = std::fs::read_dir(dist()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let hashed = names.filter(|name| name.starts_with("role-fit-"));
    hashed.fold(loader.to_vec(), |loader, name| {
        let older: String = name.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
        replace(&loader, name.as_bytes(), older.as_bytes())
    })
}
