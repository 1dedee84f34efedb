import { createMongoAbility, subject } from '@casl/ability';
import { modelOf } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { Measurement } from '../bench';
import { median } from './stopwatch';

const rounds = 41;
const times = 2_000;
const [seat, team] = ['s', 't'];

/**
 * Measures the decisions of one agent on every permission about the workspace or a row of it, against CASL with the
 * same rules (an agent sees their own rows) and against testing a bare bit.
 */
export const decideBench: Measurement = async () => {
  const access = accessOf(
    modelOf('team-inbox'),
    {
      role: 'agent',
      restrictions: ['visibility-own', 'mask'],
      grants: [],
      plan: 'enterprise',
      level: 0,
      status: 'active',
    },
    { userId: 'u', seats: [seat], teams: [team] },
  );
  const questions = [...access.compiled.entries].flatMap(([permission, { facts, decision }]) => {
    const held = decision.allowed;
    if (facts.about === 'workspace') return { permission, held, target: { kind: 'workspace' } as const };
    if (facts.about !== 'record') return [];
    return { permission, held, target: { kind: 'record', seatId: seat, teamId: null } as const };
  });
  const ability = createMongoAbility(
    questions.map(({ permission, held, target: { kind } }) => ({
      action: permission,
      subject: kind,
      inverted: !held,
      reason: 'role',
      ...(held && kind === 'record' && { conditions: { seatId: { $in: [seat] } } }),
    })),
  );
  const asCasl = questions.map(({ permission, target: { kind, ...row } }) => ({
    permission,
    target: kind === 'record' ? subject(kind, row) : kind,
  }));
  const bits = new Uint32Array(2);
  const places = new Map(questions.map(({ permission }, index) => [permission, index]));
  for (const index of places.values()) {
    if (questions[index]?.held) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
  }
  let truths = 0;
  const works = {
    own: () => {
      for (const { permission, target } of questions)
        if (decide(access, permission, target).allowed) truths++;
    },
    casl: () => {
      for (const { permission, target } of asCasl) if (ability.can(permission, target)) truths++;
    },
    rule: () => {
      for (const { permission, target } of asCasl)
        if (ability.relevantRuleFor(permission, target)?.reason) truths++;
    },
    bit: () => {
      for (const { permission } of questions) {
        const place = places.get(permission) ?? 0;
        if ((bits[place >> 5] ?? 0) & (1 << (place & 31))) truths++;
      }
    },
  };
  const found = { own: [] as number[], casl: [] as number[], rule: [] as number[], bit: [] as number[] };
  for (let round = -3; round < rounds; round++) {
    for (const name of Object.keys(works) as (keyof typeof works)[]) {
      const start = performance.now();
      for (let n = 0; n < times; n++) works[name]();
      if (round >= 0) found[name].push(((performance.now() - start) * 1e6) / times / questions.length);
    }
  }
  const engineAnswers = questions.map(({ permission, target }) => decide(access, permission, target).allowed);
  const caslAnswers = asCasl.map(({ permission, target }) => ability.can(permission, target));
  if (truths === 0 || engineAnswers.join() !== caslAnswers.join())
    throw new Error('The two give different answers.');
  const [own, casl, rule, bit] = [found.own, found.casl, found.rule, found.bit].map(median) as [
    number,
    number,
    number,
    number,
  ];
  return [
    {
      what: `@casl/ability can, against decide, ${questions.length} permissions`,
      value: casl,
      against: own,
      unit: 'ns',
      bar: { atLeast: 3 },
    },
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
