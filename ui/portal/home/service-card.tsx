import type { api } from '../../data/api.ts';
import { Instant } from '../../kit/shown/values.tsx';
import { priceWords, speedWords } from '../billing/words.tsx';
import { t } from '../i18n/en/home.ts';
import { serviceState } from '../services/state.ts';
import { nameOf, StateDot } from '../services/words.tsx';

export type ServiceRow = Awaited<ReturnType<typeof api.client.services.list>>['items'][number];

const NextCharge = ({ row }: { row: ServiceRow }) => {
  const { period, paidThrough, baseMicro, currency, status, terminateAt } = row;
  const price = <span class="num">{priceWords(baseMicro, currency, period)}</span>;
  const comes = status === 'active' && period !== 'one_time' ? paidThrough : null;
  const at = terminateAt ?? comes;
  return (
    <p class="service-price">
      {price}
      {at !== null && (
        <span class="muted">
          {t(terminateAt === null ? 'service.next' : 'service.ends')}{' '}
          <Instant at={at} time={period === 'hourly' || period === 'daily'} />
        </span>
      )}
    </p>
  );
};

export const ServiceCard = ({ row }: { row: ServiceRow }) => {
  const name = nameOf(row);
  const facts = [row.label && row.productName, row.location, speedWords(row.caps)].filter(Boolean);
  return (
    <li class="card service-card">
      <div class="service-card-head">
        <h3>
          <a class="service-link" href={`/services/${row.id}`}>
            {name}
          </a>
        </h3>
        <StateDot state={serviceState(row)} />
      </div>
      <p class="muted">{facts.join(' · ')}</p>
      <NextCharge row={row} />
    </li>
  );
};
