import { api } from '../../data/api.ts';
import { instantsOf } from '../../data/format/date-span.ts';
import { useQuery } from '../../data/store/cache.ts';
import { type ListState, useListState } from '../../data/store/url-state.ts';
import { IconMail } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Empty, PageFrame } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/mailbox.ts';
import { ListTools, type Tools } from '../list-tools.tsx';

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

type Mail = Awaited<ReturnType<typeof api.public.demoMails>>['items'][number];

/** A picture that belongs into the mail is shown in it; any other attachment is a file to save. */
const Attached = ({ fileName, mediaType, contentId, base64 }: Mail['attachments'][number]) => {
  const address = `data:${mediaType};base64,${base64}`;
  const words = t('mailbox.attached', { name: fileName });
  return contentId ? (
    <img class="mail-picture" src={address} alt={words} />
  ) : (
    <p>
      <a class="link" href={address} download={fileName}>
        {words}
      </a>
    </p>
  );
};

const tools = (): Tools => ({
  filters: [],
  dates: t('mailbox.date'),
  sorts: [
    { name: 'createdAt', label: t('mailbox.date') },
    { name: 'to', label: t('mailbox.recipient') },
  ],
});

/** All that there are come at once, so they are narrowed and sorted here; of one address, in the order of sending. */
const arranged = (mails: readonly Mail[], { sort, filters }: ListState): readonly Mail[] => {
  const { from = 0, to = Number.POSITIVE_INFINITY } = instantsOf(filters.date);
  const up = mails
    .filter(({ createdAt }) => createdAt >= from && createdAt < to)
    .toSorted((a, b) => (sort.endsWith('to') && a.to !== b.to ? (a.to < b.to ? -1 : 1) : a.id < b.id ? -1 : 1));
  return sort.startsWith('-') ? up.reverse() : up;
};

export default function Mailbox() {
  const mails = useQuery(['demoMails'], (signal) => api.public.demoMails({}, { signal }), { everyMs: REFRESH_MS });
  const control = useListState({ sort: '-createdAt', filters: ['date'] });
  return (
    <PageFrame title={t('mailbox.title')} lead={t('mailbox.lead')}>
      <Loaded query={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconMail} title={t('mailbox.empty')} text={t('mailbox.empty.text')} />
          ) : (
            <>
              <ListTools control={control} tools={tools} nothing={arranged(items, control.state).length === 0} />
              <ul class="mails">
                {arranged(items, control.state).map(({ id, to, subject, text, createdAt, attachments }, i) => (
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
                      {attachments.map((attached) => (
                        <Attached key={attached.fileName} {...attached} />
                      ))}
                    </details>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
