/** Pure: what the overview says of mails that did not leave. */
import { IconMail } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/overview.ts';
import type { Item } from './attention-item.ts';

type Mail = { id: string; to: string; subject: string; createdAt: number };
type Mails = { items: readonly Mail[]; nextCursor: string | null };

export const FAILED_MAILS = '/admin/mails?state=failed';
const HELD_MAILS = '/admin/mails?state=held';
const SHOWN = 4;

/** Failed ones by name; held ones, of which somebody can cause any number, as one number. */
export function mailItems(failed: Mails, held: Mails): { shown: Item[]; more: boolean } {
  const shown = failed.items.slice(0, SHOWN).map(
    (mail): Item => ({
      key: `mail:${mail.id}`,
      tone: 'warn',
      icon: IconMail,
      text: t('attention.mail', { to: mail.to }),
      why: mail.subject,
      at: mail.createdAt,
      href: `${FAILED_MAILS}&open=${mail.id}`,
      fix: t('attention.mail.fix'),
    }),
  );
  return {
    shown: [...shown, ...heldItem(held)],
    more: failed.items.length > SHOWN || failed.nextCursor !== null,
  };
}

const heldItem = ({ items, nextCursor }: Mails): Item[] =>
  items[0]
    ? [
        {
          key: 'mails:held',
          tone: 'warn',
          icon: IconMail,
          text: t(nextCursor === null ? 'attention.held' : 'attention.held.more', { n: items.length }),
          why: t('attention.held.why'),
          at: items[0].createdAt,
          href: HELD_MAILS,
          fix: t('attention.mail.fix'),
        },
      ]
    : [];
