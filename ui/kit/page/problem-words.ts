import type { ApiProblem } from '../../data/problem.ts';
import { k } from '../i18n/en/kit.ts';

/** What a person reads about a problem. The server's own words are used where it knows more than the status. */
export const problemWords = (problem: ApiProblem): { title: string; text: string } => {
  if (problem.offline) return { title: k('problem.offline.title'), text: k('problem.offline.text') };
  if (problem.status === 403) return { title: k('problem.forbidden.title'), text: k('problem.forbidden.text') };
  if (problem.status === 404) return { title: k('problem.notFound.title'), text: k('problem.notFound.text') };
  if (problem.status === 0 || problem.status >= 500) {
    return { title: k('problem.unexpected.title'), text: k('problem.unexpected.text') };
  }
  return { title: k('problem.unexpected.title'), text: problem.message };
};
