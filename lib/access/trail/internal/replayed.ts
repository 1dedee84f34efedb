import type { MemberStatus } from '@/db/schema/access/members';
import type { Status } from '@/lib/policy/model';

/** The fields of an event that the replay reads. */
export interface ReplayedEvent {
  at: Date;
  event: string;
  workspaceId: string | null;
  actorUserId: string | null;
  actorName: string | null;
  subjectId: string | null;
  subjectName: string | null;
  before: unknown;
  after: unknown;
}

export interface Given {
  role: string;
  restrictions: string[];
  grants: string[];
}

/** A membership as the events say: the columns of `members` that decide its status and access. */
export interface Recorded {
  id: string;
  workspaceId: string;
  name: string;
  userId: string | null;
  status: MemberStatus;
  access: Given;
  /** The access that a temporary change gives back, and when. */
  later: (Given & { at: Date }) | null;
  startsAt: Date | null;
  endsAt: Date | null;
  suspendedUntil: Date | null;
}

/** A membership as it was at a moment. */
export interface AccessThen extends Given {
  memberId: string;
  workspaceId: string;
  name: string;
  /** `left` memberships are absent. `closed`: the workspace was closed, so that no member could enter it. */
  status: Exclude<Status, 'left'> | 'closed';
  /** The workspace above whose membership gives it (120); null for a membership of the workspace itself. */
  inheritedFrom: string | null;
}

/** A role in the organisation at a moment; ordinary members have none to speak of. */
export interface OrganisationRoleThen {
  userId: string;
  name: string;
  role: string;
}

/** What an organisation's events up to a moment say. */
export interface Replayed {
  plan: string;
  model: string;
  /** The labels of custom roles. */
  labels: Map<string, string>;
  workspaces: Map<string, ReplayedWorkspace>;
  members: Map<string, Recorded>;
  /** Administrators and billing, by user id. */
  people: Map<string, OrganisationRoleThen>;
}

export interface ReplayedWorkspace {
  name: string;
  parentId: string | null;
  isClosed: boolean;
  /** Whether it lets its host administer it (S3.15). */
  isDelegated: boolean;
}
