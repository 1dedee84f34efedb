import 'server-only';
import { rowFromJson } from '@/db/row-from-json';
import { members } from '@/db/schema/access/members';
import type { Status } from '@/lib/policy/model';
import type { Member } from './effective-membership';

/** A membership as `decision_facts` writes it: the row, and its status and access at this moment. */
export interface WrittenMember {
  row: Readonly<Record<string, unknown>>;
  status: Status;
  role: string;
  restrictions: string[];
  grants: string[];
  isReverting: boolean | null;
}

/** The same as `memberNow` selects. */
export function memberFromJson({ row, isReverting, ...now }: WrittenMember): Member {
  const stored = rowFromJson(members, row);
  return {
    ...stored,
    ...now,
    revertsAt: isReverting ? stored.revertsAt : null,
    storedStatus: stored.status,
  };
}
