import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CallOptions } from '../api.ts';
import { type ApiProblem, toProblem } from '../problem.ts';
import { invalidate, type QueryKey } from './cache.ts';

/**
 * One key per body: sending the same body again after a lost answer repeats the key, so the server does the thing once.
 * A changed body, or a success, starts the next key.
 */
export const idempotency = () => {
  let body: string | undefined;
  let key = '';
  return {
    keyFor(input: unknown): string {
      const next = JSON.stringify(input) ?? '';
      if (next !== body) {
        body = next;
        key = crypto.randomUUID();
      }
      return key;
    },
    settled(): void {
      body = undefined;
    },
  };
};

export type Mutation<I, O> = {
  /** Resolves to the result, or to undefined after a problem, which is then in `problem`. */
  run(input: I): Promise<O | undefined>;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  clear(): void;
};

export type MutationOptions<O> = {
  /** Key prefixes that the change makes stale. */
  invalidates?: readonly QueryKey[];
  onSuccess?: (result: O) => void;
};

/** `const suspend = useMutation(api.admin.services.suspend, { invalidates: [['services']] })` */
export const useMutation = <I, O>(
  call: (input: I, options: CallOptions) => Promise<O>,
  options: MutationOptions<O> = {},
): Mutation<I, O> => {
  const busy = useSignal(false);
  const problem = useSignal<ApiProblem | undefined>(undefined);
  const keys = useRef<ReturnType<typeof idempotency>>(undefined);
  keys.current ??= idempotency();

  const run = async (input: I): Promise<O | undefined> => {
    if (busy.peek()) return undefined;
    busy.value = true;
    problem.value = undefined;
    try {
      const result = await call(input, { context: { idempotencyKey: keys.current?.keyFor(input) ?? '' } });
      keys.current?.settled();
      for (const prefix of options.invalidates ?? []) invalidate(...prefix);
      options.onSuccess?.(result);
      return result;
    } catch (cause) {
      problem.value = toProblem(cause);
      return undefined;
    } finally {
      busy.value = false;
    }
  };

  return {
    run,
    get busy() {
      return busy.value;
    },
    get problem() {
      return problem.value;
    },
    clear: () => {
      problem.value = undefined;
    },
  };
};
