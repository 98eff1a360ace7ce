import { api, onSignedOut } from '../data/api.ts';
import { setCurrencies } from '../data/format.ts';
import { sessionStore } from '../data/session.ts';
import { suggestLanguage } from '../i18n/language.ts';

type PortalSession = Awaited<ReturnType<typeof api.public.session>>;

/** Who uses the portal: `session.current.value?.client`. */
export const session = sessionStore<PortalSession>(
  'portal',
  () => api.public.session(),
  ({ currencies, user }) => {
    setCurrencies(currencies);
    if (user) suggestLanguage(user.language);
  },
);

onSignedOut(() => void session.refresh());

export const signOut = async (): Promise<void> => {
  await api.public.signOut();
  await session.changed();
};
