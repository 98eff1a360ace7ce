/** IKEv2 as a PowerShell script: Windows has no file for it, and by default offers only weak proposals. */
import type { Ikev2 } from './ikev2.ts';

/**
 * A PowerShell literal in which nothing has a meaning: within single quotes only a single quote does, and PowerShell
 * takes the four typographic ones for it too.
 */
export const quote = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

const commentOf = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]/g, ' ');

const trust = (certificate: string): string[] => [
  '',
  '# Trust the certificate authority of the VPN server.',
  `$der = [Convert]::FromBase64String(${quote(certificate)})`,
  '$authority = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 (,$der)',
  "$store = New-Object System.Security.Cryptography.X509Certificates.X509Store 'Root', 'LocalMachine'",
  "$store.Open('ReadWrite')",
  '$store.Add($authority)',
  '$store.Close()',
];

const ELEVATE = [
  '$me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()',
  'if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {',
  '  $again = \'-NoProfile -ExecutionPolicy Bypass -File "{0}"\' -f $PSCommandPath',
  '  Start-Process -FilePath powershell.exe -Verb RunAs -ArgumentList $again',
  '  exit',
  '}',
];

const CONNECTION = [
  '',
  '# Make the connection anew, for every user of this computer.',
  'Get-VpnConnection -Name $name -AllUserConnection -ErrorAction SilentlyContinue | Remove-VpnConnection -Force',
  'Add-VpnConnection -Name $name -ServerAddress $server -TunnelType Ikev2 -AuthenticationMethod Eap `',
  '  -EncryptionLevel Required -RememberCredential -AllUserConnection -Force',
  'Set-VpnConnectionIPsecConfiguration -ConnectionName $name -AllUserConnection -Force `',
  '  -EncryptionMethod AES256 -IntegrityCheckMethod SHA256 -DHGroup Group14 `',
  '  -CipherTransformConstants GCMAES256 -AuthenticationTransformConstants GCMAES256 -PfsGroup None',
];

/** Without the password: a script lies about in a downloads folder. CRLF, and a BOM for what older versions take for ANSI. */
export function windowsScript({ server, certificate, username }: Ikev2, name: string): string {
  const lines = [
    '# Adds an IKEv2 VPN connection to Windows 10 or 11. Right-click the file and choose "Run with PowerShell".',
    `# Connection: ${commentOf(name)}`,
    "$ErrorActionPreference = 'Stop'",
    `$name = ${quote(name)}`,
    `$server = ${quote(server)}`,
    '',
    '# Certificates of this computer can be changed by an administrator only.',
    ...ELEVATE,
    '',
    'try {',
    ...[...(certificate ? trust(certificate) : []), ...CONNECTION].map((line) => line && `  ${line}`),
    '',
    "  Write-Host ('The connection ' + $name + ' is there.')",
    "  Write-Host 'Connect in Settings > Network & internet > VPN.'",
    ...(username ? [`  Write-Host ('User name: ' + ${quote(username)})`] : []),
    "  Write-Host 'The password is on the page where you downloaded this file.'",
    '} catch {',
    "  Write-Host ('It did not work: ' + $_.Exception.Message)",
    '}',
    "Read-Host 'Press Enter to close'",
    '',
  ];
  return `\ufeff${lines.join('\r\n')}`;
}
