//! Any sequence of moves.

use crate::checks::{assert_agrees, assert_sound};
use crate::common::{finish, on_screen, paste, picture, right, shared_result, shipped};
use crate::start::{answer_to, small};
use proptest::prelude::*;
use proptest::sample::Index;
use role_fit_core::deck::{Item, Length};
use role_fit_core::play::Card;
use role_fit_core::result::outcome::Outcome;
use role_fit_core::session::{Action, Session};
use role_fit_core::share::link::Linked;
use std::rc::Rc;

/// One thing that a reader does, on whichever screen is shown.
#[derive(Debug, Clone)]
pub enum Move {
    /// Answers the item on the screen by one of its choices.
    Answer(Index),
    /// Answers another item of the play or of the deck.
    Stray(Index, Index),
    /// Answers all open items up to the result.
    Finish(Index),
    /// Opens a link.
    Open(Linked),
    /// Pastes a text for the team.
    Paste(String),
    /// Names a person of the team.
    Name(usize, &'static str),
    /// Does something else.
    Do(Action),
}

fn any_move() -> impl Strategy<Value = Move> {
    let actions = vec![
        Action::Start(Length::Short),
        Action::Start(Length::Full),
        Action::OpenReview,
        Action::Sharpen,
        Action::Sharpen,
        Action::Practise,
        Action::Practise,
        Action::CloseReview,
        Action::PlayAgain,
        Action::Restart,
    ];
    prop_oneof![
        8 => any::<Index>().prop_map(Move::Answer),
        8 => Just(Move::Do(Action::Next)),
        3 => Just(Move::Do(Action::Back)),
        2 => any::<(Index, Index)>().prop_map(|(item, choice)| Move::Stray(item, choice)),
        2 => any::<Index>().prop_map(Move::Finish),
        6 => prop::sample::select(actions).prop_map(Move::Do),
        1 => prop::sample::select(links()).prop_map(Move::Open),
        2 => prop::sample::select(on_others()).prop_map(Move::Do),
        1 => prop::sample::select(pastes()).prop_map(Move::Paste),
        1 => (0..3usize, prop::sample::select(vec!["", "Ann", " Bo \n the \t first "])).prop_map(|(place, name)| Move::Name(place, name)),
        1 => Just(Move::Do(Action::Forget)),
    ]
}

fn links() -> Vec<Linked> {
    let known = shared_result(small().fingerprint());
    let team = vec![known, shared_result(9), known];
    vec![
        Linked::Result(known),
        Linked::Result(shared_result(1)),
        Linked::Several(vec![known, known]),
        Linked::Several(team),
    ]
}

fn pastes() -> Vec<String> {
    let link = format!("Ann  Lee: https://example.org/#{}", shared_result(small().fingerprint()).encode());
    vec![String::new(), "nothing\nof use".to_owned(), link.clone(), format!("{link}\r\n\r\n{link}")]
}

/// What a reader can do with other people's results.
fn on_others() -> Vec<Action> {
    vec![Action::OpenTeam, Action::Leave, Action::Remove(0), Action::Remove(7)]
}

pub fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(any_move(), 0..40)
}

/// Makes one move and checks that its event agrees with the session.
pub fn make(session: &mut Session, made: &Move) {
    let chosen = |card: &Card, index: &Index| index.get(&card.item.choices()).clone();
    let before = picture(session);
    let event = match made {
        Move::Answer(index) => match on_screen(session) {
            Some(card) => session.apply(Action::Answer(card.item.id.clone(), chosen(&card, index))),
            None => session.apply(answer_to(session)),
        },
        Move::Stray(item, choice) => {
            let item = Rc::clone(item.get(session.deck().items()));
            session.apply(Action::Answer(item.id.clone(), choice.get(&item.choices()).clone()))
        }
        Move::Finish(index) => {
            finish(session, |item| index.get(&item.choices()).clone());
            return;
        }
        Move::Paste(text) => paste(session, text),
        Move::Name(place, name) => session.name(*place, name),
        Move::Open(linked) => Some(session.open(linked.clone())),
        Move::Do(action) => session.apply(action.clone()),
    };
    assert_agrees(event.as_ref(), &before, session);
}

fn outcome_as_text(outcome: &Outcome) -> String {
    let id = |item: &Item| item.id.as_str().to_owned();
    let moved: Vec<_> = outcome.moved.iter().map(|moved| (id(&moved.item), moved.role, moved.percent)).collect();
    let score = outcome.knowledge.as_ref().map(|knowledge| (knowledge.total, knowledge.duties));
    let lights: Vec<_> = outcome.lights.iter().map(|light| (id(&light.item), light.level)).collect();
    format!("{:?} {moved:?} {:?} {:?} {score:?} {lights:?}", outcome.meter, outcome.changes_to_flip(), outcome.facets)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_moves_leave_a_valid_session(seed in any::<u32>(), moves in any_moves()) {
        for deck in [small(), shipped()] {
            let mut session = Session::new(deck, seed);
            for made in &moves {
                make(&mut session, made);
                assert_sound(&session);
            }
        }
    }

    #[test]
    fn the_same_moves_lead_to_the_same_session(seed in any::<u32>(), moves in any_moves()) {
        let deck = small();
        let mut sessions = [Session::new(Rc::clone(&deck), seed), Session::new(deck, seed)];
        for made in &moves {
            for session in &mut sessions {
                make(session, made);
            }
            prop_assert_eq!(picture(&sessions[0]), picture(&sessions[1]));
        }
        for session in &mut sessions {
            session.apply(Action::Start(Length::Full));
            finish(session, right);
        }
        let outcomes = sessions.map(|session| session.outcome().map(|outcome| outcome_as_text(&outcome)));
        prop_assert_eq!(&outcomes[0], &outcomes[1]);
    }
}
