import { useEffect, useState } from 'preact/hooks';
import { goTo } from '../../data/go/navigation.ts';
import { type Command, CommandDialog, type CommandGroup } from '../../kit/overlay/command.tsx';
import { t } from '../i18n/en/palette.ts';
import { actionEntries, type Entry, pageEntries, recentEntries } from './entries.ts';
import { ranked } from './ranking.ts';
import { type Found, isSearchable, searchRecords } from './search.ts';

const SETTLE_MS = 200;
const PAGES = 8;

const commandOf = ({ key, label, note, icon, href }: Entry): Command => ({
  key,
  label,
  icon,
  ...(note ? { note } : {}),
  onSelect: () => goTo(href),
});

type Search = { q: string; found: Found[]; failed: boolean };
const NONE: Search = { q: '', found: [], failed: false };

/** Asks when typing pauses; what is under way for other words is dropped. */
const useSearch = (typed: string): { search: Search; busy: boolean } => {
  const q = typed.trim();
  const [search, setSearch] = useState(NONE);
  useEffect(() => {
    if (!isSearchable(q)) return setSearch(NONE);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await searchRecords(q, abort.signal);
      if (!abort.signal.aborted) setSearch({ q, ...answer });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q]);
  return { search, busy: isSearchable(q) && search.q !== q };
};

/** Everything that can be opened or begun, by the keyboard alone. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const { search, busy } = useSearch(typed);
  const empty = typed.trim() === '';
  const group = (key: 'recent' | 'pages' | 'actions', entries: readonly Entry[]): CommandGroup => ({
    key,
    label: t(`group.${key}`),
    items: ranked(typed, entries, PAGES).map(commandOf),
  });
  const groups: CommandGroup[] = [
    ...(empty ? [group('recent', recentEntries())] : []),
    group('pages', pageEntries()),
    group('actions', actionEntries()),
    ...search.found.map(({ kind, entries }) => ({
      key: kind,
      label: t(`group.${kind}`),
      items: entries.map(commandOf),
    })),
  ];
  const n = groups.reduce((sum, { items }) => sum + items.length, 0);
  const said = search.failed ? t('status.failed') : n === 0 ? t('status.none') : t('status.found', { n });
  return (
    <CommandDialog
      label={t('palette.title')}
      placeholder={t('palette.placeholder')}
      value={typed}
      onInput={setTyped}
      onClose={onClose}
      groups={groups}
      status={busy ? t('status.busy') : said}
      busy={busy}
    />
  );
}
