// @ts-check
// The language of an element: its texts, its first card and its pack, which is the rest of the quiz in that language. English
// is in the loader and in the engine; any other language comes from two files, of which this one needs only the small one.
// English has them too, for the sentences that name faults of decks.
// The build writes this file into the loader.

/** The warning for the page's author if a language cannot be loaded. */
const IN_ENGLISH = 'language: cannot be loaded, so the quiz is in English';

/** @type {Language} */
const ENGLISH = { code: '', lang: STAMP.lang, text: STAMP.text, first: STAMP.first };

/**
 * The languages of this page by code and home.
 * @type {Record<string, Promise<Language>>}
 */
const languages = {};

/**
 * Shows the first card if the language of an element is embedded. Another one is loaded with the engine.
 * @param {Widget} widget
 */
function chooseLanguage(widget) {
  widget.language = languageOf(widget.host) ? null : ENGLISH;
  showFirstCard(widget);
}

/** @param {Widget} widget */
function showFirstCard({ _firstCard: card, _root, key, path, language }) {
  card._show(_root, key + ':' + path, language);
}

/**
 * The engine, as soon as the language of an element is there too. Until the engine comes, the element shows its first card.
 * @param {Widget} widget
 * @param {Promise<Engine>} engine
 */
async function withLanguage(widget, engine) {
  if (widget.language) return engine;
  // It may fail before anything awaits it.
  engine.catch(() => {});
  const { _generation: generation } = widget;
  const language = await loadLanguage(languageOf(widget.host), widget.home);
  if (generation === widget._generation) {
    widget.language = language;
    showFirstCard(widget);
  }
  return engine;
}

/**
 * Starts again if the page has changed the language of an element since it was chosen: the saved play goes on in the other
 * language.
 * @param {Widget} widget
 */
function followLanguage(widget) {
  const { language, host } = widget;
  if (!language || language.code === languageOf(host)) return;
  widget._reset();
  widget.connect();
}

/**
 * The code of the language that an element is to be shown in: its own `lang`, otherwise the nearest one around it. Empty for
 * English, which also stands for the languages without a pack.
 * @param {any} host
 */
function languageOf(host) {
  for (let node = host; node; node = node.getRootNode().host) {
    const found = node.closest('[lang]');
    // A form of the page may have a field that is called getAttribute.
    if (found) {
      const code = codeOfTag(host.getAttribute.call(found, 'lang'));
      return code === STAMP.lang ? '' : code;
    }
  }
  return '';
}

/**
 * The code of the pack for a language tag: `de` for `de-AT`.
 * @param {string} tag
 */
function codeOfTag(tag) {
  const [primary] = tag.trim().toLowerCase().split('-');
  return Object.keys(STAMP.languages).find(code => code.split('-')[0] === primary) || '';
}

/**
 * The language with that code. If its file cannot be had, the quiz is in English.
 * @param {string} code
 * @param {string} from the home of its files
 */
function loadLanguage(code, from) {
  const key = code + from;
  return languages[key] = languages[key] || downloadLanguage(code, from).catch(error => {
    delete languages[key];
    warn(IN_ENGLISH, error);
    // Spread syntax is newer than the floor of this file, and its substitute would leave names on the page.
    return Object.assign({}, ENGLISH, { code, first: null });
  });
}

/**
 * @param {string} code
 * @param {string} from
 * @returns {Promise<Language>}
 */
async function downloadLanguage(code, from) {
  /**
   * @param {string} extension
   * @param {string} integrity also in the URL, so that no cache answers with the file of another build
   */
  const downloadText = async (extension, integrity) =>
    new Blob(await loadFile(from, `lang/${code}.${extension}?` + integrity.slice(7, 19), integrity)).text();
  const { text, first, pack: integrity } = JSON.parse(await downloadText('json', STAMP.languages[code]));
  const pack = downloadText('txt', integrity);
  // Nothing may await it.
  pack.catch(() => {});
  return { code, lang: code, text, first, pack };
}

/**
 * Imports a script of the quiz, or downloads any other file. Both have this hash.
 * @param {string} from
 * @param {string} name
 * @param {string} integrity
 * @param {boolean} [reload] bypasses the HTTP cache
 * @returns {Promise<any>}
 */
function loadFile(from, name, integrity, reload = false) {
  return withTimeout(from, reload, attempt => {
    if (/js$/.test(name)) return importScript(attempt, name, integrity);
    attempt.unseen.add(name);
    return download(createRequest(name, attempt, integrity), attempt, 0);
  });
}

/**
 * The pack for a language tag, or for the language of an element if that has none, for the engine; nothing if it cannot be
 * had.
 * @param {string} tag
 * @param {Place} place
 */
async function readPack(tag, { language, home: from }) {
  const own = /** @type {Language} */ (language);
  const code = codeOfTag(tag) || own.code;
  try {
    // The language of the element is tried once.
    return code ? await (own.code === code ? own : await loadLanguage(code, from)).pack : undefined;
  } catch (error) {
    warn(IN_ENGLISH, error);
  }
}
