//! What a page with a Content-Security-Policy has to add to it.

use super::embedding::{Delivery, Embedding};

/// The sources to add, one directive a line.
pub fn policy(embedding: &Embedding) -> String {
    let host = origin(&embedding.host());
    let deck = match embedding.delivery {
        Delivery::Address => Some(origin(&embedding.address)).filter(|origin| !origin.is_empty() && *origin != host),
        Delivery::Inside => None,
    };
    let deck = deck.map_or_else(String::new, |origin| format!(" {origin}"));
    format!("script-src {host} 'wasm-unsafe-eval';\nconnect-src {host}{deck};\nframe-src {host};")
}

/// The origin of a URL; empty if it is not an absolute one.
fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.trim().split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() { String::new() } else { format!("{scheme}://{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embedding::Change;

    #[test]
    fn the_policy_names_the_host_and_the_deck() {
        let mut embedding = Embedding::new("https://quiz.example/v1/");
        let policy_of = |embedding: &Embedding| policy(embedding).replace('\n', " ");
        assert_eq!(
            policy_of(&embedding),
            "script-src https://quiz.example 'wasm-unsafe-eval'; connect-src https://quiz.example; \
             frame-src https://quiz.example;"
        );
        embedding.apply(Change::Delivery(Delivery::Address));
        for (address, expected) in [
            ("https://you.example/deck.json", "connect-src https://quiz.example https://you.example;"),
            ("https://quiz.example/deck.json", "connect-src https://quiz.example;"),
            ("/deck.json", "connect-src https://quiz.example;"),
        ] {
            embedding.apply(Change::Address(address.to_owned()));
            assert!(policy_of(&embedding).contains(expected), "{address}: {}", policy_of(&embedding));
        }
    }
}
