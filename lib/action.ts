import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult } from '@/lib/action-result';
import { currentPerson } from '@/lib/auth/current-person';
import { Invalid, Unauthenticated } from '@/lib/errors';
import { fieldErrors } from '@/lib/field-errors';
import { clientIp, userAgent } from '@/lib/http/client';
import { failure } from '@/lib/http/failure';
import { isSameOrigin } from '@/lib/http/same-origin';
import type { Permission } from '@/lib/policy/catalogue';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type OrganisationContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/services/access/context';
import { requireStanding } from '@/lib/services/access/require-standing';

/** Someone who is not (yet) known: signing in, accepting an invitation, resetting a password. */
export interface Visitor {
  person: SignedIn | null;
  ip: string | null;
  userAgent: string | null;
}

/** Billing is not among them: most models keep it in the workspace. */
type OrganisationPermission = Extract<Permission, `${'organisation' | 'people'}.${string}`>;

/**
 * What an action needs: a permission; a place in the workspace, where the permission depends on what the input
 * names and the service asks for it; a session; or nothing.
 */
export type Requires = Permission | 'member' | 'signed-in' | 'anyone';

type ContextFor<R extends Requires> = R extends 'anyone'
  ? Visitor
  : R extends 'signed-in'
    ? { person: SignedIn }
    : R extends OrganisationPermission
      ? OrganisationContext
      : WorkspaceContext;

/** Which workspace or organisation a posted input speaks about, by slug. None at all is no place (TE3). */
const slug = z.string().min(1).max(100);
const InWorkspace = z.object({ workspace: slug });
const InOrganisation = z.object({ organisation: slug });

/** A server action with what it was declared with, so that tests can walk them all. */
export interface GuardedAction<R extends Requires, S extends z.ZodType, T> {
  (input: z.input<S>): Promise<ActionResult<T>>;
  requires: R;
  schema: S;
}

/** Every action that has been declared in this process. */
export const registry: GuardedAction<Requires, z.ZodType, unknown>[] = [];

/**
 * Declares a server action. It checks origin, session, input and permission, and answers errors as values.
 * A workspace action's input carries `workspace`, an organisation's `organisation` (slugs). The permission
 * is checked here as far as it does not depend on the target; the service decides on the target itself.
 *
 * @param requires the permission, or `member`, `signed-in`, `anyone`
 * @param schema what the input must be; extra fields are dropped (IN7)
 * @param handler calls the service; its return value becomes `data`
 */
export function action<R extends Requires, S extends z.ZodType, T>(
  requires: R,
  schema: S,
  handler: (ctx: ContextFor<R>, input: z.output<S>) => Promise<T>,
): GuardedAction<R, S, T> {
  const run = async (input: z.input<S>): Promise<ActionResult<T>> => {
    try {
      if (!(await isSameOrigin())) throw new Invalid({ '': 'origin' });
      const ctx = (await contextOf(requires, input)) as ContextFor<R>;
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
      return { ok: true, data: await handler(ctx, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: failure(error) };
    }
  };
  const declared = Object.assign(run, { requires, schema });
  registry.push(declared as unknown as GuardedAction<Requires, z.ZodType, unknown>);
  return declared;
}

async function contextOf(requires: Requires, input: unknown): Promise<ContextFor<Requires>> {
  const person = await currentPerson();
  if (requires === 'anyone') return { person, ip: await clientIp(), userAgent: await userAgent() };
  if (!person) throw new Unauthenticated();
  if (requires === 'signed-in') return { person };
  if (requires === 'member') {
    return loadWorkspaceContext(person, placeIn(InWorkspace, input).workspace);
  }
  const ctx = isOrganisationPermission(requires)
    ? await loadOrganisationContext(person, placeIn(InOrganisation, input).organisation)
    : await loadWorkspaceContext(person, placeIn(InWorkspace, input).workspace);
  requireStanding(ctx, requires);
  return ctx;
}

/** Any other fault of the input is told only to who may do the thing at all. */
function placeIn<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const found = schema.safeParse(input);
  if (!found.success) throw new Invalid({ '': 'invalid' });
  return found.data;
}

function isOrganisationPermission(permission: Permission): permission is OrganisationPermission {
  return /^(organisation|people)\./.test(permission);
}
