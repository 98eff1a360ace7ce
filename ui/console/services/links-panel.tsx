import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { linksTitle, OneTimeLinks } from '../../vpn/links.tsx';
import { Panel } from '../record/panel.tsx';

/** Gives a customer's keys out, so it has a permission of its own. */
export const LinksPanel = ({ service }: { service: ServiceDetail }) =>
  can('links.read') ? (
    <Panel title={linksTitle()}>
      <div class="panel-body">
        <OneTimeLinks
          serviceId={service.id}
          links={api.admin.links}
          active={service.status === 'active'}
          write={can('links.write')}
          detailed
        />
      </div>
    </Panel>
  ) : null;
