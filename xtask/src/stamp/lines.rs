//! Takes what no browser needs out of a script or a style sheet, line by line: whole-line comments, indentation,
//! empty lines. Knows no syntax beyond that, so comments must stand on lines of their own.

use crate::failure::Failure;

/// The source without whole-line comments, indentation and empty lines. A line comment starts with `//`
/// (which no line of CSS does); a block comment starts with `/*` at the start of a line and ends with `*/`
/// at the end of one. `name` is for the failure: a block that does not end so, or a template text over
/// several lines, whose indentation would be part of it.
pub fn stripped(name: &str, source: &str) -> Result<String, Failure> {
    let mut kept = String::with_capacity(source.len());
    let mut block_start = None;
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        let line = line.trim();
        if block_start.is_none() && line.starts_with("/*") {
            block_start = Some(number);
        }
        if block_start.is_some() {
            if line.ends_with("*/") {
                block_start = None;
            } else if line.contains("*/") {
                return Err(Failure::new(format!("{name}:{number}: code stands behind the end of a comment"))
                    .hint("put the comment on lines of its own"));
            }
            continue;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return Err(Failure::new(format!(
                "{name}:{number}: a template text over several lines would lose its indentation"
            ))
            .hint("write it in one line, or join strings"));
        }
        kept.push_str(line);
        kept.push('\n');
    }
    match block_start {
        None => Ok(kept),
        Some(number) => {
            Err(Failure::new(format!("{name}:{number}: a comment starts here and its end does not end a line")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments_that_have_their_own_lines() {
        let source =
            "// first\n/** @type {number} */\nlet a = 1; // kept\n\n  /*\n   * many\n   */\n  f(a\n    * 2);\n";
        assert_eq!(stripped("x.js", source).unwrap(), "let a = 1; // kept\nf(a\n* 2);\n");
    }

    #[test]
    fn refuses_what_it_cannot_do_safely() {
        for (source, place) in
            [("a();\n/* b */ c();\n", "x.js:2"), ("/* b\n", "x.js:1"), ("let a = `b\n  c`;\n", "x.js:1")]
        {
            let failure = stripped("x.js", source).unwrap_err().to_string();
            assert!(failure.contains(place), "{failure}");
        }
    }
}
