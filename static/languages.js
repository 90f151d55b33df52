// @ts-check
// The language of an element: its texts, its first card and its pack, which is the rest of the quiz in that language. English
// is in the loader and in the engine; any other language comes from two files, of which this one needs only the small one.
// The build writes this file into the loader.

/** @type {Language} */
const ENGLISH = { code: '', lang: STAMP.lang, text: STAMP.text, first: STAMP.first };

/**
 * The languages of this page by home and code.
 * @type {Map<string, Promise<Language>>}
 */
const languages = new Map();

/**
 * The code of the language that an element is to be shown in: its own `lang`, otherwise the nearest one around it. Empty for
 * English, which also stands for the languages without a pack.
 * @param {any} host
 */
function languageOf(host) {
  for (let node = host; node; node = node.getRootNode().host) {
    const found = node.closest('[lang]');
    // A form of the page may have a field that is called getAttribute.
    if (found) return codeOfTag(host.getAttribute.call(found, 'lang'));
  }
  return '';
}

/**
 * The code of the pack for a language tag: `de` for `de-AT`.
 * @param {string} tag
 */
function codeOfTag(tag) {
  /** @param {string} other */
  const primary = other => other.trim().split('-')[0].toLowerCase();
  return Object.keys(STAMP.languages).find(code => primary(code) === primary(tag)) || '';
}

/**
 * The language with that code. If its file cannot be had, the quiz is in English.
 * @param {string} code
 * @param {string} from the home of its files
 */
function loadLanguage(code, from) {
  const key = code + from;
  const language = languages.get(key) || downloadLanguage(code, from).catch(error => {
    languages.delete(key);
    warn('language', error);
    return { ...ENGLISH, code, first: null };
  });
  languages.set(key, language);
  return language;
}

/**
 * @param {string} code
 * @param {string} from
 * @returns {Promise<Language>}
 */
async function downloadLanguage(code, from) {
  const { text, first, pack } = JSON.parse(await downloadText(`lang/${code}-${STAMP.languages[code]}.json`, from));
  const language = { code, lang: code, text, first, pack: downloadText(pack, from) };
  // Nothing may await it.
  language.pack.catch(() => {});
  return language;
}

/**
 * Downloads a file whose name ends in its hash, which the browser checks.
 * @param {string} name
 * @param {string} from
 */
async function downloadText(name, from) {
  const hash = name.replace(/.*-(.{43})\..*/, '$1').replace(/-/g, '+').replace(/_/g, '/');
  const chunks = await withTimeout(from, false, attempt => {
    attempt.unseen.add(name);
    return download(createRequest(name, attempt, false, `sha256-${hash}=`), attempt, 0);
  });
  return new Blob(chunks).text();
}

/**
 * The pack for a language tag, for the engine; nothing if there is none or it cannot be had.
 * @param {string} tag
 * @param {string} from
 */
async function readPack(tag, from) {
  const code = codeOfTag(tag);
  if (!code) return;
  try {
    return await (await loadLanguage(code, from)).pack;
  } catch (error) {
    warn('language', error);
  }
}
