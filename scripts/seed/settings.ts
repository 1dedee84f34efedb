import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';

/** The settings of every workspace in the demo, by collection: name and fields. */
const settings = {
  channels: {
    'Boutique WhatsApp': {
      connection: 'webhook',
      kind: 'whatsapp',
      url: 'https://whatsapp.corvane.example/out',
    },
    SMS: { connection: 'webhook', kind: 'sms', url: 'https://sms.corvane.example/out' },
    'Site web': { connection: 'widget', origins: ['https://www.corvane.example'], greeting: 'Bonjour !' },
  },
  'contact-fields': {
    'Carte de fidélité': { kind: 'choice', choices: ['Bronze', 'Argent', 'Or'] },
    Anniversaire: { kind: 'date' },
    'Numéro client': { kind: 'text' },
  },
  integrations: {
    'CRM Corvane': {
      url: 'https://crm.corvane.example/hooks/latchkey',
      events: ['contact-created', 'contact-updated', 'conversation-closed'],
    },
  },
  snippets: {
    Accueil: { shortcut: 'bonjour', text: 'Bonjour, merci pour votre message. Comment puis-je vous aider ?' },
    Consegna: { shortcut: 'consegna', text: 'La consegna è prevista entro tre giorni lavorativi.' },
    'Opening hours': { shortcut: 'hours', text: 'We are open from Tuesday to Saturday, 10 am to 7 pm.' },
  },
  'whatsapp-templates': {
    commande_prete: {
      language: 'fr',
      category: 'utility',
      body: 'Bonjour {{1}}, votre commande {{2}} est prête en boutique.',
    },
    nuova_collezione: {
      language: 'it',
      category: 'marketing',
      body: 'Ciao {{1}}, la nuova collezione ti aspetta.',
    },
  },
} as const;

/**
 * Adds the settings of a workspace. One template has been submitted to WhatsApp, and one channel is disconnected.
 * Resolves to the ids of the records by name.
 */
export async function bringSettings(owner: WorkspaceContext): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const [collection, records] of Object.entries(settings)) {
    for (const [name, fields] of Object.entries(records)) {
      made.set(name, (await createRecord(owner, { collection, name, fields })).id);
    }
  }
  const step = (collection: string, name: string, transition: string) =>
    transitionRecord(owner, { collection, recordId: made.get(name) ?? '', version: 1, transition });
  await step('channels', 'Site web', 'disconnect');
  await step('whatsapp-templates', 'commande_prete', 'submit');
  return made;
}
