//! What the glue hands the wasm: the fields of one object, as wasm-bindgen writes them. Knows where each begins and ends;
//! knows nothing of what it does.

use crate::failure::Failure;

/// How the object begins in the glue, and how it ends.
const BEGINS: &str = "    const import0 = {\n        __proto__: null,\n";
const ENDS: &str = "    };\n";
/// How far its fields are indented.
const INDENT: &str = "        ";

/// The glue, taken apart.
pub struct Fields<'a> {
    before: &'a str,
    /// Each from its name to its comma.
    fields: Vec<&'a str>,
    after: &'a str,
}

impl<'a> Fields<'a> {
    /// Finds them.
    pub fn of(glue: &'a str) -> Result<Self, Failure> {
        let strange = || {
            Failure::new("the glue does not hold its imports in one object, a field a line")
                .hint("wasm-bindgen has changed: compare the glue with xtask/src/stamp/fields.rs")
        };
        let begin = glue.find(BEGINS).ok_or_else(strange)? + BEGINS.len();
        let (before, rest) = glue.split_at(begin);
        let end = rest.find(&format!("\n{ENDS}")).ok_or_else(strange)? + 1;
        let (mut left, after) = rest.split_at(end);
        let mut fields = Vec::new();
        while !left.is_empty() {
            let lines = left.split_inclusive('\n');
            let more = lines.skip(1).take_while(|line| !begins_field(line));
            let length = left.find('\n').map_or(left.len(), |end| end + 1) + more.map(str::len).sum::<usize>();
            let (field, rest) = left.split_at(length);
            fields.push(field);
            left = rest;
        }
        Ok(Self { before, fields, after })
    }

    /// The fields of these names.
    pub fn named(&self, names: &[&str]) -> Result<Vec<&'a str>, Failure> {
        let missing = |name: &str| Failure::new(format!("the glue does not define {name}, which the wasm imports"));
        names.iter().map(|name| self.field(name).ok_or_else(|| missing(name))).collect()
    }

    /// The glue with the fields of these names first, in this order.
    pub fn in_order(&self, names: &[&str]) -> Result<String, Failure> {
        let first = self.named(names)?;
        let others = self.fields.iter().filter(|field| !first.contains(field));
        let fields: String = first.iter().chain(others).copied().collect();
        Ok([self.before, &fields, self.after].concat())
    }

    fn field(&self, name: &str) -> Option<&'a str> {
        let is_it = |field: &&&str| field.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
        self.fields.iter().find(is_it).copied()
    }
}

/// Whether a field begins in this line, which is neither one of its body nor one of its end.
fn begins_field(line: &str) -> bool {
    line.strip_prefix(INDENT).is_some_and(|rest| !rest.starts_with([' ', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str =
        "        a: function() { return caught(function () {\n            now();\n        }, arguments); },\n";
    const B: &str = "        a_b: function() {\n            return 1;\n        },\n";
    const C: &str = "        c: one,\n";

    fn glue(fields: &[&str]) -> String {
        format!("let x;\n{BEGINS}{}{ENDS}    return import0;\n", fields.concat())
    }

    #[test]
    fn the_named_fields_come_first_in_their_order_and_nothing_is_lost() {
        let before = glue(&[A, B, C]);
        let fields = Fields::of(&before).unwrap();
        assert_eq!(fields.named(&["a_b", "a"]).unwrap(), [B, A]);
        assert_eq!(fields.in_order(&["c", "a_b"]).unwrap(), glue(&[C, B, A]));
        assert_eq!(fields.in_order(&[]).unwrap(), before);
    }

    #[test]
    fn a_name_that_the_glue_lacks_and_a_glue_of_another_layout_are_told() {
        let before = glue(&[A]);
        let failure = Fields::of(&before).unwrap().in_order(&["b"]).unwrap_err().to_string();
        assert!(failure.contains("define b"), "{failure}");
        for strange in [before.replace("import0", "imports"), before.replace(ENDS, "")] {
            assert!(Fields::of(&strange).is_err());
        }
    }
}
