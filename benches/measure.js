// Runs in each measured page before the page's own scripts: records long tasks and wasm memories, the time of the first
// question, and the times of twelve answers. The results are in `window.bench`. The expressions of a subject use `$` and
// `vis` for elements, and `i` and `pick` for the question and the choice.
subject => {
  'use strict';
  const bench = { tasks: [], memories: [], ready: 0, answers: [], end: '' };
  if (window !== top) return;
  window.bench = bench;
  const QUESTIONS = 12;
  const MAX_FRAMES = 900;

  new PerformanceObserver(list => bench.tasks.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type: 'longtask', buffered: true });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...parameters) => {
      const result = await real.apply(WebAssembly, parameters);
      const { exports } = result.instance || result;
      bench.memories.push(...Object.values(exports).filter(value => value instanceof WebAssembly.Memory));
      return result;
    };
  }

  // 'a >>> b' selects b in the open shadow root of the first a.
  const $ = path => path.split('>>>').reduce((root, selector, place) => {
    const inside = place === 0 ? root : root && root.shadowRoot;
    return inside && inside.querySelector(selector.trim());
  }, document);
  const vis = element =>
    !!element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const compiled = expression => new Function('$', 'vis', 'i', 'pick', `return (${expression});`);
  /** Expressions throw while an element is missing. */
  const evaluated = (condition, i, pick) => {
    try { return condition($, vis, i, pick); } catch (_) { return null; }
  };

  const task = () => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  /** Waits for the first frame in which the expression is truthy, and returns its value. */
  const shown = async (expression, i, pick) => {
    const condition = compiled(expression);
    for (let frames = 0; frames < MAX_FRAMES; frames++) {
      await frame();
      const found = evaluated(condition, i, pick);
      if (found) return found;
    }
    throw new Error(`never became true: ${expression}`);
  };

  async function press({ click, until }, i, pick) {
    const target = await shown(click, i, pick);
    // Readers do not click in step with frames.
    await new Promise(resolve => setTimeout(resolve, 30 + Math.random() * 17));
    const start = performance.now();
    target.click();
    await task();
    const work = performance.now() - start;
    await shown(until, i, pick);
    // The next task runs after that frame is painted.
    await task();
    return { work, painted: performance.now() - start };
  }

  bench.play = async () => {
    try {
      for (let i = 0; i < QUESTIONS; i++) {
        for (const step of subject.steps) {
          const times = await press(step, i, i % 3);
          if (step.answer) bench.answers.push(times);
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
