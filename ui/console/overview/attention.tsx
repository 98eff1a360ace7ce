import './overview.css';
import { api } from '../../data/api.ts';
import { now } from '../../data/format/time.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { IconChevronRight, IconCircleCheck } from '../../kit/shown/icons.tsx';
import { ErrorState } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import { type Item, itemOf, wholeOf } from './attention-item.ts';
import { FAILED_MAILS, mailItems } from './mail-items.ts';
import type { Overview } from './overview-data.ts';

const REFRESH_MS = 30_000;
/** The longest window of a budget: what was held longer ago is over. */
const HELD_FOR_MS = 86_400_000;

/** Mail is another module's: what did not leave comes from its own list. */
const useMails = () =>
  useQuery(
    ['mails', 'attention'],
    async (signal) => {
      const [failed, held] = await Promise.all([
        api.admin.mails.list({ state: 'failed', sort: '-createdAt' }, { signal }),
        api.admin.mails.list(
          { state: 'held', sort: '-createdAt', from: now.value - HELD_FOR_MS, limit: 100 },
          { signal },
        ),
      ]);
      return mailItems(failed, held);
    },
    { enabled: can('monitoring.read'), everyMs: REFRESH_MS },
  );

const Row = ({ item: { icon: Icon, tone, text, why, at, href, fix } }: { item: Item }) => (
  <li>
    <a class="attention" href={href}>
      <span class={`attention-mark attention-${tone}`}>
        <Icon size={18} />
      </span>
      <span class="attention-words">
        <span class="font-semibold">{text}</span>
        {why && <span class="sub">{why}</span>}
      </span>
      <span class="attention-end">
        <span class="attention-fix">
          {fix}
          <IconChevronRight size={14} />
        </span>
        {at !== null && (
          <span class="sub">
            <Age at={at} />
          </span>
        )}
      </span>
    </a>
  </li>
);

const Nothing = () => (
  <p class="attention">
    <span class="attention-mark attention-ok">
      <IconCircleCheck size={18} />
    </span>
    <span class="attention-words">
      <span class="font-semibold">{t('attention.none')}</span>
      <span class="text-s text-ink-2">{t('attention.none.text')}</span>
    </span>
  </p>
);

/** What a person must do; each row leads to where it is done. */
export const Attention = ({ overview }: { overview: Overview }) => {
  const mails = useMails();
  const items = [...overview.attention.map(itemOf), ...(mails.data?.shown ?? [])];
  const wholes = [
    ...overview.moreAttention.flatMap((kind) => wholeOf(kind) ?? []),
    ...(mails.data?.more ? [{ href: FAILED_MAILS, what: t('attention.more.mails') }] : []),
  ];
  return (
    <Panel title={t('attention.title')}>
      {mails.problem && <ErrorState problem={mails.problem} retry={() => void mails.refetch()} />}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <Row key={item.key} item={item} />
          ))}
        </ul>
      )}
      {wholes.map(({ href, what }) => (
        <a key={href} class="attention-more link" href={href}>
          {t('attention.more', { what })}
        </a>
      ))}
      {items.length === 0 && !mails.problem && <Nothing />}
    </Panel>
  );
};
