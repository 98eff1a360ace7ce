/** Durable Objects as their callers see them. `Env` names the bindings only: a class in it would tie the house to all that the class imports. */

/** What is asked of an object is declared beside the caller, and implemented in `durable/`. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
} & DurableObjectStub;

export const remote = <T>(objects: DurableObjectNamespace, name: string): Remote<T> =>
  objects.getByName(name) as unknown as Remote<T>;
