import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { mbps } from '../../data/format/format.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconEye, IconEyeOff } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';
import { useAccount, useProtocols } from './kind-panel.tsx';
import { PROTOCOLS } from './protocols.ts';
import { networkCap } from './state.ts';

type Vpn = NonNullable<MyService['vpn']>;

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Limit = ({ label, own, network }: { label: string; own: number; network: number | undefined }) => {
  const cap = networkCap(own, network);
  return (
    <Fact label={label}>
      <span class="num">{mbps(own)}</span>
      {own === 0 && <span class="fact-note">{t('vpn.noOwnCap')}</span>}
      {cap !== null && <span class="fact-note">{t('vpn.networkCap', { speed: mbps(cap) })}</span>}
    </Fact>
  );
};

/** Asked for anew each time and kept by nobody else: the answer is a secret, and each reading is logged. */
export const Credentials = ({ id, mode }: { id: string; mode: MyService['showPassword'] }) => {
  type Secret = Awaited<ReturnType<typeof api.client.services.credentials>>;
  const [secret, setSecret] = useState<Secret>();
  const read = useMutation(api.client.services.credentials, { onSuccess: setSecret });
  const ask = () => void read.run({ id });
  useEffect(() => {
    if (mode === 'plain') ask();
  }, [mode]);
  if (read.problem?.code === 'not_ready') return null;
  if (!secret) {
    return (
      <Fact label={t('vpn.credentials')}>
        {read.problem && <span class="fact-note mb-1">{t('vpn.credentials.failed')}</span>}
        {mode === 'plain' && !read.problem ? (
          '…'
        ) : (
          <Button size="s" icon={read.problem ? undefined : IconEye} busy={read.busy} onClick={ask}>
            {t(read.problem ? 'action.again' : 'vpn.show')}
          </Button>
        )}
      </Fact>
    );
  }
  return (
    <>
      <Fact label={t('vpn.username')}>
        <Copyable value={secret.username} label={t('vpn.username')} />
      </Fact>
      <Fact label={t('vpn.password')}>
        <Copyable value={secret.password} label={t('vpn.password')} />
        {mode === 'button' && (
          <Button size="s" look="quiet" icon={IconEyeOff} onClick={() => setSecret(undefined)}>
            {t('vpn.hide')}
          </Button>
        )}
      </Fact>
    </>
  );
};

/** An active service is on its way to be enabled there, and a server that is silent to answering again. */
const PASSING_POLL_MS = 5000;

/** As the VPN server has it now; it may be silent while the rest of the card is known. */
const Pill = ({ id }: { id: string }) => {
  const [passing, setPassing] = useState(false);
  const { data, problem } = useAccount(id, passing ? { everyMs: PASSING_POLL_MS } : {});
  useEffect(() => setPassing(problem !== undefined || data?.enabled === false), [data, problem]);
  if (problem) return <Badge tone="neutral">{t('vpn.unknown')}</Badge>;
  if (!data) return null;
  return <Badge tone={data.enabled ? 'ok' : 'danger'}>{t(data.enabled ? 'vpn.enabled' : 'vpn.disabled')}</Badge>;
};

export const VpnPanel = ({ service, vpn }: { service: MyService; vpn: Vpn }) => {
  const { networkCaps } = vpn;
  const protocols = useProtocols(service, vpn.protocols);
  const enabled = PROTOCOLS.filter(({ key }) => protocols[key]);
  return (
    <Panel
      title={t('vpn')}
      aside={service.status === 'active' ? <Pill id={service.id} /> : <Badge tone="danger">{t('vpn.disabled')}</Badge>}
    >
      <dl class="facts">
        <Fact label={t('vpn.name')}>
          <Copyable value={vpn.name} label={t('vpn.name')} />
        </Fact>
        {vpn.ipv4 && (
          <Fact label={t('vpn.ip')}>
            <Copyable value={vpn.ipv4} label={t('vpn.ip')} />
          </Fact>
        )}
        {service.showPassword !== 'no' && service.status === 'active' && (
          <Credentials id={service.id} mode={service.showPassword} />
        )}
        <Limit label={t('vpn.down')} own={vpn.caps.downMbps} network={networkCaps?.downMbps} />
        <Limit label={t('vpn.up')} own={vpn.caps.upMbps} network={networkCaps?.upMbps} />
        {enabled.length > 0 && (
          <Fact label={t('vpn.protocols')}>
            <span class="flex flex-wrap justify-end gap-1">
              {enabled.map(({ key, name }) => (
                <Badge key={key} tone={key}>
                  {name}
                </Badge>
              ))}
            </span>
          </Fact>
        )}
      </dl>
    </Panel>
  );
};
