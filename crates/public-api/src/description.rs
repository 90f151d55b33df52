//! The descriptions of the table, as tools show them that know no Markdown links.

/// A description without links, for tools that show it elsewhere: `[supported][Browsers]` becomes `supported`.
pub fn plain(description: &str) -> String {
    let mut plain = String::new();
    let mut rest = description;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((text, after)) = link.split_once(']') else { break };
        plain.push_str(before);
        plain.push_str(text);
        rest = after.strip_prefix('[').and_then(|target| target.split_once(']')).map_or(after, |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_their_texts() {
        for (description, expected) in [
            ("see [Hosting].", "see Hosting."),
            ("the oldest [supported][Browsers] one", "the oldest supported one"),
            ("none", "none"),
            ("a [ alone", "a [ alone"),
        ] {
            assert_eq!(plain(description), expected);
        }
    }
}
