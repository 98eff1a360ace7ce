import * as z from 'zod/mini';
import { ack, byId, endpoint, id, instant, listInput, page, span, tag } from '../../kernel/contract.ts';
import { CALL_KINDS } from '../../kernel/reach/call-log.ts';

export const CALL_LEVELS = ['info', 'error'] as const;

/** One call to a VPN server or another peer. Without its bodies, which `get` answers. */
export const callRow = z.object({
  id: id(),
  startedAt: instant(),
  kind: z.enum(CALL_KINDS),
  /** `server:<id>`, or null when the call is about no record. */
  subject: z.nullable(z.string()),
  /** Of the server; '' when there is none. */
  name: z.string(),
  serviceId: z.nullable(id()),
  level: z.enum(CALL_LEVELS),
  method: z.string(),
  host: z.string(),
  path: z.string(),
  /** HTTP status; null when there was no answer. */
  status: z.nullable(z.int()),
  /** Why there was no usable answer: `timeout`, `dns`, `tls`, … */
  failure: z.nullable(z.string()),
  tookMs: z.int(),
  requestId: z.string(),
});
export const callDetail = z.extend(callRow, {
  /** At most 4 KB each, secrets masked. */
  requestBody: z.nullable(z.string()),
  responseBody: z.nullable(z.string()),
});

const tags = tag(
  'Monitoring',
  'How the shop is doing: the overview, the task queue, and logs of what was done and of each call to a server.',
);

export const moduleLog = {
  list: endpoint({ permit: 'staff:monitoring.read' })
    .route({ method: 'GET', path: '/admin/module-log', tags, summary: 'Module log' })
    .input(
      listInput(['startedAt', 'name', 'path', 'status', 'tookMs'], {
        kind: z.optional(z.enum(CALL_KINDS)),
        level: z.optional(z.enum(CALL_LEVELS)),
        serverId: z.optional(id()),
        serviceId: z.optional(id()),
        ...span,
      }),
    )
    .output(page(callRow)),
  get: endpoint({ permit: 'staff:monitoring.read' })
    .route({ method: 'GET', path: '/admin/module-log/{id}', tags, summary: 'One call with its bodies' })
    .input(byId())
    .output(callDetail),
  /** Deletes every entry, which is more than reading: it has a permission of its own. */
  clear: endpoint({ permit: 'staff:monitoring.clear' })
    .route({ method: 'DELETE', path: '/admin/module-log', tags, summary: 'Delete the whole module log' })
    .input(z.strictObject({}))
    .output(ack()),
};
