//! The grammar of what stands between the braces of a GIFT question, and of what stands before them.

use winnow::ascii::{Caseless, multispace0};
use winnow::combinator::{alt, delimited, eof, not, opt, preceded, repeat, terminated};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{any, rest, take_while};

type Input<'t> = LocatingSlice<&'t str>;
type Parsed<T> = Result<T, ContextError>;

/// The name of a question, and its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Head<'t> {
    pub(crate) name: Option<&'t str>,
    pub(crate) text: &'t str,
}

/// What stands between the braces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answers<'t> {
    Essay,
    Numerical,
    TrueFalse { is_true: bool, wrong_why: Option<&'t str>, right_why: Option<&'t str> },
    Items(Vec<Item<'t>>),
    Unmarked,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item<'t> {
    /// Where it begins, from the opening brace.
    pub(crate) offset: usize,
    /// Whether it is marked with `=`.
    pub(crate) is_equal: bool,
    /// The points in hundredths of a per cent.
    pub(crate) weight: Option<i64>,
    pub(crate) text: &'t str,
    pub(crate) why: Option<&'t str>,
}

/// Reads what stands before the opening brace.
pub(crate) fn head(text: &str) -> Head<'_> {
    let name = delimited((multispace0, "::"), until("::"), "::");
    let mut parser =
        (opt(name), rest).map(|(name, text): (Option<&str>, &str)| Head { name: name.map(str::trim), text });
    parser.parse(LocatingSlice::new(text)).unwrap_or(Head { name: None, text })
}

/// Reads what stands between the braces: the answers, and the feedback for all of them.
pub(crate) fn answers(text: &str) -> (Answers<'_>, Option<&str>) {
    let general = preceded("####", rest);
    let mut parser = (until("####"), opt(general));
    let (before, general) = parser.parse(LocatingSlice::new(text)).unwrap_or((text, None));
    let answers = alt((essay, numerical, true_false, items)).parse(LocatingSlice::new(before));
    (answers.unwrap_or(Answers::Unmarked), general)
}

fn essay<'t>(input: &mut Input<'t>) -> Parsed<Answers<'t>> {
    (multispace0, eof).value(Answers::Essay).parse_next(input)
}

fn numerical<'t>(input: &mut Input<'t>) -> Parsed<Answers<'t>> {
    (multispace0, '#', rest).map(|_| Answers::Numerical).parse_next(input)
}

/// `TRUE#feedback on the wrong answer#feedback on the right one`.
fn true_false<'t>(input: &mut Input<'t>) -> Parsed<Answers<'t>> {
    let is_true =
        alt((alt((Caseless("true"), Caseless("t"))).value(true), alt((Caseless("false"), Caseless("f"))).value(false)));
    let is_true = delimited(multispace0, is_true, multispace0).parse_next(input)?;
    let why = |input: &mut Input<'t>| opt(preceded('#', until("#"))).parse_next(input);
    let (wrong_why, right_why) = (why(input)?, why(input)?);
    eof.parse_next(input)?;
    Ok(Answers::TrueFalse { is_true, wrong_why, right_why })
}

fn items<'t>(input: &mut Input<'t>) -> Parsed<Answers<'t>> {
    let items = preceded((multispace0, opt(gap_kind), multispace0), repeat(1.., item));
    terminated(items, eof).map(Answers::Items).parse_next(input)
}

/// `1:MC:`, which Moodle's texts with gaps begin their answers with.
fn gap_kind(input: &mut Input<'_>) -> Parsed<()> {
    (take_while(0.., '0'..='9'), ':', take_while(1.., ('A'..='Z', 'a'..='z', '_')), ':').void().parse_next(input)
}

fn item<'t>(input: &mut Input<'t>) -> Parsed<Item<'t>> {
    let offset = input.current_token_start();
    // `~=` is how Moodle's texts with gaps mark the right answer.
    let is_equal = alt(("~=".value(true), '='.value(true), '~'.value(false))).parse_next(input)?;
    let weight = opt(preceded(multispace0, weight)).parse_next(input)?;
    let text = unescaped_until(&['=', '~', '#']).parse_next(input)?;
    let why = opt(preceded('#', unescaped_until(&['=', '~']))).parse_next(input)?;
    Ok(Item { offset, is_equal, weight, text, why })
}

/// `%50%`, `%-33.3%`; some write a comma, and word processors write dashes for minus signs.
fn weight(input: &mut Input<'_>) -> Parsed<i64> {
    let number = take_while(1.., ('0'..='9', '.', ',', '-', '+', '–', '−'));
    delimited('%', number, '%').verify_map(hundredths).parse_next(input)
}

/// The hundredths of a number. Floating point would bring 10 KiB of tables to the studio.
fn hundredths(number: &str) -> Option<i64> {
    let digits = number.trim_start_matches(['-', '+', '–', '−']);
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_number = number.chars().count() - digits.chars().count() <= 1
        && !(whole.is_empty() && fraction.is_empty())
        && whole.chars().chain(fraction.chars()).all(|char| char.is_ascii_digit());
    let fraction: String = fraction.chars().chain("00".chars()).take(2).collect();
    let hundredths: i64 = format!("{whole}{fraction}").parse().ok().filter(|_| is_number)?;
    Some(if number.starts_with(['-', '–', '−']) { -hundredths } else { hundredths })
}

/// The text up to one of these characters without a backslash before it, or up to the end.
fn unescaped_until<'t>(stops: &'static [char]) -> impl Parser<Input<'t>, &'t str, ContextError> {
    let char = move |input: &mut Input<'t>| {
        alt((('\\', any).void(), any.verify(|char| !stops.contains(char)).void())).parse_next(input)
    };
    repeat::<_, _, (), _, _>(0.., char).take()
}

/// The text up to the mark, or up to the end.
fn until<'t>(mark: &'static str) -> impl Parser<Input<'t>, &'t str, ContextError> {
    let char = move |input: &mut Input<'t>| alt((('\\', any).void(), (not(mark), any).void())).parse_next(input);
    repeat::<_, _, (), _, _>(0.., char).take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_has_a_name_if_two_colons_close_it() {
        for (text, name, stem) in [
            ("::yaks:: What? ", Some("yaks"), " What? "),
            (r" :: a \:: b ::c", Some(r"a \:: b"), "c"),
            ("What? ", None, "What? "),
            ("::never closed", None, "::never closed"),
        ] {
            assert_eq!(head(text), Head { name, text: stem }, "{text}");
        }
    }

    #[test]
    fn answers_are_distinguished_by_their_marks() {
        let true_false = |is_true, wrong_why, right_why| Answers::TrueFalse { is_true, wrong_why, right_why };
        for (text, expected, general) in [
            (" \n", Answers::Essay, None),
            ("####all", Answers::Essay, Some("all")),
            ("#3:1", Answers::Numerical, None),
            (" T ", true_false(true, None, None), None),
            ("FALSE#no#yes", true_false(false, Some("no"), Some("yes")), None),
            ("true##yes####all", true_false(true, Some(""), Some("yes")), Some("all")),
            ("Tomato", Answers::Unmarked, None),
        ] {
            assert_eq!(answers(text), (expected, general), "{text}");
        }
    }

    #[test]
    fn a_gap_of_a_text_with_gaps_has_answers_too() {
        let (Answers::Items(items), None) = answers("1:MC:~=by~for") else { panic!() };
        assert_eq!(
            items.iter().map(|item| (item.is_equal, item.text)).collect::<Vec<_>>(),
            [(true, "by"), (false, "for")]
        );
    }

    #[test]
    fn an_answer_has_a_mark_points_a_text_and_feedback() {
        let text = r"=a \= b # why \~ ~%–33,3%c~ %50% d ####e = f";
        let (Answers::Items(items), general) = answers(text) else { panic!("{text}") };
        let shown: Vec<_> =
            items.iter().map(|item| (item.offset, item.is_equal, item.weight, item.text, item.why)).collect();
        let expected = [
            (0, true, None, r"a \= b ", Some(r" why \~ ")),
            (17, false, Some(-3_330), "c", None),
            (28, false, Some(5_000), " d ", None),
        ];
        assert_eq!((shown.as_slice(), general), (expected.as_slice(), Some("e = f")));
    }

    #[test]
    fn points_are_read_as_hundredths() {
        for (number, expected) in [
            ("100", Some(10_000)),
            ("33.33333", Some(3_333)),
            ("-.5", Some(-50)),
            ("+5.", Some(500)),
            ("−12,5", Some(-1_250)),
            ("", None),
            ("-", None),
            (".", None),
            ("--5", None),
            ("1.2.3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(number), expected, "{number}");
        }
    }
}
