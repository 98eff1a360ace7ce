import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { withParam } from '../../data/store/url-state.ts';

export type Tab = { key: string; label: string; count?: number; content: () => ComponentChildren };

const onKeyDown = (event: KeyboardEvent) => {
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tabs[(to + tabs.length) % tabs.length]?.focus();
};

/** Parts of a record; the open one is in the address. Only the open one is rendered. */
export const Tabs = ({ tabs, param = 'tab', label }: { tabs: readonly Tab[]; param?: string; label: string }) => {
  const { url, path, query } = useLocation();
  const id = useId();
  const open = tabs.find(({ key }) => key === query[param]) ?? tabs[0];
  if (!open) return null;
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <a
            key={tab.key}
            id={`${id}-${tab.key}`}
            class="tab"
            role="tab"
            href={`${path}${withParam(search, param, tab === tabs[0] ? undefined : tab.key)}`}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
          >
            {tab.label}
            {tab.count !== undefined && <span class="tab-count num">{tab.count}</span>}
          </a>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.key}`} key={open.key}>
        {open.content()}
      </div>
    </>
  );
};
