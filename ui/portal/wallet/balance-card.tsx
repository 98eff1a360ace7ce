import type { ComponentChildren } from 'preact';
import { money } from '../../data/format/format.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Card } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/wallet.ts';
import { session } from '../session.ts';
import './wallet.css';

/** Characters that the large figure has room for on the narrowest phone. */
const ROOMY = 13;

type Props = {
  children?: ComponentChildren;
  link?: ComponentChildren;
  /** The page's primary action is another one. */
  quiet?: boolean;
};

/** What there is to spend, what is set aside, and the way to more. */
export const BalanceCard = ({ children, link, quiet }: Props) => {
  const client = session.current.value?.client;
  if (!client) return null;
  const { balanceMicro, heldMicro, creditLimitMicro, currency } = client;
  const amount = money(balanceMicro, currency);
  return (
    <Card class="balance-card">
      <div class="min-w-0">
        <h2 class="figure-label">{t('balance')}</h2>
        <p class={amount.length > ROOMY ? 'figure figure-long num' : 'figure num'}>{amount}</p>
        {children}
        {heldMicro > 0 && <p class="muted">{t('balance.held', { amount: money(heldMicro, currency) })}</p>}
        {creditLimitMicro > 0 && (
          <p class="muted">{t('balance.credit', { amount: money(creditLimitMicro, currency) })}</p>
        )}
      </div>
      <div class="flex flex-wrap items-center gap-2 max-sm:w-full">
        <LinkButton look={quiet ? 'plain' : 'primary'} href="/add-funds" class="max-sm:flex-1">
          {t('balance.add')}
        </LinkButton>
        {link}
      </div>
    </Card>
  );
};
