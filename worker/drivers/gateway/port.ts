/** The payment gateway port: how money enters. Amounts are in the currency's minor units, as on the document. */
import type * as z from 'zod/mini';
import type { Driver } from '../driver.ts';
import type { Outcome } from '../outcome.ts';

export type PaymentRequest = {
  paymentId: string;
  /** What the payer quotes: the document's number. */
  reference: string;
  amountMinor: number;
  currency: string;
  /** Where the payer comes back to; null while the shop does not know its address: who must send payers away refuses then. */
  returnUrl: string | null;
};

/** What the customer does next: follow a link, or transfer money by these instructions. */
export type PaymentStart = { kind: 'redirect'; url: string } | { kind: 'instructions'; text: string };

export type PaymentState = 'pending' | 'paid' | 'declined';

export interface GatewayPeer {
  /** Twice for the same payment is once. */
  start(request: PaymentRequest): Promise<Outcome<PaymentStart>>;
}

/** `confirmedByStaff`: only staff can say that the money arrived. */
export type GatewayCapability = 'confirmedByStaff';

export interface GatewayDriver<Shape extends z.ZodMiniObject = z.ZodMiniObject>
  extends Driver<Shape, GatewayPeer, GatewayCapability> {
  /** Never offered in production: it moves no money. */
  simulated: boolean;
}
