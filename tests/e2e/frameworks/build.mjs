// Bundles the pages of the framework tests: `node build.mjs NODE_MODULES OUT`.
// The packages are where `cargo xtask` has installed them, not beside this file.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, out] = process.argv.slice(2).map(path => resolve(path));
const require = createRequire(join(modules, 'x.js'));
const esbuild = require('esbuild');
const { compile } = require('svelte/compiler');

const svelte = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' });
      return { contents: js.code, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

const folder = dirname(fileURLToPath(import.meta.url));
await esbuild.build({
  entryPoints: ['react.jsx', 'vue.js', 'svelte.js', 'turbo.js', 'idiomorph.js'].map(name => join(folder, name)),
  outdir: out,
  bundle: true,
  jsx: 'automatic',
  nodePaths: [modules],
  plugins: [svelte],
  conditions: ['browser'],
  // Development builds report what does not match the server's HTML.
  define: {
    'process.env.NODE_ENV': '"development"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
  logLevel: 'warning',
});
