//! What sentences need of a language that no list of sentences can say.

use std::fmt::Debug;

/// How a language counts, prints numbers and joins names. The browser knows it, and natively a library.
pub trait Grammar: Debug {
    /// The plural category of a number of things, by its name in CLDR: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn plural_category(&self, count: usize) -> String;

    /// A whole number with the digits and separators of the language.
    fn number(&self, number: usize) -> String;

    /// Names as a list: “Ann, Bo and Cy”.
    fn list(&self, names: &[&str]) -> String;
}
