import { countService, type ProductRecord, productById, targetsOf } from '../../catalog/index.ts';
import type { Caps } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AuditEntry } from '../../kernel/unit/unit.ts';
import { told, type Word } from '../../kernel/words/word.ts';
import { faultWords, openPeer, type ServerRow } from '../../servers/index.ts';
import {
  type ServiceRow,
  serverOfService,
  serviceById,
  serviceUnchanged,
  statusWord,
  updateService,
} from '../../services/index.ts';
import { foreignPlace } from '../rules/pairs.ts';
import { updateIntent } from '../store/intent.ts';
import { fault, happened } from '../words/index.ts';
import { asRequest, type Hold, held, taking } from './hold-service.ts';

type PackageChange = { id: string; productId: string };

type Change = { row: ServiceRow; server: ServerRow; vpnName: string; product: ProductRecord; caps: Caps };

/**
 * The service goes on as another product, or as its own with the speeds that it has now. Server and network stay, and
 * so does the price as ordered: it is no order. First the server takes the speed and says so, then it is kept; on
 * anything else the service stays as it was (`upstream_failed`). A second change at the same time is `stale_write`.
 */
export async function changePackage(ctx: Ctx, { id, productId }: PackageChange) {
  const { db } = ctx;
  const [rows, servers, products, targets] = await reads(db, [
    serviceById(db, id),
    serverOfService(db, id),
    productById(db, productId),
    targetsOf(db, productId),
  ]);
  const change = accepted(rows[0], servers[0], products[0]);
  const { row, server, product, caps } = change;
  const hold = await begin(ctx, change);
  const set = await (await openPeer(ctx, server, { serviceId: row.id })).setCaps(change.vpnName, caps);
  if (set.kind !== 'ok') {
    await giveBack(hold, change, set.why.detail);
    throw new Problem('upstream_failed', {
      detail: fault('speed.refused', { server: server.name, account: change.vpnName, why: faultWords(set.why) }),
    });
  }
  const moved = product.id !== row.productId;
  return held(hold)
    .guard('stale_write', serviceUnchanged(row))
    .write(
      updateService(db, id, { productId: product.id, productName: product.name, ...caps, updatedAt: ctx.now() }),
      updateIntent(db, id, { step: 'done', updatedAt: ctx.now() }),
      ...(moved
        ? [
            countService(db, row.productId, { active: -1, total: 0 }),
            countService(db, product.id, { active: 1, total: 1 }),
          ]
        : []),
    )
    .audit(
      entryOf(
        change,
        'service.package_changed',
        happened('package.changed', { number: row.number, product: product.name.en }),
      ),
    )
    .commit({ ok: true as const, caps, warning: told(foreignPlace(row, server.name, product, targets), ctx.say) });
}

function accepted(row: ServiceRow | undefined, server: ServerRow | undefined, product: ProductRecord | undefined) {
  if (!row) throw new Problem('not_found');
  if (row.status !== 'active' || !server || row.vpnName === null)
    throw new Problem('wrong_state', {
      detail: fault('package.state', { status: statusWord(row.status) }),
    });
  if (!product || product.driver !== server.driver)
    throw new Problem('validation', { errors: [{ pointer: '/productId', message: fault('product.unknown') }] });
  const { downMbps, upMbps } = product.config;
  return { row, server, vpnName: row.vpnName, product, caps: { downMbps, upMbps } };
}

/** Written before the server is asked: two changes at once could end with one speed here and the other there. */
async function begin(ctx: Ctx, change: Change): Promise<Hold> {
  const { row, product } = change;
  const hold = asRequest(ctx, row.id);
  return taking(hold, serviceUnchanged(row))
    .audit(
      entryOf(
        change,
        'service.package_requested',
        happened('package.asked', { number: row.number, product: product.name.en }),
      ),
    )
    .commit(hold);
}

const giveBack = (hold: Hold, change: Change, why: string) =>
  held(hold)
    .write(updateIntent(hold.ctx.db, change.row.id, { step: 'done', updatedAt: hold.ctx.now() }))
    .audit(entryOf(change, 'service.package_refused', happened('package.refused', { number: change.row.number, why })))
    .commit(null);

const entryOf = ({ row, product, caps }: Change, action: string, words: Word): AuditEntry => ({
  action,
  subject: `service:${row.id}`,
  clientId: row.clientId,
  words,
  detail: {
    before: { productId: row.productId, downMbps: row.downMbps, upMbps: row.upMbps },
    after: { productId: product.id, ...caps },
  },
});
