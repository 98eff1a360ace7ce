/** What is written about a service's life on the clock. Of each mail one sentence is its own. */
import { greeting } from './greeting-words.ts';

export const LIFECYCLE_KINDS = [
  'serviceRenewed',
  'serviceSuspended',
  'serviceResumed',
  'serviceTerminated',
  'balanceLow',
] as const;
export type LifecycleKind = (typeof LIFECYCLE_KINDS)[number];
/** `amount`: of the next or last period, with its currency. `until`: paid, or kept for the customer, until then; '' when not known. */
export type LifecycleValues = {
  name: string;
  link: string;
  shop: string;
  service: string;
  amount: string;
  until: string;
};
type Words = { subject: string; text: string };
type Sentence = (v: LifecycleValues) => { subject: string; body: string };

const EN: Record<LifecycleKind, Sentence> = {
  serviceRenewed: (v) => ({
    subject: `${v.service} goes on`,
    body: `${v.amount} was taken from your balance for ${v.service}. It is paid until ${v.until}.`,
  }),
  serviceSuspended: (v) => ({
    subject: `${v.service} is suspended`,
    body: v.until
      ? `your balance did not cover the next period of ${v.service} (${v.amount}), so it is suspended. Add funds and it goes on within a minute or so. Without funds it is deleted on ${v.until}.`
      : `${v.service} is suspended. Its page says why.`,
  }),
  serviceResumed: (v) => ({
    subject: `${v.service} works again`,
    body: `${v.service} goes on with the same settings as before.${v.until ? ` It is paid until ${v.until}.` : ''}`,
  }),
  serviceTerminated: (v) => ({
    subject: `${v.service} has ended`,
    body: `${v.service} has ended and its VPN account is deleted. Its page says why.`,
  }),
  balanceLow: (v) => ({
    subject: `your balance is too low for ${v.service}`,
    body: `your balance will not cover the next charge for ${v.service}: ${v.amount} on ${v.until}. Add funds before then and nothing is interrupted.`,
  }),
};

const PL: Record<LifecycleKind, Sentence> = {
  serviceRenewed: (v) => ({
    subject: `usługa ${v.service} działa dalej`,
    body: `z Twojego salda pobrano ${v.amount} za usługę ${v.service}. Jest opłacona do ${v.until}.`,
  }),
  serviceSuspended: (v) => ({
    subject: `usługa ${v.service} jest zawieszona`,
    body: v.until
      ? `saldo nie wystarczyło na kolejny okres usługi ${v.service} (${v.amount}), więc została zawieszona. Doładuj konto, a po chwili ruszy dalej. Bez środków zostanie usunięta ${v.until}.`
      : `usługa ${v.service} jest zawieszona. Powód jest na jej stronie.`,
  }),
  serviceResumed: (v) => ({
    subject: `usługa ${v.service} znów działa`,
    body: `usługa ${v.service} działa dalej z tymi samymi ustawieniami.${v.until ? ` Jest opłacona do ${v.until}.` : ''}`,
  }),
  serviceTerminated: (v) => ({
    subject: `usługa ${v.service} zakończona`,
    body: `usługa ${v.service} została zakończona, a jej konto VPN usunięte. Powód jest na jej stronie.`,
  }),
  balanceLow: (v) => ({
    subject: `saldo nie wystarczy na ${v.service}`,
    body: `saldo nie wystarczy na najbliższą opłatę za usługę ${v.service}: ${v.amount}, ${v.until}. Doładuj konto wcześniej, a nic się nie przerwie.`,
  }),
};

export function lifecycleWords(kind: LifecycleKind, v: LifecycleValues, language: string): Words {
  const known = language === 'pl' ? 'pl' : 'en';
  const { subject, body } = (known === 'pl' ? PL : EN)[kind](v);
  const text = [greeting(language, v.name), '', body, '', v.link, '', v.shop].join('\n');
  return { subject: `${v.shop}: ${subject}`, text };
}
