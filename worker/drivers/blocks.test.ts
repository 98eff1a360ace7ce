import { expect, it } from 'vitest';
import { block } from '../kernel/blocks.ts';
import { inEnglish } from '../kernel/words/word.ts';
import { type DriverBlock, saidBlock } from './blocks.ts';
import { driverWords } from './words.ts';

const words = driverWords(
  'blocks-test',
  { key: 'Shared key', day: 'Day', gb: 'GB', off: 'Switched off' },
  async () => null,
);
const all: DriverBlock[] = [
  { kind: 'text', label: 'IP', text: '10.0.0.2' },
  { kind: 'secret', label: words.key ?? '', text: 'psk' },
  { kind: 'qr', label: words.key ?? '', text: 'psk' },
  { kind: 'file', label: 'Profile', fileName: 'a.ovpn', mediaType: 'text/plain', text: 'client' },
  { kind: 'link', label: 'Help', url: 'https://vpn.example/help' },
  { kind: 'table', label: 'Sessions', columns: [words.day ?? ''], rows: [['Monday']] },
  { kind: 'chart', label: 'Traffic', unit: words.gb ?? '', labels: ['1', '2'], values: [1, null] },
  { kind: 'notice', tone: 'warn', text: words.off ?? '' },
];

it('blocks are said in the reader’s language and are what the page takes', () => {
  const said = all.map((one) => saidBlock(one, inEnglish));
  expect(said.map((one) => block.safeParse(one).success)).toEqual(all.map(() => true));
  expect(said).toMatchObject([
    {},
    { label: 'Shared key' },
    {},
    {},
    {},
    { columns: ['Day'] },
    { unit: 'GB' },
    { text: 'Switched off' },
  ]);
});

it.each(['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'https://'])('a link to %s is none', (url) => {
  expect(block.safeParse({ kind: 'link', label: 'Help', url }).success).toBe(false);
});
