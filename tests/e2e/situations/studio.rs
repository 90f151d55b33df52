//! The studio: authors bring a file, fix it, play it, and take it to a page of their own.

use super::play::{finish_quickly, start_quiz};
use super::situation::situations;
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

situations![
    a_moodle_file_is_fixed_played_coloured_and_embedded,
    a_spreadsheet_is_embedded_with_its_deck,
    a_quizdown_file_is_embedded_with_its_deck,
    a_deck_is_written_by_keyboard_alone,
    work_is_kept_until_its_author_forgets_it,
    a_file_that_is_too_large_or_no_text_is_refused_at_once,
    undo_brings_back_the_file_before,
    a_pasted_text_takes_the_place_of_the_example,
    fixes_are_made_by_a_press,
    what_a_format_cannot_hold_is_told_before_saving,
    a_play_begins_with_the_chosen_question,
];

/// Twenty questions of Moodle, three of them with a fault.
fn gift() -> String {
    let good = (1..=17).map(|number| format!("::q{number}:: Question {number}? {{=right ~wrong ####why}}"));
    let faulty = [
        "::unmarked:: Which one is right? {~one ~two}",
        "::double:: Which two are alike? {=one ~two ~two}",
        "::alone:: Where are the others? {=one}",
    ];
    let questions: Vec<String> = good.chain(faulty.map(str::to_owned)).collect();
    questions.join("\n\n")
}

const CSV: &str = "question;answer;wrong 1;wrong 2;explanation\r\n\
                   Which is the longest river in Europe?;The Volga;The Rhine;The Danube;It is 3,530 km long.\r\n\
                   \"Which one flows into the \"\"Black Sea\"\"?\";The Danube;The Rhine;The Elbe;At its delta in Romania.\r\n";

const QUIZDOWN: &str = "---\nprimary_color: orange\nshuffle_answers: false\n---\n\n### Which flag is it?\n\n\
                        > It has a sun.\n\n1. [x] Argentina </script><!-- {{ & }}\n2. [ ] Austria\n\n### Which one is larger?\n\n\
                        - [ ] `a < b`\n- [x] *b > a*\n";

async fn open(page: &Page) {
    page.open(&format!("{}/studio/", page.site().host)).await;
    page.wait_for("document.querySelector('deck-editor')?.text").await;
    page.wait_for("/question/.test(document.querySelector('.summary').textContent)").await;
}

/// Drops a file on the page, as an author does from a folder.
async fn drop_file(page: &Page, name: &str, content: &Value) {
    let script = "const [name, content] = arguments;
        const bytes = typeof content === 'string' ? content : new Uint8Array(content.size).fill(content.byte);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], name));
        const target = document.querySelector('deck-editor');
        for (const type of ['dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
        }";
    page.client().execute(script, vec![json!(name), content.clone()]).await.unwrap();
}

async fn wait_for_summary(page: &Page, expected: &str) {
    page.wait_for(&format!("document.querySelector('.summary').textContent === {}", json!(expected))).await;
}

/// Clicks the first button of the studio with that text.
async fn press(page: &Page, label: &str) {
    let button = format!("//button[normalize-space() = '{label}' and not(ancestor::*[@hidden])]");
    click(page, Locator::XPath(&button)).await;
}

/// Scrolls to an element and clicks it once it stands still: a press goes to a place, and what the page draws above in the
/// meantime moves it. Browsers lay out what is far below only when it comes near, and the driver of WebKit clicks nothing that
/// has no layout yet.
pub async fn click(page: &Page, locator: Locator<'_>) {
    let mut before = None;
    for _ in 0..100 {
        let element = page.client().find(locator).await.unwrap();
        let place = page.client().execute(SCROLLED_TO, vec![serde_json::to_value(&element).unwrap()]).await.ok();
        // The page may draw it anew meanwhile.
        if place.is_some() && place == before && element.click().await.is_ok() {
            return;
        }
        before = place;
        page.wait_for_frames().await;
    }
    panic!("{locator:?} cannot be clicked");
}

/// Scrolls to an element, and returns where it is then.
const SCROLLED_TO: &str = "arguments[0].scrollIntoView({ block: 'center' });
    const { x, y, width, height } = arguments[0].getBoundingClientRect();
    return [x, y, width, height];";

/// Types keys wherever the focus is.
async fn type_keys(page: &Page, keys: impl IntoIterator<Item = char>) {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for value in keys {
        actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    }
    page.client().perform_actions(actions).await.unwrap();
}

/// Goes to a problem by its button and types at the end of its line, before the closing brace.
async fn fix_at(page: &Page, line: usize, delete: usize, text: &str) {
    let place = format!("//button[starts-with(normalize-space(), 'Line {line},')]");
    // While a check runs, its answer may move the list under the pointer.
    page.wait_for("document.querySelector('.summary').textContent !== 'Checking …'").await;
    click(page, Locator::XPath(&place)).await;
    page.wait_for("document.activeElement?.matches('deck-editor')").await;
    let keys = [Key::End.into(), Key::Left.into()].into_iter().chain(vec![Key::Backspace.into(); delete]);
    type_keys(page, keys.chain(text.chars())).await;
}

async fn to_tab(page: &Page, name: &str) {
    press(page, name).await;
    page.wait_for(&format!("document.querySelector('[role=tab][aria-selected=true]').textContent === {}", json!(name)))
        .await;
}

/// Copies the code, pastes it into a page on another origin, publishes that, and plays the quiz there.
async fn embeds_and_plays(page: &Page) {
    to_tab(page, "Embed").await;
    press(page, "Copy").await;
    page.wait_for("/^Copied|selected/.test(document.querySelector('.piece [role=status]').textContent)").await;
    let told = page.eval("document.querySelector('.piece [role=status]').textContent").await;
    if told != json!("Copied.") {
        // The author copies what is selected.
        page.press_while_holding(Key::Control, 'c').await;
    }
    page.open("/pages/paste-here.html").await;
    let pasted = page.pasted_into("#content").await;
    assert!(pasted.as_str().unwrap().contains("<script type=\"application/json\">"), "{pasted}");
    page.client().find(Locator::Css("#publish")).await.unwrap().click().await.unwrap();
    page.wait_for("host").await;
    start_quiz(page).await;
    finish_quickly(page).await;
}

async fn a_moodle_file_is_fixed_played_coloured_and_embedded(page: &Page) {
    open(page).await;
    drop_file(page, "moodle.gift", &json!(gift())).await;
    wait_for_summary(page, "3 problems. 17 questions.").await;
    assert_eq!(page.eval("document.querySelector('.sheet-head .name').textContent").await, json!("moodle.gift"));
    for (line, delete, text, faulty) in [(35, 0, " =three", 2), (37, 1, "c", 1), (39, 0, " ~two", 0)] {
        fix_at(page, line, delete, text).await;
        // The fixed ones still have advice.
        let left = format!("document.querySelectorAll('.problem:not(.advice)').length === {faulty}");
        page.wait_for(&format!(
            "{left} && /{} questions/.test(document.querySelector('.summary').textContent)",
            20 - faulty
        ))
        .await;
    }

    start_quiz(page).await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 20");
    finish_quickly(page).await;

    to_tab(page, "Embed").await;
    page.client().find(Locator::XPath("//summary[. = 'How it looks']")).await.unwrap().click().await.unwrap();
    let field = page.client().find(Locator::Css("[aria-label='Main buttons as a code']")).await.unwrap();
    field.send_keys("#6d28d9").await.unwrap();
    page.wait_for("getComputedStyle(host).getPropertyValue('--role-fit-accent') === '#6d28d9'").await;
    assert_eq!(page.eval("host.status").await, json!("result"), "the play goes on under new colours");
    embeds_and_plays(page).await;
    assert_eq!(page.eval("host.result.asked").await, json!(20));
    let accent = "getComputedStyle(host).getPropertyValue('--role-fit-accent').trim()";
    assert_eq!(page.eval(accent).await, json!("#6d28d9"));
    assert_eq!(page.eval("window.errors").await, json!([]));
}

async fn a_spreadsheet_is_embedded_with_its_deck(page: &Page) {
    open(page).await;
    drop_file(page, "rivers.csv", &json!(CSV)).await;
    page.wait_for("/2 questions/.test(document.querySelector('.summary').textContent)").await;
    assert_eq!(page.eval("document.querySelectorAll('.problem:not(.advice)').length").await, json!(0));
    embeds_and_plays(page).await;
    assert_eq!(page.eval("window.errors").await, json!([]));
}

async fn a_quizdown_file_is_embedded_with_its_deck(page: &Page) {
    open(page).await;
    drop_file(page, "flags.md", &json!(QUIZDOWN)).await;
    page.wait_for("/2 questions/.test(document.querySelector('.summary').textContent)").await;
    assert_eq!(page.eval("window.errors").await, json!([]), "nothing breaks the policy of the studio");
    embeds_and_plays(page).await;
}

/// From the address bar: an example is chosen, the text is changed, a tab is left and the quiz is started, all by keys.
async fn a_deck_is_written_by_keyboard_alone(page: &Page) {
    open(page).await;
    let focused = "document.activeElement";
    let tab_until = async |condition: &str| {
        for _ in 0..60 {
            page.press_key(Key::Tab, 1).await;
            if page.eval(&format!("(it => !!({condition}))({focused})")).await == json!(true) {
                return;
            }
        }
        panic!("Tab does not reach {condition}");
    };
    tab_until("it.matches('[role=tab]')").await;
    page.press_key(Key::Right, 1).await;
    page.wait_for("document.activeElement.id === 'tab-embed' && !document.querySelector('#panel-embed').hidden").await;
    page.press_key(Key::Home, 1).await;
    page.wait_for("document.activeElement.id === 'tab-deck' && !document.querySelector('#panel-deck').hidden").await;

    tab_until("it.matches('deck-editor')").await;
    page.press_while_holding(Key::Control, Key::End).await;
    type_keys(
        page,
        "\n## Typed?\n- [x] Yes\n- [ ] No\n".chars().map(|char| if char == '\n' { Key::Enter.into() } else { char }),
    )
    .await;
    page.wait_for("/5 questions/.test(document.querySelector('.summary').textContent)").await;
    tab_until("!it.matches('deck-editor')").await;

    tab_until("it.getAttribute('aria-label') === 'Play from question 5'").await;
    page.press_key(Key::Enter, 1).await;
    page.wait_for_status("question").await;
    page.wait_for("document.activeElement.matches('.preview')").await;
    assert_eq!(page.text(".stem").await, "Typed?");
    tab_until("it.matches('role-fit')").await;
    page.press_key(Key::Space, 1).await;
    page.wait_for_status("feedback").await;
}

async fn work_is_kept_until_its_author_forgets_it(page: &Page) {
    open(page).await;
    drop_file(page, "mine.md", &json!("## Mine?\n- [x] Yes\n- [ ] No\n\n> Why not.\n")).await;
    wait_for_summary(page, "No problems. 1 question.").await;
    page.wait_for("/^Kept/.test(document.querySelector('.keeping .hint').textContent)").await;
    page.reload().await;
    page.wait_for("document.querySelector('deck-editor')?.text?.startsWith('## Mine?')").await;
    wait_for_summary(page, "No problems. 1 question.").await;
    assert_eq!(page.eval("document.querySelector('.sheet-head .name').textContent").await, json!("mine.md"));
    page.wait_for("/^Restored/.test(document.querySelector('.keeping .hint').textContent)").await;
    page.client().find(Locator::Css(".keeping input")).await.unwrap().click().await.unwrap();
    page.wait_for("!Object.keys(localStorage).some(key => key.includes('studio'))").await;
    assert!(page.eval("document.querySelector('deck-editor').text").await.as_str().unwrap().starts_with("## Mine?"));
}

async fn a_file_that_is_too_large_or_no_text_is_refused_at_once(page: &Page) {
    open(page).await;
    let before = page.eval("document.querySelector('deck-editor').text").await;
    for (name, content, reason) in [
        ("film.mp4", json!({ "size": 10 * 1024 * 1024, "byte": 65 }), "it has 10 MB"),
        ("picture.md", json!({ "size": 4096, "byte": 0 }), "not a text file"),
        ("line.md", json!("a".repeat(1_500_000)), "one line has 1500000 characters"),
    ] {
        drop_file(page, name, &content).await;
        page.wait_for(&format!("document.querySelector('[role=alert]').textContent.includes({})", json!(reason))).await;
        assert!(
            page.eval("document.querySelector('[role=alert]').textContent").await.as_str().unwrap().starts_with(name)
        );
        assert_eq!(page.eval("document.querySelector('deck-editor').text").await, before, "{name}");
    }
}

async fn undo_brings_back_the_file_before(page: &Page) {
    open(page).await;
    let text = "document.querySelector('deck-editor').text";
    let example = page.eval(text).await;
    drop_file(page, "one.gift", &json!("::a:: One? {=a ~b}")).await;
    wait_for_summary(page, "1 piece of advice. 1 question.").await;
    drop_file(page, "two.md", &json!("## Two?\n- [x] a\n- [ ] b\n")).await;
    page.wait_for("document.querySelector('#format').selectedOptions[0].text === 'Markdown (recognised)'").await;
    for (label, name, format) in [("Undo", "one.gift", "GIFT"), ("Redo", "two.md", "Markdown")] {
        press(page, label).await;
        page.wait_for(&format!("document.querySelector('.sheet-head .name').textContent === {}", json!(name))).await;
        let shown = json!(format!("{format} (recognised)"));
        page.wait_for(&format!("document.querySelector('#format').selectedOptions[0].text === {shown}")).await;
    }
    press(page, "Undo").await;
    press(page, "Undo").await;
    page.wait_for(&format!("{text} === {example}")).await;
}

async fn a_pasted_text_takes_the_place_of_the_example(page: &Page) {
    open(page).await;
    let script = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'What do yaks eat?\\nA. Grass\\nB. Meat\\nANSWER: A');
        // Firefox takes the text by its older names.
        const old = { dataType: 'text/plain', data: clipboardData.getData('text/plain') };
        const event = new ClipboardEvent('paste', { clipboardData, ...old, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);";
    page.client().execute(script, vec![]).await.unwrap();
    page.wait_for("document.querySelector('#format').selectedOptions[0].text === 'Aiken (recognised)'").await;
    assert_eq!(page.eval("document.querySelector('.sheet-head .name').textContent").await, json!("Without a name"));
}

async fn fixes_are_made_by_a_press(page: &Page) {
    open(page).await;
    let deck = r#"{ "titel": "Yaks", "items": [{ "kind": "question", "stem": "Food?", "key": "Grass",
        "options": [{ "text": "Grass" }, { "text": "Meat" }], },] }"#;
    drop_file(page, "yaks.json", &json!(deck)).await;
    wait_for_summary(page, "1 problem. 0 questions.").await;
    press(page, "Remove what JSON does not allow: extra commas and comments").await;
    page.wait_for("document.querySelectorAll('.problem').length > 2").await;
    press(page, "Fix all 2 that can be fixed").await;
    wait_for_summary(page, "1 piece of advice. 1 question.").await;
    assert!(
        page.eval("document.querySelector('deck-editor').text").await.as_str().unwrap().contains("\"title\": \"Yaks\"")
    );
    page.wait_for_status("intro").await;
}

async fn what_a_format_cannot_hold_is_told_before_saving(page: &Page) {
    open(page).await;
    page.client().find(Locator::XPath("//summary[. = 'Examples']")).await.unwrap().click().await.unwrap();
    press(page, "Two roles and a meter (JSON)").await;
    page.wait_for("document.querySelector('#format').selectedOptions[0].text.startsWith('Deck')").await;
    page.wait_for("document.querySelector('.summary').textContent !== 'Checking …'").await;
    press(page, "GIFT").await;
    page.wait_for(
        "document.querySelector('.message strong')?.textContent === 'This will be missing in paper-jobs.gift:'",
    )
    .await;
    press(page, "Leave it").await;
    page.wait_for("!document.querySelector('.message strong')").await;
}

async fn a_play_begins_with_the_chosen_question(page: &Page) {
    open(page).await;
    for number in [3, 2] {
        let button = format!("[aria-label='Play from question {number}']");
        click(page, Locator::Css(&button)).await;
        page.wait_for_status("question").await;
        let stem = page.eval(&format!("document.querySelectorAll('tbody tr .link')[{}].textContent", number - 1)).await;
        page.wait_for(&format!("root.querySelector('.stem')?.textContent === {stem}")).await;
    }
    press(page, "Start again").await;
    page.wait_for_status("intro").await;
}
