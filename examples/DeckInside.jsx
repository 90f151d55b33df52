// A quiz with its deck inside the element, in React 19, whose server would escape the quotes of a deck that is a child.
export default function DeckInside({ deck }) {
  return (
    <role-fit suppressHydrationWarning>
      <a href="https://HOST/">Take the quiz</a>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: deck }} />
    </role-fit>
  );
}
