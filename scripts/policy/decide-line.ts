import { z } from 'zod';
import { flags, plans } from '@/lib/access/models/catalogue';
import { models } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { statuses } from '@/lib/policy/model';
import { inWords } from './words';

const ids = z.array(z.string());
const access = { role: z.string(), restrictions: ids.default([]), grants: ids.default([]) };
const id = z.string().nullable();

const Question = z.strictObject({
  model: z.string(),
  ...access,
  plan: z.enum(plans),
  level: z.int().min(0).default(0),
  flags: z.array(z.enum(flags)).default([]),
  status: z.enum(statuses).default('active'),
  /** The asking member, where the answer depends on it: guards and rows. */
  self: z
    .strictObject({ userId: id.default(null), seats: ids.default([]), teams: ids.default([]) })
    .default({ userId: null, seats: [], teams: [] }),
  permission: z.string(),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('workspace') }),
    z.strictObject({
      kind: z.literal('member'),
      userId: id,
      ...access,
      lastOfTopRole: z.boolean().default(false),
    }),
    z.strictObject({ kind: z.literal('assignment'), ...access }),
    z.strictObject({ kind: z.literal('record'), seatId: id, teamId: id }),
  ]),
});

/**
 * Answers one question in JSON: a decision with its sentences, or an object with `error`. Takes the input of
 * `decide`, and `status` and `self` where they matter; unknown properties are refused, because a misspelt
 * `restrictions` must not mean none.
 */
export function decideLine(line: string): { ok: boolean; answer: object } {
  const wrong = (error: string) => ({ ok: false, answer: { error } });
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return wrong('This line is not JSON.');
  }
  const { success, data, error } = Question.safeParse(json);
  if (!success) return wrong(z.prettifyError(error));
  const model = models.get(data.model);
  if (!model) return wrong(`There is no access model "${data.model}".`);

  const { role, restrictions, grants, plan, level, flags: given, status, self, permission, target } = data;
  const assignment = { role, restrictions, grants, plan, level, flags: given, status };
  const decision = decide(accessOf(model, assignment, self), permission, target);
  const { why, remedy } = inWords(decision);
  return { ok: true, answer: { ...decision, words: remedy === null ? { why } : { why, remedy } } };
}
