/**
 * What a peer or a visitor sends decides over nobody's time: each regular expression of the worker and of the pages takes
 * a number of steps that grows with the text, never with its square. The judge is a static analyser; no clock is asked.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import recheck from 'recheck/lib/browser.js';
import { describe, expect, it } from 'vitest';
import { sourceOf } from './testing/architecture/tree.ts';

/** It counts steps; the time only ends an analysis that hangs, and then the expression is too clever to be kept. */
const LIMITS = { timeout: 300_000, attackTimeout: null, incubationTimeout: null, randomSeed: 1 };
/** So many ways to match from one place are no reason to look closer. */
const FEW = 5000;

/** They read what is built with the program, the guides and the paths of its pages, and nothing that anybody sends. */
const OWN_TEXT: ReadonlySet<string> = new Set(['ui/console/guides/markdown.ts', 'ui/kit/page/route-order.ts']);

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'worker', 'durable', 'ui'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(
    (path) =>
      !OWN_TEXT.has(path) &&
      /\.tsx?$/.test(path) &&
      !/\.(test|suite|corpus|d)\.ts$|\/testing\/|-scripted\.ts$/.test(path),
  )
  .map((path) => sourceOf(path, readFileSync(path, 'utf8')));

/** Without an open repetition, and with few counted ones, there is nothing that could grow. */
function mayGrow(pattern: string): boolean {
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/[*+]|\{\d+,\}/.test(bare)) return true;
  const counted = [...bare.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, most]) => Number(most));
  return counted.reduce((ways, most) => ways * most, 1) > FEW;
}

/** How often something is counted changes the figures and not how they grow; it takes the analyser most of its time. */
const shortened = (pattern: string): string =>
  pattern.replace(
    /\{(\d+)(,?)(\d*)\}/g,
    (_, least: string, comma: string, most: string) =>
      `{${Math.min(Number(least), 2)}${comma}${most && Math.min(Number(most), 3)}}`,
  );

function complaint(pattern: string, flags: string): string | null {
  if (!mayGrow(pattern)) return null;
  const { status, complexity, attack } = recheck.checkSync(shortened(pattern), flags, LIMITS);
  return status === 'safe' ? null : `${complexity?.summary ?? status}, as with ${attack?.pattern}`;
}

describe('regular expressions', () => {
  const all = new Map(
    sources.flatMap(({ path, patterns }) =>
      patterns.map(
        ({ value, flags, line }) => [`/${value}/${flags}`, { value, flags, at: `${path}:${line}` }] as const,
      ),
    ),
  );

  it('are found in the sources, and none is put together while the program runs', () => {
    expect(all.size).toBeGreaterThan(100);
    const made = sources.flatMap(({ path, calls }) =>
      calls.filter(({ callee }) => /^(new )?RegExp$/.test(callee)).map(({ line }) => `${path}:${line}`),
    );
    expect(made).toEqual([]);
  });

  it('take steps that grow with the text they read, and no faster', () => {
    const slow = [...all].flatMap(([shown, { value, flags, at }]) => {
      const why = complaint(value, flags);
      return why === null ? [] : [`${at} ${shown} ${why}`];
    });
    expect(slow).toEqual([]);
  });

  it.each([
    ['the end of a run', 'x+$', ''],
    ['a run between blanks', '^\\s*a?\\s*$', ''],
    ['two runs of the same', '(["\'][\\w-]*(?:pass|key)[\\w-]*["\'])', 'g'],
    ['a run in a run', '^(a+)+$', ''],
    ['what stands before, without a limit', '(?<=\\bbearer\\s+)[\\w]{6,}', 'gi'],
  ])('of %s are caught', (_, pattern, flags) => {
    expect(complaint(pattern, flags)).toMatch(/polynomial|exponential/);
  });
});
