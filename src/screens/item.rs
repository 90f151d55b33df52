//! One item of a play: what is asked, what can be answered, and the buttons that lead on.

use crate::context::ScreenContext;
use crate::parts::answer_mark::AnswerMark;
use crate::parts::bar::bar;
use crate::parts::buttons::{Look, button};
use crate::parts::feedback::feedback;
use crate::parts::headings::stem;
use crate::parts::marked_text::marked_text;
use crate::parts::meter::meter;
use crate::parts::names::{level_name, role_text};
use crate::parts::option_button::option_button;
use crate::parts::radio_group::radio_group;
use role_fit_core::answers::{Choice, Level, Step};
use role_fit_core::deck::{Body, Duty, Id, Item, Kind, Owner, Pair, Question, QuestionOption, Role};
use role_fit_core::play::{Card, Layout, Part, Topic};
use role_fit_core::run::Run;
use role_fit_core::session::Action;
use yew::prelude::*;

/// The line above the card.
pub fn eyebrow(ctx: &ScreenContext, run: &Run, at: usize, is_practice: bool) -> AttrValue {
    let (index, total) = run.play.progress(at);
    if is_practice { ctx.wording.practice(index, total) } else { ctx.wording.progress(index, total) }
}

/// How much of the play is done; the line beside it says the same.
pub fn progress_bar(run: &Run, at: usize) -> Html {
    let (index, total) = run.play.progress(at);
    bar(index, total)
}

/// Draws the item at that index of the play. Pairs that sharpen a result have its meter above them, which follows each
/// answer. What is practised belongs to no part of a play.
pub fn item_screen(ctx: &ScreenContext, run: &Run, card: &Card, at: usize, is_practice: bool) -> Html {
    let item = &*card.item;
    let answer = run.answers.to(item);
    let signpost = run.play.part(at).filter(|_| !is_practice).and_then(|part| signpost(ctx, part));
    html! {
        <>
            if at >= run.play.drawn() {
                if let Some(value) = run.meter() {
                    <div class="live">{ meter(ctx, &value) }</div>
                }
            }
            <fieldset class="item" aria-describedby={item.pair().map(|_| "poles")}>
                { legend(ctx, item, answer, signpost) }
                { controls(ctx, card, answer) }
            </fieldset>
            { feedback(ctx, item, answer) }
            { nav_buttons(ctx, run, item, at, is_practice) }
        </>
    }
}

/// The question. It gets the focus when it is new, so that screen readers read it once.
fn legend(ctx: &ScreenContext, item: &Item, answer: Option<&Choice>, signpost: Option<AttrValue>) -> Html {
    let is_answered = item.is_keyed() && answer.is_some();
    html! {
        <legend tabindex="-1" part="question" ref={ctx.focus_if(!is_answered)}>
            if let Some(signpost) = signpost {
                <span class="signpost" lang={ctx.wording_language()}>{ signpost }</span>
                { " " }
            }
            { ask(ctx, item) }
            { stem(ctx, &item.stem) }
        </legend>
    }
}

/// What the part is about that begins here; a play with one part needs no signpost.
fn signpost(ctx: &ScreenContext, part: Part) -> Option<AttrValue> {
    let title = match (part.topic, ctx.deck.readiness()) {
        (Topic::Preferences, _) => ctx.wording.part_fit(),
        (Topic::Duties, _) => ctx.wording.part_duty(),
        (Topic::Knowledge, _) if ctx.deck.roles().is_none() => ctx.wording.part_neutral_question(),
        (Topic::Knowledge, _) => ctx.wording.part_question(),
        (Topic::SelfChecks, Some(readiness)) => readiness.title.to_string().into(),
        (Topic::SelfChecks, None) => ctx.wording.part_self_check(),
    };
    (part.total > 1).then(|| ctx.wording.signpost(part.number, title, part.total))
}

/// The line above the question: the widget's for the kind, or the deck's heading of a question about anything.
fn ask(ctx: &ScreenContext, item: &Item) -> Html {
    let (line, lang) = match &item.body {
        Body::Question(question) if item.kind == Kind::Question => (AttrValue::from(&*question.heading), None),
        _ => (ask_of_kind(ctx, item.kind), ctx.wording_language()),
    };
    if line.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <span class="ask" {lang}>{ line }</span>
            // Without a space screen readers run the two sentences together.
            { " " }
        </>
    }
}

fn ask_of_kind(ctx: &ScreenContext, kind: Kind) -> AttrValue {
    match kind {
        Kind::Question => AttrValue::default(),
        // The line would name two roles.
        Kind::Readiness if ctx.deck.roles().is_none() => AttrValue::default(),
        Kind::Duty => ctx.wording.ask_duty(ctx.role_short(Role::Pm), ctx.role_short(Role::Po)),
        Kind::Scenario => ctx.wording.ask_scenario(ctx.role_short(Role::Pm), ctx.role_short(Role::Po)),
        Kind::Origin => ctx.wording.ask_origin(),
        Kind::Expert => ctx.wording.ask_expert(),
        Kind::Fit => ctx.wording.ask_fit(),
        Kind::Readiness => ctx.wording.ask_readiness(ctx.role_short(Role::Pm), ctx.role_short(Role::Po)),
        Kind::SelfCheck => ctx.wording.ask_self_check(),
        Kind::MixUp => ctx.wording.ask_mix_up(),
    }
}

fn controls(ctx: &ScreenContext, card: &Card, answer: Option<&Choice>) -> Html {
    let item = &*card.item;
    match (&item.body, &card.layout) {
        (Body::Duty(duty), _) => duty_buttons(ctx, item, duty, answer),
        (Body::Question(question), Layout::Options(order)) => question_buttons(ctx, item, question, order, answer),
        (Body::Question(_), _) => Html::default(),
        (Body::Pair(pair), Layout::First(first)) => pair_scale(ctx, item, pair, *first, answer),
        (Body::Pair(pair), _) => pair_scale(ctx, item, pair, Role::Po, answer),
        (Body::Check(_), _) => check_levels(ctx, item, answer),
    }
}

fn duty_buttons(ctx: &ScreenContext, item: &Item, duty: &Duty, answer: Option<&Choice>) -> Html {
    html! {
        <div class="options three">
            { for Owner::ALL.map(|owner| owner_button(ctx, item, duty, owner, answer)) }
        </div>
    }
}

fn owner_button(ctx: &ScreenContext, item: &Item, duty: &Duty, owner: Owner, answer: Option<&Choice>) -> Html {
    let choice = Choice::Owner(owner);
    let mark = answer.map(|answer| AnswerMark::new(item, duty.key == owner, *answer == choice));
    let (name, about) = match owner.role() {
        Some(role) => (ctx.role_short(role).into(), ctx.role_name(role).into()),
        None => (ctx.wording.both(), ctx.wording.both_about()),
    };
    let about = mark.and_then(|mark| mark.text(ctx)).unwrap_or(about);
    let content = html! {
        <>
            { role_text(owner.role(), name) }
            { " " }
            // The key is for the same reason as in `changing_text`.
            <span key={about.as_str()}>{ about }</span>
        </>
    };
    option_button(ctx, mark, Action::Answer(item.id.clone(), choice), content)
}

fn question_buttons(
    ctx: &ScreenContext,
    item: &Item,
    question: &Question,
    order: &[Id],
    answer: Option<&Choice>,
) -> Html {
    let options = order.iter().filter_map(|id| question.option(id));
    html! {
        <div class="options rows">
            { for options.map(|option| question_button(ctx, item, question, option, answer)) }
        </div>
    }
}

fn question_button(
    ctx: &ScreenContext,
    item: &Item,
    question: &Question,
    option: &QuestionOption,
    answer: Option<&Choice>,
) -> Html {
    let choice = Choice::Option(option.id.clone());
    let mark = answer.map(|answer| AnswerMark::new(item, question.key().id == option.id, *answer == choice));
    let content = html! {
        <>
            <span class="choice">{ marked_text(&option.text) }</span>
            if let Some(text) = mark.and_then(|mark| mark.text(ctx)) {
                { " " }
                <span>{ text }</span>
            }
        </>
    };
    option_button(ctx, mark, Action::Answer(item.id.clone(), choice), content)
}

/// Two poles, called A and B and coloured alike: readers who saw which side is which would answer as they wish to appear.
fn pair_scale(ctx: &ScreenContext, item: &Item, pair: &Pair, first: Role, answer: Option<&Choice>) -> Html {
    let wording = &ctx.wording;
    let mut steps = Step::ALL.map(Choice::Step);
    if first == Role::Pm {
        steps.reverse();
    }
    let names = [wording.step_0(), wording.step_1(), wording.step_2(), wording.step_3(), wording.step_4()];
    html! {
        <>
            <div class="poles" id="poles">
                { pole(wording.pole_first(), pair, first) }
                { pole(wording.pole_second(), pair, first.other()) }
            </div>
            <div class="scale" lang={ctx.wording_language()}>
                { radio_group(ctx, item, steps.into_iter().zip(names).collect(), answer) }
            </div>
        </>
    }
}

fn pole(name: AttrValue, pair: &Pair, role: Role) -> Html {
    html! {
        <p class="pole">
            <b>{ name }</b>
            { " " }
            <span>{ marked_text(&pair.pole(role).text) }</span>
        </p>
    }
}

fn check_levels(ctx: &ScreenContext, item: &Item, answer: Option<&Choice>) -> Html {
    let levels = Level::ALL.map(|level| (Choice::Level(level), level_name(ctx, level)));
    html! {
        <div class="levels" lang={ctx.wording_language()}>{ radio_group(ctx, item, levels.to_vec(), answer) }</div>
    }
}

/// Back and Next. A keyed item shows Next with its feedback, and Next then gets the focus; the other kinds show it always.
fn nav_buttons(ctx: &ScreenContext, run: &Run, item: &Item, at: usize, is_practice: bool) -> Html {
    let is_answered = run.answers.to(item).is_some();
    let is_last = run.play.is_last(at);
    html! {
        <div class="actions apart">
            if at > 0 {
                { button(ctx, Look::QuietBack, ctx.wording.back(), Action::Back) }
            } else if is_practice && !is_last {
                { button(ctx, Look::QuietBack, ctx.wording.review_back(), Action::Leave) }
            }
            if is_answered || !item.is_keyed() {
                <button
                    type="button"
                    class="button primary"
                    part="button"
                    lang={ctx.wording_language()}
                    disabled={!is_answered}
                    ref={ctx.focus_if(item.is_keyed())}
                    onclick={ctx.send(Action::Next)}
                >
                    {
                        match (is_last, is_practice) {
                            (false, _) => ctx.wording.next(),
                            (true, false) => ctx.wording.to_result(),
                            (true, true) => ctx.wording.review_back(),
                        }
                    }
                </button>
            }
        </div>
    }
}
