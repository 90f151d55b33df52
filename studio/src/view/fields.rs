//! Form controls with their labels.

use yew::prelude::*;

/// A group of radio buttons in a row.
pub fn radios<T: Copy + PartialEq + 'static>(
    name: &'static str,
    legend: &'static str,
    choices: impl IntoIterator<Item = (T, AttrValue)>,
    chosen: T,
    choose: &Callback<T>,
) -> Html {
    let choices = choices.into_iter().map(|(value, label)| {
        let onchange = choose.reform(move |_: Event| value);
        html! {
            <label class="radio">
                <input type="radio" {name} checked={value == chosen} {onchange} />
                <span>{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset class="radios">
            <legend>{ legend }</legend>
            <div class="row">{ for choices }</div>
        </fieldset>
    }
}

/// A field for one line of text.
pub struct TextField {
    /// Its id.
    pub id: AttrValue,
    /// What it is for.
    pub label: AttrValue,
    /// What the author should know; may be empty.
    pub hint: AttrValue,
    /// `text`, `url` or `number`.
    pub kind: &'static str,
    /// What could stand in it.
    pub placeholder: AttrValue,
    /// What is in it.
    pub value: AttrValue,
}

/// Draws a field; `change` takes each new value.
pub fn text_field(field: TextField, change: &Callback<String>) -> Html {
    let TextField { id, label, hint, kind, placeholder, value } = field;
    let oninput = change.reform(|event: InputEvent| value_of(&event));
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <input
                {id}
                type={kind}
                {placeholder}
                {value}
                {oninput}
                autocomplete="off"
                spellcheck="false"
                aria-describedby={(!hint.is_empty()).then(|| hint_id.clone())}
            />
            if !hint.is_empty() { <p class="hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

/// A list to choose from.
pub fn select(
    id: AttrValue,
    label: AttrValue,
    hint: AttrValue,
    choices: &[(&'static str, AttrValue)],
    chosen: &str,
    change: &Callback<String>,
) -> Html {
    let onchange = change.reform(|event: Event| value_of_select(&event));
    let hint_id = format!("{id}-hint");
    let options = choices.iter().map(|(value, label)| {
        html! { <option value={*value} selected={*value == chosen}>{ label }</option> }
    });
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <select {id} {onchange} aria-describedby={(!hint.is_empty()).then(|| hint_id.clone())}>{ for options }</select>
            if !hint.is_empty() { <p class="hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

/// A box to tick.
pub fn checkbox(label: AttrValue, is_checked: bool, change: &Callback<bool>) -> Html {
    let onchange = change.reform(|event: Event| is_ticked(&event));
    html! {
        <label class="checkbox">
            <input type="checkbox" checked={is_checked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// What is in the field after an input.
pub fn value_of(event: &InputEvent) -> String {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

fn value_of_select(event: &Event) -> String {
    event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}

fn is_ticked(event: &Event) -> bool {
    event.target_dyn_into::<web_sys::HtmlInputElement>().is_some_and(|input| input.checked())
}
