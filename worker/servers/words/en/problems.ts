export default {
  'tree.one': 'Name one server or one group.',
  'server.once': 'Choose each existing server once.',
  'contract.none': 'Servers of this kind have no API to compare.',
  'http.plain': 'Over plain http the token travels readable. Tick the box to accept that, or use https.',
  'timeZone.unknown': 'Enter an IANA zone such as Europe/Warsaw.',
  'token.again': 'The address differs from the saved one: paste the token again.',
  'server.silent': 'The server did not answer.',
  'draft.orId': 'Send a draft or the id of a server.',
  'token.paste': 'Paste the API token of the panel.',
  'driver.hasAccounts': 'The server has accounts: add another server for another kind.',
  'config.again': 'The address differs from the saved one: enter this again.',
  'group.oneKind': 'The servers of a group are of one kind: a product is sold through any of them.',
} as const;
