// An app that embeds the quiz as a component, and reads its result.
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { RoleFit, type RoleFitElement, type RoleFitResult } from 'role-fit/react';

function App() {
  const quiz = useRef<RoleFitElement>(null);
  const [result, setResult] = useState<RoleFitResult | null>(null);
  return (
    <main>
      <h1>React</h1>
      <RoleFit ref={quiz} headingLevel={3} theme="light" loading="eager" seed={1} onRoleFitResult={event => setResult(event.detail)}>
        <a href="https://quiz.example/">Take the quiz</a>
      </RoleFit>
      <output>{result?.verdict}</output>
      <button onClick={() => quiz.current?.restart()}>Again</button>
    </main>
  );
}

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
