//! Serves HTTP connections, and closes those without a response that a fault asks for.

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

/// A response with this extension is never sent; the connection is closed instead. As an error, it makes hyper do so.
#[derive(Debug, Clone, Copy)]
pub struct NoResponse;

impl fmt::Display for NoResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("closed without a response")
    }
}

impl std::error::Error for NoResponse {}

/// One request per connection, since browsers retry by themselves when a reused connection is closed.
pub async fn serve(listener: TcpListener, app: Router) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let app = app.clone();
        let service = service_fn(move |request| respond(app.clone(), request));
        tokio::spawn(http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service));
    }
}

async fn respond(app: Router, request: Request<Incoming>) -> Result<Response, NoResponse> {
    let Ok(response) = app.oneshot(request.map(Body::new)).await;
    match response.extensions().get::<NoResponse>() {
        Some(no_response) => Err(*no_response),
        None => Ok(response),
    }
}
