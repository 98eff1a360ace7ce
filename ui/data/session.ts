import { type ReadonlySignal, signal } from '@preact/signals';
import { catalogsReady } from '../i18n/catalog.ts';
import { type ApiProblem, toProblem } from './problem.ts';
import { clearCache } from './store/cache.ts';

export type SessionStore<S> = {
  /** Undefined until the first answer. */
  readonly current: ReadonlySignal<S | undefined>;
  readonly problem: ReadonlySignal<ApiProblem | undefined>;
  refresh(): Promise<void>;
  /** After a sign-in or sign-out here: forgets what the person before saw, reloads, and tells the other tabs. */
  changed(): Promise<void>;
};

/** Who is signed in on this surface, shared by the tabs of the browser. */
export const sessionStore = <S>(
  surface: string,
  load: () => Promise<S>,
  onLoad: (session: S) => void,
): SessionStore<S> => {
  const current = signal<S | undefined>(undefined);
  const problem = signal<ApiProblem | undefined>(undefined);
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`culvert.${surface}`);

  const refresh = async () => {
    try {
      const session = await load();
      onLoad(session);
      // The session may have brought the person's language: nothing is shown in another one first.
      await catalogsReady();
      current.value = session;
      problem.value = undefined;
    } catch (cause) {
      problem.value = toProblem(cause);
    }
  };
  const changed = async () => {
    await refresh();
    clearCache();
  };

  channel?.addEventListener('message', () => void changed());
  return {
    current,
    problem,
    refresh,
    async changed() {
      await changed();
      channel?.postMessage('changed');
    },
  };
};
