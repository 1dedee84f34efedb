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

/** What a body asks. */
export interface Questions {
  questions: readonly Question[];
  /** The items of several questions, with the faults of those that are none. Absent for a single question. */
  several?: { faults: readonly (z.ZodError | undefined)[]; semantic: Semantic };
}

/** The body of `POST …/evaluation`: one question. */
export function readEvaluation(body: object): Questions {
  return { questions: [parsed(evaluationRequest, body)] };
}

/** The body of `POST …/evaluations`: a question for each item, which the defaults complete; without items a single one. */
export function readEvaluations(body: object): Questions {
  const { evaluations = [], options, ...defaults } = parsed(evaluationsRequest, body);
  if (evaluations.length === 0) return readEvaluation(body);
  const items = evaluations.map((item) => evaluationRequest.safeParse(completed(item, defaults)));
  return {
    questions: items.flatMap(({ data }) => (data ? [data] : [])),
    several: { faults: items.map(({ error }) => error), semantic: options.evaluations_semantic },
  };
}

/** A decision for each question, in their order. */
export async function answerQuestions(
  asking: Asking,
  { questions, several }: Questions,
  language: Locale,
): Promise<DecisionAnswer | { evaluations: (DecisionAnswer | FaultyItem)[] }> {
  const answers = await explainDecisions(asking, questions, language);
  const textOf = await faultTextsIn(language);
  let next = 0;
  const answer = () => {
    const found = answers[next++];
    if (!found) throw new Error('A question has an answer.');
    return found;
  };
  if (!several) return answer();
  const all = several.faults.map((fault, at) => (fault ? faulty(fault, at, textOf) : answer()));
  return { evaluations: truncated(all, several.semantic) };
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
