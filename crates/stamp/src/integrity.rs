//! Hashes for file names and for subresource integrity.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The first 8 hexadecimal digits of the SHA-256, for file names that change with their content. Digits of a hash do not compress,
/// and the loader has two of these names.
pub fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The integrity of a file that the loader fetches. SHA-256 is enough, and hashes do not compress: SHA-384 would add 20
/// bytes for each file.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_bytes_have_known_hashes() {
        assert_eq!(content_hash(b"abc"), "ba7816bf");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
