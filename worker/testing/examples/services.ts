/** What staff do with services that were delivered. */
import { inject } from 'vitest';
import type { Tour } from './tour.ts';

type Named = { vpn: { name: string } | null };

export async function keepServices({ w, call }: Tour, id: string, productId: string) {
  await call('admin.services.list', { status: 'active', sort: '-orderedAt' });
  for (const read of ['get', 'observe', 'credentials', 'sync']) await call(`admin.services.${read}`, { id });
  await call('admin.services.config', { id, protocol: 'wireguard' });
  await call('admin.services.changePackage', { id, productId });
  await call('admin.connections.status', { id });
  await call('admin.usage.month', { id, year: 2026, month: 6 });
  await call('admin.mails.resend', { id });
  const { link } = await call('admin.links.create', { id, validity: '1h' });
  await call('admin.links.list', { id });
  await call('admin.links.revoke', { id, linkId: link.id });
  await call('admin.links.createOnPanel', { id });
  await call('admin.services.suspend', { id, reason: 'Complaint about spam' });
  await w.drain();
  await call('admin.services.unsuspend', { id });
  await w.drain();
}

const deleteOnPanel = (name: string) =>
  fetch(`${inject('panel').url}/api/v1/client/${name}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${inject('panel').token}` },
  });

/** The account of one was deleted by hand on its server. */
export async function settleDifferences({ w, call }: Tour, id: string, serverId: string) {
  const { vpn }: Named = await call('admin.services.get', { id });
  await deleteOnPanel(vpn?.name ?? '');
  await call('admin.connections.server', { id: serverId });
  const { id: reportId } = await call('admin.servers.reconcile', { id: serverId });
  await call('admin.servers.reconcileReports', { serverId });
  await call('admin.servers.reconcileReport', { id: reportId });
  await call('admin.services.sync', { id });
  await call('admin.services.recreate', { id });
  await w.drain();
  await call('admin.services.terminate', { id, reason: 'Asked for by telephone' });
  await w.drain();
}
