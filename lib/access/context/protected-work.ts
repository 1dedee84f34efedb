import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { NamedContact } from '@/lib/access/masking/seen-contact';
import type { Access } from '@/lib/policy/access';
import type { WorkspaceContext } from './context';

/** The amount of work of a member. */
export interface Workload {
  contacts: number;
  openConversations: number;
  pixels: number;
}

/** The number of rows that an access shows. */
export interface Sight {
  contacts: number;
  conversations: number;
}

/** The amount of work of a team. */
export interface TeamWork {
  contacts: number;
  openConversations: number;
}

/** The amount of work in a workspace. */
export interface WorkspaceWork {
  contacts: number;
  openConversations: number;
  pixels: number;
  /** Sendings and campaigns that are scheduled or under way. */
  runningSendings: number;
}

/** The work under way that members started, in counts. */
export interface StartedWork {
  /** Campaigns that are scheduled or being sent: they belong to the workspace and go on without their author (R8). */
  campaigns: number;
  /** Broadcasts that are scheduled or being sent: they stop when their starter has no access (R4). */
  broadcasts: number;
  /** Running shortcuts: they stop at their next step. */
  shortcutRuns: number;
  /** Daily exports that are on: they make no files while their author has no access. */
  dailyExports: number;
}

export const noStartedWork: StartedWork = { campaigns: 0, broadcasts: 0, shortcutRuns: 0, dailyExports: 0 };
export const noWorkload: Workload = { contacts: 0, openConversations: 0, pixels: 0 };
export const noTeamWork: TeamWork = { contacts: 0, openConversations: 0 };

/**
 * Questions of the access pages about the work that they protect. Each work module answers for its own tables, and
 * `lib/modules.ts` adds the answers, so that the product knows no table of work.
 */
export interface ProtectedWork {
  /** The work of members' seats, by member id: of these members, or of all who have any. */
  heldBy(
    tx: Transaction,
    workspaceId: string,
    memberIds?: readonly string[],
  ): Promise<ReadonlyMap<string, Partial<Workload>>>;
  /** The work under way that these members started. */
  startedBy(
    tx: Transaction,
    workspaceId: string,
    memberIds: readonly string[],
  ): Promise<Partial<StartedWork>>;
  /** The work that is assigned to these seats. */
  inSeats(tx: Transaction, workspaceId: string, seatIds: readonly string[]): Promise<Partial<Workload>>;
  /** The rows of the workspace that an access shows, in counts (B2). */
  visibleTo(tx: Transaction, ctx: WorkspaceContext, access: Access): Promise<Partial<Sight>>;
  /** The work of these teams, by team id, as far as the reader sees it (R6). */
  ofTeams(
    tx: Transaction,
    ctx: WorkspaceContext,
    teamIds: readonly string[],
  ): Promise<ReadonlyMap<string, Partial<TeamWork>>>;
  /** Contacts by id, as far as the reader may see them and read their names (R6, MA11). */
  namesOfContacts(
    tx: Transaction,
    ctx: WorkspaceContext,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, NamedContact>>;
  /** How many contacts of a team stay with a person when the team is archived, as far as the reader sees them. */
  heldInTeam(tx: Transaction, ctx: WorkspaceContext, teamId: string): Promise<number>;
  /** The work of a workspace, which closing it puts out of reach. The transaction is in it. */
  ofWorkspace(tx: Transaction, workspaceId: string): Promise<Partial<WorkspaceWork>>;
}

/** Combines the answers of several modules. A module omits questions that do not concern it. */
export function combineWork(modules: readonly Partial<ProtectedWork>[]): ProtectedWork {
  return {
    async heldBy(...question) {
      return merged(await Promise.all(modules.map(async (module) => module.heldBy?.(...question))));
    },
    async startedBy(...question) {
      const answers = await Promise.all(modules.map(async (module) => module.startedBy?.(...question)));
      return Object.assign({}, ...answers);
    },
    async visibleTo(...question) {
      const answers = await Promise.all(modules.map(async (module) => module.visibleTo?.(...question)));
      return Object.assign({}, ...answers);
    },
    async inSeats(...question) {
      const answers = await Promise.all(modules.map(async (module) => module.inSeats?.(...question)));
      return Object.assign({}, ...answers);
    },
    async ofTeams(...question) {
      return merged(await Promise.all(modules.map(async (module) => module.ofTeams?.(...question))));
    },
    async namesOfContacts(...question) {
      const answers = await Promise.all(modules.map(async (module) => module.namesOfContacts?.(...question)));
      return new Map(answers.flatMap((answer) => [...(answer ?? [])]));
    },
    async heldInTeam(...question) {
      const answers = await Promise.all(modules.map(async (module) => module.heldInTeam?.(...question)));
      return answers.reduce((sum: number, held = 0) => sum + held, 0);
    },
    async ofWorkspace(...question) {
      const sum: Record<string, number> = {};
      for (const module of modules) {
        const held = Object.entries((await module.ofWorkspace?.(...question)) ?? {});
        for (const [key, count] of held) sum[key] = (sum[key] ?? 0) + count;
      }
      return sum;
    },
  };
}

function merged<T extends object>(
  answers: readonly (ReadonlyMap<string, Partial<T>> | undefined)[],
): Map<string, Partial<T>> {
  const all = new Map<string, Partial<T>>();
  for (const answer of answers) {
    for (const [id, part] of answer ?? []) all.set(id, { ...all.get(id), ...part });
  }
  return all;
}
