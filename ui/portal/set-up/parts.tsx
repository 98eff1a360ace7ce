import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { Button } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconChevronDown, IconDownload, IconExternal } from '../../kit/shown/icons.tsx';
import { Qr } from '../../kit/shown/qr.tsx';
import { Notice, Skeleton } from '../../kit/shown/surface.tsx';
import { orWrite } from '../contact.ts';
import { t as words } from '../i18n/en/services.ts';
import { t } from '../i18n/en/set-up.ts';
import { useConfig } from '../services/config-query.ts';
import { CopyButton } from '../services/copy-button.tsx';
import { fileHref } from '../services/protocols.ts';
import { Credentials } from '../services/vpn-panel.tsx';
import type { App, Protocol } from './ways.ts';

export type File = { text: string; fileName: string };

export const Step = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <li class="set-up-step">
    <h3>{title}</h3>
    {children}
  </li>
);

export const AppStep = ({ app }: { app: App | null }) =>
  app && (
    <Step title={t('app.title', { app: app.name })}>
      <p>
        <a class="btn btn-plain" href={app.href} target="_blank" rel="noopener noreferrer">
          <IconExternal size={18} />
          {t('app.get', { app: app.name })}
          <span class="sr-only">{t('newTab')}</span>
        </a>
      </p>
    </Step>
  );

export const Save = ({ id, protocol, file }: { id: string; protocol: Protocol; file: File }) => (
  <>
    <p>
      <a class="btn btn-primary" href={fileHref(id, protocol)} download>
        <IconDownload size={18} />
        {t('file.save', { file: file.fileName })}
      </a>
    </p>
    <p class="muted">{t('file.secret')}</p>
  </>
);

/** The code that the app scans; `instead` where none can be made. */
export const Code = ({ file, name, app }: { file: File; name: string; app: string }) => {
  const [none, setNone] = useState(false);
  if (none) return <p>{t('scan.none')}</p>;
  return (
    <>
      <p>{t('scan.text', { app })}</p>
      <div class="set-up-qr">
        <Qr
          value={file.text}
          label={words('config.qr', { name })}
          fileName={file.fileName.replace(/\.\w+$/, '.png')}
          onFail={() => setNone(true)}
        />
      </div>
    </>
  );
};

export const Text = ({ file, name }: { file: File; name: string }) => (
  <>
    <p>
      <CopyButton text={file.text} />
    </p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
    <section class="config-text" aria-label={words('config.text', { name })} tabIndex={0}>
      <pre>{file.text}</pre>
    </section>
  </>
);

export const Fold = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <details class="set-up-fold">
    <summary>
      {title}
      <IconChevronDown size={16} />
    </summary>
    <div class="set-up-fold-body">{children}</div>
  </details>
);

export const Commands = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line) => <Copyable key={line} value={line} label={t('command')} block />);

export const Login = ({ service }: { service: MyService }) =>
  service.showPassword === 'no' ? (
    <p>{orWrite(t('login.hidden'), t('login.hidden.contact'))}</p>
  ) : (
    <dl class="facts">
      <Credentials id={service.id} mode={service.showPassword} />
    </dl>
  );

/** What the VPN server gives out for one protocol, or why it does not. */
export const WithFile = ({
  id,
  protocol,
  children,
}: {
  id: string;
  protocol: Protocol;
  children: (file: File) => ComponentChildren;
}) => {
  const { data, problem, loading, refetch } = useConfig(id, protocol, true);
  if (data) return <>{children(data)}</>;
  if (!problem) return <Skeleton lines={6} />;
  const { title, text } = problem.ofVpnServer
    ? { title: words('config.failed'), text: words('config.failed.text') }
    : problemWords(problem);
  return (
    <div role="alert">
      <Notice
        tone="warn"
        title={title}
        action={
          <Button size="s" busy={loading} onClick={() => void refetch()}>
            {words('action.again')}
          </Button>
        }
      >
        {problem.status === 404 ? problem.message : text}
      </Notice>
    </div>
  );
};
