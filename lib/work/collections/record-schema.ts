import { z } from 'zod';
import { cleanText } from '@/lib/platform/input/text';
import {
  type Collection,
  type Fielded,
  followingValue,
  formFields,
  isAsked,
  type RecordValues,
} from './definition';
import { emptyValue, fieldSchema, isEmpty } from './field';
import { formError, hasForm } from './text-forms';

type Values = Record<string, unknown>;

/** The schema of a record's input, for the form and the services. Messages are keys of `errors`. */
export function recordSchema(collection: Collection) {
  const { nameForm } = collection;
  const name = recordName.refine((value) => hasForm(value, nameForm), formError(nameForm));
  return z.object({ name, fields: valuesSchema(collection) });
}

const recordName = cleanText(false).pipe(z.string().min(1, 'required').max(100, 'too-long'));

/**
 * The schema of the values by field. An absent value, or one that is not asked for, becomes empty; unknown
 * names are dropped (IN7).
 */
export function valuesSchema(collection: Fielded): z.ZodType<RecordValues, Values> {
  const fields = formFields(collection);
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)]));
  return z
    .record(z.string(), z.unknown(), 'invalid')
    .transform((given) => onlyAsked(fields, given))
    .pipe(
      z.object(shape).superRefine((values, check) => {
        for (const [name, field] of fields) {
          if (!field.isRequired || !isAsked(field, values) || !isEmpty(values[name])) continue;
          check.addIssue({ code: 'custom', path: [name], message: 'required' });
        }
      }),
    );
}

function onlyAsked(fields: ReturnType<typeof formFields>, given: Values): Values {
  return Object.fromEntries(
    fields.map(([name, field]) => {
      const value = followingValue(field, given) ?? (Object.hasOwn(given, name) ? given[name] : undefined);
      return [name, isAsked(field, given) ? (value ?? emptyValue(field)) : emptyValue(field)];
    }),
  );
}
