import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The paths, from the root, of all TypeScript files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/node_modules/'));
}

/** The texts of a folder's files, by their paths. */
const textsBelow = (folder: string) =>
  new Map(filesBelow(folder).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

const sources = textsBelow('src');

/** What a file imports, types included: files by their path from the root, packages by their name. */
function importsOf(path: string, texts: ReadonlyMap<string, string> = sources): string[] {
  const text = texts.get(path) ?? '';
  const found = text.matchAll(
    /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? '';
    return name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), name)) : name;
  });
}

/** The files that are loaded together with a file: neither its imports of types nor its dynamic imports. */
function loadedBy(path: string): string[] {
  const found = (sources.get(path) ?? '').matchAll(/^(?:import|export)\b(?! type)[^'"]*?from '(\.[^']+)'/gm);
  return [...found].map(([, name = '']) => relative(ROOT, join(ROOT, dirname(path), name)));
}

/** The service in whose folder a file is; undefined elsewhere. */
const serviceOf = (path: string) => /^src\/services\/([^/]+)\//.exec(path)?.[1];

/** The folder of `src` in which a file is; the file's own name if it is directly in `src`. */
const roomOf = (path: string) => path.split('/')[1] ?? '';

function importsInto(room: string): { from: string; to: string }[] {
  return [...sources.keys()].flatMap((from) =>
    importsOf(from)
      .filter((to) => to.startsWith(`src/${room}/`) && roomOf(from) !== room)
      .map((to) => ({ from, to })),
  );
}

function findCycle(texts: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    done.add(path);
    for (const next of importsOf(path, texts)) {
      const cycle = texts.has(next) ? visit(next, [...way, path]) : [];
      if (cycle.length > 0) return cycle;
    }
    return [];
  };
  for (const path of texts.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

const usersOf = (pattern: RegExp) =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([path]) => path);

describe('imports', () => {
  it('imports are read at all, those of types and those at run time too', () => {
    assert.ok(sources.size > 100);
    assert.ok(importsOf('src/app/run.ts').includes('src/app/config.ts'));
    assert.ok(importsOf('src/main.ts').includes('src/app/run.ts'), 'those at run time too');
    assert.ok(
      importsOf('src/services/iplicit/writes/update.ts').includes('src/services/context.ts'),
      'types too',
    );
  });

  it('imports have no cycle, types included', () => {
    for (const folder of ['src', 'bench', 'test', 'examples', 'scripts'])
      assert.deepEqual(findCycle(textsBelow(folder)), [], folder);
  });

  it('imports keep the services apart: neither knows the other', () => {
    const across = [...sources.keys()].flatMap((from) =>
      importsOf(from)
        .filter(
          (to) =>
            serviceOf(to) !== undefined && serviceOf(from) !== undefined && serviceOf(from) !== serviceOf(to),
        )
        .map((to) => ({ from, to })),
    );
    assert.deepEqual(across, []);
  });

  it('a service is named nowhere but in its own folders and in the list of services', () => {
    const names = new Set([...sources.keys()].flatMap((path) => serviceOf(path) ?? []));
    // In any of the forms that a name takes: concur, concurEdition, createConcur, CONCUR_EDITION; not concurrently.
    const forms = [...names].flatMap((name) => [
      `(?<![a-zA-Z])${name}(?![a-z])`,
      `${name.charAt(0).toUpperCase()}${name.slice(1)}(?![a-z])`,
      `${name.toUpperCase()}(?![A-Z])`,
    ]);
    const named = new RegExp(forms.join('|'));
    assert.deepEqual(
      usersOf(named).filter(
        (path) => !/^src\/(services\/(index\.ts|[^/]+\/)|sandbox\/|generated\/)/.test(path),
      ),
      [],
    );
  });

  it('imports keep what speaks to any service, and to any client, free of every service', () => {
    for (const room of ['upstream', 'graphql']) {
      const known = [...sources.keys()]
        .filter((path) => roomOf(path) === room)
        .flatMap((path) => importsOf(path))
        .filter((to) => /^src\/(app|answer-cache|auth|sandbox|server|services|writes)\//.test(to));
      assert.deepEqual(known, [], room);
    }
  });

  it('imports reach the sandbox from the services alone, each its own', () => {
    assert.deepEqual(
      importsInto('sandbox').filter(
        ({ from, to }) => from.replace('services', 'sandbox').replace('service.ts', 'sandbox.ts') !== to,
      ),
      [],
    );
  });

  it('imports keep what answers from knowing in how many processes it does', () => {
    const users = [...sources.keys()].filter((path) => importsOf(path).includes('node:cluster'));
    assert.deepEqual(
      users.filter((path) => path !== 'src/app/run.ts' && !path.startsWith('src/app/workers/')),
      [],
    );
  });

  it('imports leave the primary of several processes without what answers', () => {
    const loaded = new Set<string>();
    const load = (path: string): void => {
      if (loaded.has(path)) return;
      loaded.add(path);
      loadedBy(path).forEach(load);
    };
    for (const path of ['src/app/run.ts', 'src/app/workers/primary.ts']) load(path);
    assert.ok(loaded.has('src/app/config.ts'));
    assert.ok(!loaded.has('src/app/gateway.ts'));
  });
});

describe('what reaches outside', () => {
  it('what reaches outside is the environment in the configuration alone', () => {
    // GraphQL's library reads NODE_ENV itself, so it must be set before anything is loaded.
    const setsNodeEnv = usersOf(/process\.env\['NODE_ENV'\] \?\?=/);
    assert.deepEqual(setsNodeEnv, ['src/main.ts']);
    assert.deepEqual(new Set(usersOf(/process\.env\b/)), new Set(['src/app/config.ts', ...setsNodeEnv]));
  });

  it('what reaches outside is undici in upstream alone', () => {
    const users = [...sources.keys()].filter((path) => importsOf(path).includes('undici'));
    assert.deepEqual(new Set(users.map(roomOf)), new Set(['upstream']));
  });

  it('what reaches outside is `fetch` nowhere but in what runs in a browser', () => {
    assert.deepEqual(
      usersOf(/(?<![.\w#])fetch\(/).filter((path) => !path.startsWith('src/graphiql/client/')),
      [],
    );
  });
});

describe('files', () => {
  const own = [...sources.keys(), ...filesBelow('test')].filter((path) => !path.includes('/generated/'));

  it('files are named in kebab-case, after what they hold', () => {
    const odd = own.filter(
      (path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.test|\.long)?\.tsx?$/.test(path),
    );
    assert.deepEqual(odd, []);
    assert.deepEqual(
      own.filter((path) => /\b(utils?|helpers?|common|managers?)\b/.test(path)),
      [],
    );
  });

  it('files have no hole in their types', () => {
    const holes = own.filter((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .some(
          (line) =>
            !/^\s*(\*|\/\/|\/\*\*)/.test(line) &&
            /(: any\b|<any>|as any\b|@ts-(ignore|nocheck|expect-error))/.test(line),
        ),
    );
    assert.deepEqual(
      holes.filter((path) => path !== 'test/architecture.test.ts'),
      [],
    );
  });
});
