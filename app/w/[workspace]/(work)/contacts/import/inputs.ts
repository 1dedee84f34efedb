import { getCountries } from 'libphonenumber-js/min';
import { z } from 'zod';
import { mostColumns } from '@/lib/platform/contact-files/csv-file/layouts';
import { mostFileColumns } from '@/lib/platform/contact-files/most-columns';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { duplicateChoices } from '@/lib/work/imports/duplicates';

const importId = z.uuid('invalid');
const column = z
  .number()
  .int()
  .min(0)
  .max(mostFileColumns - 1);

export const CreateImport = forWorkspace({
  filename: z.string().trim().min(1, 'required').max(255, 'too-long'),
  size: z.number().int(),
});

export const OneImport = forWorkspace({ importId });

export const StartImport = forWorkspace({
  importId,
  mapping: z.object({
    name: z.array(column).max(5, 'invalid'),
    phone: z.array(column).max(mostColumns, 'invalid'),
    email: z.array(column).max(mostColumns, 'invalid'),
    organisation: z.array(column).max(mostColumns, 'invalid').optional(),
    fields: z.record(z.uuid('invalid'), column).optional(),
  }),
  /** The country of numbers without a country code; absent if not chosen. */
  country: z.enum(getCountries()).optional(),
  duplicates: z.enum(duplicateChoices),
  listId: z.uuid('invalid').optional(),
});
