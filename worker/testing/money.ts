import { type customer, type staff, unique } from './actors.ts';

export const EUR = 1_000_000;
/** A well-formed id of nothing. */
export { NO_ID } from './endpoints.ts';

type Admin = Awaited<ReturnType<typeof staff>>;
export type Customer = Awaited<ReturnType<typeof customer>>;

/** Saves settings for the time of `work`; tests of one file run one after another. */
export async function withSettings(admin: Admin, over: object, work: () => Promise<void>) {
  const { general } = await admin.api.admin.settings.get({});
  await admin.api.admin.settings.save({ ...general, ...over });
  try {
    await work();
  } finally {
    await admin.api.admin.settings.save(general);
  }
}

/** A proforma over `netMicro` and its pending payment. */
export const askForFunds = (c: Customer, netMicro = 50 * EUR, gateway = 'bank') =>
  c.api.client.payments.addFunds({ netMicro, gateway });
export const bankReference = () => unique('bank-ref');
export const balanceOf = async (admin: Admin, c: Customer) =>
  (await admin.api.admin.clients.get({ id: c.clientId })).balanceMicro;
