import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord } from '@/lib/modules';
import { everybody } from '@/lib/work/broadcasts/audience';
import { createBroadcast } from '@/lib/work/broadcasts/create-broadcast';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { createView } from '@/lib/work/contacts/views/save-view';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { addTag } from '@/lib/work/inbox/tags/add-tag';
import { chance } from './invent';
import type { Language, WorkspacePlan } from './plan';

/** The names used in each workspace, in the language of most of its contacts. */
const words = {
  fr: {
    lists: ['Clients fidèles', 'Salon de mars'],
    view: 'Prospects sans conseiller',
    tags: ['facture', 'livraison', 'sur mesure'],
    welcome: { name: 'Accueillir', snippet: 'Accueil', tag: 'nouveau' },
    done: 'Clore le lendemain',
    broadcast: {
      name: 'Ventes privées',
      body: 'Bonjour {{name}}, nos ventes privées ouvrent jeudi. Passez quand vous voulez. {{me}}',
    },
  },
  it: {
    lists: ['Clienti abituali', 'Fiera di marzo'],
    view: 'Potenziali senza incaricato',
    tags: ['fattura', 'consegna', 'su misura'],
    welcome: { name: 'Avvisare della consegna', snippet: 'Consegna', tag: 'consegna' },
    done: 'Chiudere domani',
    broadcast: {
      name: 'Vendita riservata',
      body: 'Ciao {{name}}, la vendita riservata apre giovedì. Passa quando vuoi. {{me}}',
    },
  },
  en: {
    lists: ['Regulars', 'March fair'],
    view: 'Prospects of nobody',
    tags: ['invoice', 'delivery', 'made to measure'],
    welcome: { name: 'Say when we are open', snippet: 'Opening hours', tag: 'visit' },
    done: 'Close tomorrow',
    broadcast: {
      name: 'Private sale',
      body: 'Hello {{name}}, our private sale opens on Thursday. Come by when you like. {{me}}',
    },
  },
} as const;

const aDay = 24 * 60;

/** Adds work to a workspace: lists, a shared view, tags, shortcuts, and a scheduled broadcast. */
export async function addActivity(
  owner: WorkspaceContext,
  plan: WorkspacePlan,
  contactIds: readonly string[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const texts = words[mainLanguage(plan)];
  const listIds = await Promise.all(texts.lists.map(async (name) => (await createList(owner, { name })).id));
  for (const listId of listIds) {
    await addToList(owner, { listId, contactIds: chance.helpers.arrayElements([...contactIds], 60) });
  }
  await createView(owner, {
    name: texts.view,
    isShared: true,
    address: 'lifecycle=prospect&assignee=nobody',
  });
  await bringShortcuts(owner, texts, made);
  await createBroadcast(owner, {
    ...texts.broadcast,
    channelId: made.get('SMS') ?? '',
    templateId: null,
    audience: { ...everybody, list: listIds.slice(0, 1) },
  });
  const { rows } = await listConversations(owner, 'all', conversationSearch.parse({}));
  for (const { id } of rows.slice(0, 15)) {
    await addTag(owner, { conversationId: id, name: chance.helpers.arrayElement(texts.tags) });
  }
}

async function bringShortcuts(
  owner: WorkspaceContext,
  { welcome, done }: (typeof words)[Language],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const shortcuts = {
    [welcome.name]: [
      { do: 'assign', to: { kind: 'starter' } },
      { do: 'reply', snippetId: made.get(welcome.snippet) ?? '' },
      { do: 'tag', name: welcome.tag },
    ],
    [done]: [{ do: 'wait', minutes: aDay }, { do: 'close' }],
  };
  for (const [name, steps] of Object.entries(shortcuts)) {
    await createRecord(owner, { collection: 'shortcuts', name, fields: { steps } });
  }
}

function mainLanguage({ writes }: WorkspacePlan): Language {
  const [most] = (Object.entries(writes) as [Language, number][]).sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'en';
}
