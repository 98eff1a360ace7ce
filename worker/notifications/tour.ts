/** Calls of this module that nothing else makes on the way. */
import { SENDER_DRIVER } from '../testing/drivers.ts';
import type { Tour } from '../testing/examples/tour.ts';

export async function visit({ w, call }: Tour) {
  const draft = { driver: SENDER_DRIVER, name: '', enabled: true, position: 0, config: {} };
  await call('admin.senders.test', { draft });
  const { items } = await call('admin.mails.list', { state: 'sent' });
  const { id } = items[0];
  await w.env.DB.prepare("UPDATE mail SET state = 'failed' WHERE id = ?").bind(id).run();
  await call('admin.mails.retry', { id });
  await w.drain();
}
