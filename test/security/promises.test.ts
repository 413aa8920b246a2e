import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('SECURITY.md', ROOT), 'utf8');

/** A promise, as its lines begin; then lines that each name a file and tests in it. */
const PROMISE = /^- .*\n(?: {2}(?!- ).*\n)*(?: {2}- .*\n)*/gm;
const HELD = /^ {2}- `(?<file>test\/[^`]+)` «(?<names>.*)»$/gm;

/** The names of the tests in a file, with `…` for what is filled in. */
function testsIn(file: string): Set<string> {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const names = source.matchAll(/\b(?:it|test)\(\s*(['`"])(?<name>(?:\\.|(?!\1).)*)\1/gs);
  return new Set([...names].map(({ groups }) => (groups?.['name'] ?? '').replace(/\$\{[^}]*\}/g, '…')));
}

describe('what SECURITY.md promises', () => {
  const promises = page.split('## What it promises')[1]?.split('## What it does not promise')[0] ?? '';

  it('what SECURITY.md promises names for each promise tests that there are', () => {
    let tests = 0;
    for (const { groups } of promises.matchAll(HELD)) {
      const { file = '', names = '' } = groups ?? {};
      assert.ok(existsSync(new URL(file, ROOT)), `${file} is not there`);
      const known = testsIn(file);
      for (const name of names.split('» «')) {
        tests += 1;
        assert.ok(known.has(name), `${file} has no test «${name}»`);
      }
    }
    assert.ok(tests > 30);
  });

  it('what SECURITY.md promises makes no promise that no test holds', () => {
    const made = [...promises.matchAll(PROMISE)];
    assert.ok(made.length > 12);
    for (const [text] of made) assert.match(text, /^ {2}- `test\//m, text);
    const lines = promises.split('\n').filter((line) => line.startsWith('  - '));
    assert.equal(
      [...promises.matchAll(HELD)].length,
      lines.length,
      'a line is not of the form that is checked',
    );
  });

  it('what SECURITY.md promises is a page', () => {
    assert.ok(page.split('\n').length < 150);
  });
});
