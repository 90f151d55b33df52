// @ts-check
// The picture module, which draws pictures and QR codes, and its script. They are downloaded when a reader first wants one. All
// quizzes on this instance of the engine share them.

/**
 * The name of its script, and its SHA-256 in the format of the `integrity` attribute.
 * @type {{ name: string, integrity: string }}
 */
const PICTURES = { name: '', integrity: '' };

/**
 * Does a task; the numbers are those of src/picture/task.rs.
 * @callback RunTask
 * @param {number} task
 * @param {Element | undefined} place
 * @param {string[]} fields
 * @returns {number | Promise<number>} the number of the outcome
 */

/**
 * Does tasks by the picture module, once that is there.
 * @type {RunTask | undefined}
 */
let runTask;
/**
 * Its download. A failed one is not kept: the next task tries again.
 * @type {Promise<RunTask> | undefined}
 */
let pictures;
// Whether a download has failed, so that a cache may hold a damaged file.
let hasFailed = false;

/**
 * Gives a task to the module: at once if it is there, since browsers allow the clipboard only within the press.
 * @param {Place} place
 * @returns {RunTask}
 */
function pictureTasks({ home }) {
  return (...task) => {
    if (runTask) return runTask(...task);
    pictures = pictures || downloadPictures(home);
    return pictures.then(run => run(...task));
  };
}

/** @param {string} home */
async function downloadPictures(home) {
  try {
    const { start } = await kit.loadFile(home, PICTURES.name, PICTURES.integrity, hasFailed);
    /**
     * @param {string} name
     * @param {string} integrity
     */
    const download = (name, integrity) => kit.loadFile(home, name, integrity, hasFailed).then(join);
    return runTask = await start(download, kit.safeDocument);
  } catch (error) {
    hasFailed = true;
    pictures = undefined;
    kit.warn('pictures: cannot be loaded', error);
    throw error;
  }
}
