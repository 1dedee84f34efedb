import { createMongoAbility } from '@casl/ability';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { modelOf } from '@/lib/policy/models/registry';
import type { Measurement } from '../bench';
import { median } from './stopwatch';

const asked = 60;
const times = 20_000;

/** One agent's answer to sixty permissions over and over, beside CASL on the same rules and beside a bare bit. */
export const decideBench: Measurement = async () => {
  const model = modelOf('team-inbox');
  const access = accessOf(
    model,
    {
      role: 'agent',
      restrictions: ['visibility-own', 'mask'],
      grants: [],
      plan: 'enterprise',
      level: 0,
      status: 'active',
    },
    { userId: 'u', seats: ['s'], teams: ['t'] },
  );
  const entries = [...access.compiled.entries]
    .filter(([, { facts }]) => facts.about === 'workspace' || facts.about === 'record')
    .slice(0, asked);
  const questions = entries.map(([permission, { facts }]) => ({
    permission,
    target:
      facts.about === 'record'
        ? ({ kind: 'record', seatId: 's', teamId: null } as const)
        : ({ kind: 'workspace' } as const),
  }));
  const held = new Set(
    entries.filter(([, { verdict }]) => verdict.allowed).map(([permission]) => permission),
  );
  const ability = createMongoAbility(
    questions.map(({ permission }) => ({
      action: permission,
      subject: 'Workspace',
      inverted: !held.has(permission),
      reason: 'role',
    })),
  );
  const bits = new Uint32Array(2);
  const places = new Map(questions.map(({ permission }, index) => [permission, index]));
  for (const [permission, index] of places) {
    if (held.has(permission)) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
  }
  let truths = 0;
  const works = {
    own: () => {
      for (const { permission, target } of questions)
        if (decide(access, permission, target).allowed) truths++;
    },
    casl: () => {
      for (const { permission } of questions) if (ability.can(permission, 'Workspace')) truths++;
    },
    rule: () => {
      for (const { permission } of questions)
        if (ability.relevantRuleFor(permission, 'Workspace')?.reason) truths++;
    },
    bit: () => {
      for (const { permission } of questions) {
        const place = places.get(permission) ?? 0;
        if ((bits[place >> 5] ?? 0) & (1 << (place & 31))) truths++;
      }
    },
  };
  const found = { own: [] as number[], casl: [] as number[], rule: [] as number[], bit: [] as number[] };
  for (let round = -1; round < 7; round++) {
    for (const name of Object.keys(works) as (keyof typeof works)[]) {
      const start = performance.now();
      for (let n = 0; n < times / 10; n++) works[name]();
      if (round >= 0) found[name].push(((performance.now() - start) * 1e6) / (times / 10) / questions.length);
    }
  }
  if (truths === 0) throw new Error('Nobody was ever allowed anything.');
  const [own, casl, rule, bit] = [found.own, found.casl, found.rule, found.bit].map(median) as [
    number,
    number,
    number,
    number,
  ];
  return [
    { what: '@casl/ability can, against decide', value: casl, against: own, unit: 'ns', bar: { atLeast: 3 } },
    {
      what: 'decide, against a bare bit, by name',
      value: own,
      against: bit,
      unit: 'ns',
      bar: { atMost: 10 },
    },
    {
      what: 'decide with its reason, against relevantRuleFor',
      value: own,
      against: rule,
      unit: 'ns',
      bar: { atMost: 1 },
    },
  ];
};
