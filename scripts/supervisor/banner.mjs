/** @param {ReturnType<typeof import('./app.mjs').createApp>} app */
export function banner(app, seconds) {
  const { admin, customer } = app.logins ?? {};
  const login = (who) => (who ? `  ${who.email}  ${who.password}` : '');
  return [
    '',
    `  Culvert is ready (${seconds.toFixed(1)} s)`,
    '',
    `  Portal     ${app.url}/${login(customer)}`,
    `  Console    ${app.url}/admin/${login(admin)}`,
    `  Simulator  ${app.simUrls.join('  ')}`,
    `  Data       ${app.paths.dataDir}`,
    '',
    '  Ctrl-C stops everything. npm start -- --reset begins with a fresh demo.',
    '',
  ].join('\n');
}
