import type { Ikev2Settings } from '../../../worker/delivery/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { t } from '../i18n/en/set-up.ts';
import { AppleProfile, Ikev2File } from '../services/ikev2-files.tsx';
import { AppStep, Commands, type File, Fold, Login, Save, Step } from './parts.tsx';
import type { StepsProps } from './tunnel.tsx';
import { appOf } from './ways.ts';

/** The file of its name; the service's number is in every one of them. */
const sibling = (file: File, suffix: string) => file.fileName.replace(/\.\w+$/, `.${suffix}`);

const AppleSteps = ({ service, platform }: StepsProps) => {
  const on = platform === 'macos' ? 'macos' : 'ios';
  return (
    <>
      <Step title={t('profile.title')}>
        <p>{t('profile.text')}</p>
        <AppleProfile serviceId={service.id} primary>
          {t('profile.save')}
        </AppleProfile>
        <p class="muted">{t('file.secret')}</p>
      </Step>
      <Step title={t('profile.install.title')}>
        <p>{t(`profile.install.${on}`)}</p>
        {service.showPassword === 'no' && <Login service={service} />}
      </Step>
      <Step title={t('profile.on.title')}>
        <p>{t(`profile.on.${on}`)}</p>
      </Step>
    </>
  );
};

const AndroidSteps = ({ service, platform, protocol, file }: StepsProps & { file: File }) => (
  <>
    <AppStep app={appOf(platform, protocol)} />
    <Step title={t('file.title')}>
      <Save id={service.id} protocol={protocol} file={file} />
    </Step>
    <Step title={t('import.phone.title')}>
      <p>{t('sswan.import.text', { file: file.fileName })}</p>
    </Step>
    <Step title={t('login.title')}>
      <Login service={service} />
    </Step>
  </>
);

type WithSettings = StepsProps & { file: File; settings: Ikev2Settings | undefined };

const WindowsSteps = ({ service, file, settings }: WithSettings) => (
  <>
    <Step title={t('script.title')}>
      <p>
        <Ikev2File serviceId={service.id} kind="windows" primary>
          {t('file.save', { file: sibling(file, 'ps1') })}
        </Ikev2File>
      </p>
    </Step>
    <Step title={t('script.run.title')}>
      <p>{t('script.run.text', { file: sibling(file, 'ps1') })}</p>
    </Step>
    <Step title={t('login.title')}>
      {settings && <p>{t('script.on.text', { name: settings.name })}</p>}
      <Login service={service} />
    </Step>
  </>
);

const LinuxSteps = ({ service, file, settings }: WithSettings) => (
  <>
    <Step title={t('linux.install.title')}>
      <p class="muted">{t('linux.install.text')}</p>
      <Commands lines={['sudo apt install network-manager-strongswan libcharon-extra-plugins']} />
    </Step>
    {settings?.certificate !== null && (
      <Step title={t('certificate.title')}>
        <p>
          <Ikev2File serviceId={service.id} kind="certificate" primary>
            {t('file.save', { file: sibling(file, 'crt') })}
          </Ikev2File>
        </p>
      </Step>
    )}
    <Step title={t('linux.add.title')}>
      <p>{t('linux.add.text')}</p>
      {settings && <Commands lines={[settings.linuxCommand]} />}
    </Step>
    <Step title={t('login.title')}>
      <p>{t('linux.on.text')}</p>
      <Login service={service} />
    </Step>
  </>
);

export const Ikev2Steps = (props: StepsProps & { file: File }) => {
  const settings = useIkev2(props.service.id).data;
  if (props.platform === 'android') return <AndroidSteps {...props} />;
  if (props.platform === 'windows') return <WindowsSteps {...props} settings={settings} />;
  return props.platform === 'linux' ? <LinuxSteps {...props} settings={settings} /> : <AppleSteps {...props} />;
};

const useIkev2 = (id: string) =>
  useQuery(['services', 'ikev2', id], (signal) => api.client.services.ikev2({ id }, { signal }));

const copied = (label: string, value: string) => [label, <Copyable value={value} label={label} />] as const;

/** What any other IKEv2 client asks for. */
export const ByHand = ({ id }: { id: string }) => {
  const { data } = useIkev2(id);
  if (!data) return null;
  const { certificate, username } = data;
  const items = [
    copied(t('hand.name'), data.name),
    [t('hand.type'), 'IKEv2'] as const,
    copied(t('hand.server'), data.server),
    copied(t('hand.remoteId'), data.remoteId),
    [t('hand.localId'), t('hand.empty')] as const,
    [t('hand.auth'), t('hand.auth.value')] as const,
    ...(username ? [copied(t('hand.username'), username)] : []),
    ...(certificate
      ? ([
          [
            t('hand.certificate'),
            <Ikev2File serviceId={id} kind="certificate">
              {certificate.name ?? certificate.fileName}
            </Ikev2File>,
          ],
          [t('hand.fingerprint'), <span class="mono set-up-fingerprint">{certificate.sha256}</span>],
        ] as const)
      : []),
  ];
  return (
    <Fold title={t('hand.title')}>
      <Facts items={items} />
    </Fold>
  );
};
