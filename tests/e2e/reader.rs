//! A reader who answers on the page what a session answers natively, step by step, so that both must end alike.
//!
//! Knows how choices are laid out on the screen; knows nothing of browsers but by the page.

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

/// By what a reader answers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum InputMethod {
    Mouse,
    Keyboard,
}

/// A reader in the middle of a play.
pub struct Reader<'p> {
    page: &'p Page,
    input: InputMethod,
    pub session: Session,
}

/// The deck that ships.
pub fn shipped_deck() -> Rc<Deck> {
    Rc::new(reading::parse(include_str!("../../static/decks/po-pm.json")).unwrap())
}

impl<'p> Reader<'p> {
    /// Starts a play on the page and beside it. The seed is what the tab keeps of it.
    pub async fn start(page: &'p Page, input: InputMethod, length: Length) -> Self {
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
        // It is kept in a task of its own, after the question is there.
        let kept = r"Object.values(sessionStorage).find(line => /^\d+ \w+ 0 \//.test(line))";
        page.wait_for(kept).await;
        let seed = page.eval(&format!("parseInt({kept}, 10)")).await.as_u64().unwrap();
        let seed = u32::try_from(seed).unwrap();
        let mut session = Session::new(shipped_deck(), seed);
        session.apply(Action::Start(length)).unwrap();
        Self { page, input, session }
    }

    /// Answers everything that is left, a little of everything, and goes on to the result.
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
        run.card(self.place()).unwrap().clone()
    }

    /// The card that was answered last.
    fn card_before(&self) -> Card {
        self.session.run().unwrap().card(self.place() - 1).unwrap().clone()
    }

    fn place(&self) -> usize {
        self.session.run().unwrap().answers.iter().count()
    }

    /// Answers the item on the screen, with no pattern but that every place gets its turn.
    pub async fn answer(&mut self) {
        let place = (self.place() * 7 + 3) % shown(&self.card()).len();
        self.answer_at(place).await;
    }

    /// Answers a keyed item rightly or wrongly.
    pub async fn answer_keyed(&mut self, rightly: bool) {
        let card = self.card();
        let is_wanted = |choice: &Choice| card.item.is_right(choice) == Some(rightly);
        self.answer_at(shown(&card).iter().position(is_wanted).unwrap()).await;
    }

    /// Waits until the item that comes next natively is on the screen.
    pub async fn wait_for_question(&self) {
        let stem = json!(self.card().item.stem);
        self.page.wait_for(&format!("root.querySelector('.stem')?.textContent === {stem}")).await;
    }

    /// Answers by the choice at that place of the screen, by the input and natively.
    async fn answer_at(&mut self, place: usize) {
        self.wait_for_question().await;
        let card = self.card();
        let choices = shown(&card);
        match self.input {
            InputMethod::Mouse => self.click(&card, place).await,
            InputMethod::Keyboard => self.type_in(&card, place).await,
        }
        self.page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        self.session.apply(Action::Answer(card.item.id.clone(), choices[place].clone())).unwrap();
    }

    async fn click(&self, card: &Card, place: usize) {
        let control = if card.item.is_keyed() { ".option" } else { ".radio" };
        self.page.click(&format!("{control}:nth-child({})", place + 1)).await;
    }

    /// From the question, where the focus is, by Tab to the choices.
    async fn type_in(&self, card: &Card, place: usize) {
        // It moves there with the next frame.
        self.page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        if card.item.is_keyed() {
            self.page.press_key(Key::Tab, place + 1).await;
            // Both keys press a button.
            self.page.press_key(if place == 0 { Key::Space } else { Key::Enter }, 1).await;
        } else {
            self.page.press_key(Key::Tab, 1).await;
            self.page.press_key(Key::Space, 1).await;
            self.page.press_key(Key::Right, place).await;
            let checked = "[...root.querySelectorAll('input')].findIndex(input => input.checked)";
            assert_eq!(self.page.eval(checked).await, json!(place), "{}", card.item.stem);
        }
    }

    /// On to the next item, or to the result.
    pub async fn next(&mut self) {
        match self.input {
            InputMethod::Mouse => self.page.click(".apart .primary").await,
            InputMethod::Keyboard => {
                if self.card_before().item.is_keyed() {
                    // After an answer with feedback the focus goes there by itself.
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
fn shown(card: &Card) -> Vec<Choice> {
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
