import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, type ProblemCode, page, span, tag } from '../../kernel/contract.ts';
import {
  contractReport,
  probeReport,
  server,
  serverChange,
  serverDraft,
  serverDriver,
  serverGroup,
  serverGroupChange,
  serverGroupDraft,
  serverNetworks,
  serverReadings,
  TEST_RESULTS,
  treeServer,
} from './model.ts';

const tags = tag('Servers', 'VPN servers, groups of them, and what they answer when they are asked.');
const read = () => endpoint({ permit: 'staff:servers.read' });
const write = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:servers.write', problems });
const create = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:servers.write', idempotent: true, problems });
const made = z.object({ id: id() });

export const servers = {
  drivers: read()
    .route({ method: 'GET', path: '/admin/server-drivers', tags, summary: 'Kinds of VPN servers, and their settings' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ drivers: z.array(serverDriver) })),
  list: read()
    .route({ method: 'GET', path: '/admin/servers', tags, summary: 'VPN servers' })
    .input(
      listInput(['name', 'host', 'testedAt', 'accounts', 'createdAt'], {
        ...span,
        disabled: z.optional(z.enum(['yes', 'no'])),
        /** How the last connection test ended. */
        test: z.optional(z.enum(TEST_RESULTS)),
      }),
    )
    .output(page(server)),
  get: read()
    .route({ method: 'GET', path: '/admin/servers/{id}', tags, summary: 'One VPN server' })
    .input(byId())
    .output(server),
  create: create('server_name_taken')
    .route({ method: 'POST', path: '/admin/servers', tags, summary: 'Add a VPN server' })
    .input(serverDraft)
    .output(made),
  update: write('server_name_taken', 'stale_write')
    .route({ method: 'PUT', path: '/admin/servers/{id}', tags, summary: 'Change a VPN server' })
    .input(serverChange)
    .output(ack()),
  remove: write('server_in_use')
    .route({ method: 'DELETE', path: '/admin/servers/{id}', tags, summary: 'Delete a VPN server' })
    .input(byId())
    .output(ack()),
  /** Tests what the form holds; without a token, the stored one of server `id` is used. Writes the result when `id` is given. */
  test: write('not_found')
    .route({ method: 'POST', path: '/admin/servers/test', tags, summary: 'Test the connection step by step' })
    .input(
      z.strictObject({
        id: z.optional(id()),
        draft: z.optional(z.omit(serverDraft, { token: true })),
        token: z.optional(z.string().check(z.maxLength(400))),
      }),
    )
    .output(probeReport),
  /** Live; while the panel does not answer, the last copy with its age. */
  networks: read()
    .route({ method: 'GET', path: '/admin/servers/{id}/networks', tags, summary: 'Networks of one VPN server' })
    .input(
      z.strictObject({
        id: id(),
        /** Asks even a server that is left alone after its failures. */
        insist: z.optional(z.enum(['yes'])),
      }),
    )
    .output(serverNetworks),
  readings: read()
    .route({
      method: 'GET',
      path: '/admin/servers/{id}/readings',
      tags,
      summary: 'Last connection test, last contract probe and alerts of a VPN server',
    })
    .input(byId())
    .output(serverReadings),
  /** Reads the panel's description of itself and tries its reading calls; the report is kept. */
  compare: write()
    .route({
      method: 'POST',
      path: '/admin/servers/{id}/contract',
      tags,
      summary: 'Compare the panel’s API with what the driver needs',
    })
    .input(byId())
    .output(contractReport),
  /** Live: asks every enabled server of the group, or the one server. */
  networkTree: read()
    .route({
      method: 'GET',
      path: '/admin/network-tree',
      tags,
      summary: 'Networks of the servers that a product may use',
    })
    .input(z.strictObject({ serverId: z.optional(id()), serverGroupId: z.optional(id()) }))
    .output(z.object({ servers: z.array(treeServer) })),
};

export const serverGroups = {
  list: read()
    .route({ method: 'GET', path: '/admin/server-groups', tags, summary: 'Server groups' })
    .input(listInput(['name', 'createdAt'], span))
    .output(page(serverGroup)),
  get: read()
    .route({ method: 'GET', path: '/admin/server-groups/{id}', tags, summary: 'One server group' })
    .input(byId())
    .output(serverGroup),
  create: create('server_group_name_taken')
    .route({ method: 'POST', path: '/admin/server-groups', tags, summary: 'Create a server group' })
    .input(serverGroupDraft)
    .output(made),
  update: write('server_group_name_taken')
    .route({
      method: 'PUT',
      path: '/admin/server-groups/{id}',
      tags,
      summary: 'Rename a group or set its servers, in order',
    })
    .input(serverGroupChange)
    .output(ack()),
  remove: write('server_group_in_use')
    .route({ method: 'DELETE', path: '/admin/server-groups/{id}', tags, summary: 'Delete a server group' })
    .input(byId())
    .output(ack()),
};
