//! What the columns of a table are, by the names that spreadsheets and quiz sites give them.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Question,
    /// The right option: its text, its letter or its number.
    Key,
    /// An option by its index, or the next one.
    Option(Option<usize>),
    /// An option that is wrong.
    Wrong,
    /// All options in one cell.
    Options,
    /// The explanation of all options.
    Why,
    /// The explanation of one option.
    OptionWhy(usize),
    Heading,
    Id,
    Order,
}

/// The columns of a table; `None` for those that mean nothing to a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header(pub(crate) Vec<Option<Column>>);

const QUESTION: [&str; 9] = [
    "question",
    "question text",
    "question title",
    "stem",
    "prompt",
    "front",
    "frage",
    "pregunta",
    "html of the question",
];
const KEY: [&str; 17] = [
    "answer",
    "correct",
    "correct answer",
    "correct answers",
    "correct option",
    "correct choice",
    "right answer",
    "right",
    "key",
    "answer key",
    "solution",
    "back",
    "antwort",
    "richtige antwort",
    "lösung",
    "correct index",
    "respuesta correcta",
];
const OPTION: [&str; 9] =
    ["option", "choice", "answer", "answer option", "possible answer", "opt", "antwort", "opción", "réponse"];
const WRONG: [&str; 8] = [
    "wrong",
    "wrong answer",
    "incorrect",
    "incorrect answer",
    "distractor",
    "wrong option",
    "incorrect option",
    "falsch",
];
const OPTIONS: [&str; 6] = ["options", "choices", "answers", "answer options", "question answers", "answer choices"];
const WHY: [&str; 12] = [
    "explanation",
    "description",
    "answer explanation",
    "feedback",
    "rationale",
    "why",
    "comment",
    "reason",
    "general feedback",
    "erklärung",
    "begründung",
    "html of the explanation to the answer",
];
const HEADING: [&str; 8] = ["heading", "category", "topic", "section", "subject", "chapter", "kategorie", "thema"];

impl Header {
    /// Recognises the names of a row.
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(column).collect())
    }

    pub(crate) fn has(&self, test: impl Fn(Column) -> bool) -> bool {
        self.0.iter().flatten().any(|column| test(*column))
    }

    /// Whether the row can be a header: it names the question and something to answer it by.
    pub(crate) fn is_usable(&self) -> bool {
        self.has(|column| column == Column::Question) && self.has(|column| column != Column::Question)
    }

    /// How many columns are recognised.
    pub(crate) fn recognised(&self) -> usize {
        self.0.iter().flatten().count()
    }
}

fn column(name: &str) -> Option<Column> {
    let name = normalised(name);
    let (words, index) = split_index(&name);
    let is = |list: &[&str]| list.contains(&name.as_str());
    let indexed = |list: &[&str]| index.filter(|_| list.contains(&words));
    if let Some(index) = indexed(&WHY).or_else(|| feedback_of_option(&name)) {
        return Some(Column::OptionWhy(index));
    }
    if let Some(index) = indexed(&OPTION) {
        return Some(Column::Option(Some(index)));
    }
    if indexed(&WRONG).is_some() || is(&WRONG) {
        return Some(Column::Wrong);
    }
    match &name {
        _ if is(&QUESTION) => Some(Column::Question),
        _ if is(&KEY) => Some(Column::Key),
        _ if is(&OPTIONS) => Some(Column::Options),
        _ if is(&OPTION) => Some(Column::Option(None)),
        _ if is(&WHY) => Some(Column::Why),
        _ if is(&HEADING) => Some(Column::Heading),
        name if name == "id" => Some(Column::Id),
        name if name == "order" => Some(Column::Order),
        _ if words.is_empty() => index.map(|index| Column::Option(Some(index))),
        _ => None,
    }
}

/// `option 1 feedback`, `feedback option b`: the index of the option.
fn feedback_of_option(name: &str) -> Option<usize> {
    let is_feedback = |word: &str| WHY.contains(&word);
    let rest = name.strip_prefix("option ").or_else(|| name.strip_prefix("answer "));
    if let Some((index, feedback)) = rest.and_then(|rest| rest.split_once(' ')) {
        return index_of(index).filter(|_| is_feedback(feedback));
    }
    let (feedback, rest) = name.split_once(' ')?;
    let rest = rest.strip_prefix("option ").or_else(|| rest.strip_prefix("answer "))?;
    index_of(rest).filter(|_| is_feedback(feedback))
}

/// `Answer 1 - max 75 characters` as `answer 1`, `option_a` and `OptionA` as `option a`.
fn normalised(name: &str) -> String {
    let name = name.trim().trim_start_matches('#').trim_matches(['"', '“', '”', '*']);
    let name = name.split(" - ").next().unwrap_or_default().split(['(', ':']).next().unwrap_or_default();
    let mut spaced = String::new();
    let mut before = ' ';
    for char in name.chars() {
        let is_boundary = before.is_lowercase() && (char.is_uppercase() || char.is_ascii_digit());
        if is_boundary {
            spaced.push(' ');
        }
        spaced.extend(if matches!(char, '_' | '-' | '.' | '/') { ' ' } else { char }.to_lowercase());
        before = char;
    }
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words before a number or letter at the end, and its index.
fn split_index(name: &str) -> (&str, Option<usize>) {
    let (words, last) = name.rsplit_once(' ').unwrap_or(("", name));
    match index_of(last) {
        Some(index) => (words, Some(index)),
        None => (name, None),
    }
}

/// The index that a letter or a number from 1 stands for.
fn index_of(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(usize::from(letter.to_ascii_lowercase() - b'a')),
        _ => text.parse::<usize>().ok().filter(|number| (1..=26).contains(number)).map(|number| number - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Heading, Id, Key, OptionWhy, Options, Question, Why, Wrong};

    #[test]
    fn columns_are_known_by_many_names() {
        for (name, expected) in [
            ("Question", Some(Question)),
            ("#columns:question", None),
            ("Question - max 120 characters", Some(Question)),
            ("Question Text", Some(Question)),
            ("question_text", Some(Question)),
            ("Question Type", None),
            ("Answer", Some(Key)),
            ("Correct answer(s) - choose at least one", Some(Key)),
            ("CorrectAnswer", Some(Key)),
            ("Answer 1 - max 75 characters", Some(Column::Option(Some(0)))),
            ("option_b", Some(Column::Option(Some(1)))),
            ("OptionC", Some(Column::Option(Some(2)))),
            ("Option4", Some(Column::Option(Some(3)))),
            ("D", Some(Column::Option(Some(3)))),
            ("Option", Some(Column::Option(None))),
            ("Wrong 2", Some(Wrong)),
            ("Incorrect Answer", Some(Wrong)),
            ("options", Some(Options)),
            ("Explanation", Some(Why)),
            ("explanation 2", Some(OptionWhy(1))),
            ("Option 3 Feedback", Some(OptionWhy(2))),
            ("feedback_option_a", Some(OptionWhy(0))),
            ("Category", Some(Heading)),
            ("ID", Some(Id)),
            ("Time limit (sec)", None),
            ("", None),
        ] {
            assert_eq!(column(name), expected, "{name}");
        }
    }
}
