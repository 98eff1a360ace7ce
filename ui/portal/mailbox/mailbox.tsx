import { api } from '../../data/api.ts';
import { useQuery } from '../../data/cache.ts';
import { IconMail } from '../../kit/icons.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Empty, PageFrame } from '../../kit/surface.tsx';
import { Age } from '../../kit/values.tsx';
import { t } from '../i18n/en/shell.ts';

const REFRESH_MS = 5000;
const LINK = /(https?:\/\/[^\s<>"]+)/;

/** Plain text with its addresses as links; those of this shop open here. */
const Linked = ({ text }: { text: string }) => (
  <>
    {text.split(LINK).map((part) => {
      if (!LINK.test(part)) return part;
      const own = part.startsWith(`${location.origin}/`);
      return (
        <a key={part} class="link" href={own ? part.slice(location.origin.length) : part} rel="noreferrer">
          {part}
        </a>
      );
    })}
  </>
);

export default function Mailbox() {
  const mails = useQuery(['demoMails'], (signal) => api.public.demoMails({}, { signal }), { everyMs: REFRESH_MS });
  return (
    <PageFrame title={t('mailbox.title')} lead={t('mailbox.lead')}>
      <Loaded query={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconMail} title={t('mailbox.empty')} text={t('mailbox.empty.text')} />
          ) : (
            <ul class="mails">
              {items.map(({ id, to, subject, text, createdAt }, i) => (
                <li key={id}>
                  <details open={i === 0}>
                    <summary>
                      <span class="mail-subject">{subject}</span>
                      <span class="mail-meta">
                        {t('mailbox.to', { to })} · <Age at={createdAt} />
                      </span>
                    </summary>
                    <div class="mail-text">
                      <Linked text={text} />
                    </div>
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
