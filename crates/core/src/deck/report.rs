//! Where readers report a faulty question: a web page or a mail address, with what its author needs to find the question.

use super::{Deck, Item};

/// How a mail address begins.
const MAIL: &str = "mailto:";
/// How a page begins.
const SECURE: &str = "https://";

/// Whether the text is a URL of the web, or a mail address with a scheme.
pub(crate) fn is_report_address(text: &str) -> bool {
    let is_complete = match text.strip_prefix(MAIL) {
        Some(mail) => mail.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty()),
        None => text.len() > SECURE.len() && text.starts_with(SECURE),
    };
    is_complete && text.bytes().all(|byte| byte > b' ')
}

impl Deck {
    /// Where readers report that item, if the deck wants reports. The URL says which edition of which item is meant; a query
    /// of its own stays. Ids need no percent-encoding.
    pub fn report_url(&self, item: &Item) -> Option<String> {
        let (address, fragment) = self.report.split_at(self.report.find('#').unwrap_or(self.report.len()));
        if address.is_empty() {
            return None;
        }
        let (deck, item, fingerprint) = (self.id.as_str(), item.id.as_str(), format!("{:08x}", self.fingerprint));
        let start = if address.contains('?') { "&" } else { "?" };
        let fields = if is_mail(address) {
            // A reader writes above what is filled in.
            format!(
                "subject={deck}%3A%20{item}&body=%0D%0A%0D%0Adeck%3D{deck}%0D%0Aitem%3D{item}%0D%0Afingerprint%3D{fingerprint}"
            )
        } else {
            format!("deck={deck}&item={item}&fingerprint={fingerprint}")
        };
        Some([address, start, &fields, fragment].concat())
    }
}

/// Whether the URL opens a mail program and not a page.
pub fn is_mail(url: &str) -> bool {
    url.starts_with(MAIL)
}

#[cfg(test)]
mod tests {
    use super::is_report_address;

    #[test]
    fn a_report_goes_to_a_page_or_to_a_mail_address() {
        for text in [
            "https://example.org/report?form=2#top",
            "https://例え.jp",
            "mailto:me@example.org",
            "mailto:me@example.org?cc=you@example.org",
        ] {
            assert!(is_report_address(text), "{text}");
        }
        for text in [
            "https://",
            "http://example.org",
            "https://exam ple.org",
            "HTTPS://example.org",
            "javascript:alert(1)//https://",
            "me@example.org",
            "mailto:",
            "mailto:me",
            "mailto:@example.org",
            "mailto:me@",
            "mailto:me@example.org\n",
        ] {
            assert!(!is_report_address(text), "{text}");
        }
    }
}
