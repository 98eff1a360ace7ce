/** docs/screenshots/README.md: every picture, by page. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, fileOf, looksOf, type Shot } from './camera.ts';

type Listed = Pick<Shot<never>, 'name' | 'shows' | 'route' | 'narrow' | 'english'>;

export const filesOf = (shot: Listed): string[] => looksOf(shot).map((look) => fileOf(shot.name, look));

const cell = (shot: Listed, width: 360 | 1440) =>
  looksOf(shot)
    .filter((look) => look.width === width)
    .map((look) => `[${look.language}, ${look.theme}](${fileOf(shot.name, look)})`)
    .join('') || '–';

const row = (shot: Listed) =>
  `| ${[shot.shows, shot.route ? `\`${shot.route}\`` : '', cell(shot, 1440), cell(shot, 360)].join(' | ')} |`;

const table = (shots: readonly Listed[]) => [
  '| | address | 1440 px | 360 px |',
  '|---|---|---|---|',
  ...shots.map(row),
];

const ABOUT = `every page and its further states, wide and light in English, narrow and dark in Polish. \`npm run screenshots\` takes them and writes this list, of a shop whose clock stands and whose chance repeats itself: what has not changed comes out byte for byte as before. \`npm run screenshots -- portal-home\` takes those with this name; with \`--every-look\` the other languages, widths and themes too, into \`.data/screenshots\`.`;

/** Also removes the pictures of pages that are no more. */
export function writeIndex(parts: Readonly<Record<string, readonly Listed[]>>): void {
  const wanted = new Set(Object.values(parts).flat().flatMap(filesOf));
  for (const file of readdirSync(FOLDER))
    if (/\.(webp|png)$/.test(file) && !wanted.has(file)) rmSync(join(FOLDER, file));
  const lines = [
    '# Screenshots',
    '',
    `${wanted.size} pictures: ${ABOUT}`,
    ...Object.entries(parts).flatMap(([title, shots]) => ['', `## ${title}`, '', ...table(shots)]),
    '',
  ];
  writeFileSync(join(FOLDER, 'README.md'), lines.join('\n'));
}
