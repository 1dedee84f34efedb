import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Files that write rows of invited people or of inherited memberships, which never have a key. */
const ofNoMembership = [
  'lib/access/context/effective-membership.ts',
  'lib/access/invitations/decline-invitation.ts',
  'lib/access/members/invite/revoke-invitation.ts',
  'lib/access/people/remove-person.ts',
];

test('KE1 a membership ends in one function, which ends its keys', () => {
  const ending = ['app', 'db', 'lib', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
      .filter((path) => /\.(?:set|values)\(\{[^}]*status: 'left'/.test(readFileSync(path, 'utf8'))),
  );
  expect(ending.sort()).toEqual([...ofNoMembership, 'lib/access/members/revoke/end-membership.ts'].sort());
});
