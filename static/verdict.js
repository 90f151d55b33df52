// @ts-check
// The page of a verdict shows one result: the exact one if its fragment holds one, else the plain one of its path. The two
// may even disagree. The build writes this file into the pages.
(() => {
'use strict';

const RESULT = /^#rf[1-9][0-9a-z]{10}/i;
const { classList } = document.documentElement;

const update = () => classList.toggle('exact', RESULT.test(location.hash));
const showPlain = () => classList.remove('exact');

update();
addEventListener('hashchange', update);
// The link is damaged, or the quiz cannot run here. A result of another quiz is shown all the same.
addEventListener('role-fit-error', (/** @type {any} */ event) => event.detail.code !== 'link-deck' && showPlain());
// The script of the quiz cannot be loaded. Such errors do not bubble.
addEventListener('error', showPlain, true);
})();
