import * as z from 'zod/mini';
import { block } from '../../kernel/blocks.ts';
import { byId, endpoint, id, type ProblemCode } from '../../kernel/contract.ts';
import { protocols } from '../../servers/contract/model.ts';
import { configText, ikev2Settings, PROTOCOL_KEYS } from './model.ts';

const tags = ['My services'];
const mine = (...problems: ProblemCode[]) => endpoint({ permit: 'client', problems });
const ofProtocol = z.strictObject({ id: id(), protocol: z.enum(PROTOCOL_KEYS) });

export const delivery = {
  /** Asked of the panel at each call. */
  account: mine('not_active', 'upstream_failed')
    .route({
      method: 'GET',
      path: '/client/services/{id}/account',
      tags,
      summary: 'State of my VPN account on its server',
    })
    .input(byId())
    .output(
      z.object({
        enabled: z.boolean(),
        /** Of its network, as it is now. */
        protocols,
        /** What the server's kind adds to the page; absent when it adds nothing. */
        blocks: z.optional(z.array(block)),
      }),
    ),
  credentials: mine('not_active', 'not_ready', 'forbidden')
    .route({
      method: 'POST',
      path: '/client/services/{id}/credentials',
      tags,
      summary: 'User name and password of my VPN account',
    })
    .input(byId())
    .output(z.object({ username: z.string(), password: z.string() })),
  /** Fetched from the panel at each call and never kept. */
  config: mine('not_active', 'upstream_failed')
    .route({
      method: 'GET',
      path: '/client/services/{id}/configs/{protocol}',
      tags,
      summary: 'Configuration text of one protocol',
    })
    .input(ofProtocol)
    .output(configText),
  file: mine('not_active', 'upstream_failed')
    .route({
      method: 'GET',
      path: '/client/services/{id}/files/{protocol}',
      tags,
      summary: 'The same configuration as a file',
    })
    .input(ofProtocol)
    .output(z.file()),
  ikev2: mine('not_active', 'upstream_failed')
    .route({ method: 'GET', path: '/client/services/{id}/ikev2', tags, summary: 'IKEv2 settings, to enter by hand' })
    .input(byId())
    .output(ikev2Settings),
  /** A PowerShell script, and the certificate authority in DER. */
  ikev2File: mine('not_active', 'upstream_failed')
    .route({
      method: 'GET',
      path: '/client/services/{id}/ikev2/{kind}',
      tags,
      summary: 'IKEv2 for Windows, or its certificate',
    })
    .input(z.strictObject({ id: id(), kind: z.enum(['windows', 'certificate']) }))
    .output(z.file()),
  /** With the password where the plan shows it, so each one is written down. */
  appleProfile: mine('not_active', 'upstream_failed')
    .route({
      method: 'POST',
      path: '/client/services/{id}/ikev2/apple',
      tags,
      summary: 'IKEv2 as a configuration profile for iPhone, iPad and Mac',
    })
    .input(byId())
    .output(z.file()),
};
