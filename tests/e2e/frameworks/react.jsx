// A React app that hydrates the server's HTML, in strict mode, and renders the script too. React moves it into the head.
import { StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';

function App() {
  const [{ quizzes, level, deck }, setState] = useState({ quizzes: ['a'], level: 3, deck: '' });
  window.app.set = change => flushSync(() => setState(state => ({ ...state, ...change })));
  return (
    <main>
      <h1>React</h1>
      {quizzes.map(id => (
        <role-fit key={id} id={id} heading-level={level} loading="eager" seed="1" suppressHydrationWarning
          onrole-fit-result={event => window.results.push(event.detail.verdict)}>
          <a href={window.HOST}>Take the quiz</a>
          {deck && <script type="application/json" dangerouslySetInnerHTML={{ __html: deck }} />}
        </role-fit>
      ))}
      <script async src={window.HOST + 'role-fit.js'} data-auto="off" />
    </main>
  );
}

window.app = {
  start() {
    const onRecoverableError = error => window.complaints.push(String(error));
    flushSync(() => hydrateRoot(document.querySelector('#root'), <StrictMode><App /></StrictMode>, { onRecoverableError }));
  },
};
