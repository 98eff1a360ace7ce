export type RefusalKind =
  | 'auth'
  | 'denied'
  | 'not_found'
  | 'duplicate'
  | 'limit'
  | 'no_ip'
  | 'validation'
  | 'busy'
  | 'broken';

/** Real panels' HTTP statuses are not documented; the words are. Callers are expected to read both. */
const STATUS: Record<RefusalKind, number> = {
  auth: 401,
  denied: 403,
  not_found: 404,
  duplicate: 409,
  limit: 400,
  no_ip: 400,
  validation: 400,
  busy: 503,
  broken: 500,
};

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly status: number;
  readonly fields: Record<string, string>;

  constructor(kind: RefusalKind, text: string, fields: Record<string, string> = {}) {
    super(text);
    this.kind = kind;
    this.status = STATUS[kind];
    this.fields = fields;
  }
}

/** The peer gets no answer at all: the socket is reset, or was already gone. */
export class Dropped extends Error {}
