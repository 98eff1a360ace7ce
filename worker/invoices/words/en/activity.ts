export default {
  'cancelled.proforma': 'Cancelled the proforma {number}',
  'cancelled.invoice': 'Cancelled the invoice {number}',
} as const;
