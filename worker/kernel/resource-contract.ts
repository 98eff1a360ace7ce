/** The five endpoints of a plain resource: a list, and one record to read, make, change and delete. */
import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, type Permission, type ProblemCode, page, span } from './contract.ts';

type Spec<Model, Draft, Change, Sorts, Filters> = {
  path: `/admin/${string}`;
  tags: [string];
  /** For the summaries: `server group`, `Server groups`. */
  one: string;
  many: string;
  read: Permission;
  write: Permission;
  sorts: Sorts;
  filters: Filters;
  model: Model;
  draft: Draft;
  /** The draft and the `id`. */
  change: Change;
  /** What create and change, and what delete can answer beside that which every endpoint can. */
  saving: readonly ProblemCode[];
  removing: readonly ProblemCode[];
};

/** Spread it where a resource has more: `{ ...resourceEndpoints({ … }), previewName: … }`. */
export const resourceEndpoints = <
  Model extends z.ZodMiniType,
  Draft extends z.ZodMiniType,
  Change extends z.ZodMiniType,
  const Sorts extends readonly [string, ...string[]],
  Filters extends Record<string, z.ZodMiniType>,
>({
  path,
  tags,
  one,
  many,
  read,
  write,
  sorts,
  filters,
  model,
  draft,
  change,
  saving,
  removing,
}: Spec<Model, Draft, Change, Sorts, Filters>) => {
  const reading = () => endpoint({ permit: `staff:${read}` });
  const writing = (problems: readonly ProblemCode[]) => endpoint({ permit: `staff:${write}`, problems });
  return {
    list: reading()
      .route({ method: 'GET', path, tags, summary: many })
      .input(listInput(sorts, { ...span, ...filters }))
      .output(page(model)),
    get: reading()
      .route({ method: 'GET', path: `${path}/{id}`, tags, summary: `One ${one}` })
      .input(byId())
      .output(model),
    create: endpoint({ permit: `staff:${write}`, idempotent: true, problems: saving })
      .route({ method: 'POST', path, tags, summary: `Create a ${one}` })
      .input(draft)
      .output(z.object({ id: id() })),
    update: writing(saving)
      .route({ method: 'PUT', path: `${path}/{id}`, tags, summary: `Change a ${one}` })
      .input(change)
      .output(ack()),
    remove: writing(removing)
      .route({ method: 'DELETE', path: `${path}/{id}`, tags, summary: `Delete a ${one}` })
      .input(byId())
      .output(ack()),
  };
};
