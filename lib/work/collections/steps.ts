import { z } from 'zod';

/** The longest wait of a step, in minutes: one week. */
export const longestWait = 7 * 24 * 60;
const mostSteps = 20;

const id = z.uuid('required');
const tag = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(40, 'too-long')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'invalid');

/**
 * One step of a shortcut, applied to the conversation. Messages are keys of `errors`. A step of kind `wait`
 * delays the rest: "answer, wait a day, close".
 */
export const stepSchema = z.discriminatedUnion(
  'do',
  [
    z.object({
      do: z.literal('assign'),
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('member'), id }),
        z.object({ kind: z.literal('team'), id }),
        z.object({ kind: z.literal('nobody') }),
        /** The member who started the shortcut. */
        z.object({ kind: z.literal('starter') }),
      ]),
    }),
    z.object({ do: z.literal('tag'), name: tag }),
    z.object({ do: z.literal('reply'), snippetId: id }),
    z.object({
      do: z.literal('wait'),
      minutes: z.coerce
        .number('bad-number')
        .int('bad-number')
        .min(1, 'bad-number')
        .max(longestWait, 'bad-number'),
    }),
    z.object({ do: z.literal('close') }),
  ],
  'unknown-choice',
);

export type Step = z.output<typeof stepSchema>;
export type StepKind = Step['do'];

export const stepKinds = ['assign', 'tag', 'reply', 'wait', 'close'] as const satisfies StepKind[];

/** An error in one step is reported for the whole field, where the form shows it. */
export const stepsSchema = z
  .array(z.unknown(), 'invalid')
  .max(mostSteps, 'too-many-lines')
  .transform((steps, check) =>
    steps.map((step): Step => {
      const read = stepSchema.safeParse(step);
      if (read.success) return read.data;
      check.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? 'invalid' });
      return z.NEVER;
    }),
  );

/** Parses the steps of a stored or shown value; kinds that no longer exist are left out. */
export function stepsIn(value: unknown): Step[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const read = stepSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
