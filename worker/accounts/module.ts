import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';
import { purgeEmailChanges, purgePasswordResets, purgeUserSessions } from './tasks.ts';

const permissions = ['clients.read', 'clients.write'] as const;

const problems = {
  /** A wallet's floor is the client's credit limit, which is set here. */
  insufficient_funds: { status: 409, title: 'The balance is too low for this.', guard: true },
  email_taken: {
    status: 409,
    title: 'This e-mail address is in use.',
    unique: 'user.email',
    guard: true,
    pointer: '/email',
  },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const accounts = defineModule({
  name: 'accounts',
  layer: 3,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  retention: [purgeUserSessions, purgePasswordResets, purgeEmailChanges],
  router: {
    public: { ...http.accountsPublic, ...http.emailLinks },
    client: { account: http.myAccount },
    admin: { clients: http.clients },
  },
});
