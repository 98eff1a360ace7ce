export type FieldProblem = { pointer: string; message: string };

/** Anything that went wrong with a call, in one shape. `code` is the server's permanent snake_case code, or `offline`. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(init: {
    code: string;
    status: number;
    message: string;
    errors?: readonly FieldProblem[];
    requestId?: string | undefined;
  }) {
    super(init.message);
    this.name = 'ApiProblem';
    this.code = init.code;
    this.status = init.status;
    this.errors = init.errors ?? [];
    this.requestId = init.requestId;
  }

  get offline(): boolean {
    return this.code === 'offline';
  }

  /** The shop answered, and says that the VPN server did not: no other failure is the VPN server's. */
  get ofVpnServer(): boolean {
    return this.code === 'upstream_failed';
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const fieldProblems = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value
        .map(record)
        .flatMap(({ pointer, message }) =>
          typeof pointer === 'string' && typeof message === 'string' ? [{ pointer, message }] : [],
        )
    : [];

/** The device says that it has no network; what says nothing may have one. */
export const isOffline = (): boolean => globalThis.navigator?.onLine === false;

export const isAbort = (cause: unknown): boolean => record(cause).name === 'AbortError';

/** Errors of the RPC client, of fetch and of plain bugs, told apart. */
export const toProblem = (cause: unknown): ApiProblem => {
  if (cause instanceof ApiProblem) return cause;
  const { code, status, message, data } = record(cause);
  if (typeof code === 'string' && typeof status === 'number') {
    const { errors, requestId } = record(data);
    return new ApiProblem({
      code: code.toLowerCase(),
      status,
      message: typeof message === 'string' ? message : code,
      errors: fieldProblems(errors),
      requestId: typeof requestId === 'string' ? requestId : undefined,
    });
  }
  // fetch reports every failure to reach the server as a TypeError, in the words of its browser.
  if (cause instanceof TypeError && (/fetch|network|load failed|connection/i.test(cause.message) || isOffline())) {
    return new ApiProblem({ code: 'offline', status: 0, message: 'The server could not be reached.' });
  }
  return new ApiProblem({
    code: 'unexpected',
    status: 0,
    message: cause instanceof Error ? cause.message : String(cause),
  });
};
