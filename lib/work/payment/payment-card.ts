import { z } from 'zod';

export const brands = ['visa', 'mastercard', 'american-express', 'other'] as const;

/** The stored part of a card. More than the last four digits is refused, not cut. */
export const Card = z.object({
  brand: z.enum(brands, 'required'),
  lastFour: z
    .string('required')
    .trim()
    .regex(/^\d{4}$/, 'four-digits'),
  /** The last valid month, such as `2027-09`. */
  expires: z.string('required').regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'bad-month'),
});

export type Card = z.output<typeof Card>;
