import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { amountMicro, fieldMeta, id, optionalText, text } from '../../../worker/kernel/contract.ts';
import { emptyValues, fieldsOf, schemaErrors, valuesFrom } from './fields.ts';

const schema = z.strictObject({
  id: id(),
  name: text(80),
  note: optionalText(2000).register(fieldMeta, { kind: 'longtext' }),
  port: z.nullable(z.int().check(z.gte(1), z.lte(65535))),
  plan: z.enum(['basic', 'pro']),
  on: z.boolean(),
  price: amountMicro().check(z.gte(0)),
  token: z.optional(z.string().check(z.minLength(8)).register(fieldMeta, { kind: 'secret' })),
  title: z.strictObject({ en: text(80), pl: z.optional(optionalText(80)) }),
  hint: z.strictObject({ en: optionalText(80) }),
  vpn: z.strictObject({ downMbps: z.int(), mode: z.enum(['a', 'b']) }),
  ids: z.array(id()),
});
const field = (path: string) => {
  const found = fieldsOf(schema).find((f) => f.path === path);
  if (!found) throw new Error(path);
  return found;
};

describe('fields of a schema', () => {
  it('are in order, with inner objects opened', () => {
    expect(fieldsOf(schema).map((f) => f.path)).toEqual([
      ...[
        'id',
        'name',
        'note',
        'port',
        'plan',
        'on',
        'price',
        'token',
        'title',
        'hint',
        'vpn.downMbps',
        'vpn.mode',
        'ids',
      ],
    ]);
  });

  it('know type, limits and what must be filled in', () => {
    expect(field('name')).toMatchObject({ type: 'text', required: true, maxLength: 80 });
    expect(field('note')).toMatchObject({ type: 'text', required: false, meta: { kind: 'longtext' } });
    expect(field('port')).toMatchObject({ type: 'number', required: false, nullable: true, min: 1, max: 65535 });
    expect(field('plan')).toMatchObject({ type: 'choice', options: ['basic', 'pro'], required: true });
    expect(field('title')).toMatchObject({ type: 'localised', required: true });
    expect(field('hint')).toMatchObject({ type: 'localised', required: false });
    expect(field('ids').type).toBe('other');
  });

  it('keep their meaning through wrappers and further checks', () => {
    expect(field('price')).toMatchObject({ type: 'number', required: true, meta: { kind: 'money' } });
    expect(field('token')).toMatchObject({ required: false, meta: { kind: 'secret' } });
  });
});

describe('values of a form', () => {
  it('start empty in a shape that the controls take', () => {
    expect(emptyValues(schema)).toEqual({
      ...{ id: '', name: '', note: '', port: null, plan: 'basic', on: false, price: null, token: undefined },
      ...{ title: { en: '', pl: '' }, hint: { en: '' }, vpn: { downMbps: null, mode: 'a' }, ids: [] },
    });
  });

  it('take from a record only what the change has', () => {
    const values = valuesFrom(schema, { name: 'x', port: 443, accounts: 5, createdAt: 1 });
    expect(values).toMatchObject({ name: 'x', port: 443 });
    expect(values).not.toHaveProperty('accounts');
  });

  it('report errors by path', () => {
    const errors = schemaErrors(schema, {
      ...emptyValues(schema),
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      price: -1,
      vpn: { downMbps: 1, mode: 'a' },
    });
    expect(Object.keys(errors).sort()).toEqual(['name', 'price', 'title.en']);
    expect(errors.name).toBe('Enter a value.');
  });
});

describe('a choice', () => {
  it('with a default is always made, one that may be absent is not', () => {
    const shapes = fieldsOf(
      z.strictObject({
        encryption: z._default(z.enum(['starttls', 'tls']), 'starttls'),
        group: z.nullable(z.enum(['a', 'b'])),
        way: z.optional(z.enum(['a', 'b'])),
      }),
    );
    expect(shapes.map(({ path, required }) => [path, required])).toEqual([
      ['encryption', true],
      ['group', false],
      ['way', false],
    ]);
  });
});
