import type { Patched } from '../patch/apply-patch';
import { groupSchema, type Resource } from '../protocol/schemas';
import { versioned } from '../protocol/version';
import { type GroupKey, groupId } from './group-id';

/** A group with the people in it. */
export interface GroupRow {
  key: GroupKey;
  displayName: string;
  members: { userId: string; name: string }[];
}

export const groupAttributes: Patched = {
  names: ['id', 'externalId', 'displayName', 'members', 'meta'],
  lists: ['members'],
  schemas: [],
  core: groupSchema,
  readOnly: ['id', 'meta'],
  required: ['displayName'],
};

/** The resource of a group. */
export function groupResource({ key, displayName, members }: GroupRow, base: string): Resource {
  const id = groupId(key);
  return versioned({
    schemas: [groupSchema],
    id,
    displayName,
    members: members.map(({ userId, name }) => ({
      value: userId,
      display: name,
      $ref: `${base}/Users/${userId}`,
      type: 'User',
    })),
    meta: { resourceType: 'Group', location: `${base}/Groups/${id}` },
  });
}
