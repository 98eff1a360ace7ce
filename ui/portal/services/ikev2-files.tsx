import type { ComponentChildren } from 'preact';
import { IconDownload } from '../../kit/shown/icons.tsx';

type Kind = 'windows' | 'certificate';
type Look = { serviceId: string; primary?: boolean; children: ComponentChildren };

const classOf = (primary = false) => `btn ${primary ? 'btn-primary' : 'btn-plain'}`;
const base = (serviceId: string) => `/api/v1/client/services/${serviceId}/ikev2`;

export const Ikev2File = ({ serviceId, kind, primary, children }: Look & { kind: Kind }) => (
  <a class={classOf(primary)} href={`${base(serviceId)}/${kind}`} download>
    <IconDownload size={18} />
    {children}
  </a>
);

/** A form and no link: the profile carries the password, so that each one is written down, and devices open it themselves. */
export const AppleProfile = ({ serviceId, primary, children }: Look) => (
  <form method="post" action={`${base(serviceId)}/apple`}>
    <button type="submit" class={classOf(primary)}>
      <IconDownload size={18} />
      {children}
    </button>
  </form>
);
