import 'server-only';
import { call } from '@/db/call';
import type { MemberStatus } from '@/db/schema/access/members';
import { contextOfFacts, type WorkspaceContext } from '@/lib/access/context/context';
import type { ContextFacts } from '@/lib/access/context/context-facts';
import type { WrittenMember } from '@/lib/access/context/member-from-json';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';

/** What a request names besides its key, to be read with it. */
export interface Named {
  memberIds: readonly string[];
  /** Folded. */
  memberEmails: readonly string[];
  records: readonly { kind: string; id: string }[];
  /** Members whose seats are asked for. */
  holderIds: readonly string[];
  /** Whether the holders of the top role are asked for. */
  hasTopHolders: boolean;
}

export const nothingNamed: Named = {
  ...{ memberIds: [], memberEmails: [], records: [], holderIds: [], hasTopHolders: false },
};

/** What `decision_facts` answers. Lists without an item are null. */
export interface KeyFacts {
  key: { id: string; name: string; workspaceId: string; scopes: string[] };
  person: { userId: string; name: string; email: string; locale: string | null };
  context: ContextFacts;
  /** The requests of the key in the present minute, as far as they are stored. */
  requests: number;
  /** The moment of the database's clock, in milliseconds. */
  now: number;
  members: NamedMember[] | null;
  records: NamedRecord[] | null;
  seats: { id: string; holderId: string }[] | null;
  topHolders: NamedHolder[] | null;
}

export interface NamedMember {
  member: WrittenMember;
  seats: string[] | null;
  teams: string[] | null;
  isDisabled: boolean;
  now: number;
}

export interface NamedRecord {
  kind: string;
  id: string;
  seatId: string | null;
  teamId: string | null;
}

/** A holder of the top role, as `holdersFrom` reads it. Moments are in milliseconds. */
export interface NamedHolder {
  id: string;
  isInvited: boolean;
  status: MemberStatus;
  suspendedUntil: number | null;
  startsAt: number | null;
  endsAt: number | null;
  revertsAt: number | null;
  isNow: boolean;
  isLater: boolean;
  now: number | null;
}

/** The deepest level of a workspace. */
const deepest = 5;

/** The top role of each model at each level, for the statement that learns the model only as it runs. */
const topRoles = JSON.stringify(
  Object.fromEntries(
    workspaceModels.map((model) => [
      model.id,
      Object.fromEntries(
        Array.from({ length: deepest + 1 }, (_, level) => [level, topRoleAt(model, level)]).filter(
          ([, role]) => role !== null,
        ),
      ),
    ]),
  ),
);

function topRoleAt(model: Parameters<typeof topRoleOf>[0], level: number): string | null {
  try {
    return topRoleOf(model, level);
  } catch {
    return null; // the model has no workspaces of that level
  }
}

/**
 * Reads everything that a request of a program needs in one statement, without a transaction: the key, the present
 * membership of its holder (R4), and what the request names. Null for every key that opens nothing.
 */
export function readKeyFacts(keyHash: string, limitKey: string, named: Named): Promise<KeyFacts | null> {
  return call('decision_facts($1, $2, $3, $4, $5, $6, $7, $8::text::json)', [
    keyHash,
    limitKey,
    named.memberIds,
    named.memberEmails,
    named.records.map(({ kind }) => kind),
    named.records.map(({ id }) => id),
    named.holderIds,
    named.hasTopHolders ? topRoles : null,
  ]);
}

/**
 * The context of the key's holder.
 *
 * @throws NotFound when they have no active membership in the workspace of the key
 */
export function contextFrom(facts: KeyFacts, ip: string | null): WorkspaceContext {
  const person = { ...facts.person, sessionId: facts.key.id, ip, keyName: facts.key.name };
  return contextOfFacts(person, facts.context);
}
