import type { WorkspaceContext } from '@/lib/access/context/context';
import { adding, bringReaders } from './readers';

/** Adds the settings with which a shop writes to its customers: something in each area that can be delegated (S4.4). */
export async function bringCommunication(administrator: WorkspaceContext): Promise<void> {
  const add = adding(administrator);
  const list = await bringReaders(administrator, { list: 'Clienti abituali', language: 'it', count: 36 });
  const sender = await add('senders', 'Bottega Serafini', {
    kind: 'email',
    email: 'ciao@serafini.example',
  });
  await add('channels', 'SMS', {
    connection: 'webhook',
    kind: 'sms',
    url: 'https://sms.serafini.example/out',
  });
  const template = await add(
    'templates',
    'Novità del mese',
    {
      kind: 'email',
      subject: 'Le novità della bottega',
      body: 'Ciao {{name}},\n\nsono arrivate le ceramiche nuove. Ti aspettiamo in bottega.\n\nA presto,\nOttavia',
    },
    'activate',
  );
  await add('templates', 'Ordine pronto', { kind: 'sms', body: 'Il tuo ordine è pronto in bottega.' });
  await add('email-campaigns', 'Ceramiche d’autunno', {
    ...{ list, sender, template },
    subject: 'Le ceramiche d’autunno sono arrivate',
  });
  await add('forms', 'Iscrizione alla lettera', {
    ...{ purpose: 'sign-up', list, heading: 'Ricevi la lettera della bottega' },
    consent: 'Accetto che la Bottega Serafini mi scriva. Posso disiscrivermi quando voglio.',
    thanks: 'Grazie, a presto.',
  });
  await add('automations', 'Benvenuto', {
    ...{ event: 'list-joined', list, minutes: 30, step: 'email', sender },
    subject: 'Benvenuta nella Bottega Serafini',
    body: 'Ciao {{name}},\n\ngrazie di esserti iscritta. Ti scriviamo una volta al mese.\n\nOttavia',
  });
  await add(
    'automations',
    'Primo saluto',
    { event: 'contact-created', minutes: 30, step: 'text', text: 'Benvenuta nella Bottega Serafini!' },
    'switch-on',
  );
}
