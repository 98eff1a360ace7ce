import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'guides.title': 'Guides',
  'guides.lead': 'From a VPN panel to the first order, in this order.',
  'guides.command': 'Command',
  'guide.prepare-panel': 'Guide: prepare a VPN panel',
  'guide.issue-token': 'Guide: issue an API token',
  'guide.make-network': 'Guide: make a network',
  'guide.add-server': 'Guide: add a server',
  'guide.product': 'Guide: make a product',
  'server.connection':
    'Culvert calls the panel’s API at this address for everything: making accounts, suspending them, traffic, live status. Workers reach it from Cloudflare’s network, so it needs a public name and a certificate that browsers trust, or a tunnel.',
  'server.connection.example':
    'host vpn1.example.com, https, port empty, and a token of a panel user who may read and write clients.',
  'server.limits':
    'New orders skip a server that is full or switched off, and take the next network of the product. Accounts that are on it stay and keep working.',
  'server.limits.example': 'a maximum of 200 keeps room on a panel licence for 250.',
  'server.notes':
    'The time zone is the panel’s: its traffic days begin and end there. The address of one-time links is needed only where customers reach the panel under another name than Culvert does.',
  'server.notes.example': 'https://vpn1.example.com for a panel that Culvert reaches through a tunnel.',
  'product.general':
    'What the customer sees in the store, and where. The key stands in addresses and in the API: it cannot be guessed from the name, so keep it short.',
  'product.general.example': 'key vpn-100, name VPN 100 Mbit/s, summary One device, one location.',
  'product.visibility':
    'Neither hidden nor retired is listed or can be ordered, not even by its address; those who have it keep it. Hidden may come back, retired is over.',
  'product.visibility.example': 'hide a plan until it is ready, retire it when a better one takes its place.',
  'product.binding':
    'One server, or a group from which the first server with room is taken. Ticked networks below belong to what is chosen here.',
  'product.binding.example': 'the group Europe with Frankfurt first and Warsaw second.',
  'product.networks':
    'Networks are tried from top to bottom, and the first one with a free slot and address gets the account. What an order skipped, and why, stands on its service.',
  'product.networks.example': 'Frankfurt · Default, then Frankfurt · Second, then Warsaw · Default.',
  'product.prices':
    'A currency is sold when it has a price; customers see the one of their account. A changed price is for new orders: who ordered before keeps the old one.',
  'product.prices.example': 'EUR: monthly 5.00 with a setup fee of 0, annually 50.00.',
  'product.bandwidth':
    'Set on the account at the panel. The network’s own limit still holds, so the lower of the two is what the customer gets. 0 is unlimited.',
  'product.bandwidth.example': '100 down and 25 up, on a network without a limit of its own.',
  'product.names':
    'How the VPN account is called on the panel. Names longer than 15 characters do not fit a WireGuard interface on Linux; a name that is taken gets a number behind it.',
  'product.names.example': 'vpn-{client_id}-{service_id}-{random_letter_4} becomes vpn-12-87-kqzb.',
  'product.area':
    'What the customer’s own page shows: whether the password can be read there, and a link to your instructions.',
  'product.area.example': 'https://example.com/how-to-connect',
  'product.delays':
    'How long things wait when money is missing. The customer is told before, and a payment in time puts everything right by itself.',
  'product.delays.example': '3 days’ notice, 24 hours of grace, terminated 48 hours after it was suspended.',
  'settings.shop': 'The name that customers read on the portal, in mails and in the browser’s title.',
  'settings.shop.example': 'Northern VPN',
  'settings.company': 'The issuer of every document from now on. Documents that exist stay as they were issued.',
  'settings.company.example': 'Northern VPN Ltd, 1 Main Street, London, tax number GB123456789.',
  'settings.billing':
    'Days and months begin in this time zone. The tax is added to what customers pay in; services are charged net. Both hold for what is issued from now on.',
  'settings.billing.example': 'Europe/Warsaw, VAT, 23 %.',
  'settings.topUp':
    'The least and the most that a customer can pay in at once, and after how many days a proforma is due.',
  'settings.topUp.example': 'from 5.00 to 1,000.00, due in 7 days.',
  'settings.live':
    'While somebody looks at a service, its VPN server is asked who is connected this often: one question for all who look. When nobody looks, nobody asks who is connected.',
  'settings.live.example': '5 seconds; 15 for a slow panel.',
  'settings.staff': 'A console left open on a desk ends by itself. A page that only refreshes does not count as use.',
  'settings.staff.example': '60 minutes; 15 where others share the room.',
  'token.form':
    'A token may do what you tick, from anywhere, until it expires or you revoke it, and never more than you may yourself. Send it as Authorization: Bearer. Give each program its own, so that one can be revoked alone.',
  'token.form.example': 'name Backup script, expires in 90 days.',
} as const;

type Key = keyof typeof english;
/** A part of a form; with `.example` it is its example. */
export type HelpTopic = Exclude<Key, `${string}.example` | `guide${string}`>;

export const t = catalog(english, import.meta.glob('../*/help.ts'));
