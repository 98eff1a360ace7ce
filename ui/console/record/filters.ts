import { useLocation } from 'preact-iso';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import type { Filter } from '../../kit/list/list-toolbar.tsx';
import { r } from '../i18n/en/record.ts';
import { session } from '../session.ts';

/** A filter whose values are words of a catalog: `label` and one word per value. */
export const wordFilter = (
  key: string,
  label: string,
  values: readonly string[],
  word: (value: string) => string,
): Filter => ({ key, label, options: values.map((value) => ({ value, label: word(value) })) });

export const currencyFilter = (): readonly Filter[] => {
  const codes = (session.current.value?.currencies ?? []).map(({ code }) => code);
  return codes.length > 1 ? [wordFilter('currency', r('filter.currency'), codes, (code) => code)] : [];
};

/** Rows of one client: an address like `?clientId=…` shows whose they are and lets go of it. */
export const useClientFilter = (): readonly Filter[] => {
  const id = useLocation().query.clientId;
  const client = useQuery(['clients', 'get', id], (signal) => api.admin.clients.get({ id: id ?? '' }, { signal }), {
    enabled: id !== undefined && can('clients.read'),
  });
  if (!id) return [];
  return [{ key: 'clientId', label: r('filter.client'), options: [{ value: id, label: client.data?.name ?? '…' }] }];
};

/** Rows of one service, as `useClientFilter`. */
export const useServiceFilter = (): readonly Filter[] => {
  const id = useLocation().query.serviceId;
  const service = useQuery(['services', 'get', id], (signal) => api.admin.services.get({ id: id ?? '' }, { signal }), {
    enabled: id !== undefined && can('services.read'),
  });
  if (!id) return [];
  const { data } = service;
  const label = data ? `${data.number} ${data.productName}` : '…';
  return [{ key: 'serviceId', label: r('filter.service'), options: [{ value: id, label }] }];
};
