import * as z from 'zod/mini';
import {
  ack,
  byId,
  email,
  endpoint,
  id,
  instant,
  locale,
  optionalText,
  type ProblemCode,
  tag,
  text,
} from '../../kernel/contract.ts';
import { taxId } from '../../settings/contract/model.ts';
import { password } from '../../staff/contract/model.ts';
import { COUNTRIES } from './countries.ts';

const tags = tag('My account', 'The signed-in customer: profile, language, password, sessions and e-mail address.');
const mine = (...problems: ProblemCode[]) => endpoint({ permit: 'client', problems });
const none = z.optional(z.strictObject({}));
const open = (...problems: ProblemCode[]) => endpoint({ permit: 'public', problems });

/** Either nothing of the address is said, or at least street, city and country. */
export const profile = z.strictObject({
  name: text(120),
  companyName: optionalText(120),
  taxId: taxId(),
  address1: optionalText(120),
  address2: optionalText(120),
  postcode: optionalText(20),
  city: optionalText(80),
  region: optionalText(80),
  country: z.union(
    [z.literal(''), z.string().check(z.refine((code) => COUNTRIES.includes(code)))],
    'Choose one of the listed countries.',
  ),
});
export type Profile = z.infer<typeof profile>;

export const account = z.object({
  profile: z.object({
    name: z.string(),
    companyName: z.string(),
    taxId: z.string(),
    address1: z.string(),
    address2: z.string(),
    postcode: z.string(),
    city: z.string(),
    region: z.string(),
    country: z.string(),
  }),
  email: z.string(),
  language: locale(),
  /** A new address that waits to be confirmed. */
  pendingEmail: z.nullable(z.object({ email: z.string(), expiresAt: instant() })),
});
export type Account = z.infer<typeof account>;

/** Where somebody is signed in; texts are '' when unknown. */
export const userSession = z.object({
  id: id(),
  /** Proper names, e.g. `Firefox` and `Windows`. */
  browser: z.string(),
  system: z.string(),
  /** The address without its end. */
  network: z.string(),
  createdAt: instant(),
  /** To within ten minutes. */
  seenAt: instant(),
  current: z.boolean(),
});
export type UserSession = z.infer<typeof userSession>;

const currentPassword = () => z.string().check(z.minLength(1, 'Enter your password.'), z.maxLength(200));

/** A plan's order, with or without its period, or a service that waits to be paid: pages of ours, so that no mail leads elsewhere. */
const pageThatAsks = z
  .string()
  .check(z.regex(/^\/(order\/[0-9A-Z]{26}(\?period=[a-z_]{1,20})?|services\/[0-9A-Z]{26})$/, 'This is not a link.'));

export const myAccount = {
  get: mine('not_found')
    .route({ method: 'GET', path: '/client/account', tags, summary: 'My account' })
    .input(none)
    .output(account),
  saveProfile: mine('not_found', 'stale_write')
    .route({ method: 'PUT', path: '/client/account', tags, summary: 'Change what stands on my documents' })
    .input(profile)
    .output(ack()),
  setLanguage: mine()
    .route({ method: 'PUT', path: '/client/language', tags, summary: 'Choose the language of pages and mails' })
    .input(z.strictObject({ language: locale() }))
    .output(ack()),
  changePassword: mine('password_wrong', 'throttled', 'stale_write')
    .route({ method: 'PUT', path: '/client/password', tags, summary: 'Change my password; ends all other sessions' })
    .input(z.strictObject({ currentPassword: currentPassword(), password: password() }))
    .output(ack()),
  sessions: mine()
    .route({ method: 'GET', path: '/client/sessions', tags, summary: 'Where I am signed in, newest first' })
    .input(none)
    .output(z.object({ items: z.array(userSession) })),
  endSession: mine()
    .route({ method: 'DELETE', path: '/client/sessions/{id}', tags, summary: 'Sign out there' })
    .input(byId())
    .output(ack()),
  endOtherSessions: mine()
    .route({ method: 'DELETE', path: '/client/sessions', tags, summary: 'Sign out everywhere else' })
    .input(none)
    .output(ack()),
  /** Answers alike whether the address is free or not. */
  changeEmail: mine('password_wrong', 'throttled')
    .route({ method: 'POST', path: '/client/email-change', tags, summary: 'Ask for another e-mail address' })
    .input(z.strictObject({ email: email(), currentPassword: currentPassword() }))
    .output(ack()),
  /** Mails a link that shows that its owner reads the address; `next`: the page that it leads to afterwards. */
  proveEmail: mine('throttled')
    .route({
      method: 'POST',
      path: '/client/email-proof',
      tags,
      summary: 'Mail a link that confirms my e-mail address',
    })
    .input(z.strictObject({ next: z.optional(pageThatAsks) }))
    .output(z.object({ email: z.string() })),
  dropEmailChange: mine()
    .route({ method: 'DELETE', path: '/client/email-change', tags, summary: 'Keep the present e-mail address' })
    .input(none)
    .output(ack()),
};

const token = z.strictObject({ token: z.string().check(z.maxLength(200)) });

/** What the mailed links lead to; looking at them uses nothing up. */
export const emailLinks = {
  confirmEmail: open('link_spent', 'email_taken')
    .route({
      method: 'POST',
      path: '/email-change/confirm',
      tags,
      summary: 'Use the new e-mail address, or confirm the present one',
    })
    .input(token)
    .output(z.object({ email: z.string(), next: z.string() })),
  stopEmailChange: open('link_spent')
    .route({ method: 'POST', path: '/email-change/stop', tags, summary: 'Keep the old e-mail address' })
    .input(token)
    .output(z.object({ email: z.string() })),
};
