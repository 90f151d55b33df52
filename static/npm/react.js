// @ts-check
'use client';
// The module `role-fit/react`: <role-fit> with the names that React code uses. React 19 does the rest: it sets attributes, adds
// listeners, and renders the element on servers too.
import { createElement } from 'react';
import './role-fit.module.js';

/**
 * The element's names where React code spells them differently: `heading-level` for `headingLevel`, `onrole-fit-result` for
 * `onRoleFitResult`. The build writes them here.
 * @type {Record<string, string>}
 */
const NAMES = {};

/** @param {Record<string, unknown> & { children?: import('react').ReactNode }} props */
export function RoleFit({ children, ...props }) {
  // Before React takes over a page from the server, the quiz may have set data-status already.
  /** @type {Record<string, unknown>} */
  const own = { suppressHydrationWarning: true };
  Object.keys(props).forEach(name => { own[NAMES[name] || name] = props[name]; });
  return createElement('role-fit', own, children);
}
