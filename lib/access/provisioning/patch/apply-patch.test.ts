import { describe, expect, test } from 'vitest';
import { ScimRefusal } from '../protocol/refusal';
import { outcomesOfRandomPatches } from '../test-support/random-patches';
import { applyPatch, type Patched } from './apply-patch';
import { operationsOf } from './operations';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user: Patched = {
  names: ['userName', 'active', 'name', 'emails', 'displayName', 'title', 'members'],
  lists: ['emails', 'members'],
  schemas: [enterprise],
  core: 'urn:ietf:params:scim:schemas:core:2.0:User',
  readOnly: ['id', 'meta'],
  required: ['userName'],
};
const ana = {
  id: '1',
  userName: 'ana@example.com',
  active: true,
  name: { givenName: 'Ana', familyName: 'Li' },
  members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }],
};

const patched = (...operations: object[]) => applyPatch(ana, operationsOf({ Operations: operations }), user);

/** A name, an operation, and what it changes. */
const examples: [string, object, object][] = [
  ['3.5.2.1 adds a value', { op: 'add', path: 'title', value: 'Chief' }, { title: 'Chief' }],
  [
    '3.5.2.1 adds an element once',
    { op: 'add', path: 'members', value: [{ value: 'a' }, { value: 'd' }] },
    {
      members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'd' }],
    },
  ],
  [
    '3.5.2.2 removes by a filter',
    { op: 'remove', path: 'members[value eq "b"]' },
    {
      members: [{ value: 'a' }, { value: 'c' }],
    },
  ],
  ['3.5.2.2 removes a part', { op: 'remove', path: 'name.familyName' }, { name: { givenName: 'Ana' } }],
  [
    '3.5.2.3 replaces several without a path',
    { op: 'replace', value: { active: false, title: 'X' } },
    {
      active: false,
      title: 'X',
    },
  ],
  [
    '3.5.2.3 keeps the other parts of a complex value',
    { op: 'replace', path: 'name', value: { givenName: 'Anna' } },
    {
      name: { givenName: 'Anna', familyName: 'Li' },
    },
  ],
  [
    '3.10 finds an extension by its schema',
    { op: 'add', path: `${enterprise}:department`, value: 'Sales' },
    {
      [enterprise]: { department: 'Sales' },
    },
  ],
  [
    '3.10 takes an extension as a whole',
    { op: 'add', path: enterprise, value: { costCenter: '7' } },
    {
      [enterprise]: { costCenter: '7' },
    },
  ],
  [
    '(Entra) capitalises the operation and the name',
    { op: 'Replace', path: 'Active', value: 'False' },
    {
      active: 'False',
    },
  ],
  [
    '(Entra) removes members by value',
    { op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'c' }] },
    {
      members: [{ value: 'b' }],
    },
  ],
  [
    '(Entra) makes the element whose part it sets',
    { op: 'Add', path: 'emails[type eq "work"].value', value: 'x@y.z' },
    {
      emails: [{ type: 'work', value: 'x@y.z' }],
    },
  ],
  [
    '(Okta) writes paths as names',
    { op: 'replace', value: { 'name.givenName': 'Anna' } },
    {
      name: { givenName: 'Anna', familyName: 'Li' },
    },
  ],
];

describe('PATCH', () => {
  test.each(examples)('B13 RFC 7644 %s', (_, operation, changed) => {
    expect(patched(operation)).toEqual({ ...ana, ...changed });
  });

  test('B13 RFC 7644 3.5.2: thousands of random PATCHes change what another implementation changes', () => {
    const { changed, refused } = outcomesOfRandomPatches(3000);
    expect(changed).toBeGreaterThan(1500);
    expect(refused).toBeGreaterThan(150);
  });

  test('B13 RFC 7644 3.5.2: each operation sees those before it, and the given resource stays', () => {
    const result = patched(
      { op: 'remove', path: 'members' },
      { op: 'add', path: 'members', value: { value: 'z' } },
    );
    expect(result.members).toEqual([{ value: 'z' }]);
    expect(ana.members).toHaveLength(3);
  });

  test.each([
    ['noTarget', { op: 'remove' }],
    ['noTarget', { op: 'replace', path: 'emails[type sw "w"].value', value: 'x' }],
    ['noTarget', { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'x' } }],
    ['mutability', { op: 'remove', path: 'userName' }],
    ['mutability', { op: 'replace', path: 'id', value: '2' }],
    ['mutability', { op: 'add', value: { meta: {} } }],
    ['invalidPath', { op: 'add', path: 'a b', value: 1 }],
    ['invalidPath', { op: 'add', path: 'urn:other:title', value: 1 }],
    ['invalidSyntax', { op: 'move', path: 'title', value: 1 }],
    ['invalidSyntax', { op: 'add', path: 'title' }],
    ['invalidSyntax', { op: 'add', path: 3, value: 1 }],
    ['invalidValue', { op: 'add', value: 'x' }],
  ])('SC1 RFC 7644 3.12: %s for %j', (scimType, operation) => {
    let refusal: unknown;
    try {
      patched({ op: 'add', path: 'title', value: 'X' }, operation);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ScimRefusal);
    expect(refusal).toMatchObject({ scimType });
  });
});
