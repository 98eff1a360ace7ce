import { useLocation } from 'preact-iso';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { withParam } from '../../data/store/url-state.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconExternal } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { orWrite } from '../contact.ts';
import { t } from '../i18n/en/set-up.ts';
import { Panel } from '../panel.tsx';
import { useProtocols } from '../services/kind-panel.tsx';
import { PROTOCOLS } from '../services/protocols.ts';
import { nameOf } from '../services/words.tsx';
import { ByHand, Ikev2Steps } from './ikev2.tsx';
import { WithFile } from './parts.tsx';
import { isPlatform, PLATFORMS, platformOf } from './platform.ts';
import { OpenvpnSteps, type StepsProps, TunnelSteps } from './tunnel.tsx';
import { type Protocol, waysOf } from './ways.ts';
import { Works } from './works.tsx';
import '../services/services.css';
import './set-up.css';

type Vpn = NonNullable<MyService['vpn']>;
type Choice = { key: string; label: string; note: string | undefined };

const thisDevice = () => platformOf({ userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints });
const wayName = (key: Protocol): string => PROTOCOLS.find((protocol) => protocol.key === key)?.name ?? key;

/** One of a few, kept in the address. A way that another device has is not carried over to it. */
const Choose = ({ label, param, of, chosen }: { label: string; param: string; of: Choice[]; chosen: string }) => {
  const { url, path } = useLocation();
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const kept = param === 'device' ? withParam(search, 'way', undefined) : search;
  return (
    <nav class="set-up-choose" aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {of.map(({ key, label: text, note }) => (
          <li key={key}>
            <a href={`${path}${withParam(kept, param, key)}`} aria-current={key === chosen ? 'true' : undefined}>
              {text}
              {note && <span class="set-up-note">{note}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const StepList = (props: StepsProps) => {
  const { service, platform, protocol, name } = props;
  const Steps = protocol === 'ikev2' ? Ikev2Steps : protocol === 'openvpn' ? OpenvpnSteps : TunnelSteps;
  return (
    <WithFile id={service.id} protocol={protocol}>
      {(file) => (
        <>
          <ol class="set-up-steps" aria-label={t('steps.label', { name, device: t(`platform.${platform}`) })}>
            <Steps {...props} file={file} />
          </ol>
          {protocol === 'ikev2' && <ByHand id={service.id} />}
        </>
      )}
    </WithFile>
  );
};

const Manual = ({ url }: { url: string | null }) =>
  url && (
    <a class="btn btn-plain" href={url} target="_blank" rel="noopener noreferrer">
      <IconExternal size={16} />
      {t('manual')}
      <span class="sr-only">{t('newTab')}</span>
    </a>
  );

const SetUpPage = ({ service, vpn }: { service: MyService; vpn: Vpn }) => {
  const { query } = useLocation();
  const own = thisDevice();
  const platform = isPlatform(query.device) ? query.device : (own ?? 'windows');
  const ways = waysOf(platform, useProtocols(service, vpn.protocols));
  const way = ways.find((key) => key === query.way) ?? ways[0];
  const devices = PLATFORMS.map((key) => ({
    key,
    label: t(`platform.${key}`),
    note: key === own ? t('device.this') : undefined,
  }));
  const offered = ways.map((key, i) => ({ key, label: wayName(key), note: i === 0 ? t('way.best') : undefined }));
  return (
    <>
      <Choose label={t('device')} param="device" of={devices} chosen={platform} />
      {ways.length > 1 && way && <Choose label={t('way')} param="way" of={offered} chosen={way} />}
      <div class="service">
        <div class="service-main">
          {way ? (
            <Panel title={wayName(way)} aside={way === ways[0] ? <Badge tone={way}>{t('way.best')}</Badge> : undefined}>
              <StepList
                key={`${platform}/${way}`}
                service={service}
                platform={platform}
                protocol={way}
                name={wayName(way)}
                here={platform === own}
              />
            </Panel>
          ) : (
            <Notice tone="warn">{orWrite(t('way.none'), t('way.none.contact'))}</Notice>
          )}
        </div>
        <div class="service-side">
          <Works id={service.id} />
          <Manual url={service.instructionUrl} />
        </div>
      </div>
    </>
  );
};

export default function SetUp({ params: { id } }: { params: { id: string } }) {
  const query = useQuery(['services', 'get', id], (signal) => api.client.services.get({ id }, { signal }));
  const { data } = query;
  const frame = { title: t('title'), width: 'wide' } as const;
  if (!data) {
    return (
      <PageFrame {...frame}>
        <Loaded query={query} skeleton={<Skeleton lines={8} />}>
          {() => null}
        </Loaded>
      </PageFrame>
    );
  }
  const href = `/services/${id}`;
  return (
    <PageFrame {...frame} crumbs={[{ label: nameOf(data), href }]} lead={data.location ?? undefined}>
      {data.status === 'active' && data.vpn ? (
        <SetUpPage service={data} vpn={data.vpn} />
      ) : (
        <Notice
          tone="warn"
          action={
            <LinkButton size="s" href={href}>
              {t('back')}
            </LinkButton>
          }
        >
          {t('ended')}
        </Notice>
      )}
    </PageFrame>
  );
}
