/** The two pages and their parts: contracts and models, never what stands behind them. */
import type { HouseRole } from '../roles.ts';
import type { Row } from './row.ts';

const PREACT = ['preact', 'preact/hooks', 'preact-iso', '@preact/signals'] as const;

export const UI: Record<
  Extract<
    HouseRole,
    'theme' | 'i18n' | 'data' | 'kit' | 'vpn' | 'portal' | 'console' | 'reference' | `${string} words`
  >,
  Row
> = {
  theme: {},
  i18n: { house: ['i18n', 'data', 'kit words', 'kernel/message'], packages: ['@preact/signals'] },
  data: {
    inner: ['types model'],
    house: ['data', 'i18n', 'kit words', 'types api', 'types kernel/contract'],
    packages: ['preact/hooks', 'preact-iso', '@preact/signals', 'types @orpc/contract'],
  },
  'kit words': { house: ['kit words', 'i18n'] },
  kit: {
    house: ['kit', 'kit words', 'data', 'i18n', 'kernel/contract'],
    packages: [...PREACT, 'uqr', 'zod/mini'],
  },
  'vpn words': { house: ['vpn words', 'i18n'] },
  vpn: { inner: ['types model'], house: ['vpn', 'vpn words', 'kit', 'data', 'i18n'], packages: PREACT },
  'portal words': { house: ['portal words', 'i18n'] },
  portal: {
    inner: ['types model', 'types contract', 'list'],
    house: [
      'portal',
      'portal words',
      'vpn',
      'vpn words',
      'kit',
      'kit words',
      'data',
      'i18n',
      'theme',
      'types kernel/contract',
    ],
    packages: PREACT,
  },
  'console words': { house: ['console words', 'i18n'] },
  console: {
    inner: ['model', 'types contract', 'list'],
    house: [
      'console',
      'console words',
      'vpn',
      'vpn words',
      'kit',
      'kit words',
      'data',
      'i18n',
      'theme',
      'guide',
      'kernel/contract {LOCALES}',
      'types kernel/contract',
    ],
    packages: PREACT,
  },
  reference: { house: ['reference', 'theme'], packages: PREACT },
};
