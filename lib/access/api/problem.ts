import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { ActionError } from '@/lib/platform/action-result';
import { Throttled } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { problemResponse, problemType } from '@/lib/platform/http/problem';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { type Texts, textsOf } from '@/lib/platform/i18n/texts';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';
import { explain, say, type Translate } from '@/lib/policy/explain';
import type { Denied } from '@/lib/policy/model';
import { type AccessRequestRefusal, ApiRefusal, type ProblemKind } from './refusal';

type Language = { locale: string; messages: Texts };

/**
 * Answers an error as a problem (RFC 9457) in the caller's language. A denial names the rule and the remedy (R5),
 * an invalid request its fields, a fault only its reference (SA11).
 *
 * @param renamed the names of the request for the fields that a service names
 */
export async function answerProblem(
  error: unknown,
  locale: Locale,
  renamed: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const language = { locale: formatLocales[locale], messages: await textsOf(locale) };
  if (error instanceof ApiRefusal) {
    const { status, kind, more, headers } = error;
    noteRefusal(refusalOf(kind));
    return problemResponse({ ...known(language, kind, status), ...more }, headers);
  }
  const { status, kind, message, fields = {}, decision, reference } = failure(error);
  return problemResponse(
    {
      ...known(language, kindOf(kind), status),
      ...(kind === 'invalid' && invalid(language, { fields, message }, renamed)),
      ...(decision && denied(language, decision)),
      ...(reference && { reference }),
    },
    headersOf(error, status),
  );
}

const malformed = new Set<string>([
  'malformed-json',
  'method-not-allowed',
  'too-large',
  'unsupported-media-type',
]);

/** The kind of refusal under which one of programs is counted and logged. */
export const refusalOf = (kind: ApiRefusal['kind']) => (malformed.has(kind) ? 'malformed' : kind);

/** A program has no session that could view as another, or in which a factor could be given. */
function kindOf(kind: ActionError['kind']): ProblemKind {
  return kind === 'viewing' || kind === 'factor-needed' || kind === 'factor-missing' ? 'denied' : kind;
}

function known(language: Language, kind: ProblemKind | AccessRequestRefusal, status: number) {
  const t = createTranslator({ ...language, namespace: 'api.problems' });
  return { type: problemType(kind), title: t(`${kind}.title`), status, detail: t(`${kind}.detail`) };
}

/** `field` is the first of `errors`, for programs that show one. */
function invalid(
  language: Language,
  { fields, message }: { fields: Readonly<Record<string, string>>; message: string },
  renamed: Readonly<Record<string, string>>,
) {
  const textOf = faultTexts(language);
  const errors = Object.entries(fields)
    .filter(([field]) => field !== '')
    .map(([field, code]) => ({ field: renamed[field] ?? field, code, detail: textOf(code) }));
  const [first] = errors;
  if (!first) return { code: message, detail: textOf(message) };
  return { code: first.code, detail: `${first.field}: ${first.detail}`, field: first.field, errors };
}

/** The text of a fault of a field, by its code. */
function faultTexts(language: Language): (code: string) => string {
  const t = createTranslator({ ...language, namespace: 'errors' });
  return (code) => {
    const key = code as Parameters<typeof t>[0];
    return t(t.has(key) ? key : 'invalid');
  };
}

/** The texts of faults in a language, for faults that are part of an answer. */
export async function faultTextsIn(locale: Locale): Promise<(code: string) => string> {
  return faultTexts({ locale: formatLocales[locale], messages: await textsOf(locale) });
}

function denied(language: Language, decision: Denied) {
  const translate = createTranslator(language) as Translate;
  const { why, remedy } = explain(decision);
  const { kind, id } = decision.rule;
  return {
    detail: say(why, translate, language.locale),
    rule: { kind, id },
    remedy: remedy && { ...decision.remedy, detail: say(remedy, translate, language.locale) },
  };
}

function headersOf(error: unknown, status: number): Record<string, string> {
  if (error instanceof Throttled) return { 'retry-after': String(error.retryAfterSeconds) };
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}
