import { z } from 'zod';
import { cleanText, webAddress } from '@/lib/platform/input/text';
import { webOrigin } from '@/lib/platform/input/web-origin';
import type { FeatureId } from '@/lib/policy/catalogue';
import { type Step, stepsSchema } from './steps';
import { formError, hasForm, type TextFormId } from './text-forms';

/** A value as it is stored in a record. */
export type FieldValue = string | number | boolean | null | readonly string[] | readonly Step[];

interface Common {
  isRequired?: boolean;
  /** Whether it is a column of the list. */
  isListed?: boolean;
  /** Asked for only while another field, a `choice`, has one of these values; empty otherwise. */
  onlyWhen?: { field: string; is: readonly string[] };
}

/** A field of a record. Its label is in `messages/` under `collections.<collection>.fields.<name>`. */
export type Field = Common &
  (
    | {
        kind: 'text';
        max: number;
        /** The format that the text must have. */
        form?: TextFormId;
        isSearched?: boolean;
        isSorted?: boolean;
      }
    | { kind: 'long-text'; max: number; isSearched?: boolean }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'date'; isSorted?: boolean }
    /** A date and time, stored as ISO 8601 in UTC. */
    | { kind: 'moment' }
    | { kind: 'boolean' }
    | { kind: 'url'; isSearched?: boolean }
    /**
     * One of these options; a listed `choice` is a filter of the list too. Where `follows` names a value for the
     * value of another field, that is the choice, and it is not asked for. `offeredWith` names the options that only
     * access models with a feature offer (`in-model.ts`).
     */
    | {
        kind: 'choice';
        options: readonly string[];
        isSorted?: boolean;
        follows?: { field: string; values: Readonly<Record<string, string>> };
        offeredWith?: Readonly<Record<string, FeatureId>>;
      }
    | { kind: 'choices'; options: readonly string[] }
    /**
     * The id of a record of another collection, with a given value or in a given state where named. Only
     * members who see that collection are offered its records.
     */
    | { kind: 'reference'; to: FeatureId; where?: { field: string; is: string }; state?: string }
    /** A sequence of steps (`steps.ts`). */
    | { kind: 'steps' }
    /** Short texts, one a line: free ones, or web origins, where any address of a site counts as its origin. */
    | { kind: 'lines'; max: number; of?: 'origins' }
    /**
     * A secret that Latchkey generates, shows once and never stores in the record (docs/collections.md). It
     * is not asked for.
     */
    | { kind: 'secret' }
  );

export type FieldKind = Field['kind'];

const longestLine = 100;

/** The value of an empty field. */
export function emptyValue({ kind }: Field): FieldValue {
  if (kind === 'choices' || kind === 'lines' || kind === 'steps') return [];
  if (kind === 'boolean') return false;
  return kind === 'number' ? null : '';
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
}

/** An error in one text is reported for the whole field, where the form shows it. */
const texts = z.array(cleanText(false), 'invalid').max(1_000, 'too-many-lines');

const origins = z
  .array(z.string())
  .transform((lines) => lines.map(webOrigin))
  .refine((found): found is string[] => !found.includes(null), 'bad-origin');

/** The values that a field accepts, including the empty one; the record's schema requires a value. */
export function fieldSchema(field: Exclude<Field, { kind: 'secret' }>): z.ZodType<FieldValue> {
  switch (field.kind) {
    case 'text': {
      const { form, max } = field;
      return cleanText(false).pipe(
        z
          .string()
          .max(max, 'too-long')
          .refine((value) => value === '' || hasForm(value, form), formError(form)),
      );
    }
    case 'long-text':
      return cleanText(true).pipe(z.string().max(field.max, 'too-long'));
    case 'url':
      return webAddress;
    case 'date':
      return z.union([z.literal(''), z.iso.date('bad-date')], 'bad-date');
    case 'moment':
      return z.union([z.literal(''), z.iso.datetime('bad-date')], 'bad-date');
    case 'reference':
      return z.union([z.literal(''), z.uuid('unknown-choice')], 'unknown-choice');
    case 'steps':
      return stepsSchema;
    case 'number':
      return numberSchema(field.min, field.max);
    case 'boolean':
      return z.boolean('invalid');
    case 'choice':
      return z.enum(['', ...field.options], 'unknown-choice');
    case 'choices':
      return texts
        .refine((chosen) => chosen.every((one) => field.options.includes(one)), 'unknown-choice')
        .transform((chosen) => field.options.filter((option) => chosen.includes(option)));
    case 'lines':
      return texts
        .transform((lines) => lines.filter((line) => line !== ''))
        .pipe(field.of === 'origins' ? origins : z.array(z.string()))
        .transform((lines) => [...new Set(lines)])
        .refine((lines) => lines.length <= field.max, 'too-many-lines')
        .refine((lines) => lines.every(({ length }) => length <= longestLine), 'too-long');
  }
}

/** A form sends digits as text; a program sends numbers. */
function numberSchema(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY) {
  return z
    .union([z.number(), z.string().trim().max(40), z.null()], 'bad-number')
    .transform((value) => (typeof value === 'string' ? numberIn(value) : value))
    .refine((value) => value === null || (value >= min && value <= max), 'bad-number');
}

/** NaN for a text without a number: no range contains it. */
function numberIn(text: string): number | null {
  return text === '' ? null : Number(text.replace(',', '.'));
}
