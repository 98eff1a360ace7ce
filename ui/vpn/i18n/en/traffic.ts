import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'nav.label': 'Parts of this service',
  'nav.information': 'Information',
  'nav.traffic': 'Traffic statistics',
  year: 'Year',
  month: 'Month',
  load: 'Load',
  download: 'Download',
  upload: 'Upload',
  'total.download': 'Downloaded in {month}',
  'total.upload': 'Uploaded in {month}',
  unknown: 'not known',
  chart: 'Traffic in {month}, day by day',
  table: 'Show as a table',
  'table.label': 'Traffic in {month}',
  day: 'Day',
  units: '1 GB = 1024³ bytes. Days begin at midnight in {zone}.',
  asOf: 'Read from the VPN server',
  gaps: 'Some days are missing',
  'gaps.text': 'The VPN server did not report them. They are left out, also from the totals.',
  none: 'No figures for this month',
  'none.text': 'The VPN server has reported nothing for it.',
  notYet: 'No traffic counted yet',
  'notYet.text': 'The VPN server adds it up again at {time}. Load the month after that.',
  forgotten: 'This month is no longer kept',
  'forgotten.text': 'The VPN server keeps about two months of daily figures.',
} as const;

export const t = catalog(english, import.meta.glob('../*/traffic.ts'));
