import { describe, expect, test } from 'vitest';
import { permissionTable } from './permissions';

describe('no permission about access lacks a guard', () => {
  const guarding = (about: string) =>
    [...permissionTable.values()]
      .filter((facts) => facts.about === about)
      .map(({ permission, guards }) => [permission, guards] as const);

  test.each(guarding('member'))('R1, R2, S1.15 %s has the guards of a member', (permission, ids) => {
    // A name gives no access (S1.34).
    if (['people.edit', 'profiles.update'].includes(permission)) expect(ids).toEqual(['administers']);
    // A password is no access either, but its new owner can sign in (S3.11).
    else if (permission === 'users.reset-password')
      expect(ids).toEqual(['no-self-administration', 'administers']);
    else expect(ids).toEqual(['no-self-administration', 'administers', 'last-of-top-role']);
  });

  test.each(guarding('assignment'))('R3 %s has the guards of an assignment', (_, ids) =>
    expect(ids).toEqual(['assigns', 'place', 'ceiling']),
  );
});
