/** Union types are global: whether a code or a permission is of a lower module is read from the sources. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Permission } from './kernel/contract.ts';
import { KERNEL_PROBLEMS } from './kernel/kernel-problems.ts';
import { modules } from './registry.ts';

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'worker', 'migrations'], {
  encoding: 'utf8',
}).split('\n');
const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const sources = listed
  .filter(
    (path) =>
      /\.(ts|sql)$/.test(path) && !/\.test\.ts$|^worker\/testing\/|\/module\.ts$|kernel-problems\.ts$/.test(path),
  )
  .map((path) => ({ path, text: read(path) }));

const layerOf = new Map([
  ...Object.keys(KERNEL_PROBLEMS).map((code) => [code, 0] as const),
  ...modules.flatMap(({ layer, problems = {} }) => Object.keys(problems).map((code) => [code, layer] as const)),
]);
/** A released code stays, answered or not. */
const RETIRED = ['session_expired'];

it('a module answers codes of its own and of lower modules only', () => {
  const faults = modules.flatMap(({ name, layer, problems = {} }) =>
    sources
      .filter(({ path }) => path.startsWith(`worker/${name}/`))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].flatMap(([, code = '']) =>
          (layerOf.get(code) ?? 0) >= layer && !Object.hasOwn(problems, code) ? [`${path}: ${code}`] : [],
        ),
      ),
  );
  expect(faults).toEqual([]);
});

it('a module asks for permissions of its own and of modules that are not higher only', () => {
  const declaredAt = new Map(modules.flatMap(({ layer, permissions = [] }) => permissions.map((key) => [key, layer])));
  const faults = modules.flatMap(({ name, layer }) =>
    sources
      .filter(({ path }) => path.startsWith(`worker/${name}/`))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/'(?:staff:)?([a-z]+\.[a-z]+)'/g)].flatMap(([, key = '']) =>
          (declaredAt.get(key as Permission) ?? 0) > layer ? [`${path}: ${key}`] : [],
        ),
      ),
  );
  expect(faults).toEqual([]);
});

it('the types know the permissions that modules declare, and no ghosts', () => {
  const spelled = listed
    .filter((path) => /^worker\/.*\.ts$/.test(path) && !/\.test\.ts$|kernel\/contract\.ts$/.test(path))
    .flatMap((path) => [...read(path).matchAll(/interface Permissions\b.*/g)].map(([text]) => ({ path, text })));
  expect(spelled.length).toBeGreaterThan(5);
  for (const { path, text } of spelled)
    expect(`${path}: ${text}`).toMatch(
      /^worker\/[a-z]+\/module\.ts: interface Permissions extends Record<\(typeof permissions\)\[number\], true> \{\}$/,
    );
});

it('every declared code is answered somewhere', () => {
  const unique = new Set(
    modules.flatMap(({ problems = {} }) => Object.keys(problems).filter((c) => problems[c]?.unique)),
  );
  const named = (code: string) => sources.some(({ text }) => new RegExp(`['" ]${code}['" ]`).test(text));
  expect([...layerOf.keys()].filter((code) => !unique.has(code) && !RETIRED.includes(code) && !named(code))).toEqual(
    [],
  );
});
