import 'server-only';
import { createTranslator } from 'use-intl/core';
import { refusalOf } from '@/lib/access/api/problem';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { Denied, Invalid, Throttled } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';
import { explain, say, type Translate } from '@/lib/policy/explain';
import { InvalidFilter } from '../filter/filter';
import { ScimRefusal, type ScimType } from './refusal';
import { errorSchema } from './schemas';

/** An answer of SCIM; without a body where there is nothing to say. */
export function scimResponse(
  status: number,
  body: object | null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body && JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/scim+json' }),
      'cache-control': 'no-store',
    },
  });
}

interface Fault {
  status: number;
  scimType: ScimType | null;
  detail: string;
  headers?: Record<string, string>;
}

/** Answers an error (RFC 7644, 3.12) in the caller's language. A denial names the rule and the remedy (R5). */
export async function scimError(error: unknown, locale: Locale): Promise<Response> {
  const { status, scimType, detail, headers } = await faultOf(error, locale);
  const body = { schemas: [errorSchema], status: String(status), ...(scimType && { scimType }), detail };
  return scimResponse(status, body, headers);
}

async function faultOf(error: unknown, locale: Locale): Promise<Fault> {
  if (error instanceof ScimRefusal)
    return {
      status: error.status,
      scimType: error.scimType,
      detail: error.message,
      headers: { ...error.headers },
    };
  if (error instanceof InvalidFilter)
    return { status: 400, scimType: 'invalidFilter', detail: error.message };
  const language = { locale: formatLocales[locale], messages: await textsOf(locale) };
  const problem = createTranslator({ ...language, namespace: 'api.problems' });
  if (error instanceof ApiRefusal) {
    noteRefusal(refusalOf(error.kind));
    const scimType = error.kind === 'malformed-json' ? 'invalidSyntax' : null;
    return { status: error.status, scimType, detail: problem(`${error.kind}.detail` as never) };
  }
  const { status, kind, fields = {}, decision, reference } = failure(error);
  if (error instanceof Invalid)
    return invalidOf(fields, createTranslator({ ...language, namespace: 'errors' }));
  if (error instanceof Denied && decision) {
    const translate = createTranslator(language) as Translate;
    const { why, remedy } = explain(decision);
    const sentences = [why, ...(remedy ? [remedy] : [])].map((each) => say(each, translate, language.locale));
    // The last holder of the top role stays: the state forbids it, not the token (R2).
    const isConflict = decision.rule.id === 'last-of-top-role';
    return { status: isConflict ? 409 : 403, scimType: null, detail: sentences.join(' ') };
  }
  const known = kind === 'viewing' || kind === 'factor-needed' ? 'denied' : kind;
  const detail = [problem(`${known}.detail` as never), reference].filter(Boolean).join(' ');
  return { status, scimType: null, detail, headers: headersOf(error, status) };
}

/** States of the stored data that a value conflicts with. */
const conflicts: Readonly<Record<string, ScimType | null>> = {
  'email-taken': 'uniqueness',
  'name-taken': 'uniqueness',
  'last-of-workspace': null,
};

function invalidOf(
  fields: Readonly<Record<string, string>>,
  t: { (key: never): string; has: (key: never) => boolean },
): Fault {
  const [[field, code] = ['', 'invalid']] = Object.entries(fields);
  const text = t((t.has(code as never) ? code : 'invalid') as never);
  const detail = field === '' ? text : `${field}: ${text}`;
  if (Object.hasOwn(conflicts, code)) return { status: 409, scimType: conflicts[code] ?? null, detail };
  return { status: 400, scimType: 'invalidValue', detail };
}

function headersOf(error: unknown, status: number): Record<string, string> {
  if (error instanceof Throttled) return { 'retry-after': String(error.retryAfterSeconds) };
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}
