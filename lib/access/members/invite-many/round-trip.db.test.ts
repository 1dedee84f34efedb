import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { layoutOf } from '@/lib/access/exports/layout';
import { createRole } from '@/lib/access/roles/save-role';
import { createTeam } from '@/lib/access/teams/create-team';
import { locales } from '@/lib/platform/i18n/locales';
import { again, world } from '@/lib/test-support/world';
import { membersExport } from '../list/export-file';
import { batchOf, send } from './test-support/batch';
import { viewBatch } from './view-batch';

const { admin } = await testDatabase();

async function headerOf(ctx: WorkspaceContext) {
  const { header } = membersExport;
  return typeof header === 'function' ? header(ctx) : header;
}

async function fileOf(ctx: WorkspaceContext, asked: Parameters<typeof layoutOf>[0]): Promise<string> {
  const layout = await layoutOf(asked, { timeZone: ctx.workspace.timeZone });
  const parts = [layout.head(await headerOf(ctx))];
  const write = async (part: string | Uint8Array) => {
    parts.push(Buffer.from(part as string).toString());
  };
  await membersExport.write(ctx, {}, write, new AbortController().signal, layout);
  return parts.join('');
}

const accessOf = ({ workspace }: WorkspaceContext, emails: readonly string[]) => admin`
  select email, role, restrictions, grants, ends_at, (
    select array_agg(t.name order by t.name) from team_members tm
    join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
    where tm.workspace_id = m.workspace_id and tm.member_id = m.id) as teams
  from members m where workspace_id = ${workspace.id} and email = any(${[...emails]}) order by email`;

const formats = [
  { format: 'programs' as const, language: 'en' as const },
  ...locales.map((language) => ({ format: 'spreadsheet' as const, language })),
];

describe('B12 S1.11 the export of users, pasted into another workspace', () => {
  test.each(formats)('B12 gives the same levels, restrictions, teams and ends: %j', async (asked) => {
    const people = {
      ana: { role: 'agent', restrictions: ['visibility-team', 'mask', 'shortcuts'] },
      ben: { role: 'agent', restrictions: ['visibility-own'] },
      mia: {
        role: 'manager',
        restrictions: ['workspace-settings', 'contact-deletion', 'data-export', 'integrations'],
      },
      max: 'manager',
      oda: 'owner',
    } as const;
    const { olga, ana, ben, mia, max, oda } = await world({ people: { olga: 'owner', ...people } });
    const { otto } = await world({ people: { otto: 'owner' } });
    const teams = ['Nights, late', 'Orders'];
    for (const name of teams) {
      await createTeam(olga, {
        name,
        memberIds: [ana.member.id, ...(name === 'Orders' ? [ben.member.id] : [])],
      });
      await createTeam(otto, { name, memberIds: [] });
    }
    await admin`update workspaces set time_zone = 'Europe/Paris' where id in ${admin([olga.workspace.id, otto.workspace.id])}`;
    await admin`update members set ends_at = '2098-12-31T23:00:00Z' where id = ${mia.member.id}`;
    const emails = [ana, ben, mia, max, oda].map(({ person }) => person.email);
    const batch = await batchOf(await again(otto), await fileOf(await again(olga), asked));
    await send(await again(otto), batch);
    expect((await viewBatch(await again(otto), batch)).counts).toMatchObject({ invite: 6, refuse: 0 });
    expect(await accessOf(otto, emails)).toEqual(await accessOf(olga, emails));
  });

  test.each(formats)('B12 gives the same rights, one by one: %j', async (asked) => {
    const grants = ['contacts-view', 'contacts-edit', 'contacts-lists', 'email-edit'];
    const model = 'feature-grants';
    const { olga } = await world({ model, people: { olga: 'owner' } });
    const { otto } = await world({ model, people: { otto: 'owner' } });
    const [role] = Object.keys(olga.model.roles).filter((id) => id !== 'owner');
    const known = grants.filter((id) => Object.hasOwn(olga.model.rights, id));
    expect(known.length).toBeGreaterThan(1);
    const email = `ana-${crypto.randomUUID()}@example.com`;
    await send(
      olga,
      await batchOf(olga, `email,level,rights\n${email},${role},${known.join(' ')}`, { role: role ?? '' }),
    );
    await send(otto, await batchOf(otto, await fileOf(olga, asked), { role: role ?? '' }));
    expect(await accessOf(otto, [email])).toEqual(await accessOf(olga, [email]));
  });
});

test('B12 an own role is named by its label, and a label that a level has too names neither', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const role = async (label: string) =>
    createRole(olga, { label, description: '', base: 'agent', permissions: ['messages.view'] });
  const desk = await role('Night desk');
  await role('Agente');
  const now = await again(olga);
  const list = `email,level\na-${crypto.randomUUID()}@example.com,night DESK\nb-${crypto.randomUUID()}@example.com,agente`;
  const { rows } = await viewBatch(now, await batchOf(now, list));
  expect(rows.map(({ access, reason }) => access?.role ?? reason)).toEqual([desk.id, 'unknown-level']);
});
