import { toProblem } from '../../data/problem.ts';
import { invalidate, type QueryKey } from '../../data/store/cache.ts';
import { toast } from '../../kit/overlay/toast.tsx';

/** One action on a record: what it made stale is reloaded whether it worked or not. */
export const runAction = async (
  call: () => Promise<unknown>,
  done: string,
  stale: readonly QueryKey[],
): Promise<boolean> => {
  try {
    await call();
    toast.ok(done);
    return true;
  } catch (cause) {
    toast.problem(toProblem(cause));
    return false;
  } finally {
    for (const key of stale) invalidate(...key);
  }
};
