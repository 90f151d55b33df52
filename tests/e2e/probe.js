// Records what happens on a page for the tests: events of the widget, errors, what policies report without blocking it,
// warnings, layout shifts, and memories of WebAssembly. The test server adds this script to each page before the page's own
// scripts. Since a page may change globals afterwards, the script takes what it needs at once.
(() => {
'use strict';

const { isFrozen, values } = Object;
const { apply } = Reflect;
const { String, WebAssembly, console } = window;

window.events = [];
window.errors = [];
window.reports = [];
window.warnings = [];
window.memories = [];

// Looks the list up by name each time, so that a test may replace it.
const add = (name, value) => { window[name][window[name].length] = value; };

const text = value => {
  try {
    return String(value);
  } catch (_) {
    return 'a value without a string';
  }
};

for (const name of ['ready', 'start', 'progress', 'result', 'share', 'error']) {
  addEventListener('role-fit-' + name, ({ detail }) => add('events', [name, detail, isFrozen(detail)]));
}
addEventListener('error', event => add('errors', text(event.message)));
addEventListener('unhandledrejection', event => add('errors', text(event.reason)));
addEventListener('securitypolicyviolation', ({ disposition, violatedDirective, blockedURI }) =>
  add(disposition === 'report' ? 'reports' : 'errors', violatedDirective + ' ' + blockedURI));

const { warn } = console;
console.warn = (...parameters) => {
  let line = '';
  for (let at = 0; at < parameters.length; at++) line += (at ? ' ' : '') + text(parameters[at]);
  add('warnings', line);
  apply(warn, console, parameters);
};

// A module that `compileStreaming` compiles is instantiated by one of these too. They return the instance alone for a
// module, and otherwise an object with the instance and its module.
for (const name of WebAssembly ? ['instantiate', 'instantiateStreaming'] : []) {
  const original = WebAssembly[name];
  const { Memory } = WebAssembly;
  WebAssembly[name] = async (...parameters) => {
    const result = await apply(original, WebAssembly, parameters);
    const exported = values((result.instance || result).exports);
    for (let at = 0; at < exported.length; at++) {
      if (exported[at] instanceof Memory) add('memories', exported[at]);
    }
    return result;
  };
}

// A browser that does not report layout shifts has no list, rather than an empty one.
if (window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).includes('layout-shift')) {
  window.shifts = [];
  new PerformanceObserver(list => {
    const entries = list.getEntries();
    for (let at = 0; at < entries.length; at++) add('shifts', [entries[at].value, entries[at].hadRecentInput]);
  }).observe({ type: 'layout-shift', buffered: true });
}
})();
