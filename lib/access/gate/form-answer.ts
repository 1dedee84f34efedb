import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { ActionResult, FormAnswer } from '@/lib/platform/action-result';

/** The body of a form that a browser posts without script. */
export const PostedForm = z.instanceof(FormData, { error: 'invalid' });

/** The answers of this process, each until its request ends. Next may load this module once for actions and once for pages. */
const kept = Symbol.for('latchkey.form-answers');
const shared = globalThis as { [kept]?: WeakMap<object, FormAnswer & { form: string }> };
shared[kept] ??= new WeakMap();
const answers = shared[kept];

/**
 * Calls an action with the fields of a form that was posted without script. After a success it leads to another page,
 * or the same page says so; a refusal is shown by the same page, which keeps what was typed.
 *
 * @param guarded the action that the form calls with script: it checks the same input, with the same limits
 * @param options.form a name for the page to ask by
 * @param options.keep the fields that the page shows again; never a password
 * @param options.input the action's input, where the fields differ from it
 * @param options.goTo the path after a success
 * @param options.done what the same page shows after a success, where it leads to no other
 */
export async function answerForm<Input, T>(
  guarded: (input: Input) => Promise<ActionResult<T>>,
  posted: FormData,
  options: {
    form: string;
    keep: readonly string[];
    input?: (fields: Record<string, string>) => Record<string, unknown>;
    goTo?: (data: T) => string;
    done?: (data: T) => Record<string, unknown>;
  },
): Promise<void> {
  const fields: Record<string, string> = {};
  for (const [name, value] of posted) if (typeof value === 'string') fields[name] = value;
  const input = options.input?.(fields) ?? fields;
  const result = await guarded(input as Input);
  if (result.ok && options.goTo) redirect(options.goTo(result.data));
  const typed = Object.fromEntries(options.keep.map((name) => [name, input[name] ?? '']));
  const values = result.ok && options.done ? options.done(result.data) : typed;
  const error = result.ok ? null : result.error;
  answers.set(await headers(), { form: options.form, values, error });
}

/** The answer to the form that this request posted; undefined for another form, and when the page is only read. */
export async function formAnswer(form: string): Promise<FormAnswer | undefined> {
  const answer = answers.get(await headers());
  if (answer?.form !== form) return undefined;
  return { values: answer.values, error: answer.error };
}
