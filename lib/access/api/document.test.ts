import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { operations } from '@/lib/modules';
import { locales } from '@/lib/platform/i18n/locales';
import { curlLine } from './curl-line';
import { apiDocument } from './document';
import { fieldsOf } from './fields-of';

const origin = 'https://latchkey.example.com';

test('KE2 the document names every operation once, with the scope that opens it', async () => {
  const { openapi, servers, paths } = await apiDocument(operations, origin, 'en');
  expect({ openapi, servers }).toEqual({ openapi: '3.1.0', servers: [{ url: `${origin}/api/v1` }] });
  const described = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(described.map(({ operationId, security }) => [operationId, security[0].key[0]]).sort()).toEqual(
    operations.map(({ id, scope }) => [id, scope]).sort(),
  );
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test.each(locales)('B13 the document is valid OpenAPI 3.1 in %s', async (language) => {
  const document = await apiDocument(operations, origin, language);
  const plain = JSON.parse(JSON.stringify(document));
  expect(await new Validator().validate(plain)).toMatchObject({ valid: true });
});

test.each(operations)(
  'KE2 the document shows the request of $id as its schema accepts it',
  async (operation) => {
    const { paths } = await apiDocument([operation], origin, 'en');
    const described = paths[operation.path]?.[operation.method.toLowerCase() as 'get'];
    const schema = described?.requestBody?.content['application/json'].schema;
    expect(fieldsOf(schema).filter(({ name }) => !name.includes('.'))).toHaveLength(
      Object.keys(operation.body?.shape ?? {}).length,
    );
    expect(schema?.additionalProperties ?? false).toBe(false);
    if (operation.body) expect(operation.body.safeParse(operation.example).error).toBeUndefined();
    const writes = operation.method !== 'GET';
    expect(described?.parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(writes);
  },
);

test.each(locales)(
  'every operation and every named value of the document has a text in %s',
  async (language) => {
    const document = await apiDocument(operations, origin, language);
    // A missing text is its key.
    expect(JSON.stringify(document)).not.toMatch(
      /"api\.(?:fields|operations)\.|"(?:fields|operations)\.\w+"/,
    );
  },
);

test('a curl line quotes its body for a shell, and writes the ids of a path as words', () => {
  const line = curlLine(
    { method: 'PATCH', path: '/contacts/{contactId}', example: { name: 'Flann O’Brien’s "it\'s"' } },
    origin,
    'lk_x',
  );
  expect(line).toBe(
    `curl -X PATCH -H 'Authorization: Bearer lk_x' -H 'Content-Type: application/json' ` +
      `-d '{"name":"Flann O’Brien’s \\"it'\\''s\\""}' ${origin}/api/v1/contacts/CONTACT_ID`,
  );
});
