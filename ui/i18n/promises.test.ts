/** A sentence that promises behaviour has a test of that behaviour: worker/testing/promises names it. */
import { existsSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import type { Messages } from '../../worker/kernel/words/message.ts';
import { NO_PROMISE, PROMISES } from '../../worker/testing/promises/index.ts';
import { MAIL_KINDS, mailLines } from '../../worker/testing/promises/mails.ts';

type Node = { type: string; [key: string]: unknown };
type Sentence = { name: string; text: string };

const pages: Record<string, { english: Messages }> = import.meta.glob('../*/i18n/en/*.ts', { eager: true });
/** What the server says has happened, or was refused, promises nothing. */
const server: Record<string, { default: Messages }> = import.meta.glob(
  [
    '../../worker/**/words/en/*.ts',
    '!../../worker/**/{activity,bookings,faults,findings,problems,reasons,releases,sentences}.ts',
  ],
  { eager: true },
);

const PROMISING =
  /\b(will|by (it|them)sel(f|ves)|kept|keeps|nothing|at once|within|never|cannot|always|every|as soon as|exactly|not count|no longer|any more)\b/i;
/** Fewer words are a label. */
const SENTENCE_WORDS = 5;

const textOf = (message: Messages[string]) =>
  typeof message === 'string' ? message : Object.values(message).join(' ');
const isPromising = ({ text }: Sentence) => PROMISING.test(text) && text.split(/\s+/).length >= SENTENCE_WORDS;

const catalogOf = (path: string) =>
  path
    .replace(/^(\.\.\/)+/, '')
    .replace(/(i18n|words)\/en\//, '')
    .replace(/\.ts$/, '');
const sentencesOf = (path: string, words: Messages): Sentence[] =>
  Object.entries(words).map(([key, message]) => ({ name: `${catalogOf(path)} ${key}`, text: textOf(message) }));
const sentences = [
  ...Object.entries(pages).flatMap(([path, { english }]) => sentencesOf(path, english)),
  ...Object.entries(server).flatMap(([path, words]) => sentencesOf(path, words.default)),
  ...MAIL_KINDS.map((kind) => ({ name: `mail ${kind}`, text: mailLines(kind, 'en').join(' ') })),
];

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
/** `it`, of `it('…')`, `it.each([…])('…')` and `it.skipIf(…)('…')`. */
const calledOf = (callee: unknown): string => {
  const { name, object, callee: inner } = callee as { name?: string; object?: unknown; callee?: unknown };
  return name ?? (object || inner ? calledOf(object ?? inner) : '');
};

/** Rows of the checklist at the head of a title come and go. */
const IDS = /^(?:[A-Z]{1,3}-?\d{1,3}(?![\w-])[\s,/:]*)+/;
/** The titles of all tests of a source file, as they are written there, without the ids at their head. */
function titlesOf(path: string, source: string): string[] {
  const titles: string[] = [];
  const visit = (node: Node) => {
    const [title] = (node.arguments ?? []) as (Node & { start: number; end: number })[];
    if (node.type === 'CallExpression' && /^(it|test)$/.test(calledOf(node.callee)) && title)
      if (title.type === 'Literal' || title.type === 'TemplateLiteral')
        titles.push(title.type === 'Literal' ? String(title.value) : source.slice(title.start + 1, title.end - 1));
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(parseSync(path, source).program as unknown as Node);
  return titles.map((title) => title.replace(IDS, ''));
}

const covers =
  (key: string) =>
  ({ name }: Sentence) =>
    key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : name === key;
const proofs = PROMISES.flatMap((promises) => Object.entries(promises));
const proven = proofs.flatMap(([, titles]) => Object.values(titles).flat());
const unlisted = (all: readonly Sentence[]) =>
  all.filter((one) => isPromising(one) && ![...proven, ...NO_PROMISE].some((key) => covers(key)(one)));

describe('Z28 a sentence that promises behaviour', () => {
  it('Z28 given every catalog and mail, each sentence that promises something is listed with its test, or as none that does', () => {
    expect(sentences.filter(isPromising).length).toBeGreaterThan(100);
    expect(unlisted(sentences)).toEqual([]);
    expect([...proven, ...NO_PROMISE].filter((key) => !sentences.some(covers(key)))).toEqual([]);
    expect(NO_PROMISE.filter((key) => proven.includes(key))).toEqual([]);
  });

  it.each(proofs)('Z28 given the tests of %s, each that is named as a proof is there', (path, named) => {
    const titles = existsSync(path) ? titlesOf(path, readFileSync(path, 'utf8')) : [];
    expect(
      Object.keys(named).filter((start) => titles.filter((title) => title.startsWith(start)).length !== 1),
    ).toEqual([]);
  });

  it('a new one without a test is found, a label is not', () => {
    const planted = [
      { name: 'portal/planted lead', text: 'Your money comes back by itself tomorrow.' },
      { name: 'portal/planted label', text: 'Never shown' },
    ];
    expect(unlisted(planted)).toEqual([planted[0]]);
  });
});
