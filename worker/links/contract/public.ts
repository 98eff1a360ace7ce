import { endpoint, tag } from '../../kernel/contract.ts';
import { redemption, revealed } from './model.ts';

const tags = tag('One-time link page', 'What the page behind a one-time link calls.');

export const linksPublic = {
  /** Uses the link up, once. Whatever is wrong with it, the answer is the same. */
  redeemLink: endpoint({ permit: 'public', problems: ['link_spent', 'throttled', 'upstream_failed', 'busy'] })
    .route({ method: 'POST', path: '/links/redeem', tags, summary: 'Open a one-time link' })
    .input(redemption)
    .output(revealed),
};
