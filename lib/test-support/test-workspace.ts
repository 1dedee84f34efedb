import 'server-only';
import type { Sql } from 'postgres';
import { v7 } from 'uuid';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { createTeam } from '@/lib/access/teams/create-team';
import type { Plan } from '@/lib/policy/model';
import { join, person, world } from './world';

export interface TestMember {
  userId: string;
  memberId: string;
  seatId: string;
  name: string;
  /** Reads the access from the database; call it again after every change. */
  context: () => Promise<WorkspaceContext>;
}

interface Assignment {
  seatId?: string | null;
  teamId?: string | null;
}

/** A workspace with members and teams made by the services, and contacts written as the tests need them. */
export interface TestWorkspace {
  id: string;
  organisationId: string;
  slug: string;
  /** Adds a new person. The first owner is the one who created the workspace. */
  addMember: (role: string, restrictions?: string[], teams?: string[]) => Promise<TestMember>;
  /** Adds a person who exists. */
  addPerson: (
    person: SignedIn,
    role: string,
    restrictions?: string[],
    teams?: string[],
  ) => Promise<TestMember>;
  addTeam: (name: string) => Promise<string>;
  addContact: (
    contact: Assignment & { name?: string; phone?: string | null; email?: string | null },
  ) => Promise<string>;
  addList: (name: string, contactIds?: readonly string[]) => Promise<string>;
  /** Adds a custom field of contacts. */
  addField: (name: string, kind: string, choices?: readonly string[]) => Promise<string>;
  addConversation: (
    contactId: string,
    conversation: Assignment & { status?: 'open' | 'closed' },
  ) => Promise<string>;
  /** The rows that tests of refusals compare before and after. */
  snapshot: () => Promise<unknown>;
}

/** Creates a workspace of the model Team inbox in a new organisation. */
export async function openTestWorkspace(admin: Sql, plan: Plan = 'advanced'): Promise<TestWorkspace> {
  const { owner } = await world({ people: { owner: 'owner' }, plan });
  const { id: workspaceId, slug } = owner.workspace;
  let isOwnerUsed = false;

  async function addPerson(who: SignedIn, role: string, restrictions: string[] = [], teams: string[] = []) {
    return asMember(await join(owner, who, { role, restrictions }), teams);
  }

  async function asMember(ctx: WorkspaceContext, teams: readonly string[]): Promise<TestMember> {
    const { member } = ctx;
    for (const team of teams) {
      await admin`insert into team_members (workspace_id, team_id, member_id) values (${workspaceId}, ${team}, ${member.id})`;
    }
    const [seat] = await admin<{ id: string }[]>`
      select id from seats where workspace_id = ${workspaceId} and owner_id = ${member.id}`;
    if (!seat) throw new Error(`${ctx.person.name} has no seat.`);
    const { userId, name } = ctx.person;
    const context = () => loadWorkspaceContext(ctx.person, slug);
    return { userId, memberId: member.id, seatId: seat.id, name, context };
  }

  return {
    id: workspaceId,
    organisationId: owner.organisation.id,
    slug,
    addPerson,
    addMember: async (role, restrictions, teams = []) => {
      if (role !== 'owner' || isOwnerUsed) {
        return addPerson(await person(`${role} ${v7().slice(-4)}`), role, restrictions, teams);
      }
      isOwnerUsed = true;
      return asMember(owner, teams);
    },
    addTeam: async (name) => (await createTeam(owner, { name, memberIds: [] })).id,
    addContact: async ({
      name = 'Zoé Kéromnès',
      phone = null,
      email = null,
      seatId = null,
      teamId = null,
    }) => {
      const id = v7();
      await admin`insert into contacts (workspace_id, id, name, phone, email, seat_id, team_id)
        values (${workspaceId}, ${id}, ${name}, ${phone}, ${email}, ${seatId}, ${teamId})`;
      return id;
    },
    addList: async (name, contactIds = []) => {
      const id = v7();
      await admin`insert into contact_lists (workspace_id, id, name) values (${workspaceId}, ${id}, ${name})`;
      await admin`insert into contact_list_members (workspace_id, list_id, contact_id)
        select ${workspaceId}, ${id}, unnest(${[...contactIds]}::uuid[])`;
      return id;
    },
    addField: async (name, kind, choices = []) => {
      const id = v7();
      await admin`insert into collection_records (workspace_id, id, collection, name, fields)
        values (${workspaceId}, ${id}, 'contact-fields', ${name}, ${admin.json({ kind, choices })})`;
      return id;
    },
    addConversation: async (contactId, { status = 'open', seatId = null, teamId = null }) => {
      const id = v7();
      await admin`insert into conversations (workspace_id, id, contact_id, channel, status, seat_id, team_id, preview, last_message_at)
        values (${workspaceId}, ${id}, ${contactId}, 'sms', ${status}, ${seatId}, ${teamId}, 'Buongiorno', clock_timestamp())`;
      await admin`insert into messages (workspace_id, id, conversation_id, kind, body)
        values (${workspaceId}, ${v7()}, ${id}, 'inbound', 'Buongiorno')`;
      return id;
    },
    snapshot: () => admin`select
      (select jsonb_agg(to_jsonb(c) order by c.id) from contacts c where workspace_id = ${workspaceId}) as contacts,
      (select jsonb_agg(to_jsonb(c) order by c.id) from conversations c where workspace_id = ${workspaceId}) as conversations,
      (select jsonb_agg(to_jsonb(l) order by l.id) from contact_lists l where workspace_id = ${workspaceId}) as lists,
      (select jsonb_agg(to_jsonb(l) order by l.list_id, l.contact_id) from contact_list_members l
        where workspace_id = ${workspaceId}) as listed,
      (select jsonb_agg(to_jsonb(v) order by v.id) from contact_views v where workspace_id = ${workspaceId}) as views,
      (select jsonb_agg(to_jsonb(c) order by c.id) from members c where workspace_id = ${workspaceId}) as members`,
  };
}
