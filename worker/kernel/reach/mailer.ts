/** The platform's own way for mail to leave, where the shop has it bound: time and log are those of a call. */
import { withDeadline } from './deadline.ts';
import type { ReachLogEntry } from './reach-log.ts';
import type { Mask } from './reach-mask.ts';

export type BoundMail = Extract<Parameters<SendEmail['send']>[0], { subject: string }>;

/** `code`: what the platform calls it, such as E_RATE_LIMIT_EXCEEDED. `absent`: nothing is bound. */
export type MailAnswer =
  | { kind: 'taken'; messageId: string }
  | { kind: 'failed'; code: string | null; detail: string }
  | { kind: 'absent' };

type Door = {
  mailer: SendEmail | undefined;
  now: () => number;
  log: (entry: ReachLogEntry) => void;
  mask: Mask;
};

const TIMEOUT_MS = 25_000;

const late = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

export const makeMailer =
  ({ mailer, now, log, mask }: Door) =>
  async (mail: BoundMail): Promise<MailAnswer> => {
    if (!mailer) return { kind: 'absent' };
    const at = now();
    const answer = await withDeadline(TIMEOUT_MS, async (signal): Promise<MailAnswer> => {
      try {
        const { messageId } = await Promise.race([mailer.send(mail), late(signal)]);
        return { kind: 'taken', messageId };
      } catch (error) {
        const { code, message } = error as { code?: unknown; message?: unknown };
        return { kind: 'failed', code: typeof code === 'string' ? code : null, detail: mask.text(String(message)) };
      }
    });
    log({
      ...{ at, method: 'POST', host: 'send_email', path: '', tookMs: now() - at, poll: false, requestBody: null },
      status: answer.kind === 'taken' ? 200 : null,
      failure: answer.kind === 'taken' ? null : 'refused',
      responseBody: answer.kind === 'failed' ? `${answer.code ?? ''} ${answer.detail}`.trim() : null,
    });
    return answer;
  };
