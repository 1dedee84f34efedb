import fc from 'fast-check';
import { type ScimPatchOperation, scimPatch } from 'scim-patch';
import { expect } from 'vitest';
import { groupAttributes } from '../groups/group-resource';
import { applyPatch } from '../patch/apply-patch';
import { operationsOf } from '../patch/operations';
import { ScimRefusal } from '../protocol/refusal';
import { enterpriseSchema } from '../protocol/schemas';
import { userAttributes } from '../users/user-resource';

type Fields = Record<string, unknown>;

/** The attributes of users and of groups together. */
const attributes = {
  ...userAttributes,
  names: [...userAttributes.names, ...groupAttributes.names],
  lists: [...userAttributes.lists, ...groupAttributes.lists],
};

const text = fc.constantFrom('ana', 'ben', 'bena', 'a b', 'x-1');
const type = fc.constantFrom('work', 'home');
const email = fc.record({ type, value: text });
const member = fc.record({ value: text });
const name = fc.record({ givenName: text, familyName: text }, { requiredKeys: [] });
const listOf = (element: fc.Arbitrary<Fields>) => fc.array(element, { maxLength: 4 });

const resource = fc.record(
  {
    userName: text,
    title: text,
    active: fc.boolean(),
    name,
    emails: listOf(email),
    members: fc.uniqueArray(member, { maxLength: 4, selector: ({ value }) => value }),
    [enterpriseSchema]: fc.record({ department: text }),
  },
  { requiredKeys: ['userName'] },
);

const quoted = (value: string) => JSON.stringify(value);
const equality = fc.oneof(
  type.map((value) => `type eq ${quoted(value)}`),
  text.map((value) => `value eq ${quoted(value)}`),
);
const comparison = fc.oneof(
  equality,
  fc
    .tuple(fc.constantFrom('value', 'type'), fc.constantFrom('co', 'sw', 'ew'), text)
    .map(([attribute, op, value]) => `${attribute} ${op} ${quoted(value)}`),
  equality.map((inner) => `not (${inner})`),
  fc.tuple(equality, equality).map((parts) => parts.join(' or ')),
);
const filter = fc.oneof(
  comparison,
  fc.tuple(comparison, comparison).map(([one, other]) => `(${one}) and (${other})`),
);

const setting = fc.constantFrom('add', 'replace', 'Add', 'Replace');
const atSingle = fc.record({
  op: setting,
  path: fc.constantFrom('title', 'name.givenName', 'name.familyName', `${enterpriseSchema}:department`),
  value: text,
});
const atComplex = fc.record({ op: setting, path: fc.constant('name'), value: name });
const withoutPath = fc.record({
  op: fc.constantFrom('replace', 'Replace'),
  value: fc.record({ title: text, active: fc.boolean(), emails: listOf(email) }, { requiredKeys: [] }),
});
const toLists = fc.oneof(
  fc.record({ op: fc.constant('replace'), path: fc.constant('emails'), value: listOf(email) }),
  fc.record({ op: setting, path: fc.constant('members'), value: listOf(member) }),
);
const atElements = fc.oneof(
  fc.record({
    op: setting,
    path: fc
      .tuple(comparison, fc.constantFrom('value', 'type', 'display'))
      .map(([chosen, part]) => `emails[${chosen}].${part}`),
    value: text,
  }),
  fc.record({ op: fc.constant('replace'), path: filter.map((each) => `emails[${each}]`), value: email }),
);
const removal = fc.oneof(
  fc.record({
    op: fc.constantFrom('remove', 'Remove'),
    path: fc.oneof(
      fc.constantFrom('title', 'name', 'name.givenName', 'emails', 'members'),
      fc.constant(`${enterpriseSchema}:department`),
      filter.map((each) => `emails[${each}]`),
      filter.map((each) => `emails[${each}].type`),
      text.map((value) => `members[value eq ${quoted(value)}]`),
    ),
  }),
  fc.record({ op: fc.constant('remove'), path: fc.constant('members'), value: listOf(member) }),
);

const operations = fc.array(fc.oneof(atSingle, atComplex, withoutPath, toLists, atElements, removal), {
  minLength: 1,
  maxLength: 5,
});

/**
 * Expects that random PATCHes leave the same resource, or refuse as a whole, as `scim-patch` does. Lists and objects
 * without anything in them count as absent (RFC 7643, 2.5). To remove what is not there changes nothing here and is
 * refused there; the RFC names no error for it.
 *
 * @param numRuns how many PATCHes
 * @returns how many changed something, and how many were refused
 */
export function outcomesOfRandomPatches(numRuns: number): { changed: number; refused: number } {
  let [changed, refused] = [0, 0];
  fc.assert(
    fc.property(resource, operations, (before, given) => {
      const ours = oursOf(before, given);
      expect(ours, JSON.stringify([before, given])).toEqual(theirsOf(before, given));
      if (ours === null) refused++;
      else if (JSON.stringify(ours) !== JSON.stringify(assigned(before))) changed++;
    }),
    { numRuns, seed: 20_261_201 },
  );
  return { changed, refused };
}

function oursOf(before: Fields, given: object[]): unknown {
  try {
    return assigned(applyPatch(before, operationsOf({ Operations: given }), attributes));
  } catch (error) {
    if (error instanceof ScimRefusal && error.scimType === 'noTarget') return null;
    throw error;
  }
}

function theirsOf(before: Fields, given: { op: string }[]): unknown {
  let result = structuredClone(before);
  for (const operation of structuredClone(given)) {
    const copy = structuredClone(result);
    try {
      result = scimPatch(copy as never, [operation as ScimPatchOperation]) as unknown as Fields;
    } catch {
      if (operation.op.toLowerCase() !== 'remove') return null;
    }
  }
  return assigned(result);
}

/** The value without what counts as unassigned. */
function assigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(assigned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, assigned(each)] as const)
    .filter(([, each]) => each !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
