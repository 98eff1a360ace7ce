/** docs/screenshots/README.md: every picture, by page. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, fileOf, LANGUAGES, looksOf, type Shot, WIDTHS } from './camera.ts';

type Listed = Pick<Shot<never>, 'name' | 'shows' | 'route' | 'languages' | 'widths'>;

const filesOf = (shot: Listed) => looksOf(shot).map((look) => fileOf(shot.name, look));

const cell = (shot: Listed, language: (typeof LANGUAGES)[number], width: (typeof WIDTHS)[number]) =>
  looksOf(shot)
    .filter((look) => look.language === language && look.width === width)
    .map((look) => `[${look.theme}](${fileOf(shot.name, look)})`)
    .join(' · ') || '–';

const row = (shot: Listed) => {
  const looks = LANGUAGES.flatMap((language) => WIDTHS.map((width) => cell(shot, language, width)));
  return `| ${[shot.shows, shot.route ? `\`${shot.route}\`` : '', ...looks].join(' | ')} |`;
};

const table = (shots: readonly Listed[]) => [
  `| | address | ${LANGUAGES.flatMap((language) => WIDTHS.map((width) => `${language} ${width}`)).join(' | ')} |`,
  `|---|---|${LANGUAGES.flatMap(() => WIDTHS.map(() => '---|')).join('')}`,
  ...shots.map(row),
];

/** Also removes the pictures of pages that are no more. */
export function writeIndex(parts: Readonly<Record<string, readonly Listed[]>>): void {
  const all = Object.values(parts).flat();
  const wanted = new Set(all.flatMap(filesOf));
  for (const file of readdirSync(FOLDER))
    if (/\.(webp|png)$/.test(file) && !wanted.has(file)) rmSync(join(FOLDER, file));
  const lines = [
    '# Screenshots',
    '',
    `${wanted.size} pictures: every page in English and Polish, 360 and 1440 px wide, light and dark; its further states in half of these. \`npm run screenshots\` takes them and writes this list; \`npm run screenshots -- portal-home\` takes those with this name.`,
    ...Object.entries(parts).flatMap(([title, shots]) => ['', `## ${title}`, '', ...table(shots)]),
    '',
  ];
  writeFileSync(join(FOLDER, 'README.md'), lines.join('\n'));
}
