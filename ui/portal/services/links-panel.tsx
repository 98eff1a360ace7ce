import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { linksTitle, OneTimeLinks } from '../../vpn/links.tsx';
import { Panel } from '../panel.tsx';

export const LinksPanel = ({ service }: { service: MyService }) => (
  <Panel title={linksTitle()}>
    <OneTimeLinks serviceId={service.id} links={api.client.links} active={service.status === 'active'} write />
  </Panel>
);
