import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Package {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, { dev?: boolean; integrity?: string; hasInstallScript?: boolean; link?: boolean }>;
}

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');

describe('dependencies', () => {
  const {
    dependencies = {},
    devDependencies = {},
    optionalDependencies = {},
  } = JSON.parse(read('package.json')) as Package;
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;

  it('dependencies are pinned to one version, with the digest of what is installed', () => {
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    })) {
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
    }
    for (const [path, { integrity }] of Object.entries(packages)) {
      if (path !== '') assert.match(integrity ?? '', /^sha512-/, path);
    }
  });

  it('dependencies are all in the README, which says what each is for', () => {
    const [, listed = ''] = read('README.md').split('## Dependencies');
    for (const name of Object.keys(dependencies)) assert.ok(listed.includes(`\`${name}\``), name);
  });

  it('dependencies run nothing when they are installed, but for two', () => {
    const scripts = Object.entries(packages).filter(
      ([path, { dev, hasInstallScript }]) => path !== '' && !dev && hasInstallScript,
    );
    assert.deepEqual(
      scripts.map(([path]) => path),
      ['node_modules/@apollo/protobufjs', 'node_modules/esbuild'],
    );
  });
});
