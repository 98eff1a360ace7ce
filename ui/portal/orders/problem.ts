import type { ApiProblem } from '../../data/problem.ts';
import { problemWords } from '../../kit/page/problem-words.ts';
import { t } from '../i18n/en/orders.ts';

type Told = { tone: 'info' | 'warn' | 'danger'; title: string; text: string };

/** Refusals of an order that the customer can answer, in words for them. */
export const orderProblem = (problem: ApiProblem): Told => {
  switch (problem.code) {
    case 'price_changed':
      return { tone: 'warn', title: t('problem.price.title'), text: t('problem.price.text') };
    case 'insufficient_funds':
      return { tone: 'warn', title: t('problem.funds.title'), text: t('problem.funds.text') };
    case 'email_unconfirmed':
      return { tone: 'warn', title: t('problem.proof.title'), text: t('problem.proof.text') };
    case 'not_orderable':
      return { tone: 'danger', title: t('problem.plan.title'), text: t('problem.plan.text') };
    default:
      return { tone: 'danger', ...problemWords(problem) };
  }
};
