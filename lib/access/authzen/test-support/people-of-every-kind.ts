import 'server-only';
import type { Sql } from 'postgres';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { topRoleOf } from '@/lib/access/models/registry';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { AccessModel } from '@/lib/policy/model';
import { giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';

const states = {
  suspended: "status = 'suspended'",
  'suspended until an hour ago': "status = 'suspended', suspended_until = now() - interval '1 hour'",
  ended: "ends_at = now() - interval '1 hour'",
  upcoming: "starts_at = now() + interval '1 hour'",
  ending: "ends_at = now() + interval '1 hour'",
  reverting:
    "reverts_at = now() + interval '1 hour', later_restrictions = '{}', later_grants = '{}', later_role = role",
  left: "status = 'left', left_at = now()",
} as const;

/**
 * People of every kind in a workspace of a model: the top role first, then each other role, plain and restricted, then a
 * person in each state of a membership, one whose account is disabled, and one who covers another. Three have contacts.
 */
export async function peopleOfEveryKind(admin: Sql, model: AccessModel): Promise<WorkspaceContext[]> {
  const top = topRoleOf(model);
  const roles = (model.roles[top]?.assigns ?? []).filter((id) => isRoleOfLevel(model.roles[id], 0));
  const plain = roles.at(-1) ?? top;
  const people: Record<string, string | { role: string; restrictions: string[] }> = { top };
  for (const role of roles) {
    people[`a ${role}`] = role;
    const restrictions = Object.keys(model.restrictions).filter((id) =>
      model.restrictions[id]?.roles.includes(role),
    );
    if (restrictions[0]) people[`a restricted ${role}`] = { role, restrictions: restrictions.slice(0, 1) };
  }
  const inState = [...Object.keys(states), 'disabled', 'covering'];
  for (const name of inState) people[name] = plain;
  const all: Record<string, WorkspaceContext> = await world({ model: model.id, people });
  for (const [name, change] of Object.entries(states)) await admin.unsafe(update(all[name], change));
  await admin`update users set disabled_at = now() where id = ${all.disabled?.person.userId ?? ''}`;
  const [owner, other, covering] = [all.top, all[`a ${plain}`] ?? all.top, all.covering];
  if (!owner || !other || !covering) throw new Error('The world lacks a person.');
  for (const each of [owner, other, covering]) await giveContacts(admin, each, 1);
  await admin`insert into covers (workspace_id, id, member_id, by_id, set_by_id, starts_at, ends_at)
    values (${owner.workspace.id}, ${v7()}, ${other.member.id}, ${covering.member.id}, ${owner.member.id},
      now() - interval '1 hour', now() + interval '1 hour')`;
  return Object.values(all);
}

const update = (ctx: WorkspaceContext | undefined, change: string) =>
  `update members set ${change} where id = '${ctx?.member.id}'`;
