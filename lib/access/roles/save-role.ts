import 'server-only';
import { randomInt } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { customRoles } from '@/db/schema/access/custom-roles';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { roleColumns } from '@/lib/access/context/model-of-organisation';
import { bases, type CustomRole } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { announceRole, changingRoles, holdersOf, requireAssignable } from './internal/changing-roles';
import { rolePermissions } from './internal/role-permissions';

export interface SaveRole {
  label: string;
  description: string;
  /** The role of the model that it is made of; it cannot be changed. */
  base: string;
  permissions: readonly string[];
}

const maximumRoles = 40;
/** Characters with a meaning in messages, into which a role's texts are inserted. */
const special = /[\p{Cc}{}<>]/u;

/**
 * Makes a custom role (B7).
 *
 * @throws Denied when the actor may not make roles, or not give this one (R3) · Invalid on `label`, `base` or `permissions`
 */
export function createRole(ctx: WorkspaceContext, input: SaveRole): Promise<CustomRole> {
  return changingRoles(ctx, async (tx, actor) => {
    const role = { id: newId(), ...checked(actor, input) };
    const others = await tx
      .select({ label: customRoles.label })
      .from(customRoles)
      .where(eq(customRoles.organisationId, actor.organisation.id));
    if (others.length >= maximumRoles) throw new Invalid({ label: 'too-many-roles' });
    await requireAssignable(tx, actor, role);
    await tx.insert(customRoles).values({ organisationId: actor.organisation.id, ...role });
    await audit(tx, actor, 'role.created', role, { after: role });
    return role;
  });
}

/**
 * Changes the permissions of a custom role for every holder, from their next request (R4).
 *
 * @throws Denied when the actor could not give it before or after the change (R3), or holds it themselves (R1)
 * @throws Stale when another person changed it first · NotFound · Invalid
 */
export function updateRole(
  ctx: WorkspaceContext,
  input: Omit<SaveRole, 'base'> & { id: string; version: number },
): Promise<CustomRole> {
  return changingRoles(ctx, async (tx, actor) => {
    const before = await lockRole(tx, actor, input.id);
    const holders = await requireNotOwn(tx, actor, before);
    if (before.version !== input.version) throw new Stale();
    const { version: _, ...was } = before;
    await requireAssignable(tx, actor, was);
    const role = { ...was, ...checked(actor, { ...input, base: before.base }) };
    await requireAssignable(tx, actor, role);
    const { label, description, permissions } = role;
    await tx
      .update(customRoles)
      .set({ label, description, permissions, version: sql`version + 1` })
      .where(here(actor, role.id));
    await audit(tx, actor, 'role.updated', role, { before: was, after: role });
    await announceRole(tx, holders);
    return role;
  });
}

/**
 * Deletes a custom role without holders.
 *
 * @throws Invalid while it has a holder · Denied · NotFound
 */
export function deleteRole(ctx: WorkspaceContext, { id }: { id: string }): Promise<void> {
  return changingRoles(ctx, async (tx, actor) => {
    const { version: _, ...role } = await lockRole(tx, actor, id);
    await requireAssignable(tx, actor, role);
    if ((await holdersOf(tx, actor, id)).length > 0) throw new Invalid({ '': 'role-in-use' });
    await tx.delete(customRoles).where(here(actor, id));
    await audit(tx, actor, 'role.deleted', role, { before: role });
  });
}

/** Its texts, and its permissions with everything that they imply, as far as the base role can hold them. */
function checked({ organisation }: WorkspaceContext, input: SaveRole): Omit<CustomRole, 'id'> {
  const label = input.label.trim();
  const description = input.description.trim();
  if (label === '' || label.length > 40 || special.test(label)) throw new Invalid({ label: 'plain-name' });
  if (description.length > 200 || special.test(description)) throw new Invalid({ description: 'plain-name' });
  const model = modelOf(organisation.model);
  if (!bases(model).includes(input.base)) throw new Invalid({ base: 'unknown-role' });
  const permissions = rolePermissions(model, input.base, input.permissions);
  if (permissions.length === 0) throw new Invalid({ permissions: 'required' });
  return { label, description, base: input.base, permissions };
}

const here = (actor: WorkspaceContext, id: string) =>
  and(eq(customRoles.organisationId, actor.organisation.id), eq(customRoles.id, id));

async function lockRole(tx: Transaction, actor: WorkspaceContext, id: string) {
  const [role] = await tx
    .select({ ...roleColumns, version: customRoles.version })
    .from(customRoles)
    .where(here(actor, id))
    .for('update');
  if (!role) throw new NotFound();
  return role;
}

/** Actors cannot change their own access in this way either (R1). */
async function requireNotOwn(tx: Transaction, actor: WorkspaceContext, { id }: Pick<CustomRole, 'id'>) {
  const holders = await holdersOf(tx, actor, id);
  if (holders.some(({ userId }) => userId === actor.person.userId)) {
    throw new Denied({
      allowed: false,
      rule: { kind: 'guard', id: 'no-self-administration', model: actor.model.id },
      remedy: { kind: 'none' },
    });
  }
  return holders;
}

async function audit(
  tx: Transaction,
  actor: WorkspaceContext,
  event: 'role.created' | 'role.updated' | 'role.deleted',
  { id, label }: CustomRole,
  change: { before?: CustomRole; after?: CustomRole },
): Promise<void> {
  await recordAudit(tx, actor.person, {
    event,
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: actor.organisation.id, name: `${label} (${id})` },
    ...change,
  });
}

const idCharacters = 'bcdfghjkmnpqrstvwxz23456789';

function newId(): string {
  return `own-${Array.from({ length: 12 }, () => idCharacters[randomInt(idCharacters.length)]).join('')}`;
}
