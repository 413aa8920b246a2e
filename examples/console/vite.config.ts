import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Where `npm run dev` sends GraphQL and file downloads; `npm start` at the project's root listens there. */
const GATEWAY = 'http://localhost:4000';

/** Writes each text file once more in each coding that the gateway serves, beside the file itself. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:html|js|css|svg)$/.test(name)) continue;
        const path = join(folder, name);
        const content = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  // Relative addresses, so that the built console can be served from any folder.
  base: './',
  plugins: [react(), compressed()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    // The console's content security policy allows no `data:` scripts or styles; small files stay files.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/graphql': { target: GATEWAY, ws: true }, '/files': GATEWAY } },
});
