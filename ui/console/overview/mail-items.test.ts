import { describe, expect, it } from 'vitest';
import { mailItems } from './mail-items.ts';

const mails = (n: number, nextCursor: string | null = null) => ({
  items: Array.from({ length: n }, (_, i) => ({
    id: `m${i}`,
    to: `a${i}@client.test`,
    subject: 'Welcome',
    createdAt: 9000 - i,
  })),
  nextCursor,
});

describe('mails that did not leave', () => {
  it('given a flood of held ones, the failed ones stay named and the held ones are one number', () => {
    const { shown, more } = mailItems(mails(2), mails(100, 'next'));
    expect(shown.map(({ text, href }) => [text, href])).toEqual([
      ['Mail to a0@client.test was not sent', '/admin/mails?state=failed&open=m0'],
      ['Mail to a1@client.test was not sent', '/admin/mails?state=failed&open=m1'],
      ['More than 100 mails were held back', '/admin/mails?state=held'],
    ]);
    expect(more).toBe(false);
  });

  it('given few of either they are counted as they are, and none is said of none', () => {
    expect(mailItems(mails(0), mails(1)).shown).toMatchObject([{ text: 'One mail was held back', at: 9000 }]);
    expect(mailItems(mails(0), mails(3)).shown).toMatchObject([{ text: '3 mails were held back' }]);
    expect(mailItems(mails(0), mails(0))).toEqual({ shown: [], more: false });
    expect(mailItems(mails(5), mails(0))).toMatchObject({ shown: { length: 4 }, more: true });
    expect(mailItems(mails(4, 'next'), mails(0)).more).toBe(true);
  });
});
