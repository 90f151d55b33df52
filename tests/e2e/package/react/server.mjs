// Renders the component as a server does: `node server.mjs`. Importing the package must need no browser.
import assert from 'node:assert/strict';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import 'role-fit';
import { RoleFit } from 'role-fit/react';

const quiz = createElement(RoleFit, { headingLevel: 3, shareTo: 'page', theme: 'dark', onRoleFitResult() {} }, 'Take the quiz');
assert.equal(renderToString(quiz), '<role-fit heading-level="3" share-to="page" theme="dark">Take the quiz</role-fit>');
