import { countService, currentPriceQuery, priceIsCurrent, productById, productOrderable } from '../../catalog/index.ts';
import { proformaIssued } from '../../invoices/index.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { placeHold, walletOf, walletQuery } from '../../ledger/index.ts';
import { paymentBasisOf, paymentBasisQueries, startPayment } from '../../payments/index.ts';
import { provisionJob } from '../../provisioning/index.ts';
import { insertService, orderedService, orderHold, type ServiceOrder } from '../../services/index.ts';
import {
  type Choice,
  type Counter,
  missing,
  type OrderQuote,
  quoteOf,
  type Sale,
  saleOf,
  shortMicro,
} from '../rules.ts';
import { fault, happened } from '../words/index.ts';
import { askForProof, proofOf, proofQueries } from './ask-for-proof.ts';

type Placement = Choice & { expectedTotalMicro: number; payWith?: string | undefined };

export async function quoteOrder(ctx: Ctx, choice: Choice): Promise<OrderQuote> {
  return quoteOf(await readCounter(ctx, choice), choice.period, ctx.now());
}

/** Funds that suffice are held in the batch that makes the service; else the order waits for its payment, or is refused. */
export async function placeOrder(ctx: Ctx, input: Placement) {
  const counter = await readCounter(ctx, input);
  const sale = saleOf(counter, input.period);
  if (sale.totalMicro !== input.expectedTotalMicro) throw new Problem('price_changed');
  const funded = shortMicro(sale, counter.wallet) === 0;
  if (!funded && input.payWith === undefined)
    throw new Problem('insufficient_funds', { detail: fault('funds.missing', { missing: missing(counter, sale) }) });
  const payWith = funded ? null : (input.payWith ?? '');
  await askForProof(ctx, counter.proof, counter.basis, payWith);
  return payWith === null ? placeFunded(ctx, counter, sale) : placeAwaiting(ctx, counter, sale, payWith);
}

async function readCounter(ctx: Ctx, { productId }: Choice): Promise<Counter> {
  const { clientId, currency } = customerOf(ctx);
  const [products, prices, wallets, confirmed, paid, clients, general, currencies, gateways] = await reads(ctx.db, [
    productById(ctx.db, productId),
    currentPriceQuery(ctx.db, productId, currency),
    walletQuery(ctx.db, clientId),
    ...proofQueries(ctx),
    ...paymentBasisQueries(ctx.db, clientId),
  ]);
  const basis = paymentBasisOf(clients, general, currencies, gateways);
  return {
    product: products[0],
    price: prices[0],
    wallet: walletOf(wallets),
    basis,
    proof: proofOf(confirmed, paid),
  };
}

/** What both kinds of order have in common: the service, its product's count, the audit entry. */
function orderUnit(ctx: Ctx, counter: Counter, sale: Sale, serviceId: string, funding: ServiceOrder['funding']) {
  const { clientId } = counter.wallet;
  const { product, currency, priceVersion, totalMicro } = sale;
  const zone = counter.basis.settings.timeZone;
  const row = orderedService({ ...sale, id: serviceId, clientId, zone, now: ctx.now(), funding });
  const unit = new Unit(ctx)
    .guard('not_orderable', productOrderable(product.id))
    .guard('price_changed', priceIsCurrent(product.id, currency, priceVersion))
    .write(...insertService(ctx.db, row), countService(ctx.db, product.id, { active: 0, total: 1 }))
    .audit({
      action: 'order.placed',
      subject: `service:${serviceId}`,
      clientId,
      words: happened('placed', { product: product.name.en, period: happened(`period.${sale.period}`) }),
      detail: { productId: product.id, totalMicro, currency, ...funding },
    });
  return { unit, row };
}

function placeFunded(ctx: Ctx, counter: Counter, sale: Sale) {
  const [serviceId, holdId] = [ctx.id(), ctx.id()];
  const { unit, row } = orderUnit(ctx, counter, sale, serviceId, { holdId });
  return unit
    .write(...placeHold(ctx, orderHold(row, holdId)))
    .enqueue(provisionJob, { serviceId }, { subject: `service:${serviceId}` })
    .commit({ serviceId, state: 'provisioning' as const, payment: null });
}

/** The missing part becomes a proforma; the order goes ahead by itself when it is paid. */
async function placeAwaiting(ctx: Ctx, counter: Counter, sale: Sale, gateway: string) {
  const serviceId = ctx.id();
  const { wallet, basis } = counter;
  const netMicro = shortMicro(sale, wallet);
  const { clientId } = wallet;
  const started = await startPayment(ctx, { clientId, netMicro, gateway, forServiceId: serviceId, basis });
  const { paymentId, documentId, start, statements } = started;
  const { unit } = orderUnit(ctx, counter, sale, serviceId, { paymentId });
  return unit
    .write(...statements)
    .emit(proformaIssued, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .commit({ serviceId, state: 'awaiting_payment' as const, payment: { id: paymentId, start } });
}
