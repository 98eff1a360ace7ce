import { api, onSignedOut } from '../data/api.ts';
import { setCurrencies } from '../data/format/format.ts';
import { toProblem } from '../data/problem.ts';
import { sessionStore } from '../data/session.ts';
import { type Language, setLanguage, suggestLanguage } from '../i18n/language.ts';
import { toast } from '../kit/overlay/toast.tsx';

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

/** Shown at once; kept for mails and other devices when somebody is signed in. False when it could not be kept. */
export const chooseLanguage = async (code: Language): Promise<boolean> => {
  setLanguage(code);
  if (!session.current.peek()?.user) return true;
  try {
    await api.client.account.setLanguage({ language: code });
    return true;
  } catch (cause) {
    toast.problem(toProblem(cause));
    return false;
  }
};
