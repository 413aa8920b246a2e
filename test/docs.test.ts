import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const pages = globSync('**/*.md', { cwd: ROOT, exclude: ['**/node_modules', 'dist', 'bench/data'] });

it('every link from one page of the project to another file of it leads to a file that is there', () => {
  assert.ok(pages.length > 20);
  const dead = pages.flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(ROOT, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

it('every file of the sources that a page of the documentation names is there', () => {
  const missing = pages
    .filter((page) => page !== 'CHANGELOG.md')
    .flatMap((page) =>
      [
        ...readFileSync(join(ROOT, page), 'utf8').matchAll(
          /`((?:src|test|schema|scripts|deploy)\/[\w./-]+\.\w+)`/g,
        ),
      ]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${page}: ${path}`),
    );
  assert.deepEqual(missing, []);
});

it('every test that SECURITY.md names for a promise is there by that name', () => {
  const lines = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').matchAll(/^ {2}- `(test\/[^`]+)` («.+)$/gm);
  const named = [...lines].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/«([^»]+)»/g)].map(([, name = '']) => ({ file, name })),
  );
  assert.ok(named.length > 50);
  const missing = named.filter(({ file, name }) => {
    // A dot triple stands for what a test's name is completed with.
    const pattern = RegExp.escape(name).replaceAll('…', '[^\\n]*').replaceAll('’', "['’]");
    return !new RegExp(pattern).test(readFileSync(join(ROOT, file), 'utf8'));
  });
  assert.deepEqual(missing, []);
});
