// Written into each page that is measured, before any script of its own: notes long tasks and wasm memories, finds out
// when the first question is ready, and answers all twelve as a reader would, with a watch in hand. Everything is left
// in `window.bench`. A subject's expressions speak of the page by `$` and `vis`, of the question by `i` and `pick`.
subject => {
  'use strict';
  const bench = { tasks: [], memories: [], ready: 0, answers: [], end: '' };
  if (window !== top) return;
  window.bench = bench;
  const QUESTIONS = 12;
  const FRAMES = 900;

  new PerformanceObserver(list => bench.tasks.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type: 'longtask', buffered: true });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      const { exports } = made.instance || made;
      bench.memories.push(...Object.values(exports).filter(value => value instanceof WebAssembly.Memory));
      return made;
    };
  }

  // 'a >>> b' is a b in the open shadow root of the first a.
  const $ = path => path.split('>>>').reduce((root, selector, place) => {
    const inside = place === 0 ? root : root && root.shadowRoot;
    return inside && inside.querySelector(selector.trim());
  }, document);
  const vis = element =>
    !!element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const compiled = expression => new Function('$', 'vis', 'i', 'pick', `return (${expression});`);
  /** What is not there yet makes an expression throw. */
  const asked = (question, i, pick) => {
    try { return question($, vis, i, pick); } catch (_) { return null; }
  };

  const task = () => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  /** The first frame in which the expression holds, and what it gives there. */
  const shown = async (expression, i, pick) => {
    const question = compiled(expression);
    for (let frames = 0; frames < FRAMES; frames++) {
      await frame();
      const found = asked(question, i, pick);
      if (found) return found;
    }
    throw new Error(`never came true: ${expression}`);
  };

  async function press({ click, until }, i, pick) {
    const target = await shown(click, i, pick);
    // People do not press in step with the frames.
    await new Promise(resolve => setTimeout(resolve, 30 + Math.random() * 17));
    const pressed = performance.now();
    target.click();
    await task();
    const work = performance.now() - pressed;
    await shown(until, i, pick);
    // The next task comes when that frame is painted.
    await task();
    return { work, painted: performance.now() - pressed };
  }

  bench.play = async () => {
    try {
      for (let i = 0; i < QUESTIONS; i++) {
        for (const step of subject.steps) {
          const taken = await press(step, i, i % 3);
          if (step.answer) bench.answers.push(taken);
        }
      }
      await shown(subject.done, QUESTIONS, 0);
      bench.end = 'done';
    } catch (error) {
      bench.end = String(error);
    }
  };

  shown(subject.ready, 0, 0).then(() => { bench.ready = performance.now(); }, error => { bench.end = String(error); });
}
