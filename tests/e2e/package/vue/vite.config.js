import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // A page in English and one in German, with the same app.
  build: { rolldownOptions: { input: ['index.html', 'german.html'] } },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: tag => tag === 'role-fit' } } })],
});
