import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The paths, from the root, of all TypeScript files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const sources = new Map(filesBelow('src').map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

/** What a file imports, types included: files by their path from the root, packages by their name. */
function importsOf(path: string): string[] {
  const text = sources.get(path) ?? '';
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

/** The folder of `src` in which a file is; the file's own name if it is directly in `src`. */
const roomOf = (path: string) => path.split('/')[1] ?? '';

function importsInto(room: string): { from: string; to: string }[] {
  return [...sources.keys()].flatMap((from) =>
    importsOf(from)
      .filter((to) => to.startsWith(`src/${room}/`) && roomOf(from) !== room)
      .map((to) => ({ from, to })),
  );
}

function findCycle(): string[] {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    done.add(path);
    for (const next of importsOf(path)) {
      const cycle = sources.has(next) ? visit(next, [...way, path]) : [];
      if (cycle.length > 0) return cycle;
    }
    return [];
  };
  for (const path of sources.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

const usersOf = (pattern: RegExp) =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([path]) => path);

describe('imports', () => {
  it('are read at all', () => {
    assert.ok(sources.size > 100);
    assert.ok(importsOf('src/run.ts').includes('src/config.ts'));
    assert.ok(importsOf('src/main.ts').includes('src/run.ts'), 'those at run time too');
    assert.ok(importsOf('src/iplicit/update.ts').includes('src/context.ts'), 'types too');
  });

  it('have no cycle, types included', () => {
    assert.deepEqual(findCycle(), []);
  });

  it('keep the services apart: neither knows the other', () => {
    const across = [...importsInto('concur'), ...importsInto('iplicit')].filter(({ from }) =>
      ['concur', 'iplicit'].includes(roomOf(from)),
    );
    assert.deepEqual(across, []);
  });

  it('keep what speaks to any service, and to any client, free of every service', () => {
    for (const room of ['upstream', 'graphql']) {
      const known = [...sources.keys()]
        .filter((path) => roomOf(path) === room)
        .flatMap(importsOf)
        .filter((to) => /^src\/(concur|iplicit|runs|journal|replay|http|auth|sandbox)\//.test(to));
      assert.deepEqual(known, [], room);
    }
  });

  it('reach the sandbox from where it is started alone', () => {
    const from = new Set(importsInto('sandbox').map((one) => one.from));
    assert.deepEqual([...from].toSorted(), ['src/run.ts', 'src/sandbox-config.ts']);
  });

  it('keep what answers from knowing in how many processes it does', () => {
    assert.deepEqual(new Set(importsInto('workers').map((one) => one.from)), new Set(['src/run.ts']));
    const users = [...sources.keys()].filter((path) => importsOf(path).includes('node:cluster'));
    assert.deepEqual(new Set(users.map(roomOf)), new Set(['run.ts', 'workers']));
  });

  it('leave the primary of several processes without what answers', () => {
    const loaded = new Set<string>();
    const load = (path: string): void => {
      if (loaded.has(path)) return;
      loaded.add(path);
      loadedBy(path).forEach(load);
    };
    for (const path of ['src/run.ts', 'src/workers/primary.ts']) load(path);
    assert.ok(loaded.has('src/config.ts'));
    assert.ok(!loaded.has('src/gateway.ts'));
  });
});

describe('what reaches outside', () => {
  it('is the environment in the configuration alone', () => {
    // GraphQL's library reads NODE_ENV itself, so it must be set before anything is loaded.
    const setsNodeEnv = usersOf(/process\.env\['NODE_ENV'\] \?\?=/);
    assert.deepEqual(setsNodeEnv, ['src/main.ts']);
    assert.deepEqual(usersOf(/process\.env\b/), ['src/config.ts', ...setsNodeEnv]);
  });

  it('is undici in upstream alone', () => {
    const users = [...sources.keys()].filter((path) => importsOf(path).includes('undici'));
    assert.deepEqual(new Set(users.map(roomOf)), new Set(['upstream']));
  });

  it('is `fetch` nowhere but in what runs in a browser', () => {
    assert.deepEqual(
      usersOf(/(?<![.\w#])fetch\(/).filter((path) => !path.startsWith('src/graphiql/client/')),
      [],
    );
  });
});

describe('tests', () => {
  it('are all run: those at the top, and those of each folder by its all.ts', () => {
    const found = filesBelow('test').filter((path) => path.endsWith('.test.ts'));
    const folders = new Set(found.map(dirname).filter((folder) => folder !== 'test'));
    assert.ok(folders.size > 10);
    for (const folder of folders) {
      assert.equal(dirname(folder), 'test');
      const all = join(ROOT, folder, 'all.ts');
      assert.ok(existsSync(all), `nothing runs the tests of ${folder}: copy test/http/all.ts into it`);
      assert.match(readFileSync(all, 'utf8'), /^runEveryTestBeside\(import\.meta\.url\);$/m, folder);
    }
  });
});

describe('files', () => {
  const own = [...sources.keys(), ...filesBelow('test')].filter((path) => !path.includes('/generated/'));

  it('are at most 250 lines long', () => {
    const long = own.filter((path) => readFileSync(join(ROOT, path), 'utf8').split('\n').length > 251);
    assert.deepEqual(long, []);
  });

  it('are named in kebab-case, after what they hold', () => {
    const odd = own.filter(
      (path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?$/.test(path),
    );
    assert.deepEqual(odd, []);
    assert.deepEqual(
      own.filter((path) => /\b(utils?|helpers?|common|managers?)\b/.test(path)),
      [],
    );
  });

  it('have no hole in their types', () => {
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
