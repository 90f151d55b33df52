// @ts-check
// What only the module of the npm package has: its engine's files, wherever a bundler has put them.

/**
 * The URLs of the engine's files by their names. The build writes them here as bundlers recognise them.
 * @type {Record<string, string>}
 */
const FILES = {};

/**
 * The URL of a file: of the package's own, or in the folder that an element's `home` names.
 * @param {string} from
 * @param {string} file its name, which a query or a fragment may follow
 */
function fileUrl(from, file) {
  const [name] = file.split(/[?#]/);
  return from === home ? FILES[name] + file.slice(name.length) : from + file;
}

/**
 * Imports the engine's script without a tag that checks its hash: bundlers and their development servers transform scripts.
 * @param {string} url
 * @param {Attempt} attempt
 * @returns {Promise<EngineScript>}
 */
async function importFromPackage(url, attempt) {
  attempt.unseen.add(STAMP.glue);
  try {
    const engine = await import(url);
    attempt.unseen.delete(STAMP.glue);
    attempt.silence = 0;
    return engine;
  } catch (error) {
    throw await diagnose(STAMP.glue, attempt, error);
  }
}
