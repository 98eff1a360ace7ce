import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { can } from '../../data/permissions.ts';
import { Button } from '../../kit/form/button.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { causeWords } from '../../vpn/cause-words.ts';
import { t } from '../i18n/en/services.ts';
import type { Commands } from './command.ts';
import { PROVISION_TONES } from './status.tsx';

const NOTICE_TONES = { danger: 'danger', warn: 'warn', ok: 'info', info: 'info', neutral: 'info' } as const;

const titleOf = ({ status, suspension, provisionStatus }: ServiceDetail): string => {
  if (provisionStatus === 'needs_attention') return t('why.attention');
  if (status === 'suspended' && suspension) return t(`why.suspended.${suspension}`);
  return t('service.why');
};

/** Why it stands as it does, since when, and what the clock does next. */
export const Standing = ({ service }: { service: ServiceDetail }) => {
  const { cause, fault, status, suspendedAt, terminateAt, terminationRequestedAt, provisionStatus } = service;
  if (!cause && !fault && terminateAt === null) return null;
  const since = status === 'suspended' ? (suspendedAt ?? cause?.at) : cause?.at;
  const tone = fault && !cause ? 'warn' : NOTICE_TONES[PROVISION_TONES[provisionStatus]];
  return (
    <Notice tone={tone} title={titleOf(service)}>
      {cause && <p class="wrap-text">{t('why.told', { words: causeWords(cause) })}</p>}
      {fault && (
        <p class="wrap-text">
          {t('why.fault')} {fault}
        </p>
      )}
      {cause && (
        <p class="sub">
          <span class="mono">{cause.code}</span>
          {since != null && (
            <>
              {' · '}
              {t('why.since')} <Instant at={since} time /> (<Age at={since} />)
            </>
          )}
        </p>
      )}
      {terminateAt !== null && (
        <p class="sub">
          {t(terminationRequestedAt === null ? 'why.ends' : 'why.endsAsked')} <Instant at={terminateAt} time />
        </p>
      )}
      {cause?.code === 'account_missing' && <p>{t(can('services.write') ? 'why.recreate' : 'why.missing')}</p>}
    </Notice>
  );
};

/** How the last command ended, in words that stay. */
export const CommandResult = ({ commands: { result, busy } }: { commands: Commands }) => {
  const shown = result.value;
  return (
    <div role="status" aria-live="polite" data-part="result">
      {busy.value !== undefined && <p class="muted">{t('command.running', { command: busy.value })}</p>}
      {shown && (
        <Notice
          tone={shown.tone}
          title={t(shown.tone === 'danger' ? 'command.failed' : 'command.done', { command: shown.command })}
          action={
            shown.next && (
              <Button size="s" onClick={shown.next.run}>
                {shown.next.label}
              </Button>
            )
          }
        >
          <p class="wrap-text">{shown.text}</p>
          {shown.lines && shown.lines.length > 0 && (
            <ul class="list-disc pl-5">
              {shown.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  );
};
