import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';
import { Denied, Invalid } from '@/lib/platform/errors';
import { person, world } from '@/lib/test-support/world';
import { mayOpenOrganisations, openOrganisation } from './open-organisation';

const { admin } = await testDatabase();

const named = (model: string, owner: string | null = null) =>
  ({ name: 'Second', workspaceName: 'First', plan: 'growth', model, owner }) as const;

describe('another organisation', () => {
  test.each(workspaceModels.map(({ id }) => id))(
    'an administrator opens one of the model %s and holds its top role',
    async (id) => {
      const { olga } = await world({ people: { olga: 'owner' } });
      const { workspace } = await openOrganisation(olga.person, named(id));
      const ctx = await loadWorkspaceContext(olga.person, workspace.slug);
      expect(ctx.member.role).toBe(topRoleOf(ctx.model));
      expect([ctx.model.id, ctx.organisation.plan]).toEqual([id, 'growth']);
    },
  );

  test('R2 another person is invited to its top role; the actor holds it until they accept', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const email = `${v7()}@example.com`;
    const { workspace, invited } = await openOrganisation(olga.person, named('hosted-accounts', email));
    const token = invited?.link.split('/').at(-1) ?? '';
    await acceptInvitation(token, {
      as: 'new',
      name: 'Nell',
      password: 'a long enough one',
      locale: 'en',
      ip: null,
    });
    const held = await admin`select name, role, status from members
      where workspace_id = ${workspace.id} order by created_at`;
    expect(held).toEqual([
      { name: 'olga', role: 'admin', status: 'active' },
      { name: 'Nell', role: 'admin', status: 'active' },
    ]);
  });

  test('a person who administers none cannot open one, and nothing is written', async () => {
    const { ana, olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const stranger = await person('stranger');
    const count = async () => (await admin`select count(*)::int as n from organisations`)[0]?.n;
    const before = await count();
    for (const who of [ana.person, stranger]) {
      expect(await mayOpenOrganisations(who)).toBe(false);
      await expect(openOrganisation(who, named('team-inbox'))).rejects.toThrow(Denied);
    }
    await expect(openOrganisation(olga.person, named('team-inbox', 'nobody'))).rejects.toThrow(Invalid);
    await expect(openOrganisation(olga.person, named('team-inbox', olga.person.email))).rejects.toThrow(
      Invalid,
    );
    expect(await count()).toBe(before);
  });
});
