//! The code that puts the quiz on a page, for each kind of page.

use super::colours::style;
use super::embedding::{Delivery, Embedding, Integrity, Target};
use super::long_text::LongText;
use super::policy::policy;

/// A piece of code to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What to do with it.
    pub title: String,
    /// The code.
    pub code: String,
}

/// A deck as it is written into the code.
#[derive(Debug, Clone)]
pub struct DeckText {
    written: String,
    /// How many UTF-16 units the whole deck has.
    length: usize,
}

impl DeckText {
    /// All of it, to be copied.
    pub fn whole(json: &LongText) -> Self {
        Self { written: json.whole(), length: json.units() }
    }

    /// Its beginning if it is long. Nobody reads more of it, and browsers take their time to draw it.
    pub fn shown(json: &LongText) -> Self {
        let length = json.units();
        if length <= MAX_SHOWN {
            return Self::whole(json);
        }
        let start = json.start(SHOWN);
        let more = length.saturating_sub(SHOWN);
        Self { written: format!("{start} … {more} more characters, which “Copy” copies too …"), length }
    }
}

/// Longer decks are not shown in full.
const MAX_SHOWN: usize = 400;

/// How much of a long deck is shown.
const SHOWN: usize = 120;

/// The most characters of a code embed in Webflow.
const WEBFLOW_LIMIT: usize = 50_000;

/// What optimisers need to leave the script alone.
const NO_OPTIMISERS: &str = r#" data-cfasync="false" data-no-optimize="1" data-no-minify="1""#;

/// All code for the chosen kind of page; `deck` is `None` if there is none that can be played.
pub fn snippets(embedding: &Embedding, deck: Option<DeckText>, title: &str) -> Vec<Piece> {
    let writer = Writer { embedding, deck, title };
    let mut pieces = match embedding.target {
        Target::Html => vec![writer.html("Paste this where the quiz belongs:")],
        Target::WordPress => vec![writer.html("Add a block “Custom HTML” and paste this into it:")],
        Target::Ghost => vec![writer.html("Type /html in the post, and paste this into the card:")],
        Target::Hugo => vec![
            writer.html("Save this as layouts/_shortcodes/quiz.html:"),
            piece("Write this where the quiz belongs in a post:", "{{< quiz >}}"),
        ],
        Target::Jekyll => vec![
            writer.html("Save this as _includes/quiz.html:"),
            piece("Write this where the quiz belongs in a post:", "{% include quiz.html %}"),
        ],
        Target::Webflow => vec![writer.webflow()],
        Target::React => writer.react(),
        Target::Vue => writer.vue(),
        Target::Svelte => writer.svelte(),
    };
    pieces.extend(writer.style_for_frameworks());
    pieces.push(piece("If your page has a Content-Security-Policy, add this to it:", policy(embedding)));
    pieces
}

fn piece(title: impl Into<String>, code: impl Into<String>) -> Piece {
    Piece { title: title.into(), code: code.into() }
}

struct Writer<'a> {
    embedding: &'a Embedding,
    deck: Option<DeckText>,
    title: &'a str,
}

impl Writer<'_> {
    /// The style, the element and the script.
    fn html(&self, title: &str) -> Piece {
        let style = style(self.embedding);
        let style = if style.is_empty() { style } else { format!("<style>\n{style}\n</style>\n") };
        let deck = self.deck_inside().map(|deck| inline_json(&deck.written));
        let deck = deck.map(|deck| format!("<script type=\"application/json\">{deck}</script>"));
        let inside: String = deck.into_iter().chain(self.link()).map(|line| format!("\n  {line}")).collect();
        let end = if inside.is_empty() { "" } else { "\n" };
        piece(title, format!("{style}<role-fit{}>{inside}{end}</role-fit>\n{}", self.attributes(), self.script()))
    }

    fn webflow(&self) -> Piece {
        let html = self.html("Drag a “Code Embed” onto the page and paste this into it:");
        let not_shown = self.deck_inside().map_or(0, |deck| deck.length.saturating_sub(units(&deck.written)));
        let length = units(&html.code) + not_shown;
        if length <= WEBFLOW_LIMIT {
            return html;
        }
        let title = format!(
            "Webflow takes at most {WEBFLOW_LIMIT} characters, and this has {length}. Put the deck at an address instead:"
        );
        Piece { title, ..html }
    }

    /// The script, with what its page needs.
    fn script(&self) -> String {
        let src = format!("{}role-fit.js", self.embedding.host());
        let guards = if matches!(self.embedding.target, Target::WordPress) { NO_OPTIMISERS } else { "" };
        let integrity = match (&self.embedding.integrity, self.embedding.is_pinned) {
            (Integrity::Known(hash), true) => format!(" integrity=\"{hash}\" crossorigin=\"anonymous\""),
            _ => " crossorigin".to_owned(),
        };
        format!("<script async{guards} src=\"{}\"{integrity}></script>", attribute(&src))
    }

    /// The attributes of the element, each with a space before it.
    fn attributes(&self) -> String {
        let deck =
            Some(("deck", self.embedding.address.trim())).filter(|_| self.embedding.delivery == Delivery::Address);
        let attributes = deck.into_iter().chain(self.embedding.attributes());
        attributes.map(|(name, value)| format!(" {name}=\"{}\"", attribute(value.trim()))).collect()
    }

    /// The deck, to be put into the element.
    fn deck_inside(&self) -> Option<&DeckText> {
        self.deck.as_ref().filter(|_| self.embedding.delivery == Delivery::Inside)
    }

    /// A link for readers without JavaScript, if the author has an address for it.
    fn link(&self) -> Option<String> {
        let page = self.embedding.page.trim();
        let text =
            if self.title.is_empty() { "Take the quiz".to_owned() } else { format!("{}: take the quiz", self.title) };
        (!page.is_empty()).then(|| format!("<a href=\"{}\">{}</a>", attribute(page), element(&text)))
    }

    /// The deck as a file of the project, and the line that imports it.
    fn deck_file(&self) -> Option<Piece> {
        let deck = self.deck_inside()?;
        Some(piece("Save this as deck.json beside the component:", &*deck.written))
    }

    fn react(&self) -> Vec<Piece> {
        let deck = self.deck_file();
        let (import, json, inside) = match deck {
            Some(_) => (
                "import deck from './deck.json';\n\n",
                "const json = JSON.stringify(deck).replaceAll('<', '\\\\u003c');\n\n",
                "\n        <script type=\"application/json\" dangerouslySetInnerHTML={{ __html: json }} />\n      ",
            ),
            None => ("", "", ""),
        };
        let code = format!(
            "{import}{json}export function Quiz() {{\n  return (\n    <>\n      <role-fit{} suppressHydrationWarning>{inside}</role-fit>\n      \
             <script async src=\"{}role-fit.js\"{} data-auto=\"off\" />\n    </>\n  );\n}}",
            self.attributes(),
            self.embedding.host(),
            self.integrity_for_jsx(),
        );
        deck.into_iter().chain([piece("The component:", code)]).collect()
    }

    fn integrity_for_jsx(&self) -> String {
        match (&self.embedding.integrity, self.embedding.is_pinned) {
            (Integrity::Known(hash), true) => format!(" integrity=\"{hash}\" crossOrigin=\"anonymous\""),
            _ => " crossOrigin=\"anonymous\"".to_owned(),
        }
    }

    fn vue(&self) -> Vec<Piece> {
        let deck = self.deck_file();
        let (setup, inside) = match deck {
            Some(_) => (
                "<script setup>\nimport deck from './deck.json';\n\
                 const json = JSON.stringify(deck).replaceAll('<', '\\\\u003c');\n</script>\n\n",
                "<component :is=\"'script'\" type=\"application/json\" v-html=\"json\" />",
            ),
            None => ("", ""),
        };
        let code = format!("{setup}<template>\n  <role-fit{}>{inside}</role-fit>\n</template>", self.attributes());
        let compiler = "vue({ template: { compilerOptions: { isCustomElement: tag => tag === 'role-fit' } } })";
        let mut pieces: Vec<Piece> = deck.into_iter().collect();
        pieces.push(piece("The component:", code));
        pieces.push(piece("In vite.config.js, so that Vue knows the element:", compiler));
        pieces.push(piece("In the head of index.html:", self.script_of_app()));
        pieces
    }

    fn svelte(&self) -> Vec<Piece> {
        let deck = self.deck_file();
        let (script, inside) = match deck {
            Some(_) => (
                "<script>\n  import deck from './deck.json';\n  \
                 const json = JSON.stringify(deck).replaceAll('<', '\\\\u003c');\n</script>\n\n",
                "<svelte:element this={'script'} type=\"application/json\">{json}</svelte:element>",
            ),
            None => ("", ""),
        };
        let code = format!(
            "{script}<svelte:head>{}</svelte:head>\n<role-fit{}>{inside}</role-fit>",
            self.script_of_app(),
            self.attributes()
        );
        deck.into_iter().chain([piece("The component:", code)]).collect()
    }

    /// Frameworks put the element on the page themselves, so the script must not.
    fn script_of_app(&self) -> String {
        self.script().replace("></script>", " data-auto=\"off\"></script>")
    }

    /// The style, where it is not in the code already.
    fn style_for_frameworks(&self) -> Option<Piece> {
        let is_framework = matches!(self.embedding.target, Target::React | Target::Vue | Target::Svelte);
        let style = style(self.embedding);
        (is_framework && !style.is_empty()).then(|| piece("In a style sheet of your site:", style))
    }
}

/// How many UTF-16 units a text has.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// JSON that HTML and templates leave alone: no tag and no comment begins in it, and no `{{` or `{%` of Hugo, Jekyll and Vue.
/// All of these are in strings, where they can be escaped.
pub fn inline_json(json: &str) -> String {
    json.replace('<', "\\u003c").replace("{{", "{\\u007b").replace("{%", "{\\u0025")
}

fn attribute(text: &str) -> String {
    element(text).replace('"', "&quot;")
}

fn element(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
