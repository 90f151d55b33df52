//! The origins of the test site, and the requests that they have received.

use super::bytes::replace;
use super::faults::Repaired;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, REFERER};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::{Arc, Mutex};

/// The origins of the site and the requests so far. A clone is the same site.
#[derive(Clone)]
pub struct Site {
    /// The origin of the blog.
    pub pages: String,
    /// The origin of the host of the quiz.
    pub host: String,
    requests: Arc<Mutex<Vec<ReceivedRequest>>>,
    repaired: Repaired,
}

/// A request that the site received.
#[derive(Debug, Clone)]
pub struct ReceivedRequest {
    /// The header `Host`, which tells the origins apart.
    pub host: String,
    /// Path and query.
    pub path: String,
    pub referer: Option<String>,
    pub cookie: Option<String>,
}

impl ReceivedRequest {
    fn new(request: &Request) -> Self {
        let header =
            |name| request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        Self {
            host: header(HOST).unwrap_or_default(),
            path: request.uri().to_string(),
            referer: header(REFERER),
            cookie: header(COOKIE),
        }
    }
}

impl Site {
    /// The site on these ports. The origins differ in their host names too, since cookies ignore ports.
    pub fn on_ports(pages: u16, host: u16) -> Self {
        Self {
            pages: format!("http://127.0.0.1:{pages}"),
            host: format!("http://localhost:{host}"),
            requests: Arc::default(),
            repaired: Arc::default(),
        }
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.requests.lock().unwrap().clone()
    }

    /// Ends the faults of a run.
    pub fn repair(&self, run: &str) {
        self.repaired.lock().unwrap().insert(run.to_owned());
    }

    /// Whether the faults of a run are over.
    pub fn is_repaired(&self, run: &str) -> bool {
        self.repaired.lock().unwrap().contains(run)
    }

    /// The runs that are repaired, as the servers see them.
    pub fn repaired(&self) -> Repaired {
        Arc::clone(&self.repaired)
    }

    /// Replaces the placeholders for the origins. Pages may be in other encodings than UTF-8, so this works on bytes.
    pub fn with_urls(&self, text: &[u8]) -> Vec<u8> {
        let text = replace(text, b"https://HOST", self.host.as_bytes());
        replace(&text, b"https://BLOG", self.pages.as_bytes())
    }
}

/// A middleware that records each request.
pub async fn record(State(site): State<Site>, request: Request, next: Next) -> Response {
    site.requests.lock().unwrap().push(ReceivedRequest::new(&request));
    next.run(request).await
}
