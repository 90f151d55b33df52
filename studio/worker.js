// Runs the worker, in which files are read and checked.

import init from './studio-worker.js';

init();
