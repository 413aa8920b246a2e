import type { ContactAccount } from './iplicit-types.ts';
import { uuidOf } from './seeded.ts';

const SUPPLIERS: readonly [country: string, currency: string, names: readonly string[]][] = [
  [
    'GB',
    'GBP',
    [
      'Acme Stationery Ltd',
      'Thames Couriers',
      'Sheffield Steel Stockholders',
      "O'Brien's Catering",
      'Northern Light & Power',
      'Albion Office Cleaning',
      'Bracken & Lowe Solicitors',
      'Cotswold Packaging',
      'Severn Water',
      'Highland Timber Merchants',
      'Pennine Telecom',
      'Brunel Engineering',
    ],
  ],
  [
    'US',
    'USD',
    [
      'Hudson Freight Inc.',
      'Cascade Cloud Hosting',
      'Liberty Tool & Die',
      'Bayou Logistics LLC',
      'Granite Payroll Services',
      'Redwood Travel',
    ],
  ],
  [
    'DE',
    'EUR',
    [
      'Müller & Söhne GmbH',
      'Rheinmetallbau Köhler',
      'Bürobedarf Weiß',
      'Hansa Spedition',
      'Schwarzwald Präzision',
      'Stadtwerke Isarau',
    ],
  ],
  ['FR', 'EUR', ['Papeterie de la Loire', 'Transports Géraud & Fils', 'Atelier Élan']],
  ['CH', 'CHF', ['Uhrwerk Präzision AG', 'Matterhorn Logistik', 'Genève Fiduciaire SA']],
  ['JP', 'JPY', ['株式会社 山田製作所', '京都精密工業', 'Osaka Bearings KK']],
];

const EMPLOYEES = [
  'Ada Lovelace',
  'Grace Hopper',
  'Alan Turing',
  'Katherine Johnson',
  'José Ángel Núñez',
  'Mary Seacole',
  'Srinivasa Ramanujan',
];

/** 40 accounts: 33 suppliers in six currencies, then 7 employees who claim expenses. */
export function contactAccounts(): ContactAccount[] {
  const suppliers = SUPPLIERS.flatMap(([countryCode, currency, names]) =>
    names.map((description) => ({ countryCode, currency, description })),
  );
  return [
    ...suppliers.map((supplier, index) => contact(`S${1001 + index}`, supplier)),
    ...EMPLOYEES.map((description, index) =>
      contact(`E${201 + index}`, { description, countryCode: 'GB', currency: 'GBP' }),
    ),
  ];
}

function contact(code: string, rest: Omit<ContactAccount, 'id' | 'code'>): ContactAccount {
  return { id: uuidOf(`contact account ${code}`), code, ...rest };
}
