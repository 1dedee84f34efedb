import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import type { Collection, Fielded } from '@/lib/work/collections/definition';
import { recordSchema, valuesSchema } from '@/lib/work/collections/record-schema';
import { testReaders } from '@/lib/work/records/test-readers';

/** The inputs of the actions of this page. The services validate the fields by the record's definition. */

const collection = z.string().max(64);
const recordId = z.uuid('invalid');
/** The version that the person saw; a change of an older one is refused (RO7). */
const version = z.number().int().positive();
const name = z.string('required').max(1_000, 'too-long');
const fields = z.record(z.string().max(64), z.unknown());

export const OneRecord = forWorkspace({ collection, recordId });
export const SeenRecord = OneRecord.extend({ version });
export const CreateRecord = forWorkspace({ collection, name, fields });
export const UpdateRecord = SeenRecord.extend({ name, fields });
export const PreviewTransition = OneRecord.extend({ transition: z.string().max(64) });
export const TransitionRecord = SeenRecord.extend({
  transition: z.string().max(64),
  /** The fields that the transition asks for. */
  fields: fields.optional(),
});

export const SendTest = OneRecord.extend({ to: z.enum(testReaders, 'invalid') });

/** The same for the forms, with the fields of the collection. */
export const createForm = (of: Collection) => CreateRecord.extend(recordSchema(of).shape);
export const updateForm = (of: Collection) => UpdateRecord.extend(recordSchema(of).shape);
export const stepForm = (of: Fielded) => TransitionRecord.extend({ fields: valuesSchema(of) });

export const OneSettingsForm = forWorkspace({ settingsForm: collection });
export const SaveSettings = OneSettingsForm.extend({ version: z.number().int().min(0), fields });
export const settingsFormSchema = (of: Fielded) => SaveSettings.extend({ fields: valuesSchema(of) });
