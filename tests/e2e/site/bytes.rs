//! Replaces words in text of any encoding that contains ASCII.

pub fn replace(text: &[u8], word: &[u8], replacement: &[u8]) -> Vec<u8> {
    let mut rest = text;
    let mut result = Vec::new();
    while let Some(at) = rest.windows(word.len()).position(|part| part == word) {
        result.extend_from_slice(&rest[..at]);
        result.extend_from_slice(replacement);
        rest = &rest[at + word.len()..];
    }
    result.extend_from_slice(rest);
    result
}
