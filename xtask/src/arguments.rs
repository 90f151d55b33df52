//! The words after `cargo xtask`. Knows how words, flags and options look, not which exist.

use crate::failure::Failure;
use std::collections::VecDeque;

/// The arguments that nobody has taken yet.
#[derive(Debug)]
pub struct Arguments {
    left: VecDeque<String>,
}

impl Arguments {
    /// The arguments of this process, without its own name.
    pub fn from_environment() -> Self {
        Self::new(std::env::args().skip(1))
    }

    fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self { left: words.into_iter().collect() }
    }

    /// Takes the first argument: a command's name.
    pub fn word(&mut self) -> Option<String> {
        self.left.pop_front()
    }

    /// Takes `name` wherever it stands, and says whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.left.len();
        self.left.retain(|word| word != name);
        before != self.left.len()
    }

    /// Takes `name value` or `name=value`. An option without its value is a failure.
    pub fn option(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        let place = self.left.iter().position(|word| word == name || word.starts_with(&joined));
        let Some(word) = place.and_then(|place| self.left.remove(place)) else {
            return Ok(None);
        };
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        place
            .and_then(|place| self.left.remove(place))
            .map(Some)
            .ok_or_else(|| Failure::new(format!("{name} needs a value")))
    }

    /// Fails if anything is left that no command asked for.
    pub fn finish(self) -> Result<(), Failure> {
        match self.left.front() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("`{word}` is not known here")).hint("run `cargo xtask --help`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn takes_flags_and_options_in_any_order() {
        for line in ["serve --release --port 81", "serve --port=81 --release", "serve --port 81 --release"] {
            let mut arguments = arguments(line);
            assert_eq!(arguments.word().as_deref(), Some("serve"));
            assert!(arguments.flag("--release"), "{line}");
            assert_eq!(arguments.option("--port").unwrap().as_deref(), Some("81"));
            assert!(arguments.finish().is_ok());
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let mut missing = arguments("--port");
        assert!(missing.option("--port").is_err());
        let failure = arguments("--colour").finish().unwrap_err();
        assert!(failure.to_string().contains("--colour"));
    }
}
