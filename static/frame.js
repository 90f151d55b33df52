// @ts-check
// A quiz in an iframe of its own page, where the policy of the outer page does not apply. Few readers need this module, so the
// engine's script imports it only on pages where the engine cannot run.

/**
 * The iframe gets its options through its name, which is sent to no server; the name has a nonce, and every message must
 * repeat it. The iframe posts its height and its events. A blocked iframe posts nothing.
 * @param {FrameTools} tools
 * @param {Place} place
 * @param {any} error why the engine cannot run on the page
 * @returns {Quiz}
 */
export function createFramedQuiz(tools, place, error) {
  const { kit, style, collectOptions, handleEvent, textInside, whenComplete } = tools;
  const code = error.roleFit;
  // With a valid link the iframe shows its result first.
  let link = kit.findResultLink();
  // That of a document without a URL is its parent's.
  const ownOrigin = /^http/.test(location.origin) ? location.origin : window.origin;
  const origin = new URL(place.home).origin;
  /** @type {any} */
  const { language } = place;
  const frame = kit.createElement('iframe', {
    title: language.text.link, lang: language.lang, allow: 'clipboard-write; web-share', referrerpolicy: 'origin',
    src: place.home + 'index.html?embed=1' + link,
  });
  // A page that isolates itself (COEP) takes no other iframe from a host that does not. This one has no storage.
  frame.credentialless = !!window.crossOriginIsolated;
  let isRemoved = false;
  let isListening = false;
  // Whether the iframe shows the result of the link, which is not in sight yet.
  let isResultDue = false;
  /** @type {Looks | null} */
  let sentLooks = null;

  /**
   * The options as a flat list of names and values. An iframe gets no query and no fragment of this page, which may hold
   * secrets. It has to be told the deck, and each of its options is one line.
   */
  const collectFrameOptions = () => {
    const options = new Map();
    const list = collectOptions(place);
    for (let index = 0; index < list.length; index += 2) options.set(list[index], list[index + 1]);
    options.delete('fragment');
    options.set('path', location.pathname);
    const deck = textInside(place.host);
    if (deck !== undefined) {
      options.delete('deck');
      options.set('inside', JSON.stringify(deck));
    } else if (options.has('deck')) {
      options.set('deck', resolveUrl(options.get('deck')));
    }
    return [...options].flat();
  };

  /**
   * The URL that a relative one means on this page.
   * @param {string} url
   */
  const resolveUrl = url => {
    try {
      return new URL(url, kit.safeDocument(document).baseURI).href;
    } catch (_) {
      // The quiz reports an invalid URL.
      return url;
    }
  };

  const load = () => {
    const nonce = crypto.getRandomValues(new Uint32Array(4));
    frame.name = ['nonce', nonce, 'origin', ownOrigin, ...collectFrameOptions()].join('\n');
    place.app.append(frame);
    awaitFrame();
  };

  /** @param {object} message */
  const post = message => frame.contentWindow.postMessage({ frame: frame.name, ...message }, origin);

  /**
   * The iframe shows a first card before its status changes.
   * @param {string} status
   */
  const setStatus = status => place.setStatus(status, !!frame.style.height);

  /**
   * Brings the result of a link into sight as soon as the iframe has a height. Without one, browsers would keep what follows
   * it in its place when it grows, and the result would leave the window upwards.
   */
  const showDueResult = () => {
    if (!isResultDue || !frame.style.height) return;
    isResultDue = false;
    // What the engine emits when a link has opened a result.
    handleEvent(place, 'link', null);
  };

  /**
   * Shows the error card if the iframe posts nothing for five seconds. They count only while the reader sees the page, since
   * browsers delay iframes in hidden pages and load none in prerendered ones.
   */
  const awaitFrame = () => {
    isListening = false;
    let seconds = 0;
    const timer = setInterval(() => kit.safely(() => {
      if (isRemoved || isListening) clearInterval(timer);
      else if (kit.safeDocument(document).visibilityState === 'visible' && ++seconds === 5) place.showErrorCard(code);
    }), 1000);
  };

  /** @param {MessageEvent} event from any window; only messages of this iframe count */
  const receive = ({ origin: sender, source, data }) => {
    if (isRemoved || sender !== origin || source !== frame.contentWindow || data.frame !== frame.name) return;
    const { name, detail } = data;
    if (name === 'status') {
      if (link && !/idle|loading/.test(detail)) {
        link = '';
        isResultDue = detail === 'result';
      }
      setStatus(detail);
      return showDueResult();
    }
    if (name !== 'height') return handleEvent(place, name, detail);
    // With its first height, the iframe starts to listen.
    if (!isListening) {
      isListening = true;
      sentLooks = null;
      place.updateColours();
      place.handOver(press => post({ press }));
    }
    // The stylesheet limits it to between 100px and 200000px.
    frame.style.height = detail + 'px';
    showDueResult();
  };

  return {
    repair: null,
    async start() {
      kit.listenOnWindow('message', event => kit.safely(() => receive(event)));
      kit.warn(code, error);
      place.addStyles(style);
      place.removeErrorCard();
      kit.dispatch(place.host, 'error', { code });
      await whenComplete(place.host);
      if (!isRemoved) kit.safely(load);
    },
    update() {},
    restart() { post({}); },
    // Browsers load an iframe again wherever it is moved to. Its page finds the saved play.
    leave() {
      setStatus('loading');
      awaitFrame();
    },
    remove() { isRemoved = true; },
    showLooks(looks) {
      // Without a window it is not loaded yet. Its first height is answered with the colours.
      if (looks === sentLooks || !frame.contentWindow) return;
      sentLooks = looks;
      post(looks);
    },
  };
}
