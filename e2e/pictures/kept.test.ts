import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FOLDER } from './camera.ts';
import { filesOf } from './index-page.ts';
import { PARTS } from './plan.ts';

const MOST_BYTES = 6 * 1024 * 1024;
const kept = readdirSync(FOLDER).filter((file) => file !== 'README.md');

it('keeps exactly the planned pictures: two looks of each page and state', () => {
  const planned = Object.values(PARTS).flatMap((shots) => shots.flatMap(filesOf));
  expect(kept.toSorted()).toEqual(planned.toSorted());
  for (const { name, narrow } of Object.values(PARTS).flat())
    expect(planned.filter((file) => file.startsWith(`${name}-en-`) || file.startsWith(`${name}-pl-`))).toHaveLength(
      narrow ? 1 : 2,
    );
});

it('keeps at most 6 MB of them', () => {
  expect(kept.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
