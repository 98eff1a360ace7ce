import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';
import { purgeAdminSessions } from './tasks.ts';

const permissions = ['console.use', 'tokens.own'] as const;

const problems = {
  admin_email_taken: { status: 409, title: 'This e-mail address is in use.', unique: 'admin.email', pointer: '/email' },
  password_wrong: { status: 422, title: 'That is not your current password.', pointer: '/currentPassword' },
  token_revoked: { status: 401, title: 'The token that asked for this was revoked meanwhile.', guard: true },
  setup_done: { status: 409, title: 'The first administrator exists already. Sign in instead.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const staff = defineModule({
  name: 'staff',
  layer: 1.5,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  retention: [purgeAdminSessions],
  router: { public: http.staffPublic, admin: { me: http.me, tokens: http.tokens } },
});
