// What the types for Solid allow and what they refuse. Nothing runs this: each refused line must be an error.
import 'role-fit/solid';

export const allowed = [
  <role-fit heading-level={3} attr:theme="dark" on:role-fit-result={event => event.detail.verdict}><a href="/">Take the quiz</a></role-fit>,
];

export const refused = [
  // @ts-expect-error
  <role-fit attr:theme="blue" />,
  // @ts-expect-error
  <role-fit on:role-fit-result={event => event.detail.answers} />,
];
