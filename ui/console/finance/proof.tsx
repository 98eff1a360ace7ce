import { type Api, api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { StatusDot, type Tone } from '../../kit/shown/badge.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/proof.ts';

export type Proof = Awaited<ReturnType<Api['admin']['ledger']['proof']>>;

const FAULTS = 5;

export const proofState = ({ last, running }: Proof): { tone: Tone; words: string } => {
  if (!last) return { tone: 'neutral', words: t(running ? 'proof.running' : 'proof.never') };
  if (last.green) return { tone: 'ok', words: t('proof.green') };
  return { tone: 'danger', words: t('proof.red', { n: last.faultCount }) };
};

/** What the nightly walk over all balances found, and when. */
export const LedgerProof = () => {
  const proof = useQuery(['ledger', 'proof'], (signal) => api.admin.ledger.proof({}, { signal }));
  if (!proof.data) return null;
  const { last } = proof.data;
  const { tone, words } = proofState(proof.data);
  return (
    <>
      <p class="proof-line">
        <StatusDot tone={tone}>{words}</StatusDot>
        <span class="sub">
          {last ? (
            <>
              {t('proof.clients', { n: last.clients })} · <Age at={last.finishedAt} />
            </>
          ) : (
            t('proof.never.text')
          )}
        </span>
      </p>
      {last && !last.green && (
        <Notice tone="danger" title={t('proof.red.title')}>
          <p>{t('proof.red.text')}</p>
          <ul>
            {last.faults.slice(0, FAULTS).map((fault) => (
              <li key={`${fault.check}${fault.subject}`} class="mono wrap-text">
                {t(`proof.check.${fault.check}`)}: {fault.subject}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
};
