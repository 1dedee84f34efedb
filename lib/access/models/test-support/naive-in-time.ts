import type { Status } from '@/lib/policy/model';

/** A stored membership, with moments in milliseconds. */
export interface StoredMembership {
  status: 'invited' | 'active' | 'suspended' | 'left';
  hasJoined: boolean;
  suspendedUntil: number | null;
  startsAt: number | null;
  endsAt: number | null;
  role: string;
  restrictions: string[];
  reverts: { at: number; role: string; restrictions: string[] } | null;
}

/** A colleague's seats, lent from one moment to another; `endedAt`: ended earlier. */
export interface StoredCover {
  seats: readonly string[];
  from: number;
  to: number;
  endedAt: number | null;
}

/**
 * The second interpreter of time, for comparison only: it reads the specification's sentences one after another (B4, B5,
 * B11), and shares nothing with the function of the database.
 */
export function naiveStatus(stored: StoredMembership, now: number): Status {
  const isOver = stored.endsAt !== null && now >= stored.endsAt;
  const isComing = stored.startsAt !== null && now < stored.startsAt;
  const isHeld =
    stored.status === 'suspended' && !(stored.suspendedUntil !== null && now >= stored.suspendedUntil);
  const order: [boolean, Status][] = [
    [stored.status === 'left', 'left'],
    [isOver, 'ended'],
    [isHeld, 'suspended'],
    [!stored.hasJoined, 'invited'],
    [isComing, 'upcoming'],
  ];
  return order.find(([applies]) => applies)?.[1] ?? 'active';
}

/** A temporary change holds up to its end, and what was before from then on (B5). */
export function naiveAccess({ role, restrictions, reverts }: StoredMembership, now: number) {
  const isReverted = reverts !== null && now >= reverts.at;
  return isReverted ? { role: reverts.role, restrictions: reverts.restrictions } : { role, restrictions };
}

/** The seats that a member works from: their own, and those lent at this moment (B11). */
export function naiveSeats(own: readonly string[], covers: readonly StoredCover[], now: number): string[] {
  const lent = covers.filter(({ from, to, endedAt }) => endedAt === null && from <= now && now < to);
  return [...new Set([...own, ...lent.flatMap(({ seats }) => seats)])].sort();
}
