import { describe, expect, test } from 'vitest';
import { compile } from '@/lib/policy/compile';
import type { Assignment } from '@/lib/policy/model';
import { teamInbox } from './team-inbox';

const active: Assignment = {
  role: 'owner',
  restrictions: [],
  grants: [],
  plan: 'growth',
  level: 0,
  status: 'active',
};

test('an assignment is compiled once, and the cache is bounded', () => {
  const first = compile(teamInbox, active);
  expect(compile(teamInbox, { ...active })).toBe(first);
  for (let level = 1; level <= 1100; level += 1) compile(teamInbox, { ...active, level });
  expect(compile(teamInbox, active)).not.toBe(first);
  expect(compile(teamInbox, active)).toEqual(first);
});

describe('shared compiled assignments', () => {
  test('the same assignment in any order is compiled once, and another one does not displace it', () => {
    const first = compile(teamInbox, {
      ...active,
      role: 'manager',
      restrictions: ['data-export', 'integrations'],
    });
    compile(teamInbox, { ...active, role: 'agent' });
    const again = {
      ...active,
      role: 'manager',
      restrictions: ['integrations', 'data-export', 'integrations'],
    };
    expect(compile(teamInbox, again)).toBe(first);
  });

  test('of thousands of assignments only the oldest is dropped', () => {
    const model = { ...teamInbox };
    const at = (level: number) => compile(model, { ...active, level });
    const [first, second] = [at(0), at(1)];
    for (let level = 2; level <= 1024; level++) at(level);
    expect(at(1)).toBe(second);
    expect(at(0)).not.toBe(first);
  });

  test('S1.26 of two restrictions that mask a field the first in the model is named', () => {
    const twice = {
      ...teamInbox,
      restrictions: { ...teamInbox.restrictions, again: { roles: ['agent'], masks: ['phone' as const] } },
    };
    const { masks } = compile(twice, { ...active, role: 'agent', restrictions: ['again', 'mask'] });
    expect(masks.get('phone')).toEqual({ kind: 'restriction', id: 'mask', model: 'team-inbox' });
  });
});
