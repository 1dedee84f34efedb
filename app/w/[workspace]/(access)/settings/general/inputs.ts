import { z } from 'zod';
import { countries } from '@/lib/platform/countries';
import { isTimeZone, locales } from '@/lib/platform/i18n/locales';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';

/** Used instead of a language: the language of the writing member. */
export const writers = 'writers';

/** In place of a country. */
export const noCountry = '-';

/** The input of the General page. Messages are keys of `errors`. */

export const UpdateWorkspace = forWorkspace({
  version: z.int('invalid').min(1, 'invalid'),
  name: z.string('required').trim().min(1, 'required').max(100, 'name'),
  country: z.string('invalid').refine((code) => code === noCountry || countries.includes(code), 'invalid'),
  locale: z.enum([...locales, writers], 'invalid'),
  timeZone: z.string('required').max(64, 'time-zone').refine(isTimeZone, 'time-zone'),
});

export const OneWorkspace = InWorkspace;
