import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // A page in English and one in German, with the same app.
  build: { rolldownOptions: { input: ['index.html', 'german.html'] } },
  plugins: [react()],
});
