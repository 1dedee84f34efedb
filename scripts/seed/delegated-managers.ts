import type { DemoLine } from '../demo';
import { bringCommunication } from './communication';
import { addressOf, admit, type House, openHouse } from './house';

const house: House = {
  name: 'Bottega Serafini',
  domain: 'serafini.example',
  model: 'delegated-managers',
  plan: 'growth',
  workspace: 'Bottega Serafini',
  founder: { name: 'Ottavia Serafini', language: 'it' },
};

const editor = {
  name: 'Leandro Vitali',
  language: 'it',
  role: 'editor',
  grants: [
    'email-campaigns-read',
    'email-campaigns-create',
    'email-campaigns-update',
    'templates-read',
    'templates-update',
    'contacts-read',
  ],
} as const;
const watcher = {
  name: 'Fiammetta Donati',
  language: 'it',
  role: 'subscriber',
  grants: ['automations-read'],
} as const;
const buyer = { name: 'Corrado Pisani', language: 'it', role: 'subscriber' } as const;

/** Delegated managers (S4): an administrator, two managers with some rights, and somebody with an account alone. */
export async function seedDelegatedManagers(password: string): Promise<DemoLine[]> {
  const administrator = await openHouse(house, password);
  await bringCommunication(administrator);
  for (const each of [editor, watcher, buyer]) await admit(administrator, each, house.domain, password);
  return [
    { role: 'Administrator', email: addressOf(house.founder, house), house: house.name },
    { role: 'Editor, manager', email: addressOf(editor, house), house: house.name },
    { role: 'Subscriber, manager', email: addressOf(watcher, house), house: house.name },
    { role: 'Subscriber', email: addressOf(buyer, house), house: house.name },
  ];
}
