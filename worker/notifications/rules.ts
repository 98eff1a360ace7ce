/** Mails as plain text: nothing in them is ever markup, so nothing in them can act. */

import { ACCOUNT_KINDS, type AccountKind, type AccountValues, accountWords } from './account-words.ts';
import { greeting } from './greeting-words.ts';
import { LIFECYCLE_KINDS, type LifecycleKind, type LifecycleValues, lifecycleWords } from './lifecycle-words.ts';
import { type StaffValues, staffWords } from './staff-words.ts';
import type { sender } from './table.ts';

export type SenderRow = typeof sender.$inferSelect;

export type Template =
  | ({ kind: 'serverAlert' } & StaffValues)
  | ({ kind: LifecycleKind } & LifecycleValues)
  | ({ kind: AccountKind } & AccountValues)
  | { kind: 'passwordReset'; name: string; link: string; shop: string }
  /** `config`: of WireGuard; absent in the mail that only links. */
  | { kind: 'serviceActivated'; name: string; service: string; link: string; shop: string; config?: string }
  | { kind: 'serviceFailed'; name: string; service: string; link: string; shop: string }
  | { kind: 'proformaIssued'; name: string; document: string; link: string; shop: string }
  | { kind: 'invoicePaid'; name: string; document: string; link: string; shop: string };

type Rendered = { subject: string; text: string };
type Values = { name: string; link: string; shop: string; service: string; document: string; config: string | null };
type Writer = (v: Values) => Rendered;

const lines = (...text: string[]) => text.join('\n');

type Kind = Exclude<Template['kind'], LifecycleKind | AccountKind | 'serverAlert'>;
const EN: Record<Kind, Writer> = {
  passwordReset: (v) => ({
    subject: `${v.shop}: set a new password`,
    text: lines(
      greeting('en', v.name),
      '',
      'somebody asked for a new password for this address. To choose one, open this link within 60 minutes:',
      '',
      v.link,
      '',
      'It works once and signs you out everywhere. If it was not you, ignore this mail: nothing changes.',
      '',
      v.shop,
    ),
  }),
  serviceActivated: (v) => ({
    subject: `${v.shop}: ${v.service} is ready`,
    text: lines(
      greeting('en', v.name),
      '',
      `${v.service} is active. Connect your device from its page:`,
      '',
      v.link,
      '',
      ...(v.config === null
        ? []
        : [
            'Or scan the attached QR code in the WireGuard app, or import the attached file. Both hold this configuration:',
            '',
            v.config,
            'Whoever has this mail can use your VPN. Delete it when your device is connected.',
            '',
          ]),
      v.shop,
    ),
  }),
  serviceFailed: (v) => ({
    subject: `${v.shop}: ${v.service} could not be set up`,
    text: lines(
      greeting('en', v.name),
      '',
      `we could not set up ${v.service}. What was reserved for it is back in your balance, so it has cost you nothing. Its page shows how it stands:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
  proformaIssued: (v) => ({
    subject: `${v.shop}: ${v.document} waits for payment`,
    text: lines(
      greeting('en', v.name),
      '',
      `${v.document} waits for your payment. See it and pay here:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
  invoicePaid: (v) => ({
    subject: `${v.shop}: payment received, ${v.document}`,
    text: lines(
      greeting('en', v.name),
      '',
      `thank you, your payment arrived. ${v.document} is here:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
};

const PL: Record<Kind, Writer> = {
  passwordReset: (v) => ({
    subject: `${v.shop}: ustaw nowe hasło`,
    text: lines(
      greeting('pl', v.name),
      '',
      'ktoś poprosił o nowe hasło dla tego adresu. Aby je ustawić, otwórz ten odnośnik w ciągu 60 minut:',
      '',
      v.link,
      '',
      'Działa raz i wylogowuje ze wszystkich urządzeń. Jeśli to nie Ty, zignoruj tę wiadomość: nic się nie zmieni.',
      '',
      v.shop,
    ),
  }),
  serviceActivated: (v) => ({
    subject: `${v.shop}: usługa ${v.service} jest gotowa`,
    text: lines(
      greeting('pl', v.name),
      '',
      `usługa ${v.service} jest aktywna. Połącz urządzenie na jej stronie:`,
      '',
      v.link,
      '',
      ...(v.config === null
        ? []
        : [
            'Możesz też zeskanować załączony kod QR w aplikacji WireGuard albo wczytać załączony plik. Zawierają tę konfigurację:',
            '',
            v.config,
            'Kto ma tę wiadomość, może korzystać z Twojego VPN. Usuń ją po połączeniu urządzenia.',
            '',
          ]),
      v.shop,
    ),
  }),
  serviceFailed: (v) => ({
    subject: `${v.shop}: nie udało się uruchomić ${v.service}`,
    text: lines(
      greeting('pl', v.name),
      '',
      `nie udało się uruchomić usługi ${v.service}. Zarezerwowana kwota wróciła na saldo, więc nic Cię to nie kosztowało. Stan widać na jej stronie:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
  proformaIssued: (v) => ({
    subject: `${v.shop}: ${v.document} czeka na płatność`,
    text: lines(
      greeting('pl', v.name),
      '',
      `${v.document} czeka na płatność. Zobacz i zapłać tutaj:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
  invoicePaid: (v) => ({
    subject: `${v.shop}: otrzymaliśmy płatność, ${v.document}`,
    text: lines(
      greeting('pl', v.name),
      '',
      `dziękujemy, płatność dotarła. ${v.document} jest tutaj:`,
      '',
      v.link,
      '',
      v.shop,
    ),
  }),
};

/** One line without control characters: a name can neither add headers nor paragraphs. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const isLifecycle = (template: Template): template is Extract<Template, { kind: LifecycleKind }> =>
  (LIFECYCLE_KINDS as readonly string[]).includes(template.kind);

const isAccount = (template: Template): template is Extract<Template, { kind: AccountKind }> =>
  (ACCOUNT_KINDS as readonly string[]).includes(template.kind);

/** Languages without texts of their own are written to in English. The configuration alone keeps its lines. */
export function render(template: Template, language: string): Rendered {
  if (template.kind === 'serverAlert')
    return staffWords({ ...template, name: oneLine(template.name), server: oneLine(template.server) });
  const { config = null, ...words } = { service: '', document: '', config: null, ...template };
  const plain = Object.fromEntries(Object.entries(words).map(([k, v]) => [k, oneLine(v)]));
  const values = { ...plain, config } as unknown as Values;
  if (isLifecycle(template)) return lifecycleWords(template.kind, plain as unknown as LifecycleValues, language);
  if (isAccount(template)) return accountWords(template.kind, plain as unknown as AccountValues, language);
  return (language === 'pl' ? PL : EN)[template.kind](values);
}

/** English stands in for a missing translation. */
export const inLanguage = (texts: Partial<Record<string, string>>, language: string): string =>
  texts[language] || texts.en || '';

/** The text without the tokens of its links (after the `#`, of older mails in the query) and without the configuration. */
export const masked = (text: string, config?: string): string =>
  (config ? text.replaceAll(config, '***\n') : text).replace(/([?&]token=|https?:\/\/[^\s#]{1,300}#)[^\s&]+/g, '$1***');

/** Of an address that nobody has shown to read, the sender's own words are left out: they are no way to write to others. */
export const withoutFreeText = <T extends Template>(template: T): T => ({
  ...template,
  name: '',
  ...('email' in template && template.kind === 'emailChanging' ? { email: '' } : {}),
});

type Windows = { hour: number; day: number };
/** How many mails leave at most, counted back from now. Many services of one account renew in one hour. */
export const BUDGETS: Readonly<
  Record<'confirmed' | 'unconfirmed', Readonly<Record<'address' | 'account' | 'network', Windows>>>
> = {
  unconfirmed: { address: { hour: 5, day: 10 }, account: { hour: 10, day: 20 }, network: { hour: 20, day: 60 } },
  confirmed: {
    address: { hour: 500, day: 2_000 },
    account: { hour: 500, day: 2_000 },
    network: { hour: 500, day: 2_000 },
  },
};
/** Of the whole shop in a day to addresses that nobody has shown to read: what a flood from many networks ends at. */
export const UNCONFIRMED_PER_DAY = 2_000;
