import { attention } from '../kernel/attention.ts';
import { publicAddressOf } from './rules.ts';
import { generalOf, generalQuery } from './store.ts';

/** Until somebody says where the shop is, mails that lead there wait. */
export const addressUnknown = attention({
  permission: 'settings.read',
  rank: 15,
  query: ({ db }) => generalQuery(db),
  items: (rows, ctx) => (publicAddressOf(ctx, generalOf(rows)) === null ? [{ kind: 'address', level: 'danger' }] : []),
});
