const DAY_MS = 86_400_000;

/**
 * How long rows stay that nobody needs any more; daily tasks of the group `clean-up` remove them. Failed jobs stay
 * until staff run them again or dismiss them. The module log has numbers of its own (`monitoring/rules`), and so has
 * LoginThrottle, whose storage is gone a day after the last attempt.
 */
export const RETENTION = {
  /** A request repeated under the same Idempotency-Key after this time is a new request. */
  idempotencyMs: 7 * DAY_MS,
  /** Completed and dismissed jobs, after they ended. */
  finishedJobMs: 30 * DAY_MS,
  /** Sessions after their end. */
  sessionMs: DAY_MS,
  /** Password reset links after their end, used or not. */
  passwordResetMs: 7 * DAY_MS,
  /** Changes of an e-mail address after their end, confirmed or not: they hold both addresses. */
  emailChangeMs: 7 * DAY_MS,
  /** What only the recipient of a mail may read (links, configs), once it was sent or given up. The masked text stays. */
  sealedMailTextMs: 7 * DAY_MS,
} as const;
