import { api, onSignedOut } from '../data/api.ts';
import { setCurrencies } from '../data/format/format.ts';
import { permissions } from '../data/permissions.ts';
import { sessionStore } from '../data/session.ts';
import { learnEnds } from './session/lifetime.ts';

type StaffSession = Awaited<ReturnType<typeof api.public.staffSession>>;

/** Who uses the console: `session.current.value?.admin`. */
export const session = sessionStore<StaffSession>(
  'console',
  () => api.public.staffSession(),
  ({ currencies, admin }) => {
    setCurrencies(currencies);
    permissions.value = admin?.permissions ?? [];
    learnEnds(admin);
  },
);

/** An address of the portal, which may stand on another host; undefined while nobody has said on which. */
export const portalAt = (path: string): string | undefined => {
  const portal = session.current.value?.portal;
  return portal === null ? undefined : `${portal ?? ''}${path}`;
};

onSignedOut(() => void session.refresh());

export const signOut = async (): Promise<void> => {
  await api.public.staffSignOut();
  await session.changed();
};
