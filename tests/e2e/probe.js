// What the tests hear and see of a page: the widget's events, whatever goes wrong, layout shifts, and the engine's
// memory, for which the release has no hook. The tests' server puts it into every page before the page's own scripts.
// It knows nothing of the quiz. A page may break what it likes afterwards: what is needed later is taken here at once.
(() => {
'use strict';

const { isFrozen, values } = Object;
const { apply } = Reflect;
const { String, WebAssembly, console } = window;

window.events = [];
window.errors = [];
window.warnings = [];
window.memories = [];

// Looked up by name each time, so that a test may put an empty list in a list's place.
const add = (name, value) => { window[name][window[name].length] = value; };

const text = value => {
  try {
    return String(value);
  } catch (_) {
    return 'something that cannot be said';
  }
};

for (const name of ['ready', 'start', 'progress', 'result', 'share', 'error']) {
  addEventListener('role-fit-' + name, ({ detail }) => add('events', [name, detail, isFrozen(detail)]));
}
addEventListener('error', event => add('errors', text(event.message)));
addEventListener('unhandledrejection', event => add('errors', text(event.reason)));
addEventListener('securitypolicyviolation', event => add('errors', event.violatedDirective + ' ' + event.blockedURI));

const { warn } = console;
console.warn = (...words) => {
  let line = '';
  for (let at = 0; at < words.length; at++) line += (at ? ' ' : '') + text(words[at]);
  add('warnings', line);
  apply(warn, console, words);
};

// `compileStreaming` needs no ears of its own: what it compiles is instantiated by one of these. The instance comes
// alone where a module was given, else in a pair with its module.
for (const name of WebAssembly ? ['instantiate', 'instantiateStreaming'] : []) {
  const original = WebAssembly[name];
  const { Memory } = WebAssembly;
  WebAssembly[name] = async (...parts) => {
    const made = await apply(original, WebAssembly, parts);
    const exported = values((made.instance || made).exports);
    for (let at = 0; at < exported.length; at++) {
      if (exported[at] instanceof Memory) add('memories', exported[at]);
    }
    return made;
  };
}

// Only where the browser tells of them: no list is not an empty list.
if (window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).includes('layout-shift')) {
  window.shifts = [];
  new PerformanceObserver(list => {
    const entries = list.getEntries();
    for (let at = 0; at < entries.length; at++) add('shifts', [entries[at].value, entries[at].hadRecentInput]);
  }).observe({ type: 'layout-shift', buffered: true });
}
})();
