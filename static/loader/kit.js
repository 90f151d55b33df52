// @ts-check
// What the loader lends the engine's script, so that no page downloads it twice.

/** @type {Kit} */
const kit = {
  attributes: ATTRIBUTES,
  stamp: STAMP,
  link: resultLink,
  afterNextFrame, containerOf, createElement, createError, dispatch, findResultLink, isBlocked, listenOnWindow, loadFile, readPack,
  safeDocument, safely, warn,
};
