export default {
  auth: 'The panel refuses the API token ({why}).',
  permission: 'The API token lacks a permission ({why}).',
  redirect: 'The panel redirects, so it does not accept this address or scheme ({why}).',
  busy: 'The panel is busy ({why}).',
  transport: 'The panel cannot be reached ({why}).',
  tls: 'The TLS certificate is not accepted ({why}).',
  dns: 'The host name does not resolve ({why}).',
  not_json: 'The answer is not JSON, so this is probably not the panel’s API ({why}).',
  version: 'The panel is too old ({why}).',
} as const;
