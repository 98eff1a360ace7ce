import { useEffect, useRef, useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import type { ApiProblem } from '../../data/problem.ts';
import { Button } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconChevronDown, IconDownload } from '../../kit/shown/icons.tsx';
import { Qr } from '../../kit/shown/qr.tsx';
import { Notice, Skeleton } from '../../kit/shown/surface.tsx';
import { orWrite } from '../contact.ts';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';
import { type ConfigText, useConfig } from './config-query.ts';
import { CopyButton } from './copy-button.tsx';
import { AppleProfile, Ikev2File } from './ikev2-files.tsx';
import { KindPanel, useProtocols } from './kind-panel.tsx';
import { fileHref, PROTOCOLS } from './protocols.ts';

type Vpn = NonNullable<MyService['vpn']>;
type ProtocolProps = { serviceId: string; protocol: ConfigText['protocol'] };

/** True once the element has come near the screen. */
const useSeen = () => {
  const element = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: '200px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, seen] as const;
};

const hasCode = (protocol: ConfigText['protocol']) => protocol === 'wireguard' || protocol === 'amneziawg';

const DownloadLink = ({ serviceId, protocol }: ProtocolProps) => (
  <a class="btn btn-plain" href={fileHref(serviceId, protocol)} download>
    <IconDownload size={18} />
    {t('config.download')}
  </a>
);

/** The text is for strongSwan; other systems take the same settings in forms of their own. */
const Ikev2Files = ({ serviceId }: { serviceId: string }) => (
  <div>
    <p class="mb-2 text-s text-ink-2">{t('config.ikev2')}</p>
    <div class="flex flex-wrap gap-2">
      <AppleProfile serviceId={serviceId}>{t('config.apple')}</AppleProfile>
      <Ikev2File serviceId={serviceId} kind="windows">
        {t('config.windows')}
      </Ikev2File>
      <Ikev2File serviceId={serviceId} kind="certificate">
        {t('config.certificate')}
      </Ikev2File>
    </div>
  </div>
);

const ConfigBody = ({ serviceId, protocol, name, config }: ProtocolProps & { name: string; config: ConfigText }) => {
  const [noQr, setNoQr] = useState(!hasCode(protocol));
  const { text, fileName } = config;
  return (
    <>
      <div class="flex flex-wrap gap-2">
        <DownloadLink serviceId={serviceId} protocol={protocol} />
        <CopyButton text={text} />
      </div>
      <div class={noQr ? 'config' : 'config config-with-qr'}>
        {!noQr && (
          <div class="config-qr">
            <Qr
              value={text}
              label={t('config.qr', { name })}
              fileName={fileName.replace(/\.\w+$/, '.png')}
              onFail={() => setNoQr(true)}
            />
            <p class="text-s text-ink-2">{t('config.scan', { name })}</p>
          </div>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section class="config-text" aria-label={t('config.text', { name })} tabIndex={0}>
          <pre>{text}</pre>
        </section>
      </div>
      {protocol === 'ikev2' && <Ikev2Files serviceId={serviceId} />}
    </>
  );
};

const configProblem = (problem: ApiProblem): { title: string; text: string } => {
  if (problem.ofVpnServer) return { title: t('config.failed'), text: t('config.failed.text') };
  const known = problem.status === 404 || problem.status === 409;
  return known ? { title: t('config.none'), text: problem.message } : problemWords(problem);
};

/** Text, file and code of one protocol, asked for when `wanted`. */
const Config = ({ serviceId, protocol, name, wanted }: ProtocolProps & { name: string; wanted: boolean }) => {
  const query = useConfig(serviceId, protocol, wanted);
  const { data, problem, loading } = query;
  if (data) return <ConfigBody serviceId={serviceId} protocol={protocol} name={name} config={data} />;
  if (!problem) return <Skeleton lines={7} />;
  const { title, text } = configProblem(problem);
  return (
    <div role="alert">
      <Notice
        tone="warn"
        title={title}
        action={
          <Button size="s" busy={loading} onClick={() => void query.refetch()}>
            {t('action.again')}
          </Button>
        }
      >
        {text}
      </Notice>
    </div>
  );
};

const OpenPanel = (props: ProtocolProps & { name: string }) => {
  const [element, seen] = useSeen();
  return (
    <Panel title={props.name} aside={<Badge tone={props.protocol}>{t('connect.best')}</Badge>}>
      <div ref={element} class="flex flex-col gap-5">
        <Config {...props} wanted={seen} />
      </div>
    </Panel>
  );
};

const FoldedPanel = (props: ProtocolProps & { name: string }) => {
  const [opened, setOpened] = useState(false);
  return (
    <details class="card folded" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <span class="folded-title">{props.name}</span>
        <IconChevronDown />
      </summary>
      <div class="mt-4 flex flex-col gap-5">
        <Config {...props} wanted={opened} />
      </div>
    </details>
  );
};

/** The recommended way open, the others a press away. */
export const Connect = ({ service, vpn }: { service: MyService; vpn: Vpn }) => {
  const protocols = useProtocols(service, vpn.protocols);
  const enabled = PROTOCOLS.filter(({ key }) => protocols[key]);
  const none = <Notice tone="warn">{orWrite(t('connect.none'), t('connect.none.contact'))}</Notice>;
  if (enabled.length === 0) return <KindPanel service={service} otherwise={none} />;
  return (
    <>
      {enabled.map(({ key, name }, i) => {
        const props = { serviceId: service.id, protocol: key, name };
        return i === 0 ? <OpenPanel key={key} {...props} /> : <FoldedPanel key={key} {...props} />;
      })}
      <KindPanel service={service} />
    </>
  );
};
