import type { Fault } from '../../drivers/outcome.ts';
import type { Ctx } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { faultWords, openPeer } from '../../servers/index.ts';
import { requireDelivered } from '../../services/index.ts';
import { publicLink } from '../rules.ts';
import { fault, happened } from '../words/index.ts';
import { about, scopeOf } from './manage-links.ts';

/** Asks the VPN server for a link of its own; how often and how long it opens is that server's rule. */
export async function createPanelLink(ctx: Ctx, { id }: { id: string }) {
  const delivered = await requireDelivered(ctx, id, scopeOf(ctx));
  const { server, vpnName, row } = delivered;
  const made = await (await openPeer(ctx, server)).otl?.(vpnName);
  if (!made) throw new Problem('panel_links_off');
  if (made.kind !== 'ok') throw refusal(ctx, id, made.why);
  const url = publicLink(made.value.url, server.otlBaseUrl, ctx.mode);
  if (url === null) throw new Problem('panel_link_private', privateWords(ctx, server.name));
  return new Unit(ctx)
    .audit(about(delivered, 'service.panel_link_created', happened('panelLink.created', { number: row.number })))
    .commit({
      url,
      maxUses: made.value.policy?.maxUses ?? null,
      expiryDays: made.value.policy?.expiryDays ?? null,
    });
}

function refusal(ctx: Ctx, serviceId: string, why: Fault): Problem {
  ctx.log.error('links.panel_failed', { serviceId, why: why.detail });
  if (why.class === 'disabled') return new Problem('panel_links_off');
  const forStaff = ctx.actor.kind === 'admin' ? fault('panelLink.refused', { why: faultWords(why) }) : null;
  return new Problem('upstream_failed', {
    detail: forStaff ?? fault('panelLink.silent'),
  });
}

const privateWords = ({ actor }: Ctx, serverName: string) =>
  actor.kind === 'admin'
    ? {
        detail: fault('panelLink.private', { server: serverName }),
      }
    : {};
