import 'server-only';
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { type DirectoryAnswer, directoryToken } from '@/lib/test-support/ask-directory';
import { world } from '@/lib/test-support/world';

/** The schema of users, which every one of them names. */
export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** An organisation with an agent, and a token for which its owner answers. */
export async function provisioned() {
  const { olga, ana } = await world({ workspace: 'Rome', people: { olga: 'owner', ana: 'agent' } });
  return { olga, ana, token: await directoryToken(olga) };
}

/** Everything of an organisation that a request could change. */
export async function stored(admin: Sql, organisationId: string) {
  const [row] = await admin`select
    (select jsonb_agg(p order by p.user_id) from people p where organisation_id = ${organisationId}) as people,
    (select jsonb_agg(d order by d.user_id) from directory_people d
      where organisation_id = ${organisationId}) as directory,
    (select jsonb_agg(m order by m.id) from members m where organisation_id = ${organisationId}) as members,
    (select jsonb_agg(u.email order by u.id) from users u) as users,
    (select jsonb_agg(l order by l.member_id, l.role) from directory_levels l
      join workspaces w on w.id = l.workspace_id where w.organisation_id = ${organisationId}) as levels,
    (select count(*) from audit_events where organisation_id = ${organisationId}) as audit`;
  return row;
}

/** Expects an error of SCIM, and the organisation to be unchanged. */
export const refusing =
  (admin: Sql) =>
  async (organisationId: string, ask: () => Promise<DirectoryAnswer>, by: object): Promise<void> => {
    const before = await stored(admin, organisationId);
    const { status, body } = await ask();
    expect({ ...body, status: String(status) }).toMatchObject({
      ...by,
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail: expect.any(String),
    });
    expect(await stored(admin, organisationId)).toEqual(before);
  };
