import type { directoryPeople } from '@/db/schema/access/directory';
import type { Person } from '@/lib/access/people/changing-people';
import type { Patched } from '../patch/apply-patch';
import { accessSchema, enterpriseSchema, type Resource, userSchema } from '../protocol/schemas';
import { versioned } from '../protocol/version';

/** A person with what the identity provider says of them. */
export interface UserRow {
  person: Person;
  email: string;
  directory: typeof directoryPeople.$inferSelect | null;
}

/** A group of a person, as their resource names it. */
export interface GroupOfUser {
  value: string;
  display: string;
}

/** An access of a person, as the extension of Latchkey names it. */
export interface AccessOfUser {
  workspace: string;
  display: string;
  /** The role; groups change it. */
  level: string;
  restrictions: string[];
  rights: string[];
  endsAt?: string;
}

/** Where a person has access. */
export interface Places {
  groups: GroupOfUser[];
  access: AccessOfUser[];
}

export const noPlaces = (): Places => ({ groups: [], access: [] });

/** Attributes that are kept as the identity provider sends them. */
export const plainAttributes = [
  'title',
  'nickName',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
  'profileUrl',
] as const;
export const nameParts = [
  'givenName',
  'familyName',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
] as const;
export const enterpriseAttributes = [
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
] as const;

export const userAttributes: Patched = {
  names: [
    'id',
    'externalId',
    'userName',
    'name',
    'displayName',
    'emails',
    'active',
    'groups',
    'meta',
    ...plainAttributes,
  ],
  lists: ['emails', 'groups', 'memberships'],
  schemas: [enterpriseSchema, accessSchema],
  core: userSchema,
  readOnly: ['id', 'groups', 'meta'],
  required: ['userName'],
};

/** The resource of a person. */
export function userResource(
  { person, email, directory }: UserRow,
  { groups, access }: Places,
  base: string,
): Resource {
  const { name, [enterpriseSchema]: enterprise, ...others } = directory?.attributes ?? {};
  const changed = [person.joinedAt, person.updatedAt, person.suspendedAt, directory?.updatedAt ?? null];
  const lastModified = new Date(Math.max(...changed.map((at) => at?.getTime() ?? 0)));
  return versioned({
    schemas: [
      userSchema,
      ...(enterprise ? [enterpriseSchema] : []),
      ...(access.length > 0 ? [accessSchema] : []),
    ],
    id: person.userId,
    ...(directory?.externalId != null && { externalId: directory.externalId }),
    userName: directory?.userName ?? email,
    name: { formatted: person.name, ...(name as object | undefined) },
    displayName: person.name,
    ...others,
    emails: [{ value: email, type: 'work', primary: true }],
    active: person.suspendedAt === null,
    groups: groups.map((group) => ({ ...group, $ref: `${base}/Groups/${group.value}`, type: 'direct' })),
    ...(enterprise !== undefined && { [enterpriseSchema]: enterprise }),
    ...(access.length > 0 && { [accessSchema]: { memberships: access } }),
    meta: {
      resourceType: 'User',
      created: person.joinedAt.toISOString(),
      lastModified: lastModified.toISOString(),
      location: `${base}/Users/${person.userId}`,
    },
  });
}
