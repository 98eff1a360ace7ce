import { expect, it } from 'vitest';
import { readFragment } from './fragment.ts';

const SERVICE = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const TOKEN = 'a-_9'.repeat(10);

it('reads service and token of a whole link, and nothing of a broken one', () => {
  expect(readFragment(`#${SERVICE}.${TOKEN}`)).toEqual({ serviceId: SERVICE, token: TOKEN });
  for (const broken of [
    '',
    '#',
    `#${SERVICE}`,
    `#${SERVICE}.`,
    `#${SERVICE}.${TOKEN}&x`,
    `#x.${TOKEN}`,
    `${SERVICE}.${TOKEN}`,
  ])
    expect(readFragment(broken)).toBeNull();
});
