import { z } from 'zod';
import { plans } from '@/lib/access/models/catalogue';
import { workspaceModels } from '@/lib/access/models/registry';
import { countries } from '@/lib/platform/countries';
import { isTimeZone, locales } from '@/lib/platform/i18n/locales';

export const shortName = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(100, 'name-too-long')
  .refine((value) => !/\p{Cc}/u.test(value), 'invalid');

export const workspaceModel = z
  .string()
  .refine((id) => workspaceModels.some((model) => model.id === id), 'invalid');

/** The input of every new organisation. Messages are keys of `errors`. */
export const NewOrganisation = z.object({
  name: shortName,
  workspaceName: shortName,
  country: z.string('required').refine((code) => countries.includes(code), 'required'),
  locale: z.enum(locales, 'invalid'),
  timeZone: z.string('required').max(64, 'time-zone').refine(isTimeZone, 'time-zone'),
  model: workspaceModel,
  plan: z.enum(plans, 'required'),
});
