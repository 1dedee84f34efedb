import { expect, test } from 'vitest';
import { difference } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
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

test('B2 losing part of a feature differs from losing the whole of it', () => {
  const { loses } = difference(given('manager'), given('manager', ['data-export']));
  expect(loses.find(({ feature }) => feature === 'contacts')).toEqual({
    feature: 'contacts',
    whole: false,
    permissions: ['contacts.export'],
  });
  expect(loses.find(({ feature }) => feature === 'data-export')?.whole).toBe(true);
});

test('R9 a Manager who becomes an Agent loses every module except Messages', () => {
  const { loses, gains } = difference(given('manager'), given('agent'));
  expect(gains).toEqual([]);
  expect(loses.filter(({ whole }) => whole).map(({ feature }) => feature)).toEqual(
    teamInbox.features.filter((id) => !['messages', 'shortcuts', 'profile', 'notifications'].includes(id)),
  );
});

test('B2 S1.26 a field masked before and after is neither added nor lifted', () => {
  const change = (before: string[], after: string[]) =>
    difference(given('agent', before), given('agent', after)).masks;
  expect(change(['mask'], [])).toEqual({ added: [], lifted: ['phone', 'email'] });
  expect(change([], ['mask'])).toEqual({ added: ['phone', 'email'], lifted: [] });
  expect(change(['mask'], ['mask', 'shortcuts'])).toEqual({ added: [], lifted: [] });
  expect(change([], ['shortcuts'])).toEqual({ added: [], lifted: [] });
});

test('B2 S1.23 an unchanged scope is no change, and neither is the scope of a lost feature', () => {
  expect(difference(given('manager'), given('manager', ['data-export'])).scopes).toEqual([]);
  expect(difference(given('agent', ['visibility-own']), given('agent')).scopes).toEqual([
    { feature: 'messages', from: 'own', to: 'all', wider: true },
  ]);
  const { scopes } = difference(given('manager'), given('agent', ['visibility-own']));
  expect(scopes.map(({ feature }) => feature)).toEqual(['messages']);
});

test('B2 an access that is not in force holds nothing, so that the other is gained entirely', () => {
  const unknown = compile(teamInbox, {
    role: 'nobody',
    restrictions: [],
    grants: [],
    plan: 'advanced',
    level: 0,
    status: 'active',
  });
  const { gains, loses, keeps } = difference(unknown, given('agent'));
  expect(gains.map(({ feature, whole }) => [feature, whole])).toEqual(
    ['messages', 'shortcuts', 'profile', 'notifications'].map((feature) => [feature, true]),
  );
  expect([loses, keeps]).toEqual([[], []]);
});
