//! Draws screens as Yew nodes: elements, texts, buttons, choices.
//!
//! Every screen is drawn by calls to these few functions instead of by the `html!` macro, whose
//! expansion at each element made the engine half as large again (see ARCHITECTURE.md). Knows what
//! every screen needs to be drawn; knows nothing of any screen.

use crate::context::ScreenContext;
use crate::message::{Msg, Notice, ShareOutcome, Shareable};
use crate::parts::text_field as field;
use crate::picture::{Picture, Way};
use crate::wording::Message;
use role_fit_core::deck::{Deck, Role};
use role_fit_core::session::{Action, Session};
use role_fit_core::text::{digits, divided};
use std::cell::RefCell;
use std::rc::Rc;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VNode, VTag, VText};
use yew::{Callback, Event};

/// Everything that a screen needs to be drawn, and the elements drawn so far.
pub struct Pen<'a> {
    pub context: &'a ScreenContext,
    pub session: &'a Session,
    pub shared: Option<&'a ShareOutcome>,
    pub is_open: bool,
    pub rows: usize,
    pub send: Callback<Msg>,
    pub values: Vec<String>,
    pub open: Vec<(VTag, Vec<VNode>)>,
    pub drawn: Vec<VNode>,
}

/// An element without what is inside it, in the manner of a CSS selector: `button[type=button][class=?]`. Each `?` is a
/// place for a value that comes with it; also the name of the element can be one.
struct Form {
    tag: &'static str,
    names: Vec<&'static str>,
    values: Vec<&'static str>,
}

thread_local! {
    /// Every form that was ever drawn, read once: Yew compares elements faster if they share the names of their
    /// attributes, and wants these for ever.
    static FORMS: RefCell<Vec<(&'static str, &'static Form)>> = const { RefCell::new(Vec::new()) };
}

impl Form {
    fn of(text: &'static str) -> &'static Self {
        FORMS.with_borrow_mut(|forms| {
            if let Some((_, form)) = forms.iter().find(|(known, _)| *known == text) {
                return *form;
            }
            let form = &*Box::leak(Box::new(Self::read(text)));
            forms.push((text, form));
            form
        })
    }

    fn read(text: &'static str) -> Self {
        let (tag, mut rest) = divided(text, b'[').unwrap_or((text, ""));
        let mut form = Self { tag, names: Vec::new(), values: Vec::new() };
        while let Some((name, after)) = divided(rest, b'=') {
            let (value, after) = divided(after, b']').unwrap_or((after, ""));
            form.names.push(name);
            form.values.push(value);
            rest = after.strip_prefix('[').unwrap_or(after);
        }
        form
    }
}

/// What stands in a form for a value that comes with it.
const PLACE: &str = "?";

/// Words and elements.
impl<'a> Pen<'a> {
    /// The deck that is played.
    pub fn deck(&self) -> &'a Deck {
        self.session.deck()
    }

    /// A sentence.
    pub fn words(&self, message: Message) -> AttrValue {
        self.context.wording.text(message)
    }

    pub fn push_html(&mut self, html: VNode) {
        self.push(html);
    }

    /// The short name of a role.
    pub fn short(&self, role: Role) -> &'a str {
        &self.deck().roles().of(role).short
    }

    /// The full name of a role.
    pub fn name(&self, role: Role) -> &'a str {
        &self.deck().roles().of(role).name
    }

    /// What the deck calls the text that it was made from.
    pub fn source_name(&self) -> AttrValue {
        self.context.source_name()
    }

    /// What has been drawn.
    pub fn finish(self) -> VNode {
        self.drawn.into_iter().collect()
    }

    /// An element with what the body draws inside it.
    pub fn element(&mut self, form: &'static str, values: &[&str], body: impl FnOnce(&mut Self)) {
        self.begin(form, values);
        body(self);
        self.end();
    }

    /// An element with a text inside it.
    pub fn leaf(&mut self, form: &'static str, values: &[&str], text: &str) {
        self.begin(form, values);
        self.text(text);
        self.end();
    }

    /// A paragraph.
    pub fn paragraph(&mut self, class: &str, text: &str) {
        self.leaf("p[class=?]", &[class], text);
    }

    /// An element with a sentence inside it.
    pub fn say(&mut self, form: &'static str, message: Message) {
        self.leaf(form, &[], &self.words(message));
    }

    /// Takes a value along for the next sentence that is told.
    pub fn with(&mut self, value: &str) -> &mut Self {
        self.values.push(value.to_owned());
        self
    }

    /// Takes a number along for the next sentence that is told.
    pub fn number(&mut self, value: usize) -> &mut Self {
        self.values.push(digits(value));
        self
    }

    /// The sentence with what was taken along in its places; the names of these with a space between each two.
    pub fn said(&mut self, message: Message, names: &str) -> String {
        let taken = std::mem::take(&mut self.values);
        let mut values: Vec<&str> = Vec::new();
        for value in &taken {
            values.push(value);
        }
        self.context.wording.fill(message, names, &values)
    }

    /// An element with that sentence inside it.
    pub fn tell(&mut self, form: &'static str, message: Message, names: &str) {
        let text = self.said(message, names);
        self.leaf(form, &[], &text);
    }

    /// An element with a sentence inside it that names what the deck was made from.
    pub fn tell_source(&mut self, form: &'static str, message: Message) {
        let name = self.source_name();
        self.with(&name).tell(form, message, "name");
    }

    /// An element with that sentence as its value: what it is called.
    pub fn begin_called(&mut self, form: &'static str, message: Message, names: &str) {
        let text = self.said(message, names);
        self.begin(form, &[&text]);
    }

    /// A text inside the innermost element.
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.push(VNode::VText(VText::new(AttrValue::from(text.to_owned()))));
        }
    }

    /// Gives the innermost element a key: lists are told apart by it when they change.
    pub fn key(&mut self, key: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.key = Some(Key::from(key));
        }
    }

    /// The innermost element gets the focus when the screen is new.
    pub fn take_focus(&mut self) {
        let focus = self.context.focus_target.clone();
        if let Some((tag, _)) = self.open.last_mut() {
            tag.node_ref = focus;
        }
    }

    /// Begins an element; `end` must follow. The values take the places of the form, in their order; an attribute whose
    /// value is empty is left out.
    pub fn begin(&mut self, form: &'static str, values: &[&str]) {
        let form = Form::of(form);
        let mut given = values.iter();
        let mut filled = |text: &'static str| {
            if text == PLACE {
                given.next().map(|value| AttrValue::from((*value).to_owned()))
            } else {
                Some(text.into())
            }
        };
        let mut tag = VTag::new(filled(form.tag).unwrap_or_default());
        let mut values = Vec::new();
        for value in &form.values {
            let value = filled(value).filter(|value| !value.is_empty());
            values.push(value.map(AttributeOrProperty::Attribute));
        }
        tag.attributes = Attributes::Dynamic { keys: &form.names, values: values.into() };
        self.open.push((tag, Vec::new()));
    }

    /// Ends the innermost element.
    pub fn end(&mut self) {
        if let Some((mut tag, children)) = self.open.pop() {
            tag.add_children(children);
            self.push(VNode::from(tag));
        }
    }

    /// A node that is drawn elsewhere.
    pub fn push(&mut self, node: VNode) {
        let children = self.open.last_mut().map_or(&mut self.drawn, |(_, children)| children);
        children.push(node);
    }

    fn listen(&mut self, does: Does) {
        let (send, notify) = (self.send.clone(), self.context.notices.clone());
        if let Some((tag, _)) = self.open.last_mut() {
            tag.add_listener(Rc::new(Control { does, send, notify }));
        }
    }
}

/// What a reader's hand on a control does.
enum Does {
    /// A press does this.
    Act(Action),
    /// The choice of a radio button does this.
    Choose(Action),
    /// What the link shows is drawn.
    Open,
    /// This goes into the clipboard. Straight to the host, for browsers allow it only while they handle the press.
    Copy(Rc<str>),
    /// This is given on, likewise.
    Share(Rc<Shareable>),
    /// This is made of the picture, likewise.
    Draw(Way, Rc<Picture>),
    /// The text of the field is the name of the person at that place of the team.
    Name(usize),
    /// What is in the field beside the button is to be added to the team.
    Gather,
    /// All of the field is selected.
    Select,
}

/// The one listener of all controls: closures would be compiled each with a way of its own to be called, copied and dropped.
struct Control {
    does: Does,
    send: Callback<Msg>,
    notify: Callback<Notice>,
}

impl Listener for Control {
    fn kind(&self) -> ListenerKind {
        match self.does {
            Does::Choose(_) | Does::Name(_) => ListenerKind::onchange,
            Does::Select => ListenerKind::onfocus,
            _ => ListenerKind::onclick,
        }
    }

    fn handle(&self, event: Event) {
        let message = match &self.does {
            Does::Act(action) | Does::Choose(action) => Msg::Act(action.clone()),
            Does::Open => Msg::Opened,
            Does::Name(place) => Msg::Rename(*place, field::text_of(&event)),
            Does::Gather => return self.notify.emit(Notice::Pasted(field::text_beside(&event))),
            Does::Copy(text) => return self.notify.emit(Notice::CopyWanted(Rc::clone(text))),
            Does::Share(shareable) => return self.notify.emit(Notice::ShareWanted(Rc::clone(shareable))),
            Does::Draw(way, picture) => return self.notify.emit(Notice::PictureWanted(*way, Rc::clone(picture))),
            Does::Select => return field::select_all(&event),
        };
        self.send.emit(message);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Controls.
impl Pen<'_> {
    /// A button in one of the classes `button primary`, `button` and `button quiet`.
    pub fn button(&mut self, class: &str, label: Message, action: Action) {
        let label = self.words(label);
        self.button_saying(class, &label, action);
    }

    /// A button with a label that is made up.
    pub fn button_saying(&mut self, class: &str, label: &str, action: Action) {
        self.begin("button[type=button][class=?][part=button]", &[class]);
        self.acts(action);
        self.text(label);
        self.end();
    }

    /// A press on the innermost element does this.
    pub fn acts(&mut self, action: Action) {
        self.listen(Does::Act(action));
    }

    /// A press on the innermost element wishes the text into the clipboard.
    pub fn copies(&mut self, text: &str) {
        self.listen(Does::Copy(text.into()));
    }

    /// A press on the innermost element gives this on to others.
    pub fn shares(&mut self, shareable: Rc<Shareable>) {
        self.listen(Does::Share(shareable));
    }

    /// A press on the innermost element makes this of the picture.
    pub fn draws(&mut self, way: Way, picture: &Rc<Picture>) {
        self.listen(Does::Draw(way, Rc::clone(picture)));
    }

    /// A press on the innermost element has drawn what the link shows.
    pub fn opens(&mut self) {
        self.listen(Does::Open);
    }

    /// The text of the innermost field, where an attribute cannot hold it.
    pub fn value(&mut self, text: &str) {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_value(AttrValue::from(text.to_owned()));
        }
    }

    /// A radio button with its label; choosing it does this.
    pub fn radio(&mut self, group: &str, label: &str, is_checked: bool, action: Action) {
        self.begin("label[class=radio][part=option]", &[]);
        self.begin("input[type=radio][name=?]", &[group]);
        self.listen(Does::Choose(action));
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_checked(is_checked);
        }
        self.end();
        self.leaf("span", &[], label);
        self.end();
    }

    /// The innermost field holds the name of the person at that place of the team.
    pub fn names(&mut self, place: usize) {
        self.listen(Does::Name(place));
    }

    /// A press on the innermost button adds to the team what was pasted into the field of its section.
    pub fn gathers(&mut self) {
        self.listen(Does::Gather);
    }

    /// The whole text of the innermost field is selected whenever it gets the focus.
    pub fn selects_all(&mut self) {
        self.listen(Does::Select);
    }

    /// The heading of a screen; it takes the focus when the screen is new.
    pub fn title(&mut self, text: &str) {
        self.begin("?[class=title][tabindex=-1]", &[heading(self.context.settings.heading_level)]);
        self.take_focus();
        self.text(text);
        self.end();
    }

    /// The question of an item: the main heading too, for those who find their way by headings.
    pub fn stem(&mut self, text: &str) {
        self.leaf("?[class=stem]", &[heading(self.context.settings.heading_level)], text);
    }

    /// A heading inside a screen, in our words.
    pub fn subtitle_of(&mut self, message: Message) {
        let text = self.words(message);
        self.subtitle(&text);
    }

    /// A heading inside a screen.
    pub fn subtitle(&mut self, text: &str) {
        self.leaf("?[class=subtitle]", &[heading(self.context.settings.heading_level + 1)], text);
    }
}

/// The CSS class of a role's colour.
pub fn role_class(role: Role) -> &'static str {
    match role {
        Role::Po => "po",
        Role::Pm => "pm",
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}
