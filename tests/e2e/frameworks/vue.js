// A Vue app that hydrates the server's HTML. Its page has the script, since templates cannot.
import { createSSRApp, nextTick } from 'vue/dist/vue.esm-bundler.js';

const app = createSSRApp({
  data: () => ({ quizzes: ['a'], level: 3, deck: '', link: window.HOST }),
  methods: {
    record(event) { window.results.push(event.detail.verdict); },
  },
  template: `<main><h1>Vue</h1><role-fit v-for="id in quizzes" :key="id" :id="id" :heading-level="level" loading="eager" seed="1"
    @role-fit-result="record"><a :href="link">Take the quiz</a><component v-if="deck" :is="'script'" type="application/json" v-text="deck" /></role-fit></main>`,
});
app.config.compilerOptions.isCustomElement = tag => tag === 'role-fit';
app.config.warnHandler = message => window.complaints.push(message);

window.app = {
  start() {
    const instance = app.mount('#root');
    window.app.set = change => {
      Object.assign(instance, change);
      return nextTick();
    };
  },
};
