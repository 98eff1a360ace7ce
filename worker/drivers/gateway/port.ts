/** The payment gateway port: how money enters. Amounts are in the currency's minor units, as on the document. */
import type * as z from 'zod/mini';
import type { Reach } from '../../kernel/reach/reach.ts';
import type { Outcome } from '../provisioning/port.ts';

export type PaymentRequest = {
  paymentId: string;
  /** What the payer quotes: the document's number. */
  reference: string;
  amountMinor: number;
  currency: string;
  returnUrl: string;
};

/** What the customer does next: follow a link, or transfer money by these instructions. */
export type PaymentStart = { kind: 'redirect'; url: string } | { kind: 'instructions'; text: string };

export type PaymentState = 'pending' | 'paid' | 'declined';

export interface GatewayPeer {
  start(request: PaymentRequest): Promise<Outcome<PaymentStart>>;
}

export interface GatewayDriver {
  key: string;
  label: string;
  /** True when only staff can say that the money arrived. */
  confirmedByStaff: boolean;
  /** Never offered in production: it moves no money. */
  simulated: boolean;
  config: z.ZodMiniObject;
  open(reach: Reach, config: unknown): GatewayPeer;
}
