import type { WorkspaceContext } from '@/lib/access/context/context';
import { importContacts } from '@/lib/work/contacts/change/import-contacts';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import {
  type ImportedConversation,
  importConversations,
} from '@/lib/work/inbox/conversations/import-conversations';
import { chance, inventName, inventPhone, mailboxOf } from './invent';
import type { Colleague } from './people';
import type { Language, WorkspacePlan } from './plan';
import { inventThread } from './thread';

const domains = ['example.com', 'example.org', 'example.net'];
/** The number of duplicate contacts in a workspace. */
const duplicates = 6;
const day = 24 * 60 * 60 * 1000;

interface Assignment {
  seatId: string | null;
  teamId: string | null;
}

/** Adds contacts to a workspace, and conversations for some of them. Resolves to the contacts' ids. */
export async function bringWork(
  ctx: WorkspaceContext,
  plan: WorkspacePlan,
  colleagues: readonly Colleague[],
  teamIds: ReadonlyMap<string, string>,
  settings: ReadonlyMap<string, string>,
): Promise<string[]> {
  const workers = colleagues.filter(({ role }) => role !== 'owner');
  const customers = Array.from({ length: plan.contacts }, () => {
    const language = pickLanguage(plan.writes);
    return { language, ...inventCustomer(language), ...inventFacts(settings), ...assign(workers, teamIds) };
  });
  customers.push(
    ...customers.splice(-duplicates).map((customer, at) => duplicateOf(customers[at], customer)),
  );
  const ids = await importContacts(
    ctx,
    customers.map(({ language: _, ...contact }) => contact),
  );
  const writing = chance.helpers.arrayElements([...ids.entries()], plan.conversations);
  await importConversations(
    ctx,
    writing.flatMap(([at, contactId]) => {
      const customer = customers[at];
      return customer ? [conversationOf(contactId, customer, workers)] : [];
    }),
  );
  return ids;
}

/** The same person under another address, so that there is a duplicate to merge. */
function duplicateOf<Customer extends { name: string; phone: string | null }>(
  first: Customer | undefined,
  duplicate: Customer,
): Customer {
  return first ? { ...duplicate, name: first.name, phone: first.phone ?? duplicate.phone } : duplicate;
}

function pickLanguage(writes: WorkspacePlan['writes']): Language {
  const languages = Object.entries(writes) as [Language, number][];
  return chance.helpers.weightedArrayElement(languages.map(([value, weight]) => ({ value, weight })));
}

/** Some have no phone, some no email: a masked agent may add the missing one (S1.26). */
function inventCustomer(language: Language) {
  const name = inventName(language);
  const at = chance.helpers.arrayElement(domains);
  const email = `${mailboxOf(name)}${chance.number.int({ min: 1, max: 99 })}@${at}`;
  const createdAt = new Date(Date.now() - chance.number.int({ min: 40, max: 900 }) * day);
  return {
    name,
    email: isLikely(0.88) ? email : null,
    phone: isLikely(0.82) ? inventPhone(language) : null,
    createdAt,
  };
}

/** The lifecycle stage of a contact and, for some, values of the workspace's custom fields. */
function inventFacts(settings: ReadonlyMap<string, string>) {
  const lifecycle = isLikely(0.8) ? chance.helpers.arrayElement(lifecycles) : null;
  const isRegular = lifecycle === 'customer' && isLikely(0.6);
  const noted: [string, string][] = isRegular
    ? [
        ['Carte de fidélité', chance.helpers.arrayElement(['Bronze', 'Argent', 'Or'])],
        ['Numéro client', `C-${chance.string.numeric(5)}`],
        ['Anniversaire', chance.date.birthdate().toISOString().slice(0, 10)],
      ]
    : [];
  const fields = Object.fromEntries(noted.map(([name, value]) => [settings.get(name) ?? '', value]));
  return { lifecycle, fields };
}

/** To a person and their team, to a team only, or unassigned. */
function assign(workers: readonly Colleague[], teamIds: ReadonlyMap<string, string>): Assignment {
  const roll = chance.number.float();
  if (roll < 0.6) {
    const { seatId, team = '' } = chance.helpers.arrayElement(workers);
    return { seatId, teamId: teamIds.get(team) ?? null };
  }
  if (roll < 0.8) return { seatId: null, teamId: chance.helpers.arrayElement([...teamIds.values()]) };
  return { seatId: null, teamId: null };
}

/** Most are open and recent; conversations older than a month are closed. */
function conversationOf(
  contactId: string,
  { language, seatId, teamId }: Assignment & { language: Language },
  workers: readonly Colleague[],
): ImportedConversation {
  const daysAgo = chance.number.float({ min: 0, max: 1 }) ** 2 * 60;
  const lastMessageAt = new Date(Date.now() - daysAgo * day);
  const status = daysAgo < 30 && isLikely(0.75) ? 'open' : 'closed';
  const shape = { language, seatId, teamId, status, endsAt: lastMessageAt } as const;
  const { thread, preview, startsAt } = inventThread(shape, workers);
  return {
    contactId,
    seatId,
    teamId,
    channel: chance.helpers.arrayElement(['email', 'sms', 'whatsapp', 'web-chat'] as const),
    status,
    preview,
    lastMessageAt,
    createdAt: startsAt,
    thread,
  };
}

const isLikely = (probability: number) => chance.datatype.boolean({ probability });
