import 'server-only';
import { env } from '@/lib/platform/settings/settings';
import type { Permission } from '@/lib/policy/catalogue';

/** The membership whose access was used. */
export interface UsedMembership {
  workspaceId: string;
  memberId: string;
}

/** Uses of one day that this process has seen; `pending` are not yet written. */
interface Uses {
  day: string;
  seen: Set<string>;
  pending: Map<string, UsedMembership & { permission: Permission }>;
}

/** On the global object: Next loads a module once per bundle, but a process has one list. */
const shared = globalThis as typeof globalThis & { latchkeyUses?: Uses };

/** Beyond it, uses are noted and written again, which changes nothing. */
const mostSeen = 200_000;

const today = () => new Date().toISOString().slice(0, 10);

function usesToday(): Uses {
  const current = shared.latchkeyUses;
  if (current?.day === today() && current.seen.size < mostSeen) return current;
  const uses = { day: today(), seen: new Set<string>(), pending: current?.pending ?? new Map() };
  shared.latchkeyUses = uses;
  return uses;
}

/** Notes in memory that a permission was used; `writeUses` writes each once a day (B9). */
export function noteUse(membership: UsedMembership, permission: Permission): void {
  if (env().LAST_USE === 'off') return;
  const { seen, pending } = usesToday();
  const key = `${membership.memberId} ${permission}`;
  if (seen.has(key)) return;
  seen.add(key);
  pending.set(key, { ...membership, permission });
}

/** Takes the uses that are to be written. Give them back with `noteAgain` if writing fails. */
export function takeUses(): (UsedMembership & { permission: Permission })[] {
  const { pending } = usesToday();
  const taken = [...pending.values()];
  pending.clear();
  return taken;
}

/** Gives back uses that could not be written, so that the next round writes them. */
export function noteAgain(uses: ReturnType<typeof takeUses>): void {
  const { pending } = usesToday();
  for (const use of uses) pending.set(`${use.memberId} ${use.permission}`, use);
}
