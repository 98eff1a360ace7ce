import type { Rest } from '../testing/examples/samples.ts';

export const one = ({ post, unique }: Rest) =>
  post('/admin/tokens', { name: unique('token'), expiresAt: null, scopes: ['tokens.own'] });
