import { lazy } from 'preact-iso';
import type { ResourceDefinition } from './define.ts';
import { LIST_PART, ResourceList } from './list.tsx';

const ResourceForm = /* @__PURE__ */ lazy(() => import('./form.tsx'));

/**
 * A resource as a page: its list at `path`, `path/new`, and `path/:id`. Export it as default and give it one line in the
 * route table, with `/*` at the end of the path.
 */
export const resource = <Row extends { id: string }, R extends { id: string } = Row>(
  definition: ResourceDefinition<Row, R>,
) => {
  const ResourcePage = ({ rest = '' }: { rest?: string }) => {
    const part = rest.replace(/^\/+|(?<!\/)\/+$/g, '');
    if (part === LIST_PART) return <ResourceList resource={definition} />;
    return <ResourceForm key={part} resource={definition} id={part === 'new' ? undefined : part} />;
  };
  return Object.assign(ResourcePage, { definition });
};

export type { ColumnOf, ResourceDefinition, RowAction } from './define.ts';
export { defineRefs } from './refs.ts';
