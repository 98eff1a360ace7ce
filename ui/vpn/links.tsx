import { useEffect, useState } from 'preact/hooks';
import type { OneTimeLink, Validity } from '../../worker/links/contract/model.ts';
import type { Api } from '../data/api.ts';
import { type ApiProblem, toProblem } from '../data/problem.ts';
import { invalidate, read, useQuery } from '../data/store/cache.ts';
import { useMutation } from '../data/store/mutation.ts';
import { Button } from '../kit/form/button.tsx';
import { CopyButton } from '../kit/form/copy-button.tsx';
import { SelectField } from '../kit/form/inputs.tsx';
import { confirmAction } from '../kit/overlay/confirm-action.ts';
import { toast } from '../kit/overlay/toast.tsx';
import { problemWords } from '../kit/page/problem-words.ts';
import { IconExternal } from '../kit/shown/icons.tsx';
import { Loaded } from '../kit/shown/loaded.tsx';
import { Notice } from '../kit/shown/surface.tsx';
import { Age } from '../kit/shown/values.tsx';
import { t } from './i18n/en/links.ts';
import { type MadeLink, stillOpens } from './made-link.ts';
import './vpn.css';

const VALIDITIES: readonly Validity[] = ['1h', '24h', '7d'];
const USES = [1, 2, 3, 4, 5];

type LinksApi = Api['client']['links'] | Api['admin']['links'];
type Props = {
  serviceId: string;
  links: LinksApi;
  /** May create and revoke. */
  write: boolean;
  /** Only an active service gets a new link. */
  active: boolean;
  /** Staff read what exactly the VPN server said. */
  detailed?: boolean;
};

const wordsOf = (problem: ApiProblem, detailed: boolean | undefined) => {
  if (detailed && problem.ofVpnServer) return problem.message;
  return t.find(`problem.${problem.code}`) ?? problemWords(problem).text;
};

type LinkList = { items: OneTimeLink[] };

/** Its reader opens a link somewhere else: what is shown here about it is asked for again and again. */
const SHOWN_POLL_MS = 3_000;
const LISTED_POLL_MS = 10_000;
const useLinks = (links: LinksApi, serviceId: string, everyMs: number | undefined) =>
  useQuery<LinkList>(
    ['links', serviceId],
    (signal) => links.list({ id: serviceId }, { signal }),
    everyMs === undefined ? {} : { everyMs },
  );

/** The whole address, to be taken elsewhere. It is here until the page is left. */
const SecretLink = ({ url }: { url: string }) => (
  <div class="links-secret">
    <input
      class="input mono"
      readOnly
      value={url}
      aria-label={t('url')}
      onFocus={(event) => event.currentTarget.select()}
    />
    <CopyButton text={url} failed={t('copyFailed')} />
    <a class="btn btn-plain" href={url} target="_blank" rel="noopener noreferrer">
      <IconExternal size={18} />
      {t('open')}
      <span class="sr-only">{t('newTab')}</span>
    </a>
  </div>
);

const Create = ({ serviceId, links, detailed }: Props) => {
  const [validity, setValidity] = useState<Validity>('24h');
  const [maxUses, setMaxUses] = useState(1);
  const create = useMutation(links.create, { invalidates: [['links', serviceId]] });
  const [made, setMade] = useState<MadeLink | null>();
  const list = useLinks(links, serviceId, made ? SHOWN_POLL_MS : undefined);
  const run = async () => {
    const result = await create.run({ id: serviceId, validity, maxUses });
    if (result) setMade({ ...result.link, url: new URL(result.url, location.origin).href, madeAt: Date.now() });
  };
  const shown = made && stillOpens(made, { items: list.data?.items, fetchedAt: list.fetchedAt });
  // What was used up or revoked is forgotten, address and all.
  useEffect(() => {
    if (made && shown === null) setMade(null);
  }, [made, shown]);
  return (
    <>
      <div class="links-choice">
        <SelectField
          id="link-validity"
          name="validity"
          label={t('validity')}
          value={validity}
          options={VALIDITIES.map((value) => ({ value, label: t(`validity.${value}`) }))}
          onChange={(value) => setValidity(value as Validity)}
        />
        <SelectField
          id="link-uses"
          name="maxUses"
          label={t('uses')}
          value={String(maxUses)}
          options={USES.map((n) => ({ value: String(n), label: t('uses.n', { n }) }))}
          onChange={(value) => setMaxUses(Number(value))}
        />
        <Button busy={create.busy} onClick={() => void run()}>
          {t('create')}
        </Button>
      </div>
      <div class="links" aria-live="polite">
        {create.problem && <Notice tone="warn">{wordsOf(create.problem, detailed)}</Notice>}
        {shown && (
          <>
            <SecretLink url={shown.url} />
            <Notice tone="warn" title={t('once')}>
              {t('once.text', { n: shown.usesLeft })}
            </Notice>
          </>
        )}
        {shown === null && (
          <Notice tone="info" title={t('over')}>
            {t('over.text')}
          </Notice>
        )}
      </div>
    </>
  );
};

const Row = ({ link, onRevoke }: { link: OneTimeLink; onRevoke: (() => void) | undefined }) => (
  <li>
    <span>
      <strong>{t('left', { n: link.usesLeft })}</strong> · {t('expires')} <Age at={link.expiresAt} />
      <span class="block text-s text-ink-2">
        {t('created')} <Age at={link.createdAt} /> {link.authorName ? t('by', { name: link.authorName }) : t('byStaff')}
      </span>
    </span>
    {onRevoke && (
      <Button size="s" onClick={onRevoke}>
        {t('revoke')}
      </Button>
    )}
  </li>
);

const Live = ({ serviceId, links, write }: Props) => {
  const open = read<LinkList>(['links', serviceId]).data?.items.length ?? 0;
  const query = useLinks(links, serviceId, open > 0 ? LISTED_POLL_MS : undefined);
  const revoke = async ({ id: linkId }: OneTimeLink) => {
    const yes = await confirmAction({
      title: t('revoke.title'),
      text: t('revoke.text'),
      confirm: t('revoke.confirm'),
      danger: true,
    });
    if (!yes) return;
    try {
      await links.revoke({ id: serviceId, linkId });
      toast.ok(t('revoke.done'));
    } catch (cause) {
      toast.problem(toProblem(cause));
    }
    invalidate('links', serviceId);
  };
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 && (
          <div>
            <h3 class="mb-2 text-s font-semibold">{t('live')}</h3>
            <ul class="links-list">
              {items.map((link) => (
                <Row key={link.id} link={link} onRevoke={write ? () => void revoke(link) : undefined} />
              ))}
            </ul>
          </div>
        )
      }
    </Loaded>
  );
};

type Made = Awaited<ReturnType<LinksApi['createOnPanel']>>;

const policyWords = ({ maxUses, expiryDays }: Made): string => {
  const uses = maxUses === null ? t('panel.unknown') : maxUses === 0 ? t('panel.unlimited') : null;
  const days = expiryDays === null ? '' : t('panel.days', { n: expiryDays });
  return `${uses ?? t('panel.uses', { n: maxUses ?? 1 })} ${days}`.trim();
};

const OnPanel = ({ serviceId, links, detailed }: Props) => {
  const create = useMutation(links.createOnPanel);
  const [made, setMade] = useState<Made>();
  const run = async () => setMade(await create.run({ id: serviceId }));
  return (
    <details class="links-panel">
      <summary class="link">{t('panel')}</summary>
      <div class="links">
        <p class="text-s text-ink-2">{t('panel.text')}</p>
        <div>
          <Button size="s" busy={create.busy} onClick={() => void run()}>
            {t('panel.create')}
          </Button>
        </div>
        <div class="links" aria-live="polite">
          {create.problem && <Notice tone="warn">{wordsOf(create.problem, detailed)}</Notice>}
          {made && (
            <>
              <SecretLink url={made.url} />
              <Notice tone="warn" title={t('panel.warning')}>
                {policyWords(made)}
              </Notice>
            </>
          )}
        </div>
      </div>
    </details>
  );
};

/** The content of the card; its frame and heading are the page's. */
export const OneTimeLinks = (props: Props) => (
  <div class="links">
    <p class="text-ink-2">{t('text')}</p>
    {props.write && props.active && <Create {...props} />}
    <Live {...props} />
    {props.write && props.active && <OnPanel {...props} />}
  </div>
);

export const linksTitle = (): string => t('title');
