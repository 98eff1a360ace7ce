import { useSignal } from '@preact/signals';
import type { Drift, ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { mbps, money } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/services.ts';
import type { Commands } from './command.ts';
import {
  mayCancel,
  mayChange,
  mayMail,
  mayRecreate,
  mayRetry,
  maySuspend,
  maySync,
  mayTerminate,
  mayUnsuspend,
} from './offered.ts';
import { PackageDialog } from './package.tsx';
import { ReasonDialog } from './reason-dialogs.tsx';

type Props = { service: ServiceDetail; commands: Commands };

const shownValue = (field: Drift['field'], value: string | null): string => {
  if (value === null) return t('drift.absent');
  if (field === 'downMbps' || field === 'upMbps') return mbps(Number(value));
  if (field === 'enabled') return t(value === 'true' ? 'fact.enabled.yes' : 'fact.enabled.no');
  return value === '' ? t('drift.absent') : value;
};

/** “Download: sold 100 Mbit/s, the server has 5 Mbit/s” */
export const driftText = ({ field, here, there }: Drift): string =>
  field === 'account' && there === null
    ? t('drift.missing', { name: here })
    : t('drift.line', { field: t(`drift.${field}`), here: shownValue(field, here), there: shownValue(field, there) });

const repair = ({ service, commands }: Props) =>
  void commands.run(
    t('action.repair'),
    () => api.admin.services.sync({ id: service.id, repair: true }),
    ({ repairing, drift }) => ({
      tone: repairing ? 'ok' : 'warn',
      text: t(repairing ? 'repair.done' : 'repair.nothing'),
      lines: drift.map(driftText),
    }),
  );

const sync = (props: Props) => {
  const { service, commands } = props;
  const stuck = service.provisionStatus === 'needs_attention';
  void commands.run(
    t('action.sync'),
    () => api.admin.services.sync({ id: service.id }),
    ({ drift }) => {
      const lines = drift.map(driftText);
      const missing = drift.some(({ field, there }) => field === 'account' && there === null);
      if (missing) return { tone: 'danger', text: t('sync.missing'), lines };
      const next = { label: t('action.repair'), run: () => repair(props) };
      if (drift.length > 0) return { tone: 'warn', text: t('sync.differs', { n: drift.length }), lines, next };
      return { tone: 'ok', text: t('sync.same'), ...(stuck ? { next } : {}) };
    },
  );
};

async function unsuspend({ service, commands }: Props) {
  const { id, number, baseMicro, currency } = service;
  const amount = money(baseMicro, currency, { precise: true });
  const yes = await confirmAction({
    title: t('unsuspend.title', { number: String(number) }),
    text: t('unsuspend.text', { amount }),
    confirm: t('action.unsuspend'),
  });
  if (!yes) return;
  await commands.run(
    t('action.unsuspend'),
    () => api.admin.services.unsuspend({ id }),
    () => ({ tone: 'ok', text: t('unsuspend.done', { number: String(number) }) }),
  );
}

async function recreate({ service, commands }: Props) {
  const { id, number } = service;
  const yes = await confirmAction({
    title: t('recreate.title', { number: String(number) }),
    text: t('recreate.text'),
    lost: [t('recreate.lost')],
    confirm: t('action.recreate'),
    danger: true,
  });
  if (!yes) return;
  await commands.run(
    t('action.recreate'),
    () => api.admin.services.recreate({ id }),
    () => ({ tone: 'ok', text: t('recreate.done') }),
  );
}

async function mail({ service, commands }: Props) {
  const { id, number } = service;
  const yes = await confirmAction({
    title: t('mail.title', { number: String(number) }),
    text: t('mail.text'),
    confirm: t('action.mail'),
  });
  if (!yes) return;
  await commands.run(
    t('action.mail'),
    () => api.admin.mails.resend({ id }),
    ({ to, withConfig }) => ({ tone: 'ok', text: t(withConfig ? 'mail.done.config' : 'mail.done.link', { to }) }),
  );
}

const retry = ({ service: { id }, commands }: Props) =>
  void commands.run(
    t('action.retry'),
    () => api.admin.services.retry({ id }),
    () => ({ tone: 'ok', text: t('done.retried') }),
  );

/** Only what can apply to it as it stands; each says how it ended below. */
export const Actions = (props: Props) => {
  const { service } = props;
  const open = useSignal<'suspend' | 'terminate' | 'cancel' | 'package' | null>(null);
  if (!can('services.write')) return null;
  const close = () => {
    open.value = null;
  };
  const show = (dialog: NonNullable<typeof open.value>) => () => {
    open.value = dialog;
  };
  return (
    <>
      {maySync(service) && (
        <Button icon={IconRefresh} onClick={() => sync(props)}>
          {t('action.sync')}
        </Button>
      )}
      {mayChange(service) && can('catalog.read') && (
        <Button onClick={show('package')}>{t('action.changePackage')}</Button>
      )}
      {mayMail(service) && <Button onClick={() => void mail(props)}>{t('action.mail')}</Button>}
      {maySuspend(service) && <Button onClick={show('suspend')}>{t('action.suspend')}</Button>}
      {mayTerminate(service) && <Button onClick={show('terminate')}>{t('action.terminate')}</Button>}
      {mayCancel(service) && <Button onClick={show('cancel')}>{t('action.cancel')}</Button>}
      {mayUnsuspend(service) && (
        <Button look="primary" onClick={() => void unsuspend(props)}>
          {t('action.unsuspend')}
        </Button>
      )}
      {mayRecreate(service) && (
        <Button look="primary" onClick={() => void recreate(props)}>
          {t('action.recreate')}
        </Button>
      )}
      {mayRetry(service) && (
        <Button look="primary" icon={IconRefresh} onClick={() => retry(props)}>
          {t('action.retry')}
        </Button>
      )}
      {open.value === 'package' && <PackageDialog {...props} onClose={close} />}
      {open.value && open.value !== 'package' && <ReasonDialog kind={open.value} {...props} onClose={close} />}
    </>
  );
};
