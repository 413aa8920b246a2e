import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` sends GraphQL and file downloads; `npm start` at the project's root listens there. */
const GATEWAY = 'http://localhost:4000';

export default defineConfig({
  // Relative addresses, so that the built console can be served from any folder.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    // The console's content security policy allows no `data:` scripts or styles; small files stay files.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/graphql': { target: GATEWAY, ws: true }, '/files': GATEWAY } },
});
