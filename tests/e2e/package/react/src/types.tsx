// What the types allow and what they refuse. Nothing runs this: each refused line must be an error.
import { RoleFit } from 'role-fit/react';

export const allowed = [
  <RoleFit lang="en" shareTo="page" headingLevel="3" className="wide" onRoleFitError={({ detail }) => detail.code === 'http-404'} />,
  <role-fit heading-level={3} share-to="none" seed="7" onrole-fit-progress={event => event.detail.index + event.detail.total} />,
];

export const refused = [
  // @ts-expect-error
  <RoleFit theme="blue" />,
  // @ts-expect-error
  <RoleFit headingLevel={7} />,
  // @ts-expect-error
  <RoleFit heading="3" />,
  // @ts-expect-error
  <RoleFit onRoleFitResult={event => event.detail.answers} />,
  // @ts-expect-error
  <role-fit theme="blue" />,
  // @ts-expect-error
  <role-fit heading-level={1} />,
  // @ts-expect-error
  <role-fit onrole-fit-share={event => event.detail.verdict} />,
];
