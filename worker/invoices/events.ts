import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

export const proformaIssued = event('proforma.issued', z.object({ documentId: id() }));
export const proformaCancelled = event('proforma.cancelled', z.object({ documentId: id() }));
/** `documentId` is the invoice's, not the proforma's. */
export const invoicePaid = event('invoice.paid', z.object({ documentId: id(), clientId: id() }));
