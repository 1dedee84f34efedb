import { expect, test } from 'vitest';
import { eventNames } from '@/lib/access/audit/event-names';
import { isWanted, kindOf } from './event-kinds';

test('B13 every event about a member, a role, a team or a key has its kind', () => {
  const about = /^(?:member|viewing|access-request|role|team|api-key|endpoint|delegation)\./;
  expect(eventNames.filter((name) => about.test(name) && kindOf(name) === null)).toEqual([]);
});

test.each([
  'contacts.exported',
  'members.exported',
  'record.updated',
  'settings.saved',
  'billing.updated',
  '__proto__',
])('B13 %s is no change of access, so no endpoint gets it', (event) => {
  expect(isWanted(event, null)).toBe(false);
});

test('B13 an endpoint gets the chosen kinds only', () => {
  expect(isWanted('team.renamed', ['people'])).toBe(false);
  expect(isWanted('team.renamed', ['people', 'teams'])).toBe(true);
});
