import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessOf } from '../access';
import { decide } from '../decide';
import { availability } from '../might-ever';
import { matrix } from '../overviews/matrix';
import { lendingLibrary } from './lending-library';

const access = (role: string, restrictions: string[] = []) =>
  accessOf(
    lendingLibrary,
    { role, restrictions, grants: [], plan: 'branch', level: 0, status: 'active' },
    { userId: 'ada', seats: ['seat-1'], teams: [] },
  );
const book = (seatId: string) => ({ kind: 'record', seatId, teamId: null }) as const;
const hiring = (role: string) => ({ kind: 'assignment', role, restrictions: [], grants: [] }) as const;

test('an assistant lends only the books assigned to them', () => {
  expect(decide(access('assistant'), 'books.lend', book('seat-1')).allowed).toBe(true);
  expect(decide(access('assistant'), 'books.lend', book('seat-2'))).toMatchObject({
    allowed: false,
    rule: { kind: 'scope', id: 'own' },
  });
});

test('a restriction denies the permissions that it names, and says who can lift it', () => {
  expect(availability(access('assistant', ['no-waiving']), 'fines.waive')).toMatchObject({
    state: 'locked',
    decision: {
      rule: { kind: 'restriction', id: 'no-waiving' },
      remedy: { kind: 'lift', by: ['librarian'] },
    },
  });
});

test('an assistant hires no one, and a restricted librarian is no librarian', () => {
  expect(decide(access('assistant'), 'staff.hire', hiring('assistant')).allowed).toBe(false);
  expect(decide(access('librarian'), 'staff.hire', hiring('assistant')).allowed).toBe(true);
});

test('the matrix follows from the model', () => {
  const [library] = matrix(lendingLibrary).groups;
  const waive = library?.features
    .flatMap(({ permissions }) => permissions)
    .find(({ permission }) => permission === 'fines.waive');
  expect(waive?.cells).toMatchObject({ librarian: { state: 'yes' }, assistant: { state: 'restrictable' } });
});

test('a permission of another domain is unknown here', () => {
  expect(decide(access('librarian'), 'contacts.export', { kind: 'workspace' })).toMatchObject({
    allowed: false,
    rule: { kind: 'unknown' },
  });
});

test('the README shows this model', () => {
  const shown = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const source = readFileSync(new URL('./lending-library.ts', import.meta.url), 'utf8');
  expect(shown).toContain(source.trim());
});
