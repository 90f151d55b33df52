// What the types of the element allow and what they refuse. Nothing runs this: each refused line must be an error.
import type { RoleFitResult, RoleFitStatus } from 'role-fit';
import 'role-fit';

const quiz = document.createElement('role-fit');
const status: RoleFitStatus = quiz.status;
const result: RoleFitResult | null = quiz.result;
quiz.headingLevel = 3;
quiz.headingLevel = null;
quiz.theme = 'dark';
quiz.focus({ preventScroll: true });
quiz.addEventListener('role-fit-share', event => event.detail.method === 'clipboard');
document.addEventListener('role-fit-result', ({ detail }) => detail.verdict === 'po-3');
export { status, result };

// @ts-expect-error
quiz.theme = 'blue';
// @ts-expect-error
quiz.headingLevel = 7;
// @ts-expect-error
quiz.status = 'idle';
// @ts-expect-error
quiz.result.marker = 3;
// @ts-expect-error
quiz.addEventListener('role-fit-share', event => event.detail.verdict);
// @ts-expect-error
document.addEventListener('role-fit-error', ({ detail }) => detail.code === 'no-such-code');
