import type { Sql } from 'postgres';
import { v7 } from 'uuid';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { startSession } from '@/lib/access/sessions/start-session';
import { join, person, world } from '@/lib/test-support/world';

/** A signed-in person at work in one workspace. */
export interface Worker {
  token: string;
  slug: string;
  /** Whether they may see users and roles, and create contacts. */
  manages: boolean;
  /** Whether the console is open in their browser. */
  isOpen: boolean;
  /** Conversations that they may write on. */
  conversations: readonly string[];
}

/** A member whose access ends during the run. */
export interface Leaving extends Worker {
  memberId: string;
  version: number;
}

/** A workspace with people at work, its owner, and those who leave. */
export interface Company {
  workspaceId: string;
  owner: Worker;
  people: Worker[];
  leaving: Leaving[];
}

const roles = ['agent', 'manager'];

/**
 * Makes companies through the services: people who joined by invitation and are signed in, with contacts and conversations.
 *
 * @param size people at work in all; at most twenty in a company
 * @param leaving members in all whose access is to end
 * @param admin the superuser, for contacts and conversations
 */
export async function makeCompanies(admin: Sql, size: number, leaving: number): Promise<Company[]> {
  const count = Math.ceil(size / 20);
  return Promise.all(
    Array.from({ length: count }, (_, n) =>
      makeCompany(admin, share(size, count, n), share(leaving, count, n)),
    ),
  );
}

const share = (total: number, parts: number, n: number) =>
  Math.floor((total * (n + 1)) / parts) - Math.floor((total * n) / parts);

async function makeCompany(admin: Sql, size: number, leavers: number): Promise<Company> {
  const { owner } = await world({ people: { owner: 'owner' } });
  const workspaceId = owner.workspace.id;
  const conversations = await fill(admin, workspaceId);
  const worker = async (who: SignedIn, role: string): Promise<Worker> => ({
    token: (await startSession(who.userId, { ip: null, userAgent: 'load' })).token,
    slug: owner.workspace.slug,
    manages: role !== 'agent',
    isOpen: false,
    conversations,
  });
  const people = [await worker(owner.person, 'owner')];
  while (people.length < size) {
    const role = roles[people.length % roles.length] ?? 'agent';
    people.push(await worker((await joined(owner, role)).person, role));
  }
  const leaving: Leaving[] = [];
  while (leaving.length < leavers) {
    const { member, person } = await joined(owner, 'agent');
    leaving.push({ ...(await worker(person, 'agent')), memberId: member.id, version: member.version });
  }
  return { workspaceId, owner: await worker(owner.person, 'owner'), people, leaving };
}

const joined = async (owner: WorkspaceContext, role: string) => join(owner, await person(role), role);

/** A hundred unassigned contacts, half of them with a conversation. */
async function fill(admin: Sql, workspaceId: string): Promise<string[]> {
  await admin`
    insert into contacts (workspace_id, id, name, email, phone)
    select ${workspaceId}, gen_random_uuid(), 'Zoé Contact ' || n, 'contact' || n || '@example.org',
      '+3933' || lpad(n::text, 8, '0') from generate_series(1, 100) n`;
  const rows = await admin<{ id: string }[]>`
    insert into conversations (workspace_id, id, contact_id, channel, status, preview, last_message_at)
    select ${workspaceId}, gen_random_uuid(), id, 'sms', 'open', 'Buongiorno', now()
    from contacts where workspace_id = ${workspaceId} limit 50
    returning id`;
  const ids = rows.map(({ id }) => id);
  await admin`
    insert into messages (workspace_id, id, conversation_id, kind, body)
    select ${workspaceId}, gen_random_uuid(), unnest(${ids}::uuid[]), 'inbound', 'Buongiorno'`;
  return ids.length > 0 ? ids : [v7()];
}
