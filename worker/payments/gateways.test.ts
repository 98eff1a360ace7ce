/** Configured ways to pay, by a driver that asks for a secret. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { GatewayDriver } from '../drivers/gateway/port.ts';
import { ok } from '../drivers/outcome.ts';
import { fieldMeta } from '../kernel/contract.ts';
import { drivers } from '../registry.ts';
import { customer, staff } from '../testing/actors.ts';
import { askForFunds, EUR } from '../testing/money.ts';
import { type World, world } from '../testing/world.ts';

const config = z.strictObject({
  account: z.string(),
  host: z._default(z.string(), 'card.test'),
  apiKey: z
    .string()
    .check(z.minLength(4))
    .register(fieldMeta, { kind: 'secret', sentTo: ['host'] }),
});
const opened: unknown[] = [];
const card: GatewayDriver<typeof config> = {
  key: 'card',
  label: 'Card',
  simulated: false,
  capabilities: [],
  config,
  open: (_reach, settings) => {
    opened.push(settings);
    return { start: async ({ paymentId }) => ok({ kind: 'redirect', url: `https://card.test/${paymentId}` }) };
  },
};

let w: World;
beforeAll(async () => {
  w = await world();
  w.app.drivers = { ...drivers, gateway: { ...drivers.gateway, card: card as never } };
});
afterAll(() => {
  w.app.drivers = drivers;
});

const draft = { key: 'card-eu', driver: 'card', name: 'Card', enabled: true, position: 5 };
const SECRET = 'api-key-of-the-shop';

it('an edit that leaves the secret out keeps it: it is never answered, and a payment is still opened with it', async () => {
  const [admin, mine] = [await staff(w), await customer(w)];
  const { gateways } = admin.api.admin;
  const { id } = await gateways.create({ ...draft, config: { account: 'A1', apiKey: SECRET } });
  await gateways.update({ id, ...draft, config: { account: 'A2' } });
  const shown = await gateways.get({ id });
  expect(shown.config).toEqual({ account: 'A2', host: 'card.test', apiKey: true });
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  const stored = await w.env.DB.prepare('SELECT config FROM gateway WHERE id = ?').bind(id).first('config');
  expect(stored).not.toContain(SECRET);
  await askForFunds(mine, 50 * EUR, draft.key);
  expect(opened.at(-1)).toMatchObject({ account: 'A2', apiKey: SECRET });
});

it('moved to another host needs its secret again, at its field: the stored one is never sent there', async () => {
  const { gateways } = (await staff(w)).api.admin;
  const own = { ...draft, key: 'card-moved' };
  const { id } = await gateways.create({ ...own, config: { account: 'A1', apiKey: SECRET } });
  const config = { account: 'A1', host: 'elsewhere.test' };
  for (const apiKey of [undefined, true, ''])
    await expect(gateways.update({ id, ...own, config: { ...config, apiKey } })).rejects.toMatchObject({
      code: 'validation',
      data: {
        errors: [{ pointer: '/config/apiKey', message: 'The address differs from the saved one: enter this again.' }],
      },
    });
  expect((await gateways.get({ id })).config).toMatchObject({ host: 'card.test' });
  await gateways.update({ id, ...own, config: { ...config, apiKey: SECRET } });
  expect((await gateways.get({ id })).config).toMatchObject({ host: 'elsewhere.test', apiKey: true });
});

it('a key stays: an edit that names another one is refused at its field, and what was paid by it is still found', async () => {
  const [admin, mine] = [await staff(w), await customer(w)];
  const { gateways, payments } = admin.api.admin;
  const own = { ...draft, key: 'card-stays', config: { account: 'A1', apiKey: SECRET } };
  const { id } = await gateways.create(own);
  const { paymentId } = await askForFunds(mine, 50 * EUR, own.key);
  await expect(gateways.update({ id, ...own, key: 'card-moves' })).rejects.toMatchObject({
    code: 'validation',
    data: { errors: [{ pointer: '/key' }] },
  });
  await gateways.update({ id, ...own, name: 'Cards' });
  expect((await payments.list({ gateway: own.key })).items.map((payment) => payment.id)).toEqual([paymentId]);
});
