import { useState } from 'preact/hooks';
import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { invalidate } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { saveFile } from '../../kit/shown/copyable.tsx';
import { IconDownload } from '../../kit/shown/icons.tsx';
import { Qr } from '../../kit/shown/qr.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../record/panel.tsx';
import './configuration.css';

type Shown = Awaited<ReturnType<typeof api.admin.services.config>>;
type Protocol = Shown['protocol'];

const PROTOCOL_NAMES: Record<Protocol, string> = {
  wireguard: 'WireGuard',
  amneziawg: 'AmneziaWG',
  openvpn: 'OpenVPN',
  ikev2: 'IKEv2',
};
const KEYS: readonly Protocol[] = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'];
const hasCode = (protocol: Protocol) => protocol === 'wireguard' || protocol === 'amneziawg';

const Text = ({ shown: { protocol, text, fileName, mediaType }, onClose }: { shown: Shown; onClose: () => void }) => {
  const [noQr, setNoQr] = useState(!hasCode(protocol));
  const name = PROTOCOL_NAMES[protocol];
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast.ok(t('config.copied')),
      () => toast.info(t('config.copyFailed')),
    );
  return (
    <>
      <div class={noQr ? 'secret-config' : 'secret-config secret-config-with-qr'}>
        {!noQr && <Qr value={text} label={t('config.qr', { name })} onFail={() => setNoQr(true)} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="secret-config-text" aria-label={t('config.text', { name })} tabIndex={0}>
          <pre>{text}</pre>
        </section>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button size="s" onClick={copy}>
          {t('config.copy')}
        </Button>
        <Button size="s" icon={IconDownload} onClick={() => saveFile(text, mediaType, fileName)}>
          {t('config.download')}
        </Button>
        <Button size="s" look="quiet" onClick={onClose}>
          {t('config.hide')}
        </Button>
      </div>
    </>
  );
};

type ViewProps = { name: string; off: boolean; open: boolean; busy: boolean; onView: () => void };

/** Greyed with the reason where the network does not offer the protocol. */
const View = ({ name, off, open, busy, onView }: ViewProps) => {
  if (!off)
    return (
      <Button size="s" busy={busy} class={open ? 'secret-config-open' : ''} aria-pressed={open} onClick={onView}>
        {t('config.view', { name })}
      </Button>
    );
  return (
    <Button size="s" disabled title={t('config.off', { name })}>
      {t('config.view', { name })}
      <span class="sr-only">({t('config.off', { name })})</span>
    </Button>
  );
};

/** A customer's secret: asked for at a press, kept only while it is shown, and each look is in the activity log. */
export const Configuration = ({ service: { id, status, vpn } }: { service: ServiceDetail }) => {
  const [shown, setShown] = useState<Shown>();
  const reveal = useMutation(api.admin.services.config, {
    onSuccess: (config) => {
      setShown(config);
      invalidate('activity');
    },
  });
  if (!vpn || !can('services.secrets') || (status !== 'active' && status !== 'suspended')) return null;
  return (
    <Panel title={t('panel.config')}>
      <div class="panel-body flex flex-col gap-4">
        <p class="muted">{t('config.logged')}</p>
        <div class="flex flex-wrap gap-2">
          {KEYS.map((protocol) => (
            <View
              key={protocol}
              name={PROTOCOL_NAMES[protocol]}
              off={vpn.protocols[protocol] === false}
              open={shown?.protocol === protocol}
              busy={reveal.busy}
              onView={() => {
                setShown(undefined);
                void reveal.run({ id, protocol });
              }}
            />
          ))}
        </div>
        {reveal.problem && (
          <div role="alert">
            <Notice tone="warn" title={problemWords(reveal.problem).title}>
              {reveal.problem.message}
            </Notice>
          </div>
        )}
        {shown && <Text key={shown.text} shown={shown} onClose={() => setShown(undefined)} />}
      </div>
    </Panel>
  );
};
