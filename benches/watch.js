// The benchmark's probe: runs in each measured page before its own scripts, records long tasks and wasm memories, detects
// when the first question is ready, and answers all twelve as a reader would, with timings.
// Results are left in `window.bench`. A subject's expressions refer to the page by `$` and `vis`, and to the question by `i`
// and `pick`.
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
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      const { exports } = result.instance || result;
      bench.memories.push(...Object.values(exports).filter(value => value instanceof WebAssembly.Memory));
      return result;
    };
  }

  // 'a >>> b' selects b in the open shadow root of the first a.
  const $ = path => path.split('>>>').reduce((root, selector, index) => {
    const scope = index === 0 ? root : root && root.shadowRoot;
    return scope && scope.querySelector(selector.trim());
  }, document);
  const vis = element =>
    !!element && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const compile = expression => new Function('$', 'vis', 'i', 'pick', `return (${expression});`);
  /** Expressions throw while the elements that they refer to are missing. */
  const evaluate = (compiled, i, pick) => {
    try { return compiled($, vis, i, pick); } catch (_) { return null; }
  };

  const nextTask = () => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
  /** Waits for the first frame in which the expression is truthy, and returns its value. */
  const waitFor = async (expression, i, pick) => {
    const compiled = compile(expression);
    for (let frame = 0; frame < MAX_FRAMES; frame++) {
      await nextFrame();
      const value = evaluate(compiled, i, pick);
      if (value) return value;
    }
    throw new Error(`timed out waiting for: ${expression}`);
  };

  async function press({ click, until }, i, pick) {
    const target = await waitFor(click, i, pick);
    // Readers do not press in step with the frames.
    await new Promise(resolve => setTimeout(resolve, 30 + Math.random() * 17));
    const start = performance.now();
    target.click();
    await nextTask();
    const work = performance.now() - start;
    await waitFor(until, i, pick);
    // The next task runs after that frame has been painted.
    await nextTask();
    return { work, painted: performance.now() - start };
  }

  bench.play = async () => {
    try {
      for (let i = 0; i < QUESTIONS; i++) {
        for (const step of subject.steps) {
          const timing = await press(step, i, i % 3);
          if (step.answer) bench.answers.push(timing);
        }
      }
      await waitFor(subject.done, QUESTIONS, 0);
      bench.end = 'done';
    } catch (error) {
      bench.end = String(error);
    }
  };

  waitFor(subject.ready, 0, 0).then(() => { bench.ready = performance.now(); }, error => { bench.end = String(error); });
}
