import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { memberTarget } from '@/lib/access/members/policy-target';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';
import { decide } from '@/lib/policy/decide';
import { explain } from '@/lib/policy/explain';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { Target } from '@/lib/policy/model';
import { permissionsOf } from '@/lib/policy/permission-table';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

/** A member of each role that the top role gives at the root, and one with a restriction of each role. */
async function everyRole(model: (typeof workspaceModels)[number]): Promise<WorkspaceContext[]> {
  const top = topRoleOf(model);
  const roles = (model.roles[top]?.assigns ?? []).filter((id) => isRoleOfLevel(model.roles[id], 0));
  const people: Record<string, string | { role: string; restrictions: string[] }> = { top };
  for (const role of roles) {
    people[`a ${role}`] = role;
    const restriction = Object.keys(model.restrictions).find((id) =>
      model.restrictions[id]?.roles.includes(role),
    );
    if (restriction) people[`a restricted ${role}`] = { role, restrictions: [restriction] };
  }
  return Object.values(await world({ model: model.id, people }));
}

const memberTargetOf = (ctx: WorkspaceContext) =>
  inWorkspace(ctx, async (tx) => memberTarget(ctx.member, await readTopHolders(tx, ctx)));

test.each(workspaceModels)(
  'B13 R4 R5 the decisions of $id equal those of the engine, for every permission, role and target',
  async (model) => {
    const people = await everyRole(model);
    const [owner] = people;
    if (!owner) throw new Error('A world has at least one person.');
    const last = people.at(-1) ?? owner;
    const token = await keyOf(admin, owner);
    const slug = owner.workspace.slug;
    const given = { role: last.member.role, restrictions: [], rights: [] };
    const targets: [{ type: string; id: string; properties?: object }, Target][] = [
      [{ type: 'workspace', id: slug }, { kind: 'workspace' }],
      [{ type: 'member', id: last.member.id }, await memberTargetOf(last)],
      [{ type: 'member', id: owner.member.email }, await memberTargetOf(owner)],
      [
        { type: 'assignment', id: 'new', properties: given },
        { kind: 'assignment', ...given, grants: [] },
      ],
    ];
    let compared = 0;
    for (const { access, member } of await Promise.all(people.map(again))) {
      for (const [resource, target] of targets) {
        const asked = permissionsOf(model.catalogue, model.features).filter(
          ({ about }) => about === target.kind,
        );
        for (let from = 0; from < asked.length; from += 100) {
          const some = asked.slice(from, from + 100);
          const evaluations = some.map(({ permission }) => ({ action: { name: permission } }));
          const subject = { type: 'user', id: member.id };
          const { body } = await askDecisionPoint(token, slug, 'POST evaluations', {
            subject,
            resource,
            evaluations,
          });
          for (const [at, { permission }] of some.entries()) {
            const own = decide(access, permission, target);
            const { kind, id } = own.rule;
            const { decision, context } = body.evaluations[at] ?? {};
            expect({ permission, decision, rule: context?.rule, remedy: context?.remedy?.kind }).toEqual({
              ...{ permission, decision: own.allowed, rule: { kind, id } },
              remedy: own.allowed ? undefined : own.remedy.kind,
            });
            expect(explain(own).remedy === null).toBe(context?.remedy === undefined);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(people.length * 20);
  },
);

test('B13 R6 S1.22 a decision about a contact equals the one of the engine, for every action and assignment', async () => {
  const { olga, ana, abe } = await world({
    people: { olga: 'owner', ana: { role: 'agent', restrictions: ['visibility-own'] }, abe: 'agent' },
  });
  for (const each of [olga, ana, abe]) await giveContacts(admin, each, 1);
  const contacts = await admin<{ id: string; seatId: string; teamId: null }[]>`
    select id, seat_id as "seatId", team_id as "teamId" from contacts where workspace_id = ${olga.workspace.id}`;
  const token = await keyOf(admin, olga);
  const asked = permissionsOf(olga.model.catalogue, ['contacts', 'messages']).filter(
    (each) => each.about === 'record',
  );
  for (const { access, member } of [olga, ana, abe]) {
    const questions = contacts.flatMap((row) => asked.map(({ permission }) => ({ row, permission })));
    const { body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluations', {
      subject: { type: 'user', id: member.id },
      evaluations: questions.map(({ row, permission }) => ({
        action: { name: permission },
        resource: { type: 'contact', id: row.id },
      })),
    });
    expect(body.evaluations.map(({ decision }) => decision)).toEqual(
      questions.map(({ row, permission }) => decide(access, permission, { kind: 'record', ...row }).allowed),
    );
  }
});
