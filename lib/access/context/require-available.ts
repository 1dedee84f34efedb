import 'server-only';
import { Denied } from '@/lib/platform/errors';
import type { Access } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';

/**
 * Refuses an actor who could not do this to any target.
 *
 * @throws Denied
 */
export function requireAvailable(ctx: { access: Access }, permission: Permission): void {
  const { state, decision } = availability(ctx.access, permission);
  if (state !== 'open') throw new Denied(decision);
}
