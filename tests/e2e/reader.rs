//! Plays the quiz on a page and, step by step, the same answers in a native session, so that both end with one result.

use crate::page::Page;
use fantoccini::key::Key;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::reading;
use role_fit_core::deck::{Body, Deck, Length, Owner, Role};
use role_fit_core::play::{Card, Layout};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Action, Session};
use serde_json::json;
use std::rc::Rc;

/// How a reader answers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum InputMethod {
    Mouse,
    Keyboard,
}

/// A reader during a play.
pub struct Reader<'p> {
    page: &'p Page,
    input: InputMethod,
    pub session: Session,
}

/// The deck that is built into the widget.
pub fn shipped_deck() -> Rc<Deck> {
    Rc::new(reading::parse(include_str!("../../static/decks/po-pm.json")).unwrap())
}

impl<'p> Reader<'p> {
    /// Starts a play on the page and a native one with the same seed, which is read from the storage of the tab.
    pub async fn start(page: &'p Page, input: InputMethod, length: Length) -> Self {
        Self::start_with(page, input, length, shipped_deck()).await
    }

    /// The same where the page shows the shipped deck in another language.
    pub async fn start_with(page: &'p Page, input: InputMethod, length: Length, deck: Rc<Deck>) -> Self {
        page.scroll_to_widget().await;
        page.wait_for_status("intro").await;
        let (button, label) = match length {
            Length::Short => (1, "quick quiz"),
            Length::Full => (2, "ull quiz"),
        };
        match input {
            InputMethod::Mouse => page.click(&format!(".actions button:nth-child({button})")).await,
            InputMethod::Keyboard => {
                page.tab_to(&format!("it.textContent.includes('{label}')")).await;
                page.press_key(Key::Enter, 1).await;
            }
        }
        page.wait_for_status("question").await;
        // The widget saves it in a task of its own, after it has shown the question.
        let saved = r"Object.values(sessionStorage).find(line => /^\d+ \w+ 0 \//.test(line))";
        page.wait_for(saved).await;
        let seed = page.eval(&format!("parseInt({saved}, 10)")).await.as_u64().unwrap();
        let seed = u32::try_from(seed).unwrap();
        let mut session = Session::new(deck, seed);
        session.apply(Action::Start(length)).unwrap();
        Self { page, input, session }
    }

    /// Answers all remaining items, with a mix of choices, and continues to the result.
    pub async fn finish(&mut self) -> Outcome {
        while self.session.outcome().is_none() {
            self.answer().await;
            self.next().await;
        }
        self.page.wait_for_status("result").await;
        self.session.outcome().unwrap()
    }

    pub fn card(&self) -> Card {
        let run = self.session.run().unwrap();
        run.card(self.index()).unwrap().clone()
    }

    /// The last answered card.
    fn previous_card(&self) -> Card {
        self.session.run().unwrap().card(self.index() - 1).unwrap().clone()
    }

    fn index(&self) -> usize {
        self.session.run().unwrap().answers.iter().count()
    }

    /// Answers the item on the screen; over a play, each position of a choice has its turn.
    pub async fn answer(&mut self) {
        let position = (self.index() * 7 + 3) % choices_on_screen(&self.card()).len();
        self.answer_at(position).await;
    }

    /// Answers a keyed item correctly or incorrectly.
    pub async fn answer_keyed(&mut self, is_correct: bool) {
        let card = self.card();
        let is_wanted = |choice: &Choice| card.item.is_right(choice) == Some(is_correct);
        self.answer_at(choices_on_screen(&card).iter().position(is_wanted).unwrap()).await;
    }

    /// Waits until the page shows the next item of the native play.
    pub async fn wait_for_question(&self) {
        let stem = json!(self.card().item.stem.to_string());
        self.page.wait_for(&format!("root.querySelector('.stem')?.textContent === {stem}")).await;
    }

    /// Chooses what is at that position of the screen, on the page and natively.
    async fn answer_at(&mut self, position: usize) {
        self.wait_for_question().await;
        let card = self.card();
        let choices = choices_on_screen(&card);
        match self.input {
            InputMethod::Mouse => self.click(&card, position).await,
            InputMethod::Keyboard => self.choose_by_keyboard(&card, position).await,
        }
        self.page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        self.session.apply(Action::Answer(card.item.id.clone(), choices[position].clone())).unwrap();
    }

    async fn click(&self, card: &Card, position: usize) {
        let control = if card.item.is_keyed() { ".option" } else { ".radio" };
        self.page.click(&format!("{control}:nth-child({})", position + 1)).await;
    }

    /// Moves with Tab from the question, which has the focus, to the choices.
    async fn choose_by_keyboard(&self, card: &Card, position: usize) {
        // The widget moves the focus there in the next frame.
        self.page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        if card.item.is_keyed() {
            self.page.press_key(Key::Tab, position + 1).await;
            // Both keys activate a button.
            self.page.press_key(if position == 0 { Key::Space } else { Key::Enter }, 1).await;
        } else {
            self.page.press_key(Key::Tab, 1).await;
            self.page.press_key(Key::Space, 1).await;
            self.page.press_key(Key::Right, position).await;
            let checked = "[...root.querySelectorAll('input')].findIndex(input => input.checked)";
            assert_eq!(self.page.eval(checked).await, json!(position), "{}", card.item.stem);
        }
    }

    /// Continues to the next item, or to the result.
    pub async fn next(&mut self) {
        match self.input {
            InputMethod::Mouse => self.page.click(".apart .primary").await,
            InputMethod::Keyboard => {
                if self.previous_card().item.is_keyed() {
                    // After feedback, the widget moves the focus there itself.
                    self.page.wait_for("root.activeElement?.classList.contains('primary')").await;
                } else {
                    self.page.tab_to("it.classList.contains('primary')").await;
                }
                self.page.press_key(Key::Enter, 1).await;
            }
        }
        self.session.apply(Action::Next).unwrap();
    }
}

/// The choices of a card in the order of the screen.
fn choices_on_screen(card: &Card) -> Vec<Choice> {
    match (&card.item.body, &card.layout) {
        (Body::Duty(_), _) => Owner::ALL.map(Choice::Owner).to_vec(),
        (Body::Question(_), Layout::Options(order)) => order.iter().cloned().map(Choice::Option).collect(),
        (Body::Pair(_), Layout::First(first)) => {
            let mut steps = Step::ALL;
            if *first == Role::Pm {
                steps.reverse();
            }
            steps.map(Choice::Step).to_vec()
        }
        (Body::Check(_), _) => Level::ALL.map(Choice::Level).to_vec(),
        (body, layout) => panic!("a card cannot have {layout:?} with {body:?}"),
    }
}
