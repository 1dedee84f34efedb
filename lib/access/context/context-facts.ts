import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { rowFromJson } from '@/db/row-from-json';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import type { CustomRole } from '@/lib/access/models/custom-roles';
import { type WorkedSeat, workedFrom } from '@/lib/access/seats/read-seats';
import { memberFromJson, type WrittenMember } from './member-from-json';

/** What `context_facts` answers about a person in a workspace. Lists without an item are null. */
export interface ContextFacts {
  workspace: Readonly<Record<string, unknown>>;
  organisation: Readonly<Record<string, unknown>>;
  /** Those in the workspace and above it. */
  memberships: WrittenMember[];
  /** Whether the workspace requires a second factor at this moment. */
  isFactorDue: boolean;
  roles: CustomRole[] | null;
  worked: WorkedSeat[] | null;
  teams: string[] | null;
}

/** The facts as a column of a statement in a running transaction, which it leaves in the workspace. */
export const contextFacts = (userId: string, workspaceId: string): SQL<string | null> =>
  sql<string | null>`context_facts(${userId}::uuid, ${workspaceId}::uuid, null)::text`;

/** The facts in the form of the rows that they were written from. */
export function factsFromJson(facts: ContextFacts) {
  return {
    workspace: rowFromJson(workspaces, facts.workspace),
    organisation: rowFromJson(organisations, facts.organisation),
    memberships: facts.memberships.map(memberFromJson),
    isFactorDue: facts.isFactorDue,
    ownRoles: facts.roles ?? [],
    worked: workedFrom(facts.worked ?? []),
    teams: facts.teams ?? [],
  };
}
