import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of a zod schema, with the description of each named value.
 *
 * @param textOf the description of a name
 * @param io `input` for what a program sends, `output` for what it gets
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  textOf: (name: string) => string,
): JsonSchema {
  const { $schema: _, ...found } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      for (const [name, value] of Object.entries(jsonSchema.properties ?? {}))
        if (typeof value === 'object') value.description = textOf(name);
    },
  });
  return found;
}

/** One named value of a schema, for a table: `to.phone`, `data[].id`. */
export interface ApiField {
  name: string;
  /** Such as `string (uuid)`, `integer | null`, `"lead" | "customer"`. */
  type: string;
  isRequired: boolean;
  text: string;
}

/** The named values of an object, the inner ones after theirs. */
export function fieldsOf(schema: JsonSchema | undefined, prefix = ''): ApiField[] {
  const required = schema?.required ?? [];
  return Object.entries(schema?.properties ?? {}).flatMap(([name, value]) => {
    if (typeof value !== 'object') return [];
    const full = `${prefix}${name}`;
    const isRequired = required.includes(name);
    const field = { name: full, type: typeOf(value), isRequired, text: value.description ?? '' };
    const items = value.type === 'array' && !Array.isArray(value.items) ? value.items : undefined;
    return [
      field,
      ...fieldsOf(value, `${full}.`),
      ...(typeof items === 'object' ? fieldsOf(items, `${full}[].`) : []),
    ];
  });
}

function typeOf(schema: z.core.JSONSchema._JSONSchema): string {
  if (typeof schema === 'boolean') return 'any';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' | ');
  if (schema.type === 'array') {
    const item = Array.isArray(schema.items) ? undefined : schema.items;
    const type = item === undefined ? 'any' : typeOf(item);
    return type.includes('|') ? `(${type})[]` : `${type}[]`;
  }
  const type = [schema.type ?? 'any'].flat().join(' | ');
  return schema.format ? `${type} (${schema.format})` : type;
}
