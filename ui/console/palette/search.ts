import { api } from '../../data/api.ts';
import { can, type Permission } from '../../data/permissions.ts';
import { IconDocument, IconServer, IconShield, IconUser } from '../../kit/shown/icons.tsx';
import { minorMoney } from '../finance/minor.ts';
import type { Entry } from './entries.ts';

export const KINDS = ['clients', 'services', 'servers', 'documents'] as const;
export type Kind = (typeof KINDS)[number];
export type Found = { kind: Kind; entries: Entry[] };

const SHOWN = 5;
type Look = (q: string, options: { signal: AbortSignal }) => Promise<Entry[]>;

const LOOKS: Record<Kind, { permit: Permission; look: Look }> = {
  clients: {
    permit: 'clients.read',
    look: async (q, options) => {
      const { items } = await api.admin.clients.list({ q }, options);
      return items.map(({ id, number, name, ownerEmail }) => ({
        key: id,
        label: name,
        note: `${number} · ${ownerEmail}`,
        icon: IconUser,
        href: `/admin/clients/${id}`,
      }));
    },
  },
  services: {
    permit: 'services.read',
    look: async (q, options) => {
      const { items } = await api.admin.services.list({ q }, options);
      return items.map(({ id, number, productName, clientName }) => ({
        key: id,
        label: `${number} ${productName}`,
        note: clientName,
        icon: IconShield,
        href: `/admin/services/${id}`,
      }));
    },
  },
  servers: {
    permit: 'servers.read',
    look: async (q, options) => {
      const { items } = await api.admin.servers.list({ q }, options);
      return items.map(({ id, name, host }) => ({
        key: id,
        label: name,
        note: host,
        icon: IconServer,
        href: `/admin/servers/${id}`,
      }));
    },
  },
  documents: {
    permit: 'finance.read',
    look: async (q, options) => {
      const { items } = await api.admin.documents.list({ q }, options);
      return items.map(({ id, number, clientName, totalMinor, currency }) => ({
        key: id,
        label: number,
        note: `${clientName} · ${minorMoney(totalMinor, currency)}`,
        icon: IconDocument,
        href: `/admin/documents/${id}`,
      }));
    },
  },
};

/** What the lists find, each as far as it is permitted; one that fails leaves the others. `failed`: none could be told. */
export async function searchRecords(q: string, signal: AbortSignal): Promise<{ found: Found[]; failed: boolean }> {
  const permitted = KINDS.filter((kind) => can(LOOKS[kind].permit));
  const answers = await Promise.allSettled(permitted.map((kind) => LOOKS[kind].look(q, { signal })));
  const found = permitted.flatMap((kind, i): Found[] => {
    const answer = answers[i];
    return answer?.status === 'fulfilled' ? [{ kind, entries: answer.value.slice(0, SHOWN) }] : [];
  });
  return { found, failed: found.length < permitted.length };
}

/** One letter finds half the shop; one digit may be a number. */
export const isSearchable = (typed: string): boolean => typed.trim().length >= 2 || /^\d$/.test(typed.trim());
