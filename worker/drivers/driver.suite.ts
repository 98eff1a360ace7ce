/** What is asked of a driver of every kind; the suites of the kinds begin with it. */
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { fieldsOf } from '../kernel/fields.ts';
import { inEnglish } from '../kernel/words/word.ts';
import type { Driver } from './driver.ts';
import { formOf } from './form.ts';

// biome-ignore lint/suspicious/noExplicitAny: whatever it opens
type AnyDriver = Driver<z.ZodMiniObject, unknown, any, any>;

/** `example`: a configuration that the driver takes. */
export function driverSuite(driver: AnyDriver, example: Record<string, unknown>): void {
  describe('declares itself', () => {
    it('by a key that fits addresses and ledger accounts, and a name for people', () => {
      expect(driver.key).toMatch(/^[a-z][a-z0-9-]{1,39}$/);
      expect(driver.label.trim()).not.toBe('');
    });

    it('takes its configuration and no unknown setting', () => {
      expect(driver.config.safeParse(example)).toMatchObject({ success: true });
      expect(driver.config.safeParse({ ...example, noSuchSetting: 1 })).toMatchObject({ success: false });
    });

    it('has settings that a form can show; secrets are texts without a default', () => {
      const { fields, initial } = formOf(driver, inEnglish);
      for (const { path, type, meta } of fields) {
        expect(['text', 'number', 'boolean', 'choice'], path).toContain(type);
        if (meta.kind === 'secret') expect([type, initial[path]], path).toEqual(['text', '']);
      }
    });

    it('says of each secret by which settings it is sent, so that it follows to no other address', () => {
      const paths = fieldsOf(driver.config).map(({ path }) => path);
      for (const { path, meta } of fieldsOf(driver.config).filter(({ meta: { kind } }) => kind === 'secret')) {
        expect(meta.sentTo, path).toBeInstanceOf(Array);
        expect(paths, path).toEqual(expect.arrayContaining([...(meta.sentTo ?? [])]));
      }
    });

    it('has words of its own for its settings only', () => {
      const fields = fieldsOf(driver.config).map(({ path }) => path);
      for (const key of Object.keys(driver.words ?? {})) {
        const [, field] = /^field\.([^.]+)/.exec(key) ?? [];
        if (field) expect(fields, key).toContain(field);
      }
    });
  });
}
