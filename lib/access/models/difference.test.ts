import { expect, test } from 'vitest';
import { compile } from '@/lib/policy/compile';
import { difference } from '@/lib/policy/difference';
import { teamInbox } from './team-inbox';

const given = (role: string, restrictions: string[] = []) =>
  compile(teamInbox, { role, restrictions, grants: [], plan: 'advanced', level: 0, status: 'active' });

test('B2 an Agent restricted to own contacts keeps Messages and sees less', () => {
  const { gains, loses, keeps, scopes, masks } = difference(
    given('agent', ['shortcuts']),
    given('agent', ['visibility-own', 'mask']),
  );
  expect(gains).toEqual([
    { feature: 'shortcuts', whole: true, permissions: ['shortcuts.view', 'shortcuts.start'] },
  ]);
  expect(loses).toEqual([]);
  expect(keeps.map(({ feature }) => feature)).toEqual(['messages', 'profile', 'notifications']);
  expect(scopes).toEqual([{ feature: 'messages', from: 'all', to: 'own', wider: false }]);
  expect(masks).toEqual({ added: ['phone', 'email'], lifted: [] });
});

test('B2 part of a feature lost is told from the whole of it', () => {
  const { loses } = difference(given('manager'), given('manager', ['data-export']));
  expect(loses.find(({ feature }) => feature === 'contacts')).toEqual({
    feature: 'contacts',
    whole: false,
    permissions: ['contacts.export'],
  });
  expect(loses.find(({ feature }) => feature === 'data-export')?.whole).toBe(true);
});

test('R9 a Manager made Agent loses every module but Messages', () => {
  const { loses, gains } = difference(given('manager'), given('agent'));
  expect(gains).toEqual([]);
  expect(loses.filter(({ whole }) => whole).map(({ feature }) => feature)).toEqual(
    teamInbox.features.filter((id) => !['messages', 'shortcuts', 'profile', 'notifications'].includes(id)),
  );
});
