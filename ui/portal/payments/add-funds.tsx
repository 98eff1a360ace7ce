import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api } from '../../data/api.ts';
import { money, percent } from '../../data/format/format.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { MoneyField } from '../../kit/form/inputs-money.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { minorMoney } from '../billing/words.tsx';
import { t } from '../i18n/en/payments.ts';
import { useKept } from '../kept.ts';
import { session } from '../session.ts';
import { limitMessage, presets, UNIT_MICRO } from './amounts.ts';
import { chosenGateway, GatewayField, useGateways } from './gateways.tsx';
import { goToPayment, rememberPayment } from './started.ts';
import './payments.css';

const DEBOUNCE_MS = 250;
const FIRST_MICRO = 25 * UNIT_MICRO;

const useDebounced = <T,>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

type Quote = Awaited<ReturnType<typeof api.client.payments.quote>>;

/** The quote of `netMicro`, and the last one there was, so that the sums do not jump while another amount is typed. */
const useQuote = (netMicro: number | null) => {
  const asked = useDebounced(netMicro);
  const query = useQuery(
    ['payments', 'quote', asked],
    (signal) => api.client.payments.quote({ netMicro: asked ?? 0 }, { signal }),
    { enabled: asked !== null && asked > 0 },
  );
  const { data: last } = useKept(query);
  const fresh = last?.netMicro === netMicro ? last : undefined;
  return { fresh, last, problem: asked === netMicro ? query.problem : undefined };
};

const Presets = ({ value, choose, quote, currency }: PresetsProps) => (
  <fieldset class="presets">
    <legend class="sr-only">{t('add.presets')}</legend>
    {presets(quote?.minMicro, quote?.maxMicro).map((micro) => (
      <button key={micro} type="button" class="preset num" aria-pressed={micro === value} onClick={() => choose(micro)}>
        {money(micro, currency)}
      </button>
    ))}
  </fieldset>
);
type PresetsProps = {
  value: number | null;
  choose: (micro: number) => void;
  quote?: Quote | undefined;
  currency: string;
};

const Sums = ({ quote, outdated }: { quote: Quote; outdated: boolean }) => {
  const { currency, subtotalMinor, totalMinor, taxes, balanceAfterMicro } = quote;
  return (
    <dl class={outdated ? 'sums sums-outdated' : 'sums'}>
      <div>
        <dt>{t('sums.net')}</dt>
        <dd class="num">{minorMoney(subtotalMinor, currency)}</dd>
      </div>
      {taxes.map(({ name, ratePpm, amountMinor }) => (
        <div key={`${name} ${ratePpm}`}>
          <dt>{t('sums.tax', { name: name || t('sums.tax.name'), rate: percent(ratePpm) })}</dt>
          <dd class="num">{minorMoney(amountMinor, currency)}</dd>
        </div>
      ))}
      <div class="sums-total">
        <dt>{t('sums.total')}</dt>
        <dd class="num">{minorMoney(totalMinor, currency)}</dd>
      </div>
      <div>
        <dt>{t('sums.after')}</dt>
        <dd class="num">{money(balanceAfterMicro, currency)}</dd>
      </div>
    </dl>
  );
};

const askedFor = (typed: string | undefined): number => {
  const micro = Number(typed);
  return Number.isSafeInteger(micro) && micro > 0 ? micro : FIRST_MICRO;
};

const AddFundsForm = ({ currency }: { currency: string }) => {
  const { query } = useLocation();
  const gateways = useGateways();
  const [initial] = useState<{ netMicro: number | null; gateway: string }>(() => ({
    netMicro: askedFor(query.amount),
    gateway: '',
  }));
  const form = useForm({
    initial,
    guard: false,
    validate: ({ netMicro }): Record<string, string> => {
      const message = netMicro === null ? undefined : limitMessage(netMicro, last, currency);
      return message ? { netMicro: message } : {};
    },
    submit: ({ netMicro, gateway }, options) =>
      api.client.payments.addFunds({ netMicro: netMicro ?? 0, gateway: chosenGateway(gateways, gateway) }, options),
    onSuccess: ({ documentId, paymentId, start }) => {
      rememberPayment(documentId, paymentId);
      invalidate('documents');
      goToPayment(paymentId, start);
    },
  });
  const { netMicro, gateway } = form.values;
  const { fresh, last, problem } = useQuote(netMicro);
  const outside = netMicro === null ? undefined : limitMessage(netMicro, last, currency);
  const byStaff = gateways.data?.gateways.find(({ key }) => key === chosenGateway(gateways, gateway))?.confirmedByStaff;
  const field = form.field('netMicro');
  return (
    <Form
      form={form}
      wide
      submit={
        byStaff
          ? t('add.instructions')
          : fresh && !outside
            ? t('add.pay', { amount: minorMoney(fresh.totalMinor, currency) })
            : t('add.continue')
      }
    >
      <div class="flex flex-col gap-3">
        <MoneyField
          {...field}
          error={field.error ?? outside}
          label={t('add.amount')}
          help={last && t('add.range', { min: money(last.minMicro, currency), max: money(last.maxMicro, currency) })}
          currency={currency}
          required
        />
        <Presets value={netMicro} choose={(micro) => form.set('netMicro', micro)} quote={last} currency={currency} />
      </div>
      <GatewayField gateways={gateways} field={form.field('gateway')} />
      <div aria-live="polite" aria-busy={!fresh}>
        {last && !outside && netMicro !== null && <Sums quote={last} outdated={!fresh} />}
        {problem && !outside && <Notice tone="danger">{problemWords(problem).text}</Notice>}
      </div>
    </Form>
  );
};

export default function AddFunds() {
  const client = session.current.value?.client;
  if (!client) return null;
  return (
    <PageFrame
      title={t('add.title')}
      lead={t('add.lead', { balance: money(client.balanceMicro, client.currency) })}
      width="narrow"
    >
      <AddFundsForm currency={client.currency} />
    </PageFrame>
  );
}
