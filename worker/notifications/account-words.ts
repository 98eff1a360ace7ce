/** What is written about somebody's own account. An address that nobody has confirmed is told no name but the shop's. */
import { greeting } from './greeting-words.ts';

export const ACCOUNT_KINDS = ['passwordChanged', 'emailConfirm', 'emailProof', 'emailInUse', 'emailChanging'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
/** `email`: the address that is asked for, '' where none is. */
export type AccountValues = { name: string; link: string; shop: string; email: string };
type Words = { subject: string; text: string };
/** The paragraphs before and after the link. */
type Letter = { subject: string; named: boolean; before: string; after: string };

const EN: Record<AccountKind, (v: AccountValues) => Letter> = {
  passwordChanged: () => ({
    subject: 'your password was changed',
    named: true,
    before:
      'the password of your account was changed, and every other device was signed out. If it was not you, set a new one now:',
    after: 'If it was you, there is nothing to do.',
  }),
  emailConfirm: (v) => ({
    subject: 'confirm your new e-mail address',
    named: false,
    before: `somebody wants to use this address, ${v.email}, for an account at ${v.shop}. If it is you, confirm it within 24 hours:`,
    after: 'The link works once. If it was not you, ignore this mail: nothing changes.',
  }),
  emailProof: (v) => ({
    subject: 'confirm your e-mail address',
    named: false,
    before: `somebody signed up at ${v.shop} with this address, ${v.email}. If it is you, confirm it within 24 hours; the link brings you back to where you were:`,
    after: 'The link works once. If it was not you, ignore this mail.',
  }),
  emailInUse: (v) => ({
    subject: 'you have an account with this address',
    named: false,
    before: `somebody wants to use this address, ${v.email}, for another account at ${v.shop}. It belongs to an account already, so nothing was changed. If it was you, sign in to that account with it:`,
    after: 'If it was not you, ignore this mail.',
  }),
  emailChanging: (v) => ({
    subject: 'your e-mail address is about to change',
    named: true,
    before: `somebody who knows your password asked to change the e-mail address of your account${v.email ? ` to ${v.email}` : ''}. It changes when the mail that was sent to the new one is answered. If it was not you, stop it now:`,
    after: 'If it was you, there is nothing to do here.',
  }),
};

const PL: Record<AccountKind, (v: AccountValues) => Letter> = {
  passwordChanged: () => ({
    subject: 'hasło zostało zmienione',
    named: true,
    before:
      'hasło do Twojego konta zostało zmienione, a wszystkie inne urządzenia wylogowane. Jeśli to nie Ty, ustaw teraz nowe hasło:',
    after: 'Jeśli to Ty, nie musisz nic robić.',
  }),
  emailConfirm: (v) => ({
    subject: 'potwierdź nowy adres e-mail',
    named: false,
    before: `ktoś chce używać tego adresu, ${v.email}, do konta w ${v.shop}. Jeśli to Ty, potwierdź go w ciągu 24 godzin:`,
    after: 'Odnośnik działa raz. Jeśli to nie Ty, zignoruj tę wiadomość: nic się nie zmieni.',
  }),
  emailProof: (v) => ({
    subject: 'potwierdź swój adres e-mail',
    named: false,
    before: `ktoś założył konto w ${v.shop} z tym adresem, ${v.email}. Jeśli to Ty, potwierdź go w ciągu 24 godzin; odnośnik prowadzi z powrotem tam, gdzie przerwano:`,
    after: 'Odnośnik działa raz. Jeśli to nie Ty, zignoruj tę wiadomość.',
  }),
  emailInUse: (v) => ({
    subject: 'masz już konto z tym adresem',
    named: false,
    before: `ktoś chce używać tego adresu, ${v.email}, do innego konta w ${v.shop}. Adres należy już do konta, więc nic nie zostało zmienione. Jeśli to Ty, zaloguj się nim na tamto konto:`,
    after: 'Jeśli to nie Ty, zignoruj tę wiadomość.',
  }),
  emailChanging: (v) => ({
    subject: 'Twój adres e-mail ma się zmienić',
    named: true,
    before: `ktoś, kto zna Twoje hasło, poprosił o zmianę adresu e-mail Twojego konta${v.email ? ` na ${v.email}` : ''}. Zmieni się po potwierdzeniu wiadomości wysłanej na nowy adres. Jeśli to nie Ty, zatrzymaj to teraz:`,
    after: 'Jeśli to Ty, nie musisz nic robić.',
  }),
};

export function accountWords(kind: AccountKind, v: AccountValues, language: string): Words {
  const known = language === 'pl' ? 'pl' : 'en';
  const { subject, named, before, after } = (known === 'pl' ? PL : EN)[kind](v);
  return {
    subject: `${v.shop}: ${subject}`,
    text: [greeting(language, named ? v.name : ''), '', before, '', v.link, '', after, '', v.shop].join('\n'),
  };
}
