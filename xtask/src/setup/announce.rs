//! The message before an installation.

/// Prints what is missing and where it comes from.
pub fn announce(what: &str, source: &str) {
    println!("setup: {what} is missing; installing it ({source})");
}
