// What the types for Svelte allow and what they refuse. Nothing runs this: each refused line must be an error.
import type { SvelteHTMLElements } from 'svelte/elements';
import 'role-fit/svelte';

type Props = SvelteHTMLElements['role-fit'];

export const allowed: Props = { 'heading-level': 3, theme: 'dark', 'onrole-fit-result': event => event.detail.verdict, class: 'wide' };
// @ts-expect-error
export const theme: Props = { theme: 'blue' };
// @ts-expect-error
export const listener: Props = { 'onrole-fit-result': event => event.detail.answers };
