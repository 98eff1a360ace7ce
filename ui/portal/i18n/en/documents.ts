import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Documents',
  document: 'Document',
  'kind.proforma': 'Proforma',
  'kind.invoice': 'Invoice',
  'status.unpaid': 'Unpaid',
  'status.invoiced': 'Paid, invoiced',
  'status.paid': 'Paid',
  'status.cancelled': 'Cancelled',
  issued: 'Issued',
  due: 'Due',
  paid: 'Paid',
  issuer: 'From',
  customer: 'To',
  taxId: 'Tax number {id}',
  description: 'Description',
  amount: 'Amount',
  subtotal: 'Net',
  tax: '{name} {rate}',
  'tax.name': 'Tax',
  total: 'Total',
  'proforma.note': 'A proforma asks for payment. You get the invoice once it is paid.',
  'related.invoice': 'See the invoice',
  'related.proforma': 'See the proforma',
  print: 'Print',
  pay: 'Pay',
  'empty.title': 'No documents yet',
  'empty.text': 'Proformas and invoices will be listed here when you add funds.',
} as const;

export const t = catalog(english, { pl: () => import('../pl/documents.ts') });
