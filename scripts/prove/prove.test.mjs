import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../suites/record.mjs';
import { ROOT } from '../supervisor/paths.mjs';
import { figuresOf, sentenceOf } from './proof.mjs';
import { SUITES } from './suites.mjs';

const text = (file) => readFileSync(join(ROOT, file), 'utf8');
const folder = join(ROOT, 'docs', 'proof');
const kept = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

describe('long proofs', () => {
  it.each(Object.entries(SUITES))(
    '%s draws the seeds of its tests, of which npm test runs a fixed slice',
    (name, { files }) => {
      for (const file of files)
        expect(text(file)).toMatch(new RegExp(`seedsOf\\('${name}', \\{ seed: \\d+, times: \\d+ \\}\\)`));
    },
  );

  it.each(kept)('%s is of a suite, did not fail, and says its seed and commit', (file) => {
    const { suite, outcome, parameters, commit, says } = JSON.parse(text(join('docs', 'proof', file)));
    expect(`${suite}.json`).toBe(file);
    expect(Object.keys(SUITES)).toContain(suite);
    expect(outcome).toMatchObject({ failed: 0, passed: expect.any(Number) });
    expect(says).toContain(`seeds ${parameters.seed} to ${parameters.seed + parameters.times - 1}`);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
  });

  it('add up what the tests counted, and say it in a line', () => {
    const test = (figures) =>
      JSON.stringify({
        kind: 'test',
        project: 'worker',
        file: 'a.test.ts',
        ancestors: [],
        title: 'a',
        state: 'passed',
        ms: 1,
        figures,
      });
    const figures = figuresOf(parseRecord([{ steps: 400, moves: 9 }, { steps: 1600 }].map(test).join('\n')));
    expect(figures).toEqual({ steps: 2000, moves: 9 });
    const proof = {
      ...{
        suite: 'wallets',
        parameters: { seed: 7, times: 2 },
        outcome: { passed: 2, failed: 0 },
        figures,
        seconds: 9.6,
      },
      ...{ commit: '0123456789', dirty: true, date: '2026-06-15T12:00:00.000Z' },
    };
    expect(sentenceOf(proof, { inEach: 'life' })).toBe(
      'wallets: 2 times (life), seeds 7 to 8: 0 failed of 2 tests; 2 000 steps; 9 moves; 10 s, 2026-06-15, commit 01234567 with changes',
    );
  });
});
