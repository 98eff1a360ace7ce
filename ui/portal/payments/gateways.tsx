import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import type { Bound } from '../../kit/form/field.tsx';
import { RadioCardsField } from '../../kit/form/inputs.tsx';
import { IconCard, IconDocument } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/payments.ts';

export const useGateways = (enabled = true) =>
  useQuery(['payments', 'gateways'], (signal) => api.client.payments.gateways({}, { signal }), {
    staleMs: 60_000,
    enabled,
  });

type Gateways = ReturnType<typeof useGateways>;

/** The one that is chosen until the customer chooses. */
export const chosenGateway = (gateways: Gateways, chosen: string): string =>
  chosen || (gateways.data?.gateways[0]?.key ?? '');

export const GatewayField = ({ gateways, field }: { gateways: Gateways; field: Bound<string> }) => (
  <Loaded query={gateways}>
    {({ gateways: choices }) =>
      choices.length === 0 ? (
        <Notice tone="warn">{t('gateways.none')}</Notice>
      ) : (
        <RadioCardsField
          {...field}
          value={field.value || (choices[0]?.key ?? '')}
          label={t('gateways')}
          choices={choices.map(({ key, label, simulated, confirmedByStaff }) => ({
            value: key,
            label,
            icon: confirmedByStaff ? IconDocument : IconCard,
            text: simulated ? t('gateways.simulated') : confirmedByStaff ? t('gateways.byStaff') : undefined,
          }))}
        />
      )
    }
  </Loaded>
);
