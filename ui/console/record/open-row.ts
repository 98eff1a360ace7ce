import { type ReadonlySignal, signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { CallOptions } from '../../data/api.ts';
import type { Page } from '../../data/store/pages.ts';
import { useParam, withParam } from '../../data/store/url-state.ts';

type Load<R> = (input: never, options: CallOptions) => Promise<Page<R>>;

export type OpenRows<R> = { load: Load<R>; seen: ReadonlySignal<ReadonlyMap<string, R>> };

/** Rows of a list that have no page of their own: what was loaded is remembered, so that one of them can be opened. */
export const openRows = <R extends { id: string }>(load: Load<R>): OpenRows<R> => {
  const seen = signal<ReadonlyMap<string, R>>(new Map());
  return {
    seen,
    load: async (input, options) => {
      const page = await load(input, options);
      seen.value = new Map([...seen.peek(), ...page.items.map((row) => [row.id, row] as const)]);
      return page;
    },
  };
};

/** The open row is in the address: Back closes it, a link to it can be sent. */
export const useOpenRow = <R>({ seen }: OpenRows<R>) => {
  const { url, path } = useLocation();
  const [id, setId] = useParam('open');
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return {
    row: id === undefined ? undefined : seen.value.get(id),
    hrefOf: (row: { id: string }) => `${path}${withParam(search, 'open', row.id)}`,
    close: () => setId(undefined),
  };
};
