import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/start-error.ts';
import { openTrustedDocuments } from '../../src/graphql/trusted-documents.ts';
import { createLog } from '../../src/app/log.ts';
import { startGateway } from '../../src/app/start.ts';
import { manifests } from './manifests.ts';

const TEXT = 'query A { __typename }';

async function problemsAt(path: string): Promise<readonly string[]> {
  const log = createLog('silent');
  const config = readConfig({ PORT: '0', TRUSTED_DOCUMENTS: path });
  const error: unknown = await startGateway(config, { log }).then(
    (gateway) => gateway.stop(),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ConfigError);
  return error.problems;
}

describe('the manifests of trusted documents', () => {
  it('the manifests of trusted documents are all read that lie in a folder, whatever else lies there', async (t) => {
    const folder = manifests(t, {
      'web.json': JSON.stringify({ web: TEXT }),
      'relay.json': JSON.stringify([
        ['relay', '{ other }'],
        ['web', TEXT],
      ]),
      'notes.txt': 'not a manifest',
    });
    const documents = await openTrustedDocuments(folder);
    assert.equal(documents.byId('web'), TEXT);
    assert.equal(documents.byId('relay'), '{ other }');
    assert.ok(documents.has(TEXT));
    assert.ok(!documents.has(`${TEXT} `));
  });

  it('the manifests of trusted documents that cannot be used keep the gateway from starting: each is named, with the place in it', async (t) => {
    const folder = manifests(t, {
      'a.json': '{"x":"{ a }"}',
      'b.json': '{"x":"{ b }","y":"{"}',
      'c.json': '{"x":"{ c }"}',
    });
    const [inB, inC] = [join(folder, 'b.json'), join(folder, 'c.json')];
    assert.deepEqual(await problemsAt(folder), [
      `TRUSTED_DOCUMENTS cannot be used. ${inB}: "y" is not a GraphQL document: Syntax Error: Expected Name, found <EOF>. (line 1, column 2).`,
      `TRUSTED_DOCUMENTS cannot be used. ${inC}: the id "x" has two documents.`,
    ]);
  });

  it('the manifests of trusted documents keep it from starting, too, where there are none', async (t) => {
    const folder = manifests(t, { 'readme.md': '' });
    const missing = join(folder, 'missing.json');
    assert.deepEqual(await problemsAt(missing), [
      `TRUSTED_DOCUMENTS cannot be used. ${missing}: it cannot be read (ENOENT).`,
    ]);
    assert.deepEqual(await problemsAt(folder), [
      `TRUSTED_DOCUMENTS cannot be used. ${folder}: the folder has no manifest (*.json).`,
    ]);
    mkdirSync(join(folder, 'folder.json'));
    assert.deepEqual(await problemsAt(folder), [
      `TRUSTED_DOCUMENTS cannot be used. ${join(folder, 'folder.json')}: it cannot be read (EISDIR).`,
    ]);
  });
});
