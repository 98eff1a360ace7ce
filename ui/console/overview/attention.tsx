import './overview.css';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { IconChevronRight, IconCircleCheck, IconMail } from '../../kit/shown/icons.tsx';
import { ErrorState } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import { type Item, itemOf, wholeOf } from './attention-item.ts';
import type { Overview } from './overview-data.ts';

const REFRESH_MS = 30_000;
const SHOWN = 4;
const FAILED_MAILS = '/admin/mails?state=failed';

/** Mail is another module's: its failures come from its own list. */
const useMails = () =>
  useQuery(
    ['mails', 'attention'],
    async (signal) => {
      const { items, nextCursor } = await api.admin.mails.list({ state: 'failed', sort: '-createdAt' }, { signal });
      const shown = items.slice(0, SHOWN).map(
        (row): Item => ({
          key: `mail:${row.id}`,
          tone: 'warn',
          icon: IconMail,
          text: t('attention.mail', { to: row.to }),
          why: row.subject,
          at: row.createdAt,
          href: `${FAILED_MAILS}&open=${row.id}`,
          fix: t('attention.mail.fix'),
        }),
      );
      return { shown, more: items.length > SHOWN || Boolean(nextCursor) };
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
