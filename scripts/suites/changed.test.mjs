import { describe, expect, it } from 'vitest';
import { affectedBy } from './changed.mjs';

const SOURCES = {
  'worker/architecture.test.ts': '',
  'worker/schema.test.ts': "import.meta.glob<Record<string, unknown>>('./*/table.ts', { eager: true });",
  'worker/registry.ts': "import { orders } from './orders/index.ts';\nimport { ledger } from './ledger/index.ts';",
  'worker/testing/world.ts': "import { router } from '../registry.ts';",
  'worker/ledger/index.ts': "export { book } from './store.ts';",
  'worker/ledger/store.ts': "import { ledger } from './table.ts';",
  'worker/ledger/table.ts': '',
  'worker/ledger/ledger.test.ts': "import { world } from '../testing/world.ts';",
  'worker/orders/index.ts':
    "import {\n  book,\n} from '../ledger/index.ts';\nimport type { Mail } from '../mails/index.ts';",
  'worker/orders/orders.test.ts': "import { world } from '../testing/world.ts';",
  'worker/mails/index.ts': '',
  'worker/mails/mails.test.ts': "import { world } from '../testing/world.ts';",
  'worker/services/index.ts':
    "import type { Provisioning } from '../drivers/provisioning/port.ts';\nimport { ask } from '../drivers/provisioning/port.ts';",
  'worker/services/services.test.ts': '',
  'worker/drivers/provisioning/port.ts': '',
  'worker/drivers/provisioning/panel/index.ts': '',
  'worker/drivers/provisioning/panel/panel.test.ts': "import { panel } from './index.ts';",
  'ui/kit/money.ts': '',
  'ui/portal/home.tsx': "const wallet = () => import('../kit/money.ts');",
  'ui/portal/home.test.ts': "import { home } from './home.tsx';",
  'ui/console/guides/guides.test.ts': '',
  'e2e/ways.e2e.ts': "import { app } from './world/app.ts';",
  'e2e/world/app.ts': '',
  'scripts/supervisor/app.mjs': '',
};

const affected = (...changed) => affectedBy(new Map(Object.entries(SOURCES)), changed);
const EVER = ['worker/architecture.test.ts', 'worker/schema.test.ts'];
const testsOf = (...changed) => affected(...changed).flatMap(({ test }) => (EVER.includes(test) ? [] : [test]));

describe('what a change touches', () => {
  it('is the tests of its module, which import nothing of it, and those of the modules that use it', () => {
    expect(testsOf('worker/ledger/store.ts')).toEqual(['worker/ledger/ledger.test.ts', 'worker/orders/orders.test.ts']);
    expect(testsOf('worker/orders/index.ts')).toEqual(['worker/orders/orders.test.ts']);
  });

  it('says what stands between', () => {
    expect(affected('worker/ledger/store.ts').find(({ test }) => test.includes('orders'))?.because).toEqual([
      ...['worker/ledger/store.ts', 'worker/ledger/index.ts', 'worker/orders/index.ts'],
    ]);
  });

  it('does not follow types, nor the app as a whole', () => {
    expect(testsOf('worker/mails/index.ts')).toEqual(['worker/mails/mails.test.ts']);
    expect(testsOf('worker/registry.ts')).toEqual([]);
  });

  it('follows dynamic imports and globs, and files that are gone', () => {
    expect(testsOf('ui/kit/money.ts')).toEqual(['e2e/ways.e2e.ts', 'ui/portal/home.test.ts']);
    const gone = affectedBy(new Map(Object.entries(SOURCES)), ['worker/vanished/table.ts']);
    expect(gone.map(({ test }) => test)).toContain('worker/schema.test.ts');
  });

  it('is also who asks a port, for a change of one of its drivers', () => {
    expect(testsOf('worker/drivers/provisioning/panel/index.ts')).toEqual([
      ...['worker/drivers/provisioning/panel/panel.test.ts', 'worker/services/services.test.ts'],
    ]);
  });

  it('is what is read without an import: guides, migrations, the lock of the packages', () => {
    expect(testsOf('docs/guides/product.md')).toEqual(['ui/console/guides/guides.test.ts']);
    expect(testsOf('migrations/0001.sql').every((test) => test.startsWith('worker/'))).toBe(true);
    expect(affected('package-lock.json')).toHaveLength(
      Object.keys(SOURCES).filter((f) => /\.(test|e2e)\./.test(f)).length,
    );
  });

  it('has no browser test unless ui, sim, e2e or the supervisor changed', () => {
    for (const file of Object.keys(SOURCES).filter((name) => name.startsWith('worker/')))
      expect(testsOf(file)).not.toContain('e2e/ways.e2e.ts');
    for (const file of ['scripts/supervisor/app.mjs', 'e2e/world/app.ts', 'ui/portal/home.tsx'])
      expect(testsOf(file)).toContain('e2e/ways.e2e.ts');
  });
});
