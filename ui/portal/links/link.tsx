import { useState } from 'preact/hooks';
import type { Revealed } from '../../../worker/links/contract/model.ts';
import { api } from '../../data/api.ts';
import type { ApiProblem } from '../../data/problem.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { CopyButton } from '../../kit/form/copy-button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Copyable, Download } from '../../kit/shown/copyable.tsx';
import { Qr } from '../../kit/shown/qr.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/link.ts';
import { Panel } from '../panel.tsx';
import { PROTOCOLS } from '../services/protocols.ts';
import { readFragment } from './fragment.ts';
import '../services/services.css';

type File = Revealed['files'][number];

const nameOf = ({ protocol }: File): string => PROTOCOLS.find(({ key }) => key === protocol)?.name ?? protocol;
const hasCode = ({ protocol }: File): boolean => protocol === 'wireguard' || protocol === 'amneziawg';

const FilePanel = ({ file }: { file: File }) => {
  const [noQr, setNoQr] = useState(!hasCode(file));
  const name = nameOf(file);
  return (
    <Panel title={name}>
      <div class="flex flex-col gap-5">
        <div class="flex flex-wrap gap-2">
          <Download name={file.fileName} mime={file.mediaType} content={file.text}>
            {t('download')}
          </Download>
          <CopyButton text={file.text} failed={t('copyFailed')} />
        </div>
        <div class={noQr ? 'config' : 'config config-with-qr'}>
          {!noQr && (
            <div class="config-qr">
              <Qr
                value={file.text}
                label={t('qr', { name })}
                fileName={file.fileName.replace(/\.\w+$/, '.png')}
                onFail={() => setNoQr(true)}
              />
              <p class="text-s text-ink-2">{t('scan', { name })}</p>
            </div>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section class="config-text" aria-label={t('text', { name })} tabIndex={0}>
            <pre>{file.text}</pre>
          </section>
        </div>
      </div>
    </Panel>
  );
};

const Account = ({ shown }: { shown: Revealed }) => {
  const facts = (['name', 'ipv4', 'username', 'password'] as const).flatMap((key) => {
    const value = shown[key];
    const label = t(key === 'ipv4' ? 'ip' : key);
    return value === null ? [] : [[label, <Copyable value={value} label={label} />] as const];
  });
  return (
    <Panel title={t('account')}>
      <Facts items={facts} />
    </Panel>
  );
};

const Shown = ({ shown }: { shown: Revealed }) => (
  <>
    <Notice tone="warn" title={t('shown')}>
      {shown.usesLeft === 0 ? t('shown.last') : t('shown.left', { n: shown.usesLeft })}
    </Notice>
    <div class="service-main">
      {shown.files.length === 0 && <Notice>{t('none')}</Notice>}
      {shown.files.map((file) => (
        <FilePanel key={file.protocol} file={file} />
      ))}
      <Account shown={shown} />
    </div>
  </>
);

const wordsOf = (problem: ApiProblem): { title: string; text: string } => {
  if (problem.code === 'link_spent' || problem.code === 'validation')
    return { title: t('spent'), text: t('spent.text') };
  if (problem.ofVpnServer) return { title: t('failed'), text: t('failed.text') };
  return problemWords(problem);
};

/** Opened by whoever got the link. Looking at it asks the server for nothing that counts; the button does. */
export default function Link() {
  const [secret] = useState(() => readFragment(location.hash));
  const [shown, setShown] = useState<Revealed>();
  const redeem = useMutation(api.public.redeemLink, {
    onSuccess: (result) => {
      setShown(result);
      // Used or not, the secret need not stay in the address bar and the history.
      history.replaceState(history.state, '', location.pathname);
    },
  });
  const { problem } = redeem;
  const words = problem && wordsOf(problem);
  const spent = problem?.code === 'link_spent' || problem?.code === 'validation';
  return (
    <PageFrame title={t('title')} lead={shown ? undefined : t('lead')} width={shown ? 'normal' : 'narrow'}>
      {!secret && (
        <Notice tone="warn" title={t('incomplete')}>
          {t('incomplete.text')}
        </Notice>
      )}
      <div role="alert">
        {words && (
          <Notice tone="warn" title={words.title}>
            {words.text}
          </Notice>
        )}
      </div>
      {shown && <Shown shown={shown} />}
      {secret && !shown && !spent && (
        <>
          <p class="mb-4">{t('ready')}</p>
          <Button look="primary" busy={redeem.busy} onClick={() => void redeem.run(secret)}>
            {t(problem ? 'again' : 'show')}
          </Button>
        </>
      )}
    </PageFrame>
  );
}
