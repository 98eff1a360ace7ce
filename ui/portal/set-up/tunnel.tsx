import type { MyService } from '../../../worker/services/contract/model.ts';
import { t } from '../i18n/en/set-up.ts';
import { AppStep, Code, Commands, type File, Fold, Login, Save, Step, Text } from './parts.tsx';
import type { Platform } from './platform.ts';
import { appOf, type Protocol } from './ways.ts';

/** `here`: the page is open on the device that is set up, so it cannot scan its own screen. */
export type StepsProps = { service: MyService; platform: Platform; protocol: Protocol; name: string; here: boolean };
type FileSteps = StepsProps & { file: File };

const PhoneSteps = ({ service, platform, protocol, name, here, file }: FileSteps) => {
  const app = appOf(platform, protocol);
  const of = { app: app?.name ?? name, file: file.fileName };
  const save = <Save id={service.id} protocol={protocol} file={file} />;
  const code = <Code file={file} name={name} app={of.app} />;
  return (
    <>
      <AppStep app={app} />
      {here ? (
        <>
          <Step title={t('file.title')}>{save}</Step>
          <Step title={t('import.phone.title')}>
            <p>{t('import.phone.text', of)}</p>
            <Fold title={t('other.scan')}>{code}</Fold>
          </Step>
        </>
      ) : (
        <Step title={t('scan.title')}>
          {code}
          <Fold title={t('other.file')}>
            {save}
            <p>{t('import.phone.text', of)}</p>
          </Fold>
        </Step>
      )}
      <Step title={t('on.title')}>
        <p>{t('on.phone.text')}</p>
      </Step>
    </>
  );
};

const DesktopSteps = ({ service, platform, protocol, name, file }: FileSteps) => {
  const app = appOf(platform, protocol);
  return (
    <>
      <AppStep app={app} />
      <Step title={t('file.title')}>
        <Save id={service.id} protocol={protocol} file={file} />
      </Step>
      <Step title={t('import.phone.title')}>
        <p>{t('import.desktop.text', { app: app?.name ?? name, file: file.fileName })}</p>
      </Step>
      <Step title={t('on.title')}>
        <p>{t('on.desktop.text')}</p>
      </Step>
    </>
  );
};

const LINUX = {
  wireguard: { install: 'sudo apt install wireguard', folder: '/etc/wireguard', program: 'wg-quick' },
  amneziawg: { install: null, folder: '/etc/amnezia/amneziawg', program: 'awg-quick' },
} as const;

const Install = ({ command }: { command: string }) => (
  <Step title={t('linux.install.title')}>
    <p class="muted">{t('linux.install.text')}</p>
    <Commands lines={[command]} />
  </Step>
);

const LinuxSteps = ({ service, platform, protocol, file }: FileSteps) => {
  const { install, folder, program } = LINUX[protocol === 'amneziawg' ? 'amneziawg' : 'wireguard'];
  const tunnel = file.fileName.replace(/\.conf$/, '');
  return (
    <>
      {install ? <Install command={install} /> : <AppStep app={appOf(platform, protocol)} />}
      <Step title={t('file.title')}>
        <Save id={service.id} protocol={protocol} file={file} />
      </Step>
      <Step title={t('linux.run.title')}>
        <p>{t('linux.run.text')}</p>
        <Commands lines={[`sudo install -D -m 600 -t ${folder} ${file.fileName}`, `sudo ${program} up ${tunnel}`]} />
        {/^DNS =/m.test(file.text) && (
          <>
            <p>{t('linux.dns.text')}</p>
            <Commands lines={['sudo apt install resolvconf']} />
          </>
        )}
      </Step>
    </>
  );
};

const RouterSteps = ({ service, protocol, name, file }: FileSteps) => (
  <>
    <Step title={t('router.page.title')}>
      <p>{t('router.page.text', { name })}</p>
    </Step>
    <Step title={t('router.file.title')}>
      <p>{t('router.file.text')}</p>
      <Save id={service.id} protocol={protocol} file={file} />
      <Text file={file} name={name} />
    </Step>
    {protocol === 'openvpn' && (
      <Step title={t('login.title.router')}>
        <Login service={service} />
      </Step>
    )}
    <Step title={t('on.title')}>
      <p>{t('router.on.text')}</p>
    </Step>
  </>
);

/** WireGuard and AmneziaWG. */
export const TunnelSteps = (props: FileSteps) => {
  if (props.platform === 'ios' || props.platform === 'android') return <PhoneSteps {...props} />;
  if (props.platform === 'linux') return <LinuxSteps {...props} />;
  return props.platform === 'router' ? <RouterSteps {...props} /> : <DesktopSteps {...props} />;
};

export const OpenvpnSteps = (props: FileSteps) => {
  const { service, platform, protocol, file } = props;
  if (platform === 'router') return <RouterSteps {...props} />;
  const linux = platform === 'linux';
  return (
    <>
      {linux ? <Install command="sudo apt install openvpn" /> : <AppStep app={appOf(platform, protocol)} />}
      <Step title={t('file.title')}>
        <Save id={service.id} protocol={protocol} file={file} />
      </Step>
      <Step title={t(linux ? 'linux.run.title' : 'import.phone.title')}>
        <p>{linux ? t('linux.run.text') : t('openvpn.import.text', { file: file.fileName })}</p>
        {linux && <Commands lines={[`sudo openvpn --config ${file.fileName}`]} />}
      </Step>
      <Step title={t('login.title')}>
        <Login service={service} />
      </Step>
    </>
  );
};
