import type { FieldProblem } from '../../data/problem.ts';

/** Dotted address of a value inside the form: `email`, `config.downMbps`, `prices.0.amountMicro`. */
export type Path<V> = V extends readonly (infer E)[]
  ? `${number}` | `${number}.${Path<E>}`
  : V extends object
    ? {
        [K in keyof V & string]: NonNullable<V[K]> extends object ? K | `${K}.${Path<NonNullable<V[K]>>}` : K;
      }[keyof V & string]
    : never;

export type PathValue<V, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? PathValue<NonNullable<Step<V, Head>>, Rest>
  : Step<V, P>;

type Step<V, K extends string> = K extends keyof V
  ? V[K]
  : V extends readonly (infer E)[]
    ? E
    : V extends Record<string, infer E>
      ? E
      : never;

export const getAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], values);

/** A copy of `values` with one value replaced; what it does not touch stays the same object. */
export const setAt = <V>(values: V, path: string, value: unknown): V => {
  const [head = '', ...rest] = path.split('.');
  const inner =
    rest.length > 0 ? setAt((values as Record<string, unknown>)?.[head] ?? {}, rest.join('.'), value) : value;
  if (Array.isArray(values)) return values.map((v, i) => (String(i) === head ? inner : v)) as V;
  return { ...values, [head]: inner };
};

/** JSON pointer (RFC 6901) to a form path. */
export const pointerToPath = (pointer: string): string =>
  pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

export type Landed = {
  /** Message by the name of the field that shows it. */
  fields: Record<string, string>;
  /** Messages that no field of this form can show. */
  loose: string[];
};

/** The field that shows an error at `path`: itself, or the nearest one that contains it. */
const ownerOf = (path: string, names: ReadonlySet<string>): string | undefined => {
  for (let at = path; at; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') if (names.has(at)) return at;
  return undefined;
};

/** Puts the server's field errors on the fields on screen; the first message of a field wins. */
export const landErrors = (errors: readonly FieldProblem[], names: ReadonlySet<string>): Landed => {
  const landed: Landed = { fields: {}, loose: [] };
  for (const { pointer, message } of errors) {
    const owner = ownerOf(pointerToPath(pointer), names);
    if (owner === undefined) landed.loose.push(message);
    else landed.fields[owner] ??= message;
  }
  return landed;
};

export const sameValues = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
