// @ts-check
// What the loader lends the engine's script, so that no page downloads it twice.

/** @type {Kit} */
const kit = {
  attributes: ATTRIBUTES,
  texts: STAMP.text,
  wasmIntegrity: STAMP.wasmIntegrity,
  link: resultLink,
  afterNextFrame, containerOf, createElement, createError, dispatch, downloadFile, findResultLink, importFile, inMicrotask, isBlocked, listenOnWindow, nextTask, readPack,
  safeDocument, safely, warn,
};
