/**
 * Every way to fail that a caller may see: the kernel's own and what the modules declare. Codes are permanent: clients match on them.
 * Wire form is RFC 9457 `application/problem+json`; over RPC the same fields travel in an oRPC error.
 */
import { ORPCError } from '@orpc/client';
import type { ProblemCode } from './contract.ts';
import { KERNEL_PROBLEMS } from './kernel-problems.ts';
import { fault, sentence } from './words/index.ts';
import { inEnglish, type Teller, type Word } from './words/word.ts';

export type ProblemRow = {
  status: number;
  title: string;
  /** Raised by a guard row inside a batch, or by a named CHECK or trigger of the schema. */
  guard?: true;
  /** `table.column` of the UNIQUE index whose breach means this problem. */
  unique?: string;
  /** Where in the request body the fault lies, when the code alone says so. */
  pointer?: string;
};

export type { ProblemCode };
export type FieldError = { pointer: string; message: Word };
/** What a verb says of its failure. */
export type ProblemSaid = { detail?: Word; errors?: FieldError[]; requestId?: string; retryAfterMs?: number };
/** As it is answered, in the language of the reader. */
export type ProblemData = {
  detail?: string;
  errors?: { pointer: string; message: string }[];
  requestId?: string;
  retryAfterMs?: number;
};

const declared = new Map<string, ProblemRow>();
const byUnique = new Map<string, ProblemCode>();

/** Called by the registry with what its modules declare; the types know the codes by the modules' declarations. */
export function declareProblems(rows: Readonly<Record<string, ProblemRow>>): void {
  for (const [code, row] of Object.entries(rows)) {
    declared.set(code, row);
    if (row.unique) byUnique.set(row.unique, code as ProblemCode);
  }
}
declareProblems(KERNEL_PROBLEMS);

/** All that are declared, by code. */
export const problemRows = () => Object.fromEntries(declared) as Readonly<Record<ProblemCode, ProblemRow>>;

function rowOf(code: string): ProblemRow {
  const row = declared.get(code);
  if (!row) throw new Error(`No module that was loaded declares the problem ${code}.`);
  return row;
}

export class Problem extends ORPCError<ProblemCode, ProblemData> {
  readonly title: string;
  readonly #said: ProblemSaid;

  constructor(code: ProblemCode, said: ProblemSaid = {}, say: Teller = inEnglish) {
    const row = rowOf(code);
    const title = { code: `problem:${code}`, text: row.title };
    const { detail, errors = row.pointer ? [{ pointer: row.pointer, message: title }] : undefined, ...rest } = said;
    const data: ProblemData = {
      ...rest,
      ...(detail ? { detail: say(detail) } : {}),
      ...(errors ? { errors: errors.map(({ pointer, message }) => ({ pointer, message: say(message) })) } : {}),
    };
    super(code, { status: row.status, message: say(detail ?? title), data });
    this.title = say(title);
    this.#said = said;
  }

  /** The same for a reader of another language. */
  told(say: Teller, more: ProblemSaid = {}): Problem {
    const problem = new Problem(this.code, { ...this.#said, ...more }, say);
    problem.cause = this.cause;
    return problem;
  }
}

/** The problem that a failed D1 call means, or null when the database says something nobody declared. */
export function problemOfDatabaseError(error: unknown): Problem | null {
  const message = String(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : error);
  const unique = /UNIQUE constraint failed: ([a-z_]{1,64}\.[a-z_]{1,64})/.exec(message)?.[1];
  if (unique) {
    const code = byUnique.get(unique);
    return code ? new Problem(code) : null;
  }
  const named =
    /CHECK constraint failed: ([a-z_]{1,64})/.exec(message)?.[1] ??
    /(?:D1_ERROR: |Error: )([a-z_]{1,64}): SQLITE_CONSTRAINT/.exec(message)?.[1];
  if (named && declared.get(named)?.guard) return new Problem(named as ProblemCode);
  return null;
}

/** The RFC 9457 body of a failure. Anything that is not a Problem says nothing but the request id. */
export function problemBody(error: ORPCError<string, unknown>, instance: string, requestId: string) {
  const known = declared.has(error.code);
  const code = known ? error.code : 'internal';
  const row = rowOf(code);
  const data = (known ? error.data : undefined) as ProblemData | undefined;
  return {
    type: `/api/docs#problem-${code}`,
    title: error instanceof Problem ? error.title : row.title,
    status: row.status,
    code,
    detail: known ? error.message : row.title,
    instance,
    requestId,
    ...(data?.errors ? { errors: data.errors } : {}),
    ...(data?.retryAfterMs ? { retryAfterMs: data.retryAfterMs } : {}),
  };
}

/** Makes any thrown value a Problem; the original is kept as `cause` for the log, never for the caller. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ORPCError) return problemOfOrpc(error);
  const problem = problemOfDatabaseError(error) ?? new Problem('internal');
  problem.cause = error;
  return problem;
}

type Issue = {
  message: string;
  path?: ReadonlyArray<PropertyKey | { key: PropertyKey }>;
  code?: string;
  keys?: string[];
};

function fieldErrors(issue: Issue): FieldError[] {
  const path = (issue.path ?? []).map((p) => `/${String(typeof p === 'object' ? p.key : p)}`).join('');
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      pointer: `${path}/${key}`,
      message: fault('field.unknown', { name: key }),
    }));
  return [{ pointer: path || '/', message: sentence(issue.message) }];
}

function problemOfOrpc(error: ORPCError<string, unknown>): Problem {
  if (error.code === 'BAD_REQUEST') {
    const issues = (error.data as { issues?: Issue[] } | undefined)?.issues;
    return new Problem(
      'validation',
      issues ? { errors: issues.flatMap(fieldErrors) } : { detail: fault('body.notJson') },
    );
  }
  if (error.code === 'NOT_FOUND') return new Problem('not_found');
  if (error.code === 'METHOD_NOT_SUPPORTED') return new Problem('method_not_allowed');
  if (error.code === 'PAYLOAD_TOO_LARGE') return new Problem('too_large');
  const problem = new Problem('internal');
  problem.cause = error;
  return problem;
}
