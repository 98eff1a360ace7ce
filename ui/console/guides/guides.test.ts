import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUIDES_OF } from '../help.tsx';
import { english as catalogEnglish } from '../i18n/en/catalog.ts';
import { english as serverEnglish } from '../i18n/en/servers.ts';
import catalogPolish from '../i18n/pl/catalog.ts';
import serverPolish from '../i18n/pl/servers.ts';
import { type Block, blocksOf, spansOf } from './markdown.ts';
import { GUIDES } from './names.ts';

const read = (path: string) => readFileSync(path, 'utf8');

/** What drivers call their settings: the forms say it. */
const driverWords = (language: string): string[] =>
  globSync(`worker/drivers/*/*/words/${language}/driver.ts`).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^ {2}'?[\w.]+'?: '([^']+)',$/gm)].map(([, word = '']) => word),
  );

/** In each language: the folder, the words of the forms that the guides name, and what the kit and the prices say. */
const LANGUAGES = [
  {
    folder: 'docs/guides',
    words: [...Object.values(serverEnglish), ...Object.values(catalogEnglish), ...driverWords('en'), 'Create'],
    monthly: ', EUR, Monthly',
  },
  {
    folder: 'docs/guides/pl',
    words: [...Object.values(serverPolish), ...Object.values(catalogPolish), ...driverWords('pl'), 'Utwórz'],
    monthly: ', EUR, Co miesiąc',
  },
] as const;

type Guides = ReadonlyMap<string, Block[]>;
const guidesIn = (folder: string): Guides =>
  new Map(GUIDES.map((name) => [`${name}.md`, blocksOf(read(`${folder}/${name}.md`))]));

const textsOf = (block: Block): string[] =>
  block.kind === 'table' ? [...block.head, ...block.rows.flat()] : block.kind === 'code' ? [] : [block.text];
const linksOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(textsOf).flatMap((text) => spansOf(text).flatMap((span) => (span.kind === 'link' ? [span.href] : [])));

const addressesIn = (file: string) => [...read(file).matchAll(/page\('([^']+)'/g)].map(([, path = '']) => path);
const pages = ['ui/portal/routes.tsx', ...globSync('ui/console/*/pages.ts')].flatMap(addressesIn);
const opens = (href: string) =>
  pages.some((path) => (path.endsWith('/*') ? href.startsWith(path.slice(0, -2)) : path === href));

/** Why a link of a guide leads nowhere; undefined when it leads somewhere. */
function faultOf(href: string, known: Guides): string | undefined {
  if (href.startsWith('/')) return opens(href) ? undefined : `${href}: no such page`;
  const [file = '', anchor] = href.split('#');
  const target = known.get(file);
  if (!target) return `${href}: no such guide`;
  if (anchor === undefined || target.some((block) => block.kind === 'heading' && block.id === anchor)) return undefined;
  return `${href}: no such heading`;
}

const sources = readdirSync('ui/console', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => read(`ui/console/${path}`));

describe.each(LANGUAGES)('the operator guides in $folder', ({ folder, words, monthly }) => {
  const guides = guidesIn(folder);

  it('are all there, none is left over, and each names the one that follows', () => {
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith('.md'))
        .sort(),
    ).toEqual([...guides.keys()].sort());
    for (const [at, name] of GUIDES.entries()) {
      const next = GUIDES[at + 1];
      const links = linksOf(guides.get(`${name}.md`) ?? []);
      if (next) expect(links.at(-1), name).toBe(`${next}.md`);
    }
  });

  it('lead only to guides, headings and pages that exist', () => {
    const links = [...guides.values()].flatMap(linksOf);
    expect(links.length).toBeGreaterThan(10);
    expect(links.flatMap((href) => faultOf(href, guides) ?? [])).toEqual([]);
    for (const planted of ['no-such.md', 'product.md#no-such', '/admin/no-such'])
      expect(faultOf(planted, guides)).toContain('no such');
  });

  it('call each field and button as the console does', () => {
    const known = new Set(words.filter((word) => typeof word === 'string'));
    const said = (name: string) => known.has(name) || known.has(name.replace(monthly, ', {currency}, {period}'));
    for (const name of ['add-server', 'product']) {
      const blocks = guides.get(`${name}.md`) ?? [];
      const fields = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([field = '']) => field) : []));
      const pressed = blocks
        .flatMap(textsOf)
        .flatMap((text) => spansOf(text).flatMap((span) => (span.kind === 'strong' ? [span.text] : [])));
      expect(Math.min(fields.length, pressed.length + 4)).toBeGreaterThan(6);
      expect(
        [...fields, ...pressed].filter((field) => !said(field)),
        name,
      ).toEqual([]);
    }
  });

  it('have the same steps, commands and values in every language', () => {
    const shape = (blocks: readonly Block[] = []) =>
      blocks.map((block) => {
        if (block.kind === 'code') return block.text;
        if (block.kind !== 'table') return block.kind;
        return block.rows.map((row) => row.flatMap((cell) => cell.match(/`[^`]+`/g) ?? []));
      });
    const english = guidesIn(LANGUAGES[0].folder);
    for (const [name, blocks] of guides) expect(shape(blocks), name).toEqual(shape(english.get(name)));
  });
});

it('each operator guide is linked from the help of a form that is on a page', () => {
  const linked = Object.entries(GUIDES_OF).flatMap(([topic, names]) =>
    sources.some((text) => text.includes(`topic="${topic}"`)) ? names : [],
  );
  expect([...new Set(linked)].sort()).toEqual([...GUIDES].sort());
});

describe('the Markdown of the guides', () => {
  it('is read as headings, paragraphs, code and tables', () => {
    const source =
      '# A guide\n\nOne\nline.\n\n```\ncurl a\n\ncurl b\n```\n\n| Field | Value |\n|---|---|\n| Name | `x` |';
    expect(blocksOf(source)).toEqual([
      { kind: 'heading', level: 1, id: 'a-guide', text: 'A guide' },
      { kind: 'paragraph', text: 'One line.' },
      { kind: 'code', text: 'curl a\n\ncurl b' },
      { kind: 'table', head: ['Field', 'Value'], rows: [['Name', '`x`']] },
    ]);
    expect(spansOf('Press **Go**, see [this](a.md#b) or `c`.')).toEqual([
      { kind: 'text', text: 'Press ' },
      { kind: 'strong', text: 'Go' },
      { kind: 'text', text: ', see ' },
      { kind: 'link', text: 'this', href: 'a.md#b' },
      { kind: 'text', text: ' or ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: '.' },
    ]);
  });
});
