import * as z from 'zod/mini';
import { email, id, instant, knownEmail, text } from '../../kernel/contract.ts';
import { currencyModel } from '../../settings/contract/model.ts';

export const password = () =>
  z.string().check(z.minLength(10, 'Use at least 10 characters.'), z.maxLength(200, 'Use at most 200 characters.'));

export const adminIdentity = z.object({
  id: id(),
  name: z.string(),
  email: z.string(),
  permissions: z.array(z.string()),
  /** How long the session goes on: at most, and unless somebody says that a person is there. */
  leftMs: z.int(),
  idleLeftMs: z.nullable(z.int()),
});

export const staffSession = z.object({
  brand: z.object({ name: z.string() }),
  mode: z.enum(['production', 'demo', 'dev', 'test']),
  currencies: z.array(currencyModel),
  /** Before the paths of the portal: '' where it stands beside the console, null while its address is unknown. */
  portal: z.nullable(z.string()),
  setupNeeded: z.boolean(),
  admin: z.nullable(adminIdentity),
});

export const staffSetup = z.strictObject({
  token: z.string().check(z.maxLength(200)),
  name: text(120),
  email: email(),
  password: password(),
});
export const signIn = z.strictObject({
  email: knownEmail(),
  password: z.string().check(z.minLength(1, 'Enter your password.'), z.maxLength(200)),
});

export const apiToken = z.object({
  id: id(),
  name: z.string(),
  /** Permissions, of which it has those that its administrator has; null: all of them, a token of before scopes. */
  scopes: z.nullable(z.array(z.string())),
  /** Name of the token that made it. */
  madeBy: z.nullable(z.string()),
  createdAt: instant(),
  expiresAt: z.nullable(instant()),
});
export const apiTokenDraft = z.strictObject({
  name: text(80),
  expiresAt: z.nullable(instant()),
  /** Keys of `GET /admin/tokens/scopes`. */
  scopes: z
    .array(z.string().check(z.maxLength(60)))
    .check(z.minLength(1, 'Choose what the token may.'), z.maxLength(100)),
});

export const passwordChange = z.strictObject({
  currentPassword: z.string().check(z.minLength(1, 'Enter your password.'), z.maxLength(200)),
  password: password(),
});
