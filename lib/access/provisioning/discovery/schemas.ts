import { accessSchema, enterpriseSchema, groupSchema, userSchema } from '../protocol/schemas';
import { enterpriseAttributes, nameParts, plainAttributes } from '../users/user-resource';

/** An attribute of a schema (RFC 7643, 7). */
export interface SchemaAttribute {
  name: string;
  type: 'string' | 'boolean' | 'complex' | 'dateTime' | 'reference';
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: 'readOnly' | 'readWrite' | 'immutable';
  returned: 'always' | 'default';
  uniqueness: 'none' | 'server';
  subAttributes?: SchemaAttribute[];
}

const attribute = (
  name: string,
  description: string,
  more: Partial<SchemaAttribute> = {},
): SchemaAttribute => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

const readOnly = { mutability: 'readOnly' } as const;
const plain = (names: readonly string[]) => names.map((name) => attribute(name, 'Kept as it is sent.'));

const userAttributesOf: SchemaAttribute[] = [
  attribute('userName', 'Unique in the organisation. Without “emails” it is the address.', {
    required: true,
    uniqueness: 'server',
  }),
  attribute('name', 'The name of the person.', {
    type: 'complex',
    subAttributes: [attribute('formatted', 'The full name.'), ...plain(nameParts)],
  }),
  attribute('displayName', 'The name that every workspace shows.'),
  ...plain(plainAttributes),
  attribute('emails', 'The address of the account. Only the person changes it.', {
    type: 'complex',
    multiValued: true,
    mutability: 'immutable',
    subAttributes: [
      attribute('value', 'The address.'),
      attribute('type', 'Always “work”.'),
      attribute('primary', 'Always true.', { type: 'boolean' }),
    ],
  }),
  attribute('active', 'False: the person is suspended in the whole organisation.', { type: 'boolean' }),
  attribute('groups', 'The levels and teams of the person.', {
    ...readOnly,
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', 'The id of the group.', readOnly),
      attribute('$ref', 'Its address.', { ...readOnly, type: 'reference' }),
      attribute('display', 'Its name.', readOnly),
      attribute('type', 'Always “direct”.', readOnly),
    ],
  }),
];

const groupAttributesOf: SchemaAttribute[] = [
  attribute('displayName', 'The workspace and its level or team.', readOnly),
  attribute('members', 'The people who have the level, or are in the team.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', 'The id of the person.', { mutability: 'immutable' }),
      attribute('$ref', 'Their address.', { ...readOnly, type: 'reference' }),
      attribute('display', 'Their name.', readOnly),
      attribute('type', 'Always “User”.', readOnly),
    ],
  }),
];

const enterpriseAttributesOf: SchemaAttribute[] = [
  ...plain(enterpriseAttributes),
  attribute('manager', 'Kept as it is sent.', {
    type: 'complex',
    subAttributes: [attribute('value', 'The id of the manager.')],
  }),
];

const accessAttributesOf: SchemaAttribute[] = [
  attribute('memberships', 'The accesses of the person that the token sees. Groups give and take them.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('workspace', 'The id of the workspace.', { mutability: 'immutable', caseExact: true }),
      attribute('display', 'Its name.', readOnly),
      attribute('level', 'The role, which groups give.', readOnly),
      attribute('restrictions', 'The restrictions of the access.', { multiValued: true, caseExact: true }),
      attribute('rights', 'The rights that the access has.', { multiValued: true, caseExact: true }),
      attribute('endsAt', 'The first moment without access.', { type: 'dateTime' }),
    ],
  }),
];

/** The schemas that are served, each as a resource. */
export const schemasOf = (base: string) =>
  (
    [
      [userSchema, 'User', 'A person of the organisation', userAttributesOf],
      [groupSchema, 'Group', 'A level of a workspace, or a team', groupAttributesOf],
      [enterpriseSchema, 'EnterpriseUser', 'What an employer knows of a person', enterpriseAttributesOf],
      [accessSchema, 'Access', 'Restrictions, rights and ends of accesses', accessAttributesOf],
    ] as const
  ).map(([id, name, description, attributes]) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id, name, description, attributes },
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }));
