/**
 * The unit of work: a verb reads, decides, and hands over all its writes at once. D1 has no interactive
 * transaction, but a batch is atomic; guards placed first abort it with a problem code.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { EventType, Job } from '../app.ts';
import { actorId, actorName, type Ctx } from '../context.ts';
import { inJson, type Statement } from '../db/db.ts';
import { type Each, insertFrom, items } from '../db/items.ts';
import { activity, guard, idempotency, job as jobTable } from '../db/tables.ts';
import { sendJobs } from '../jobs/job.ts';
import { overtakeFailed } from '../jobs/overtake.ts';
import { type ProblemCode, problemOfDatabaseError } from '../problem.ts';
import { inColumns, type Word } from '../words/word.ts';

/** Looked at when the unit is committed. */
export type Condition = SQL;

export type AuditEntry = {
  /** `server.created`: what happened, past tense. */
  action: string;
  /** `server:<id>`. */
  subject: string;
  clientId?: string | null;
  /** One plain sentence without secrets, by its code. */
  words: Word;
  detail?: unknown;
};

export type EnqueueOptions = {
  dedupeKey?: string;
  runAt?: number;
  subject?: string;
  cause?: string;
  /** What failed before of this job and subject is taken up again: nobody must look at it any more. */
  again?: boolean;
};

export type EachEntry = { subject: string; clientId: string; words: Word; detail: object; from?: never };
/** `key`: at most one open or finished job has it. */
export type EachRow<P> = { payload: P; subject: string; key?: string; from?: never };

const SUMMARY = 1000;

/** Worded anew for each reader; the sentence beside it is how it read in English on that day. */
const keptWords = (entry: { words: Word }) => {
  const { text, words } = inColumns(entry.words);
  return { summary: text.slice(0, SUMMARY), words };
};

export class Unit {
  readonly #ctx: Ctx;
  readonly #guards: Statement[] = [];
  readonly #writes: Statement[] = [];
  readonly #dueJobs: string[] = [];
  /** Of which only those that were inserted are sent. */
  readonly #maybeJobs: string[] = [];
  #audited = false;
  #committed = false;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Aborts everything with `code` unless `condition` holds at commit. */
  guard(code: ProblemCode, condition: Condition): this {
    this.#guards.push(insertFrom(this.#ctx.db, guard, { code }, sql`WHERE NOT (${condition})`) as Statement);
    return this;
  }

  write(...statements: Statement[]): this {
    this.#writes.push(...statements);
    return this;
  }

  audit(entry: AuditEntry): this {
    const { db, actor, requestId } = this.#ctx;
    this.#audited = true;
    this.#writes.push(
      db.insert(activity).values({
        id: this.#ctx.id(),
        at: this.#ctx.now(),
        actorKind: actor.kind,
        actorId: actorId(actor),
        actorName: actorName(actor),
        action: entry.action,
        subject: entry.subject,
        clientId: entry.clientId ?? null,
        ...keptWords(entry),
        detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
        requestId,
      }),
    );
    return this;
  }

  /** The job is a row of this batch: it happens if and only if the change does. */
  enqueue<P>(job: Job<P>, payload: P, options: EnqueueOptions = {}): this {
    const { db } = this.#ctx;
    const id = this.#ctx.id();
    const now = this.#ctx.now();
    const runAt = options.runAt ?? now;
    if (runAt <= now) this.#dueJobs.push(id);
    const insert = db.insert(jobTable).values({
      id,
      name: job.name,
      payload: JSON.stringify(payload),
      dedupeKey: options.dedupeKey ?? null,
      state: 'queued',
      runAt,
      attempts: 0,
      maxAttempts: job.attempts,
      cause: options.cause ?? `${this.#ctx.actor.kind}: ${actorName(this.#ctx.actor)}`,
      subject: options.subject ?? null,
      createdAt: now,
      network: this.#ctx.ip,
    });
    if (options.again && options.subject)
      this.#writes.push(overtakeFailed(db, { name: job.name, subject: options.subject }, now));
    this.#writes.push(options.dedupeKey ? insert.onConflictDoNothing() : insert);
    return this;
  }

  /** One job per listener; nobody listening is fine. `key` makes the same fact happen once. */
  emit<P>(type: EventType<P>, payload: P, options: EnqueueOptions & { key?: string } = {}): this {
    for (const l of this.#ctx.listeners) {
      if (l.event !== type.event) continue;
      const dedupeKey = options.key ? `${l.job.name}:${options.key}` : undefined;
      this.enqueue(l.job, payload, { cause: `event: ${type.event}`, ...options, ...(dedupeKey ? { dedupeKey } : {}) });
    }
    return this;
  }

  /** One job per row for which `where` holds at this point of the batch. A key that is taken leaves its row out. */
  enqueueEach<P, R extends EachRow<P>>(job: Job<P>, rows: readonly R[], where: Each<R>, cause?: string): this {
    const { db, actor } = this.#ctx;
    const now = this.#ctx.now();
    const queued = rows.map((row) => ({ ...row, jobId: this.#ctx.id() }));
    this.#maybeJobs.push(...queued.map((row) => row.jobId));
    const named = items(queued);
    const columns = {
      id: named.jobId,
      name: job.name,
      payload: sql<string>`${named.payload}`,
      dedupeKey: named.key,
      state: 'queued',
      runAt: now,
      attempts: 0,
      maxAttempts: job.attempts,
      cause: cause ?? `${actor.kind}: ${actorName(actor)}`,
      subject: named.subject,
      createdAt: now,
      network: this.#ctx.ip,
    } as const;
    const insert = insertFrom(db, jobTable, columns, sql`FROM ${named.from} WHERE ${where(named)}`);
    this.#writes.push(insert.onConflictDoNothing() as Statement);
    return this;
  }

  /** One entry per row for which `where` holds at this point of the batch. */
  auditEach<R extends EachEntry>(action: string, rows: readonly R[], where: Each<R>): this {
    const { db, actor, requestId } = this.#ctx;
    this.#audited = true;
    const named = items(rows.map((row) => ({ ...row, ...keptWords(row), entryId: this.#ctx.id() })));
    const columns = {
      id: named.entryId,
      at: this.#ctx.now(),
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actorName(actor),
      action,
      subject: named.subject,
      clientId: named.clientId,
      summary: named.summary,
      words: named.words,
      detail: sql<string>`${named.detail}`,
      requestId,
    };
    this.#writes.push(insertFrom(db, activity, columns, sql`FROM ${named.from} WHERE ${where(named)}`) as Statement);
    return this;
  }

  /** `enqueueEach` for every listener of the event. */
  emitEach<P, R extends EachRow<P>>(type: EventType<P>, rows: readonly R[], where: Each<R>): this {
    for (const l of this.#ctx.listeners) {
      if (l.event !== type.event) continue;
      const keyed = rows.map((row) => ({ ...row, ...(row.key ? { key: `${l.job.name}:${row.key}` } : {}) }));
      this.enqueueEach(l.job, keyed, where, `event: ${type.event}`);
    }
    return this;
  }

  /** One D1 batch. `result` is stored under the caller's Idempotency-Key and answered on replay. */
  async commit<T>(result: T): Promise<T> {
    const { db, idempotency: key, actor } = this.#ctx;
    if (this.#committed) throw new Error('A verb opens exactly one Unit and commits it once.');
    this.#committed = true;
    if (!this.#audited && actor.kind !== 'system') throw new Error('A unit of a person writes an audit entry.');
    const stored = key
      ? [db.insert(idempotency).values({ ...key, result: JSON.stringify(result), createdAt: this.#ctx.now() })]
      : [];
    const [first, ...rest] = [...this.#guards, ...stored, ...this.#writes];
    if (!first) return result;
    try {
      await db.batch([first, ...rest]);
    } catch (error) {
      const problem = problemOfDatabaseError(error);
      if (!problem) throw error;
      problem.cause = error;
      throw problem;
    }
    if (this.#dueJobs.length > 0) this.#ctx.defer(sendJobs(this.#ctx, this.#dueJobs));
    if (this.#maybeJobs.length > 0) this.#ctx.defer(this.#sendInserted());
    return result;
  }

  async #sendInserted(): Promise<void> {
    const { db } = this.#ctx;
    const [rows] = await db.batch([
      db.select({ id: jobTable.id }).from(jobTable).where(inJson(jobTable.id, this.#maybeJobs)),
    ]);
    if (rows.length > 0)
      await sendJobs(
        this.#ctx,
        rows.map((row) => row.id),
      );
  }
}
