import 'server-only';
import { createTranslator } from 'use-intl/core';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { type JsonSchema, jsonSchemaOf } from './fields-of';
import { apiBase } from './find-operation';
import type { ApiMethod, Operation } from './operation';

interface Success {
  description: string;
  content: { 'application/json': { schema: JsonSchema } };
}

/** An operation as the document describes it. */
export interface DescribedOperation {
  operationId: string;
  summary: string;
  security: [{ key: [string] }];
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }[];
  requestBody?: {
    required: true;
    content: { 'application/json': { schema: JsonSchema; example?: unknown } };
  };
  responses: Readonly<Record<number, Success>> & { default: { $ref: string } };
}

export interface ApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string };
  servers: [{ url: string }];
  paths: Record<string, Partial<Record<Lowercase<ApiMethod>, DescribedOperation>>>;
  components: object;
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
    info: { title: 'Latchkey', version: '1' },
    servers: [{ url: `${origin}${apiBase}` }],
    paths,
    components,
  };
}

function described(
  operation: Operation,
  summary: string,
  textOf: (name: string) => string,
): DescribedOperation {
  const { id, method, status, scope, params, query, body, answer, example } = operation;
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
    ...{ operationId: id, summary, security: [{ key: [scope] }] },
    parameters: method === 'GET' ? parameters : [...parameters, idempotencyKey],
    ...(body && { requestBody: { required: true, content: json(jsonSchemaOf(body, 'input', textOf)) } }),
    responses: {
      [status]: { description: summary, content: success },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

const components = {
  securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
  responses: {
    Problem: {
      description: 'A problem (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        field: { type: 'string' },
        rule: { type: 'object', properties: { kind: { type: 'string' }, id: { type: 'string' } } },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              field: { type: 'string' },
              code: { type: 'string' },
              detail: { type: 'string' },
            },
          },
        },
      },
    },
  },
};
