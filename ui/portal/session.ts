import { api, onSignedOut } from '../data/api.ts';
import { setCurrencies } from '../data/format/format.ts';
import { toProblem } from '../data/problem.ts';
import { sessionStore } from '../data/session.ts';
import { language, setLanguage, suggestLanguage } from '../i18n/language.ts';
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

type Locale = PortalSession['locales'][number];

/** What is on screen, as the API names languages: it offers those that the portal has words for, and more. */
export const currentLocale = (): Locale => language.peek() as Locale;

/** Shown at once; kept for mails and other devices when somebody is signed in. False when it could not be kept. */
export const chooseLanguage = async (code: string): Promise<boolean> => {
  setLanguage(code);
  if (!session.current.peek()?.user) return true;
  try {
    await api.client.account.setLanguage({ language: currentLocale() });
    return true;
  } catch (cause) {
    toast.problem(toProblem(cause));
    return false;
  }
};
