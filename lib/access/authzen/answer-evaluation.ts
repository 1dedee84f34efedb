import 'server-only';
import type { z } from 'zod';
import { faultTextsIn } from '@/lib/access/api/problem';
import { fieldErrors } from '@/lib/platform/field-errors';
import type { Locale } from '@/lib/platform/i18n/locales';
import type { Asking } from './evaluate';
import { type DecisionAnswer, explainDecisions } from './explain-decision';
import { parsed } from './parsed';
import {
  type Defaults,
  evaluationRequest,
  evaluationsRequest,
  type Question,
  type Semantic,
} from './request';

/** An item that is no question. */
export interface FaultyItem {
  decision: false;
  context: { error: { status: 400; message: string; field: string } };
}

/** `POST …/evaluation`: one decision. */
export async function answerEvaluation(
  asking: Asking,
  body: object,
  language: Locale,
): Promise<DecisionAnswer> {
  const question = parsed(evaluationRequest, body);
  const [answer] = await explainDecisions(asking, [question], language);
  if (!answer) throw new Error('A question has an answer.');
  return answer;
}

/** `POST …/evaluations`: one decision for each item, in their order; without items a single one. */
export async function answerEvaluations(
  asking: Asking,
  body: object,
  language: Locale,
): Promise<DecisionAnswer | { evaluations: (DecisionAnswer | FaultyItem)[] }> {
  const { evaluations = [], options, ...defaults } = parsed(evaluationsRequest, body);
  if (evaluations.length === 0) return answerEvaluation(asking, body, language);
  const items = evaluations.map((item) => evaluationRequest.safeParse(completed(item, defaults)));
  const questions = items.flatMap(({ data }): Question[] => (data ? [data] : []));
  const answers = await explainDecisions(asking, questions, language);
  const textOf = await faultTextsIn(language);
  const all = items.map(({ error }, at) => (error ? faulty(error, at, textOf) : answers.shift()));
  return {
    evaluations: truncated(
      all.filter((answer) => answer !== undefined),
      options.evaluations_semantic,
    ),
  };
}

/** The default replaces an entity that the item lacks, and the id, type or name that its entity lacks. */
function completed(item: unknown, defaults: Defaults): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const own = item as Record<string, unknown>;
  const entity = (name: 'subject' | 'action' | 'resource') => {
    const given = own[name];
    if (given === undefined) return defaults[name];
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
    const { properties: _, ...identity } = defaults[name] ?? {};
    return { ...identity, ...given };
  };
  return {
    subject: entity('subject'),
    action: entity('action'),
    resource: entity('resource'),
    context: own.context ?? defaults.context,
  };
}

/** A faulty item is denied, names its field, and leaves the others as they are. */
function faulty(error: z.ZodError, at: number, textOf: (code: string) => string): FaultyItem {
  const [path = '', code = ''] = Object.entries(fieldErrors(error))[0] ?? [];
  const field = ['evaluations', at, ...(path ? [path] : [])].join('.');
  return {
    decision: false,
    context: { error: { status: 400, message: `${field}: ${textOf(code)}`, field } },
  };
}

/** Cuts the answers after the first that settles the whole. */
function truncated<T extends { decision: boolean }>(answers: T[], semantic: Semantic): T[] {
  if (semantic === 'execute_all') return answers;
  const last = answers.findIndex(({ decision }) => decision === (semantic === 'permit_on_first_permit'));
  return last === -1 ? answers : answers.slice(0, last + 1);
}
