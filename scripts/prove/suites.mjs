// What `npm run prove` knows. A suite is tests that draw from a seed (`seedsOf` of worker/testing/proof.ts): `npm test` runs
// its fixed slice of them, `npm run prove` as many seeds as are asked for.

/** @typedef {{ proves: string, project: string, files: string[], times: number, inEach: string }} Suite */

/** @type {Record<string, Suite>} */
export const SUITES = {
  wallets: {
    proves: 'Every move of money comes out as a model says, replays change nothing, and the books balance.',
    project: 'worker',
    files: ['worker/ledger/simulation.test.ts'],
    times: 100,
    inEach: 'life of wallets',
  },
  files: {
    proves:
      'Every configuration that is delivered is taken by its reader (OpenVPN, wg, the grammar of AmneziaWG), and none could run or write anything.',
    project: 'node',
    files: ['worker/drivers/provisioning/puqvpncp/files/judges.node.test.ts'],
    times: 2000,
    inEach: 'file of each kind',
  },
  answers: {
    proves:
      'Each endpoint that asks a panel says what is so or that it is not known, whatever answer of the panel is odd and how, and nobody else gets less or waits for more.',
    project: 'worker',
    files: ['worker/servers/odd-answers.test.ts'],
    times: 20,
    inEach: 'twentieth of all odd answers',
  },
  orders: {
    proves:
      'A service is active when its account is there as sold, and is paid for then and only then, whatever the panel answers while it is made; others do not wait.',
    project: 'worker',
    files: ['worker/provisioning/verbs/saga/odd-answers.test.ts'],
    times: 20,
    inEach: 'twentieth of all odd answers',
  },
  month: {
    proves: 'A month of 2 000 services with outages and doubled messages charges exactly what a model says is due.',
    project: 'worker',
    files: ['worker/renewals/verbs/month.test.ts'],
    times: 10,
    inEach: 'month of 2 000 services',
  },
  mails: {
    proves:
      'Of 1 000 mails through a server that fails three in ten, each arrives once; where the answer was lost after it, at least once under one Message-ID.',
    project: 'worker',
    files: ['worker/notifications/verbs/many-mails.test.ts'],
    times: 1,
    inEach: '1 000 mails over real sockets',
  },
  floods: {
    proves:
      'An hour of calls at each endpoint that asks no staff and sends mail: the most that any one address gets, how many calls were answered, how many mails were held back. New customers confirm their address.',
    project: 'worker',
    files: ['worker/notifications/verbs/flood.test.ts'],
    times: 240,
    inEach: 'call at each endpoint',
  },
  spenders: {
    proves: 'Of 300 spenders of one balance exactly as many buy as it pays for, however they interleave.',
    project: 'worker',
    files: ['worker/ledger/parallel.test.ts'],
    times: 50,
    inEach: 'rush on one wallet, and a planted till that is caught',
  },
};
