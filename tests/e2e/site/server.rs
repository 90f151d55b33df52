//! Answers connections, or ends them without an answer where that is the answer. Knows no path.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::fmt;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// A response that carries this is never sent: the connection is closed in its stead. It is also the error that makes
/// hyper do so.
#[derive(Debug, Clone, Copy)]
pub struct NoAnswer;

impl fmt::Display for NoAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("closed without an answer")
    }
}

impl std::error::Error for NoAnswer {}

/// One connection for each request: a browser asks again by itself where one that it has used before turns out closed.
pub async fn serve(listener: TcpListener, app: Router) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let app = app.clone();
        let service = service_fn(move |request| answer(app.clone(), request));
        tokio::spawn(http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(app: Router, request: Request<Incoming>) -> Result<Response, NoAnswer> {
    let Ok(response) = app.oneshot(request.map(Body::new)).await;
    match response.extensions().get::<NoAnswer>() {
        Some(no_answer) => Err(*no_answer),
        None => Ok(response),
    }
}
