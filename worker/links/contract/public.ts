import { endpoint } from '../../kernel/contract.ts';
import { redemption, revealed } from './model.ts';

export const linksPublic = {
  /** Uses the link up, once. Whatever is wrong with it, the answer is the same. */
  redeemLink: endpoint({ permit: 'public' })
    .route({ method: 'POST', path: '/links/redeem', tags: ['One-time links'], summary: 'Open a one-time link' })
    .input(redemption)
    .output(revealed),
};
