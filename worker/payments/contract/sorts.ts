export const PAYMENT_SORTS = ['documentNumber', 'state', 'createdAt', 'amountMinor'] as const;

/** One client's payments, once narrowed, are sorted by date alone: a client may have years of them. */
export const paymentSorts = (query: Record<string, unknown>): readonly string[] =>
  query.clientId !== undefined && ['state', 'gateway', 'from', 'to'].some((filter) => query[filter] !== undefined)
    ? ['createdAt']
    : PAYMENT_SORTS;
