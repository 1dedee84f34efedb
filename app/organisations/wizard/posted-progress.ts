import type { FormAnswer } from '@/lib/platform/action-result';

/** Names of the fields that tell the server how far a form posted without script has come. */
export const postedStep = 'step';
export const postedWhole = 'whole';

/**
 * Where a wizard goes on after its form was posted without script: at the first step with an error, else at the one
 * after the posted step. Steps that were not shown yet have no errors.
 */
export function postedProgress(
  answer: FormAnswer | undefined,
  steps: readonly { fields: readonly string[] }[],
): { from: number; answer: FormAnswer | undefined } {
  if (!answer?.error) return { from: 0, answer: undefined };
  const { [postedStep]: step, [postedWhole]: whole, ...values } = answer.values;
  const last = steps.length - 1;
  const at = whole ? last : Math.min(Math.max(Number(step) || 0, 0), last);
  const shown = new Set(steps.slice(0, at + 1).flatMap(({ fields }) => fields));
  const all = Object.entries(answer.error.fields ?? {});
  const fields = Object.fromEntries(all.filter(([name]) => name === '' || shown.has(name)));
  const isOfLater = all.length > 0 && Object.keys(fields).length === 0;
  const wrong = steps.findIndex((each) => each.fields.some((name) => name in fields));
  return {
    from: wrong >= 0 ? wrong : isOfLater ? Math.min(at + 1, last) : at,
    answer: { values, error: isOfLater ? null : { ...answer.error, fields } },
  };
}
