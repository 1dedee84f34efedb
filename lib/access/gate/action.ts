import 'server-only';
import { refresh } from 'next/cache';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { AccessLost } from '@/lib/access/context/find-lost-access';
import { requireAvailable } from '@/lib/access/context/require-available';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { FactorMissing, Invalid, OnlyViewing, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { clientIp, userAgent } from '@/lib/platform/http/client';
import { failure } from '@/lib/platform/http/failure';
import { isSameOrigin } from '@/lib/platform/http/same-origin';
import { InOrganisation, InWorkspace } from '@/lib/platform/input/for-workspace';
import { note } from '@/lib/platform/refusals/asked';
import { answerOnce, fingerprintOf } from '@/lib/platform/requests/answer-once';
import type { Permission } from '@/lib/policy/catalogue';
import { currentSession } from './current-person';
import { openWorkspace } from './open-workspace';

/** A request without a person: signing in, accepting an invitation, resetting a password. */
export interface Visitor {
  person: SignedIn | null;
  ip: string | null;
  userAgent: string | null;
}

/** Billing is not among them: most models keep it in the workspace. */
type OrganisationPermission = Extract<Permission, `${'organisation' | 'people'}.${string}`>;

/**
 * The requirement of an action: a permission; a membership, where the permission depends on the input and the service
 * checks it; a session; or nothing. `viewing`: a session, also while it views as another (B6); every other action is
 * refused then.
 */
export type Requires = Permission | 'member' | 'signed-in' | 'viewing' | 'anyone';

type ContextFor<R extends Requires> = R extends 'anyone'
  ? Visitor
  : R extends 'signed-in' | 'viewing'
    ? { person: SignedIn }
    : R extends OrganisationPermission
      ? OrganisationContext
      : WorkspaceContext;

/** A server action with its declaration, so that tests can walk them all. */
export interface GuardedAction<R extends Requires, S extends z.ZodType, T> {
  (input: z.input<S>): Promise<ActionResult<T>>;
  requires: R;
  schema: S;
  /** Whether it runs once for each request id: see `creating`. */
  creates: boolean;
}

/** The id of one request of its sender; `useActionForm` makes it. */
export interface Requested {
  requestId: string;
}
export const Requested = z.object({ requestId: z.uuid('invalid') });

/** The input of an action that creates something: see `creating`. */
interface Creating<S extends z.ZodType> {
  creates: S;
}

/**
 * Declares that an action creates something, so that posting it twice must not create it twice (RV5). Its input
 * carries a `requestId`; repeated with the same id, the action has no second effect and answers as the first time.
 */
export function creating<S extends z.ZodType>(schema: S): Creating<S> {
  return { creates: schema };
}

/** Every action declared in this process. */
export const registry: GuardedAction<Requires, z.ZodType, unknown>[] = [];

/**
 * Declares a server action. It checks origin, session, input and permission, and returns errors as values. The input
 * of a workspace action carries `workspace`, that of an organisation action `organisation` (slugs). The permission is
 * checked here as far as it does not depend on the target; the service decides about the target (SA1, SA7).
 *
 * @param requires the permission, or `member`, `signed-in`, `viewing`, `anyone`
 * @param schema of the input; extra fields are dropped (IN7). `creating(schema)` where it creates something
 * @param handler calls the service; its return value becomes `data`
 */
export function action<R extends Requires, S extends z.ZodType, T>(
  requires: R,
  schema: Creating<S>,
  handler: (ctx: ContextFor<R>, input: z.output<S>) => Promise<T>,
): GuardedAction<R, z.ZodIntersection<S, typeof Requested>, T>;
export function action<R extends Requires, S extends z.ZodType, T>(
  requires: R,
  schema: S,
  handler: (ctx: ContextFor<R>, input: z.output<S>) => Promise<T>,
): GuardedAction<R, S, T>;
export function action<R extends Requires, S extends z.ZodType, T>(
  requires: R,
  declaredSchema: S | Creating<S>,
  handler: (ctx: ContextFor<R>, input: z.output<S>) => Promise<T>,
): GuardedAction<R, S, T> {
  const creates = 'creates' in declaredSchema;
  const schema = creates ? declaredSchema.creates : declaredSchema;
  const run = async (input: z.input<S>): Promise<ActionResult<T>> => {
    note({ act: requires });
    try {
      if (!(await isSameOrigin())) throw new Invalid({ '': 'origin' });
      const ctx = (await contextOf(requires, input)) as ContextFor<R>;
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
      const answer = () => handler(ctx, parsed.data);
      return { ok: true, data: await (creates ? once(requires, ctx, input, answer) : answer()) };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof AccessLost) return accessLost(error);
      // The page, rendered again, leads to where the factor is set up.
      if (error instanceof FactorMissing) refresh();
      return { ok: false, error: failure(error) };
    }
  };
  const declared = Object.assign(run, { requires, schema, creates });
  registry.push(declared as unknown as GuardedAction<Requires, z.ZodType, unknown>);
  return declared;
}

/** The answer carries the page again, which says what happened to the access. */
function accessLost({ view: { state } }: AccessLost): { ok: false; error: ActionError } {
  refresh();
  return { ok: false, error: { kind: 'not-found', status: 404, message: lossMessages[state] } };
}

const lossMessages = {
  ended: 'access-ended',
  suspended: 'access-suspended',
  upcoming: 'access-upcoming',
} as const;

/** A repetition also renders the page again: the first answer may have been lost before it showed the new row. */
async function once<T>(
  requires: Requires,
  ctx: ContextFor<Requires>,
  input: unknown,
  answer: () => Promise<T>,
): Promise<T> {
  const parsed = Requested.safeParse(input);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  const fingerprint = fingerprintOf(requires, input);
  const owner = ctx.person?.userId ?? 'anyone';
  const result = await answerOnce({ owner, requestId: parsed.data.requestId, fingerprint }, answer);
  refresh();
  return result;
}

async function contextOf(requires: Requires, input: unknown): Promise<ContextFor<Requires>> {
  const person = await currentSession();
  if (requires === 'viewing' && person) return { person };
  // Also after its time, until a page has said so: the person believes that they are viewing (VA1).
  if (person?.viewing) throw new OnlyViewing(person.viewing.isOver);
  if (requires === 'anyone') return { person, ip: await clientIp(), userAgent: await userAgent() };
  if (!person) throw new Unauthenticated();
  if (requires === 'signed-in' || requires === 'viewing') return { person };
  if (requires === 'member') {
    return openWorkspace(person, membershipIn(InWorkspace, input).workspace);
  }
  const ctx = isOrganisationPermission(requires)
    ? await loadOrganisationContext(person, membershipIn(InOrganisation, input).organisation)
    : await openWorkspace(person, membershipIn(InWorkspace, input).workspace);
  requireAvailable(ctx, requires);
  return ctx;
}

/** Other errors of the input are reported only to actors with the permission. */
function membershipIn<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Invalid({ '': 'invalid' });
  return parsed.data;
}

function isOrganisationPermission(permission: Permission): permission is OrganisationPermission {
  return /^(organisation|people)\./.test(permission);
}
