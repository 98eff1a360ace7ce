import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { useListState } from '../data/store/url-state.ts';
import { catalogsReady } from '../i18n/catalog.ts';
import type { SortOption } from '../kit/list/list-sort.tsx';
import type { Filter } from '../kit/list/list-toolbar.tsx';

/** What the address says of a list, and how to change it. */
export type ListControl = Pick<ReturnType<typeof useListState>, 'state' | 'change'>;
/** `dates`: the endpoint takes `from` and `to`. */
export type Tools = { filters: readonly Filter[]; sorts: readonly SortOption[]; dates?: string };
export type ToolsProps = { control: ListControl; tools: () => Tools; nothing?: boolean };

let loaded: ComponentType<ToolsProps> | undefined;

/** The toolbar of a list. Its chunk comes after the rows, which do not wait for it; without it the list is still one. */
export const ListTools = (props: ToolsProps) => {
  const [Bar, setBar] = useState<ComponentType<ToolsProps> | undefined>(() => loaded);
  useEffect(() => {
    if (Bar) return;
    const load = async () => {
      loaded = (await import('./list-bar.tsx')).default;
      await catalogsReady();
      setBar(() => loaded);
    };
    load().catch(() => undefined);
  }, []);
  return <div class="list-tools">{Bar && <Bar {...props} />}</div>;
};
