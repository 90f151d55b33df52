// A blog post in React 19. React moves the script into the head and keeps one of each.
import { useState } from 'react';

export default function Post() {
  const [verdict, setVerdict] = useState(null);
  return (
    <article>
      <h2>Product Owner or Product Manager?</h2>
      <role-fit
        heading-level="3"
        suppressHydrationWarning
        onrole-fit-result={event => setVerdict(event.detail.verdict)}
      >
        <a href="https://HOST/">Take the quiz</a>
      </role-fit>
      <script async src="https://HOST/role-fit.js" crossOrigin="anonymous" data-auto="off" />
      {verdict && <p>The verdict: <output>{verdict}</output></p>}
    </article>
  );
}
