import type { DemoLine } from '../demo';
import { bringCommunication } from './communication';
import { addressOf, admit, type DemoOrganisation, openOrganisation } from './demo-organisation';

const organisation: DemoOrganisation = {
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

/** Delegated managers (S4): an administrator, two managers with some rights, and a person with only an account. */
export async function seedDelegatedManagers(password: string): Promise<DemoLine[]> {
  const administrator = await openOrganisation(organisation, password);
  await bringCommunication(administrator);
  for (const each of [editor, watcher, buyer])
    await admit(administrator, each, organisation.domain, password);
  return [
    {
      role: 'Administrator',
      email: addressOf(organisation.founder, organisation),
      organisation: organisation.name,
    },
    { role: 'Editor, manager', email: addressOf(editor, organisation), organisation: organisation.name },
    { role: 'Subscriber, manager', email: addressOf(watcher, organisation), organisation: organisation.name },
    { role: 'Subscriber', email: addressOf(buyer, organisation), organisation: organisation.name },
  ];
}
