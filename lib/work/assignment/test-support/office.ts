import type postgres from 'postgres';
import { v7 } from 'uuid';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';

interface Colleague {
  userId: string;
  memberId: string;
  seatId: string;
  name: string;
  /** Reads the access from the database; call it again after every change. */
  context: () => Promise<WorkspaceContext>;
}

interface Place {
  seatId?: string | null;
  teamId?: string | null;
}

/** A test workspace, written as the owner of the database instead of through the services. */
export interface Office {
  workspaceId: string;
  organisationId: string;
  slug: string;
  hire: (role: string, restrictions?: string[], teams?: string[]) => Promise<Colleague>;
  /** Gives a known person a membership here too. */
  enrol: (person: SignedIn, role: string, restrictions?: string[], teams?: string[]) => Promise<Colleague>;
  team: (name: string) => Promise<string>;
  contact: (
    place: Place & { name?: string; phone?: string | null; email?: string | null },
  ) => Promise<string>;
  list: (name: string, contactIds?: readonly string[]) => Promise<string>;
  /** Creates a custom field of contacts. */
  field: (name: string, kind: string, choices?: readonly string[]) => Promise<string>;
  conversation: (contactId: string, place: Place & { status?: 'open' | 'closed' }) => Promise<string>;
  /** The rows that tests of refusals compare before and after. */
  snapshot: () => Promise<unknown>;
}

/** Opens a workspace in a new organisation. */
export async function openOffice(admin: postgres.Sql, plan = 'advanced'): Promise<Office> {
  const workspaceId = v7();
  const organisationId = v7();
  const slug = `office-${workspaceId}`;
  await admin`insert into organisations (id, name, slug, plan, model)
    values (${organisationId}, 'Office', ${slug}, ${plan}, 'team-inbox')`;
  await admin`insert into workspaces (id, organisation_id, name, slug)
    values (${workspaceId}, ${organisationId}, 'Office', ${slug})`;

  async function enrol(
    person: SignedIn,
    role: string,
    restrictions: string[] = [],
    teams: string[] = [],
  ): Promise<Colleague> {
    const { userId, name, email } = person;
    const [memberId, seatId] = [v7(), v7()];
    await admin`insert into people (organisation_id, user_id, name) values (${organisationId}, ${userId}, ${name})`;
    await admin`insert into members (workspace_id, id, organisation_id, user_id, email, name, role, restrictions, status)
      values (${workspaceId}, ${memberId}, ${organisationId}, ${userId}, ${email}, ${name}, ${role}, ${restrictions}, 'active')`;
    await admin`insert into seats (workspace_id, id, owner_id, holder_id)
      values (${workspaceId}, ${seatId}, ${memberId}, ${memberId})`;
    for (const team of teams) {
      await admin`insert into team_members (workspace_id, team_id, member_id) values (${workspaceId}, ${team}, ${memberId})`;
    }
    return { userId, memberId, seatId, name, context: () => loadWorkspaceContext(person, slug) };
  }

  async function hire(role: string, restrictions?: string[], teams?: string[]): Promise<Colleague> {
    const userId = v7();
    const name = `${role} ${userId.slice(-4)}`;
    const email = `${role}-${userId}@office.example`;
    await admin`insert into users (id, email, name) values (${userId}, ${email}, ${name})`;
    return enrol({ userId, name, email, sessionId: v7(), locale: null, ip: null }, role, restrictions, teams);
  }

  return {
    workspaceId,
    organisationId,
    slug,
    hire,
    enrol,
    team: async (name) => {
      const id = v7();
      await admin`insert into teams (workspace_id, id, name) values (${workspaceId}, ${id}, ${name})`;
      return id;
    },
    contact: async ({ name = 'Zoé Kéromnès', phone = null, email = null, seatId = null, teamId = null }) => {
      const id = v7();
      await admin`insert into contacts (workspace_id, id, name, phone, email, seat_id, team_id)
        values (${workspaceId}, ${id}, ${name}, ${phone}, ${email}, ${seatId}, ${teamId})`;
      return id;
    },
    list: async (name, contactIds = []) => {
      const id = v7();
      await admin`insert into contact_lists (workspace_id, id, name) values (${workspaceId}, ${id}, ${name})`;
      await admin`insert into contact_list_members (workspace_id, list_id, contact_id)
        select ${workspaceId}, ${id}, unnest(${[...contactIds]}::uuid[])`;
      return id;
    },
    field: async (name, kind, choices = []) => {
      const id = v7();
      await admin`insert into collection_records (workspace_id, id, collection, name, fields)
        values (${workspaceId}, ${id}, 'contact-fields', ${name}, ${admin.json({ kind, choices })})`;
      return id;
    },
    conversation: async (contactId, { status = 'open', seatId = null, teamId = null }) => {
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
