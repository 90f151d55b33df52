//! How languages count, print numbers and join names, for tools and tests without a browser: the data of CLDR by ICU4X.

#![deny(missing_docs)]

use anyhow::{Context, Result};
use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use role_fit::wording::Grammar;
use std::fmt::{Debug, Formatter};
use std::rc::Rc;

/// The grammar of one language.
pub struct NativeGrammar {
    locale: Locale,
    plurals: PluralRules,
    numbers: DecimalFormatter,
    lists: ListFormatter,
}

impl NativeGrammar {
    /// The grammar of the language with this tag, such as `de` or `pt-BR`. A tag that is not well-formed is an error.
    pub fn new(language: &str) -> Result<Rc<Self>> {
        let locale: Locale = language.parse().with_context(|| format!("{language} is not a language tag"))?;
        let plurals = PluralRules::try_new_cardinal((&locale).into())?;
        let numbers = DecimalFormatter::try_new((&locale).into(), Default::default())?;
        let lists = ListFormatter::try_new_and((&locale).into(), Default::default())?;
        Ok(Rc::new(Self { locale, plurals, numbers, lists }))
    }

    /// The plural categories of the language, by their names in CLDR, in the order of CLDR.
    pub fn plural_categories(&self) -> Vec<&'static str> {
        let mut categories: Vec<PluralCategory> = self.plurals.categories().collect();
        categories.sort();
        categories.into_iter().map(name).collect()
    }
}

impl Grammar for NativeGrammar {
    fn plural_category(&self, count: usize) -> String {
        name(self.plurals.category_for(count)).to_owned()
    }

    fn number(&self, number: usize) -> String {
        let number = Decimal::from(u64::try_from(number).unwrap_or(u64::MAX));
        self.numbers.format(&number).to_string()
    }

    fn list(&self, names: &[&str]) -> String {
        self.lists.format(names.iter()).to_string()
    }
}

impl Debug for NativeGrammar {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "NativeGrammar({})", self.locale)
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::NativeGrammar;
    use role_fit::wording::Grammar;

    #[test]
    fn each_language_counts_in_its_own_categories() {
        let rows = [
            ("en", [(0, "other"), (1, "one"), (2, "other"), (5, "other"), (21, "other")]),
            ("fr", [(0, "one"), (1, "one"), (2, "other"), (5, "other"), (21, "other")]),
            ("pl", [(0, "many"), (1, "one"), (2, "few"), (5, "many"), (21, "many")]),
            ("ar", [(0, "zero"), (1, "one"), (2, "two"), (5, "few"), (21, "many")]),
        ];
        for (language, counts) in rows {
            let grammar = NativeGrammar::new(language).unwrap();
            for (count, category) in counts {
                assert_eq!(grammar.plural_category(count), category, "{language} {count}");
            }
        }
    }

    #[test]
    fn the_categories_of_a_language_are_in_the_order_of_cldr() {
        let categories = |language| NativeGrammar::new(language).unwrap().plural_categories();
        assert_eq!(categories("pl"), ["one", "few", "many", "other"]);
        assert_eq!(categories("ar"), ["zero", "one", "two", "few", "many", "other"]);
        assert_eq!(categories("pt-BR"), ["one", "many", "other"]);
    }

    #[test]
    fn numbers_and_lists_are_those_of_the_language() {
        let names = ["Ann", "Bo", "Cy"];
        for (language, number, list) in [
            ("en", "262,144", "Ann, Bo, and Cy"),
            ("de", "262.144", "Ann, Bo und Cy"),
            ("fr", "262\u{202f}144", "Ann, Bo et Cy"),
            ("ar", "262,144", "Ann وBo وCy"),
        ] {
            let grammar = NativeGrammar::new(language).unwrap();
            assert_eq!(grammar.number(262_144), number, "{language}");
            assert_eq!(grammar.list(&names), list, "{language}");
        }
        assert!(NativeGrammar::new("not a tag").is_err());
    }
}
