import 'server-only';
import { createTranslator } from 'use-intl/core';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { type JsonSchema, jsonSchemaOf } from './fields-of';
import { apiBase } from './find-operation';
import type { ApiMethod, Operation } from './operation';
import { problemSchema } from './problem-schema';

interface Success {
  description: string;
  content: { 'application/json': { schema: JsonSchema } };
}

/** An operation as the document describes it. */
export interface DescribedOperation {
  operationId: string;
  summary: string;
  tags: [string];
  security: [{ key: [string] }];
  parameters: {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  requestBody?: {
    required: true;
    content: { 'application/json': { schema: JsonSchema; example?: unknown } };
  };
  /** By status, and `default`. */
  responses: Readonly<Record<string, Success | Reference>>;
}

interface Reference {
  $ref: string;
}

export interface ApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: [{ url: string }];
  paths: Record<string, Partial<Record<Lowercase<ApiMethod>, DescribedOperation>>>;
  components: ReturnType<typeof componentsIn>;
}

/**
 * The OpenAPI 3.1 document of operations, made from the schemas that validate their requests.
 *
 * @param origin the address of the installation
 */
export async function apiDocument(
  operations: readonly Operation[],
  origin: string,
  language: Locale,
): Promise<ApiDocument> {
  const texts = { locale: formatLocales[language], messages: await textsOf(language) };
  const t = createTranslator({ ...texts, namespace: 'api' });
  const textOf = (name: string) => t(`fields.${name as 'id'}`);
  const paths: ApiDocument['paths'] = {};
  for (const operation of operations) {
    const summary = t(`operations.${operation.id as 'listContacts'}`);
    const method = operation.method.toLowerCase() as Lowercase<ApiMethod>;
    paths[operation.path] = { ...paths[operation.path], [method]: described(operation, summary, textOf) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Latchkey', version: '1', description: t('about') },
    servers: [{ url: `${origin}${apiBase}` }],
    paths,
    components: componentsIn(textOf),
  };
}

function described(
  operation: Operation,
  summary: string,
  textOf: (name: string) => string,
): DescribedOperation {
  const { id, method, path, status, scope, params, query, body, answer, example } = operation;
  const json = (schema: JsonSchema) => ({ 'application/json': { schema, ...(example && { example }) } });
  const inputs = { path: params, query } as const;
  const parameters = (['path', 'query'] as const).flatMap((place) => {
    const schema = inputs[place];
    if (!schema) return [];
    const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input', textOf);
    return Object.entries(properties).map(([name, value]) => ({
      ...{ name, in: place, required: required.includes(name) },
      schema: value as JsonSchema,
    }));
  });
  const success = { 'application/json': { schema: jsonSchemaOf(answer, 'output', textOf) } };
  return {
    ...{ operationId: id, summary, tags: [familyOf(path)], security: [{ key: [scope] }] },
    parameters: method === 'GET' ? parameters : [...parameters, idempotencyKey(textOf)],
    ...(body && { requestBody: { required: true, content: json(jsonSchemaOf(body, 'input', textOf)) } }),
    responses: {
      [status]: { description: summary, content: success },
      429: { $ref: '#/components/responses/TooManyRequests' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** The first part of a path, by which readers group the operations. */
const familyOf = (path: string) => path.split('/')[1] ?? '';

const idempotencyKey = (textOf: (name: string) => string) => ({
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: textOf('idempotencyKey'),
  schema: { type: 'string', minLength: 1, maxLength: 255 } as const,
});

function componentsIn(textOf: (name: string) => string) {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    responses: {
      Problem: { description: 'A problem (RFC 9457)', content },
      TooManyRequests: {
        description: textOf('retryAfter'),
        headers: { 'Retry-After': { required: true, schema: { type: 'integer', minimum: 1 } } },
        content,
      },
    },
    schemas: { Problem: jsonSchemaOf(problemSchema, 'output', textOf) },
  };
}
