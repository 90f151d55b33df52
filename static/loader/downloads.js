// @ts-check
// The loader's downloads: the engine's script and module, both at once, and decks. It checks the script's hash; the script
// checks the module's.

// Pages may replace window.Promise; async functions always return the native one.
/** @type {PromiseConstructor} */
const NativePromise = Object.getPrototypeOf((async () => {})()).constructor;

/**
 * The engines by home. An element's `home` attribute may name another one.
 * @type {Map<string, Promise<Engine>>}
 */
const engines = new Map();
// Whether a tag for the engine's script has neither loaded nor failed.
let isTagPending = false;
// The URLs that the page's Content-Security-Policy has blocked.
let blockedUrls = '';
/** @type {any} */
let trustedTypesPolicy;

/** @param {SecurityPolicyViolationEvent} event */
function noteViolation({ disposition, blockedURI }) {
  // A policy that only reports blocks nothing.
  if (disposition !== 'report') blockedUrls += blockedURI + ' ';
}

/**
 * The page's one engine from a home, loaded on the first call. A cache may hold a damaged or outdated copy, so such an error
 * is retried once with the cache bypassed. After a failure the next call tries again.
 * @param {string} from
 * @param {boolean} reload
 */
function getEngine(from, reload) {
  let engine = engines.get(from);
  if (!engine) {
    const forget = () => engines.forEach((other, key) => { if (other === engine) engines.delete(key); });
    /** @param {Attempt} attempt */
    const load = async attempt => {
      // Requested at once. If the script fails first, nothing awaits the module.
      const wasm = downloadWasm(attempt);
      wasm.catch(() => {});
      const script = await importScript(attempt);
      return script.start(kit, wasm, forget);
    };
    engine = withTimeout(from, reload, load).catch(error => {
      const code = codeOf(error);
      // A service worker may be the one that fails, whatever the error.
      const canReload = hasServiceWorker() ? !/csp|timeout/.test(code) : /integrity|skew|http-4/.test(code);
      if (reload || !canReload) throw error;
      let next = from;
      // An optimiser may have copied the script alone into a folder of the page.
      if (/http-4/.test(code) && from === home) next = home = STAMP.home || home;
      engines.set(next, /** @type {any} */ (engine));
      return withTimeout(next, true, load);
    });
    engine.catch(forget);
    engines.set(from, engine);
  }
  return engine;
}

/**
 * Gives up after ten seconds without a byte: a slow line takes as long as it needs. The seconds are counted, because those in
 * which the page was busy or asleep say nothing about the line. The race covers the steps that take no signal, such as
 * import().
 * @template T
 * @param {string} from
 * @param {boolean} reload
 * @param {(attempt: Attempt) => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withTimeout(from, reload, action) {
  const controller = new AbortController();
  const { signal } = controller;
  /** @type {Attempt} */
  const attempt = { home: from, reload, signal, silence: 0, unseen: new Set() };
  const timer = setInterval(() => {
    attempt.silence++;
    if (attempt.silence === 5) watchUnseen(attempt);
    if (attempt.silence > 9) controller.abort();
  }, 1000);
  return NativePromise.race([action(attempt), new NativePromise((_, reject) => {
    signal.onabort = () => reject(createError('timeout'));
  })]).finally(() => clearInterval(timer));
}

/**
 * Downloads the files that do not show how far they are a second time, to see whether the line is dead or slow. Past the
 * cache, where Firefox would wait for the first download.
 * @param {Attempt} attempt
 */
function watchUnseen(attempt) {
  // If this fails too, the first download reports it.
  attempt.unseen.forEach(name =>
    download(new Request(createRequest(name, attempt), { cache: 'no-store' }), attempt, 5).catch(() => {}));
  attempt.unseen.clear();
}

/**
 * Downloads a file, as far as the first bytes beyond a limit. With each chunk, the attempt has been silent for no longer than
 * so many seconds.
 * @param {Request} request
 * @param {Attempt} attempt
 * @param {number} silence
 * @param {number} [limit]
 */
async function download(request, attempt, silence, limit = Infinity) {
  const response = await fetch(request);
  const noteBytes = () => { attempt.silence = Math.min(attempt.silence, silence); };
  noteBytes();
  if (!response.ok) throw createError('http-' + response.status);
  // A page's own fetch may return a response without a stream.
  if (!response.body) return [new Uint8Array(await response.arrayBuffer())];
  const reader = response.body.getReader();
  const chunks = [];
  let length = 0;
  while (length <= limit) {
    const { value } = await reader.read();
    // Chromium would count a download as failed that is cancelled after its last byte.
    if (!value) return chunks;
    noteBytes();
    chunks.push(value);
    length += value.length;
  }
  reader.cancel();
  return chunks;
}

/**
 * Downloads a deck. A deck inside its element, which has no length, and the shipped one need no download.
 * @param {any} url of the deck, as `deckOf` returns it
 * @param {boolean} reload whether the cache may hold a copy that its author has mended since
 */
async function downloadDeck(url, reload) {
  if (url.length) {
    return withTimeout('', reload, attempt => download(
      new Request(url, { signal: attempt.signal, cache: reload ? 'no-cache' : 'default' }), attempt, 0, 262144));
  }
}

/**
 * Downloads the module. Its hash is checked when it is complete, because the browser's own check would hand over nothing
 * before, so that a slow line looked like a dead one. The browser checks it where a page cannot compute hashes: without https.
 * @param {Attempt} attempt
 */
async function downloadWasm(attempt) {
  // The smallest valid module, so that a policy without WebAssembly is found before the module is requested. It must be
  // instantiated: WebKit compiles even what the policy forbids.
  await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
    .catch(error => { throw createError('csp-wasm', error); });
  const { subtle } = win.crypto || {};
  if (!subtle) attempt.unseen.add(STAMP.wasm);
  try {
    return await download(createRequest(STAMP.wasm, attempt, subtle ? '' : STAMP.wasmIntegrity), attempt, 0);
  } catch (error) {
    throw await diagnose(STAMP.wasm, attempt, error);
  }
}

/**
 * Imports a script, the engine's if no other is named, only after a tag with its hash has loaded exactly the same URL. After a failed tag, import() runs
 * unverified code in Chromium and WebKit, and Firefox never requests the same URL again, so every attempt has a new suffix.
 * It also makes each import a new instance.
 * @param {Attempt} attempt
 * @param {string} [name]
 * @param {string} [integrity]
 * @returns {Promise<any>}
 */
async function importScript(attempt, name = STAMP.glue, integrity = STAMP.glueIntegrity) {
  // In Firefox a request that hangs blocks the cache entry of its URL, so a retry needs another query, not just a fragment.
  const file = name + (attempt.reload || isTagPending ? '?' : '#') + Date.now();
  const url = IS_MODULE ? fileUrl(attempt.home, file) : attempt.home + file;
  if (IS_MODULE) return importFromPackage(url, attempt);
  const src = scriptUrl(url);
  attempt.unseen.add(name);
  try {
    // WebKit does not check the hash of a link, so there the same URL is checked before.
    if (!src && /^Apple/.test(navigator.vendor)) {
      await (await fetch(createRequest(file, attempt, integrity, false))).arrayBuffer();
    }
    await loadTag(url, src, integrity);
  } catch (error) {
    throw await diagnose(name, attempt, error);
  }
  attempt.unseen.delete(name);
  attempt.silence = 0;
  // The file is the right one: if it cannot be run, a reload may help, but it is not the network's fault.
  return import(url).catch(error => { throw createError('skew', error); });
}

/**
 * The URL as a script tag takes it; nothing if the page does not let us set one. Trusted Types need a policy for it, created
 * first, since the browser would report an attempt without one.
 * @param {string} url
 */
function scriptUrl(url) {
  if (!win.trustedTypes) return url;
  try {
    trustedTypesPolicy = trustedTypesPolicy
      || win.trustedTypes.createPolicy('role-fit', { createScriptURL: (/** @type {string} */ trusted) => trusted });
    return trustedTypesPolicy.createScriptURL(url);
  } catch (error) {
    // The page does not allow a policy of this name. Links and import() work without one.
  }
}

/**
 * A script tag, or where its URL cannot be set, a link that preloads the module, with the hash too.
 * @param {string} url
 * @param {any} src the URL as a script tag takes it
 * @param {string} integrity
 */
async function loadTag(url, src, integrity) {
  const tag = createElement(src ? 'script' : 'link', {
    crossorigin: 'anonymous', integrity, nonce: script ? script.nonce : '',
  });
  if (src) {
    tag.type = 'module';
    tag.src = src;
  } else {
    tag.rel = 'modulepreload';
    tag.href = url;
  }
  isTagPending = true;
  await new NativePromise((resolve, reject) => {
    tag.onload = resolve;
    tag.onerror = reject;
    document.head.append(tag);
  }).finally(() => {
    isTagPending = false;
    tag.remove();
  });
}

/**
 * Makes a Request, because a page's wrapper around fetch may drop the second argument and with it the integrity. A service
 * worker may answer from its own cache, even if the browser's is bypassed, but has nothing for a URL with a new query.
 * @param {string} name
 * @param {Attempt} attempt
 * @param {string} [integrity]
 * @param {boolean} [reload] whether to bypass the browser's cache, and to replace what is in it
 */
function createRequest(name, { home: from, signal, reload: isReload }, integrity = '', reload = isReload) {
  const query = reload && hasServiceWorker() ? '?' + Date.now() : '';
  return new Request(IS_MODULE ? fileUrl(from, name + query) : from + name + query, {
    integrity, signal, credentials: 'same-origin', cache: reload ? 'reload' : 'default',
  });
}

/** Whether a service worker of the page may answer for the host of the quiz. */
function hasServiceWorker() {
  try {
    return !!navigator.serviceWorker.controller;
  } catch (_) {
    // There are none without https, and in sandboxed iframes it is forbidden to ask.
  }
}

/**
 * Returns an error with a code. A failed tag or fetch gives no reason, so this fetches the file without verification. That also
 * replaces a damaged copy in the browser's cache.
 * @param {string} name
 * @param {Attempt} attempt
 * @param {any} error
 */
async function diagnose(name, attempt, error) {
  if (codeOf(error, '')) return error;
  let code = 'integrity';
  try {
    // To the end: a connection that breaks in the middle is a network error too.
    await download(createRequest(name, attempt, '', true), attempt, Infinity);
  } catch (reason) {
    code = codeOf(reason, 'network');
  }
  return createError(await isBlocked(IS_MODULE ? fileUrl(attempt.home, name) : attempt.home) ? 'csp-connect' : code, error);
}

/**
 * Whether the page's policy has blocked a URL. It reports that in a task of its own, possibly after the failure.
 * @param {string} url
 */
async function isBlocked(url) {
  await nextTask();
  return blockedUrls.includes(url);
}
