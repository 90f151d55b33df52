//! Downloads of decks. What fails is told apart, so that readers and authors know what to do.

use super::optional_api::{self, settled};
use super::tasks::next_task;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{IteratorNext, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, ReadableStreamDefaultReader, Request, RequestCache, RequestInit, RequestMode, Response,
    ResponseType, SecurityPolicyViolationEvent, SecurityPolicyViolationEventDisposition,
};

/// How long a server may send nothing, in milliseconds. A slow but steady line takes as long as it needs.
const LONGEST_SILENCE: u32 = 10_000;

/// Why a file could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchFault {
    /// There is no connection, or it broke.
    Network,
    /// The server is there, but does not allow the page's origin.
    Cors,
    /// The page's Content-Security-Policy forbids the request.
    Csp,
    /// The server answered with this status.
    Status(u16),
    /// Nothing arrived for too long.
    Timeout,
}

/// The bytes at a URL. As soon as they are more than the limit, the download ends with what has arrived.
pub async fn fetch(url: &str, limit: usize, is_retry: bool) -> Result<Vec<u8>, FetchFault> {
    let policy = PolicyWatch::new(url);
    // The author may have mended the file since the first attempt, which is in the cache.
    let cache = if is_retry { RequestCache::NoCache } else { RequestCache::Default };
    let (mut deadline, mut bytes) = (None, Vec::new());
    let error = match download(url, cache, limit, &mut deadline, &mut bytes).await {
        Ok(200..300) => return Ok(bytes),
        Ok(status) => return Err(FetchFault::Status(status)),
        Err(error) => error,
    };
    if optional_api::error_name(&error).as_deref() == Some("AbortError") {
        return Err(FetchFault::Timeout);
    }
    // A violation is reported in a task of its own, possibly after the rejection.
    next_task().await;
    if policy.is_violated.get() {
        return Err(FetchFault::Csp);
    }
    // Without CORS a response arrives from any server that is there, but cannot be read.
    let response = respond(url, RequestMode::NoCors, cache, &mut deadline).await;
    let is_opaque = response.is_ok_and(|(response, _)| response.type_() == ResponseType::Opaque);
    Err(if is_opaque { FetchFault::Cors } else { FetchFault::Network })
}

/// Appends the body to the bytes, if the status of the response, which is returned, says that it is the file.
async fn download(
    url: &str,
    cache: RequestCache,
    limit: usize,
    deadline: &mut Option<Timeout>,
    bytes: &mut Vec<u8>,
) -> Result<u16, JsValue> {
    let (response, controller) = respond(url, RequestMode::Cors, cache, deadline).await?;
    let status = response.status();
    if !response.ok() {
        controller.abort();
        return Ok(status);
    }
    // A page's own fetch may return a response without a stream.
    let Some(body) = response.body() else {
        *bytes = Uint8Array::new(&settled(response.array_buffer()?.into()).await?).to_vec();
        return Ok(status);
    };
    let reader = ReadableStreamDefaultReader::new(&body)?;
    while bytes.len() <= limit {
        let chunk: IteratorNext = settled(reader.read().into()).await?.unchecked_into();
        if chunk.done() {
            return Ok(status);
        }
        bytes.extend(Uint8Array::new(&chunk.value()).to_vec());
        *deadline = Some(abort_later(&controller));
    }
    controller.abort();
    Ok(status)
}

/// The response to a request, and what ends its download. A page's wrapper around fetch may drop a second argument, so
/// everything is in a Request.
async fn respond(
    url: &str,
    mode: RequestMode,
    cache: RequestCache,
    deadline: &mut Option<Timeout>,
) -> Result<(Response, AbortController), JsValue> {
    let controller = AbortController::new()?;
    let init = RequestInit::new();
    init.set_mode(mode);
    init.set_cache(cache);
    init.set_signal(Some(&controller.signal()));
    *deadline = Some(abort_later(&controller));
    let response = optional_api::fetch(&Request::new_with_str_and_init(url, &init)?).await?;
    if !response.is_object() {
        return Err(response);
    }
    *deadline = Some(abort_later(&controller));
    Ok((response.unchecked_into(), controller))
}

/// Ends a download after too long a silence. In Firefox a request that hangs would also hold up the next one for the same
/// URL.
fn abort_later(controller: &AbortController) -> Timeout {
    let controller = controller.clone();
    Timeout::new(LONGEST_SILENCE, move || controller.abort())
}

/// Listens for a violation of the page's Content-Security-Policy by a request.
struct PolicyWatch {
    is_violated: Rc<Cell<bool>>,
    _listener: EventListener,
}

impl PolicyWatch {
    fn new(url: &str) -> Self {
        let is_violated = Rc::new(Cell::new(false));
        let flag = Rc::clone(&is_violated);
        // The report has the whole URL without its fragment, and the deck's may be relative.
        let end = url.split('#').next().unwrap_or_default().trim_start_matches(['.', '/']).to_owned();
        let listener = EventListener::new(&document(), "securitypolicyviolation", move |event| {
            let event: &SecurityPolicyViolationEvent = event.unchecked_ref();
            // A policy that only reports blocks nothing.
            let is_enforced = event.disposition() != SecurityPolicyViolationEventDisposition::Report;
            if is_enforced && event.blocked_uri().ends_with(&end) {
                flag.set(true);
            }
        });
        Self { is_violated, _listener: listener }
    }
}
