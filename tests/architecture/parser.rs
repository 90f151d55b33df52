//! Reads the paths that a source file names, with syn: in `use` items, in code, and in the tokens of macros.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Ident, Item, ItemMod, ItemUse, Lit, Meta, UseTree, Visibility};

/// A path as written: `["crate", "parts", "meter"]`. A glob ends in `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPath {
    pub segments: Vec<String>,
    pub line: usize,
}

/// A `pub use`: what others see under the name. A glob has the name `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReExport {
    pub name: String,
    pub path: NamedPath,
}

/// A `mod name;`, with the value of its `#[path]` if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    pub name: String,
    pub path: Option<String>,
}

/// What a source file declares and names.
#[derive(Debug, Default)]
pub struct Source {
    pub declarations: Vec<Declaration>,
    pub items: BTreeSet<String>,
    pub paths: Vec<NamedPath>,
    pub re_exports: Vec<ReExport>,
    pub macros: Vec<NamedPath>,
}

pub fn parse(text: &str) -> syn::Result<Source> {
    let file = syn::parse_file(text)?;
    let mut source = Source::default();
    source.items.extend(file.items.iter().filter_map(name_of));
    Reader { source: &mut source, depth: 0 }.visit_file(&file);
    Ok(source)
}

/// Walks through a file. `depth` counts the inline modules around, out of which that many `super` lead.
struct Reader<'a> {
    source: &'a mut Source,
    depth: usize,
}

impl Reader<'_> {
    fn add(&mut self, mut segments: Vec<String>, line: usize) {
        let inline = segments.iter().take(self.depth).take_while(|segment| *segment == "super").count();
        segments.drain(..inline);
        if segments.len() > 1 {
            self.source.paths.push(NamedPath { segments, line });
        }
    }

    /// Paths in the tokens of a macro call, as `html!` has them.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<Ident> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.flush(&mut path);
                    }
                    path.push(ident);
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                TokenTree::Group(group) => {
                    self.flush(&mut path);
                    self.add_tokens(group.stream());
                }
                _ => self.flush(&mut path),
            }
        }
        self.flush(&mut path);
    }

    fn flush(&mut self, path: &mut Vec<Ident>) {
        if let Some(first) = path.first() {
            let line = first.span().start().line;
            self.add(path.iter().map(Ident::to_string).collect(), line);
            path.clear();
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let mut leaves = Vec::new();
        collect(&item.tree, &mut Vec::new(), &mut leaves);
        for Leaf { name, segments, line } in leaves {
            if matches!(item.vis, Visibility::Inherited) || self.depth > 0 {
                self.add(segments, line);
            } else {
                self.source.items.insert(name.clone());
                self.source.re_exports.push(ReExport { name, path: NamedPath { segments, line } });
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        // Unit tests may look anywhere.
        if is_test_only(&item.attrs) {
            return;
        }
        if item.content.is_some() {
            self.depth += 1;
            visit::visit_item_mod(self, item);
            self.depth -= 1;
        } else {
            let path = item.attrs.iter().find_map(path_value);
            self.source.declarations.push(Declaration { name: item.ident.to_string(), path });
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            let line = first.ident.span().start().line;
            self.add(path.segments.iter().map(|segment| segment.ident.to_string()).collect(), line);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        if let Some(last) = call.path.segments.last() {
            let line = last.ident.span().start().line;
            self.source.macros.push(NamedPath { segments: vec![last.ident.to_string()], line });
        }
        self.add_tokens(call.tokens.clone());
    }
}

struct Leaf {
    name: String,
    segments: Vec<String>,
    line: usize,
}

fn collect(tree: &UseTree, before: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
    let mut leaf = |name: &Ident, shown: String, last: Option<String>| {
        let segments = before.iter().cloned().chain(last).collect();
        leaves.push(Leaf { name: shown, segments, line: name.span().start().line });
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            collect(&path.tree, before, leaves);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            leaf(&name.ident, before.last().cloned().unwrap_or_default(), None);
        }
        UseTree::Name(name) => leaf(&name.ident, name.ident.to_string(), Some(name.ident.to_string())),
        UseTree::Rename(rename) => leaf(&rename.ident, rename.rename.to_string(), Some(rename.ident.to_string())),
        UseTree::Glob(glob) => {
            let segments = before.iter().cloned().chain(["*".to_owned()]).collect();
            leaves.push(Leaf { name: "*".to_owned(), segments, line: glob.star_token.spans[0].start().line });
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, before, leaves)),
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn is_test_only(attributes: &[Attribute]) -> bool {
    let is_test = |list: &syn::MetaList| list.path.is_ident("cfg") && list.tokens.to_string() == "test";
    attributes.iter().any(|attribute| matches!(&attribute.meta, Meta::List(list) if is_test(list)))
}

fn path_value(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    match &pair.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if pair.path.is_ident("path") => Some(text.value()),
        _ => None,
    }
}

#[test]
fn paths_are_found_in_uses_code_and_macros() {
    let source = parse(
        "use crate::{context::ScreenContext, parts::{self, meter as gauge}};
         pub use super::wording::*;
         mod tests_of_parts;
         fn draw() -> host::Page { web_sys::window(); html! { <p>{ screens::start(crate::app::App) }</p> } }
         mod inner { use super::super::message::Notice; use super::draw; }
         #[cfg(test)] mod tests { use crate::host; }",
    )
    .unwrap();
    let paths: Vec<_> = source.paths.iter().map(|path| (path.segments.join("::"), path.line)).collect();
    let expected = [
        ("crate::context::ScreenContext", 1),
        ("crate::parts", 1),
        ("crate::parts::meter", 1),
        ("host::Page", 4),
        ("web_sys::window", 4),
        ("screens::start", 4),
        ("crate::app::App", 4),
        ("super::message::Notice", 5),
    ];
    assert_eq!(paths, expected.map(|(path, line)| (path.to_owned(), line)));
    assert_eq!(source.re_exports[0].path.segments.join("::"), "super::wording::*");
    assert_eq!(source.declarations, [Declaration { name: "tests_of_parts".to_owned(), path: None }]);
    assert_eq!(source.macros[0].segments, ["html"]);
}

#[test]
fn the_path_of_a_module_is_read_from_its_attribute() {
    let source = parse("#[path = \"../shared.rs\"] mod shared;").unwrap();
    assert_eq!(source.declarations[0].path.as_deref(), Some("../shared.rs"));
}
