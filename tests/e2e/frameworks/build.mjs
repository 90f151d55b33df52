// Bundles the pages of the framework tests, and the examples of the documentation that are components: `node build.mjs NODE_MODULES OUT`.
// The packages are where `cargo xtask` has installed them, not beside this file.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, out] = process.argv.slice(2).map(path => resolve(path));
const require = createRequire(join(modules, 'x.js'));
const esbuild = require('esbuild');
const { compile } = require('svelte/compiler');
const { compileScript, parse } = require('vue/compiler-sfc');

const svelte = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' });
      return { contents: js.code, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

const vue = {
  name: 'vue',
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const compilerOptions = { isCustomElement: tag => tag === 'role-fit' };
      const source = await readFile(path, 'utf8');
      const { descriptor } = parse(source, { filename: path, templateParseOptions: compilerOptions });
      const options = { id: path, inlineTemplate: true, templateOptions: { compilerOptions } };
      return { contents: compileScript(descriptor, options).content, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

const frameworks = ['react.jsx', 'vue.js', 'svelte.js'];
const examples = ['post', 'deck'].flatMap(example => frameworks.map(framework => `${example}-${framework}`));
const names = [...frameworks, 'turbo.js', 'idiomorph.js', ...examples];
const folder = dirname(fileURLToPath(import.meta.url));
await esbuild.build({
  entryPoints: names.map(name => join(folder, name)),
  outdir: out,
  bundle: true,
  jsx: 'automatic',
  nodePaths: [modules],
  plugins: [svelte, vue],
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
