/** The panel's own one-time links. */
import * as z from 'zod/mini';
import { type Outcome, ok, refuse } from '../../outcome.ts';
import type { PeerLink } from '../port.ts';
import { isObject, pick } from './wire/aliases.ts';
import { misshapen, type PanelClient, toOutcome } from './wire/client.ts';
import { count, readFlag } from './wire/shapes.ts';

const SWITCHED_OFF = /disabled|switched off|turned off|not enabled/i;

/** Only what a browser may open: a panel that answers `javascript:` is not believed. */
function readUrl(payload: unknown): string | null {
  const text = isObject(payload) ? pick(payload, 'linkUrl') : payload;
  const url = typeof text === 'string' ? URL.parse(text.trim()) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' ? url.href : null;
}

const wholeOf = (value: unknown): number | null => {
  const read = z.safeParse(count, value);
  return read.success && read.data <= 100_000 ? read.data : null;
};

type Policy = NonNullable<PeerLink['policy']> & { enabled: boolean | null };

/** null when the panel has no such page or its token may not read it: the link works all the same. */
async function readPolicy(panel: PanelClient): Promise<Policy | null> {
  const reply = await panel.call('GET', ['otl', 'config']);
  if (!reply.ok || !isObject(reply.payload)) return null;
  const maxUses = wholeOf(pick(reply.payload, 'linkMaxUses'));
  const enabled = readFlag(pick(reply.payload, 'linksEnabled'));
  if (maxUses === null) return null;
  return { enabled, maxUses, expiryDays: wholeOf(pick(reply.payload, 'linkExpiryDays')) };
}

export async function makeLink(panel: PanelClient, name: string): Promise<Outcome<PeerLink>> {
  const reply = await panel.call('POST', ['client', name, 'otl'], { mayBePlain: true });
  if (!reply.ok) {
    const { class: kind, detail } = reply.fault;
    const judged = kind === 'permission' || kind === 'validation';
    const off = judged && (SWITCHED_OFF.test(detail) || (await readPolicy(panel))?.enabled === false);
    return off ? refuse({ class: 'disabled', detail }) : toOutcome(reply.fault, reply.afterMs);
  }
  const url = readUrl(reply.payload);
  if (url === null) return misshapen('one-time link', 'the answer holds no address');
  const policy = await readPolicy(panel);
  return ok({ url, policy: policy && { maxUses: policy.maxUses, expiryDays: policy.expiryDays } });
}
