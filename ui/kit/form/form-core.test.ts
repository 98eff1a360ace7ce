import { describe, expect, it, vi } from 'vitest';
import type { CallOptions } from '../../data/api.ts';
import { ApiProblem } from '../../data/problem.ts';
import { FormModel } from './form-core.ts';
import { getAt, landErrors, pointerToPath, setAt } from './form-state.ts';

const values = { name: '', config: { downMbps: 10 }, prices: [{ amountMicro: 1 }, { amountMicro: 2 }] };
type Values = typeof values;

const invalid = (...errors: { pointer: string; message: string }[]) =>
  new ApiProblem({ code: 'validation', status: 422, message: 'Some fields need attention.', errors });

const formWith = (submit: (v: Values, o: CallOptions) => Promise<unknown>, more: object = {}) => {
  const form = new FormModel<Values, unknown>('f', () => ({ initial: values, submit, ...more }));
  form.field('name');
  form.field('config.downMbps');
  return form;
};

describe('values by path', () => {
  it('reads and replaces without touching the rest', () => {
    const next = setAt(values, 'prices.1.amountMicro', 9);
    expect(getAt(next, 'prices.1.amountMicro')).toBe(9);
    expect(next.prices[0]).toBe(values.prices[0]);
    expect(next.config).toBe(values.config);
    expect(values.prices[1]?.amountMicro).toBe(2);
    expect(Array.isArray(next.prices)).toBe(true);
  });

  it('makes what is missing on the way', () => {
    expect(setAt({} as { a?: { b?: number } }, 'a.b', 1)).toEqual({ a: { b: 1 } });
  });
});

describe('pointers', () => {
  it.each([
    ['/config/downMbps', 'config.downMbps'],
    ['#/name', 'name'],
    ['/a~1b/c~0d', 'a/b.c~d'],
    ['', ''],
  ])('%s is %s', (pointer, path) => {
    expect(pointerToPath(pointer)).toBe(path);
  });

  it('land on the field, else on the nearest around it, else loose', () => {
    const landed = landErrors(
      [
        { pointer: '/name', message: 'first' },
        { pointer: '/name', message: 'second' },
        { pointer: '/prices/0/amountMicro', message: 'too low' },
        { pointer: '/pricesOther', message: 'elsewhere' },
      ],
      new Set(['name', 'prices']),
    );
    expect(landed).toEqual({ fields: { name: 'first', prices: 'too low' }, loose: ['elsewhere'] });
  });
});

describe('form', () => {
  it('puts a refusal on its fields, and clears a field when it changes', async () => {
    const form = formWith(async () => {
      throw invalid({ pointer: '/config/downMbps', message: 'Too fast.' }, { pointer: '/name', message: 'Taken.' });
    });
    await form.submit();
    expect(form.errors).toEqual({ 'config.downMbps': 'Too fast.', name: 'Taken.' });
    expect(form.loose).toEqual([]);
    expect(form.failures.value).toBe(1);
    form.set('name', 'x');
    expect(form.errors).toEqual({ 'config.downMbps': 'Too fast.' });
  });

  it('says the problem itself when no field is named', async () => {
    const form = formWith(async () => {
      throw new ApiProblem({ code: 'insufficient_funds', status: 409, message: 'The balance is too low for this.' });
    });
    await form.submit();
    expect(form.loose).toEqual(['The balance is too low for this.']);
    expect(form.busy).toBe(false);
  });

  it('sends nothing while its own checks fail', async () => {
    const submit = vi.fn(async () => undefined);
    const form = formWith(submit, { validate: (v: Values) => (v.name ? {} : { name: 'Enter a value.' }) });
    await form.submit();
    expect(submit).not.toHaveBeenCalled();
    expect(form.errors).toEqual({ name: 'Enter a value.' });
    await form.submit({ 'config.downMbps': 'Use 100 or less.' });
    expect(Object.keys(form.errors).sort()).toEqual(['config.downMbps', 'name']);
  });

  it('repeats the idempotency key of a body until it succeeds', async () => {
    const keys: (string | undefined)[] = [];
    let fails = true;
    const form = formWith(async (_v, options) => {
      keys.push(options.context?.idempotencyKey);
      if (fails) throw new TypeError('Failed to fetch');
    });
    await form.submit();
    fails = false;
    await form.submit();
    await form.submit();
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('is dirty by value, and clean after success', async () => {
    const form = formWith(async () => undefined);
    form.set('name', 'x');
    expect(form.dirty).toBe(true);
    form.set('name', '');
    expect(form.dirty).toBe(false);
    form.set('name', 'y');
    await form.submit();
    expect(form.dirty).toBe(false);
    expect(form.values.name).toBe('y');
  });

  it('is sent once however often it is pressed', async () => {
    const submit = vi.fn(() => new Promise<void>((done) => setTimeout(done, 1)));
    const form = formWith(submit);
    await Promise.all([form.submit(), form.submit()]);
    expect(submit).toHaveBeenCalledTimes(1);
  });
});
