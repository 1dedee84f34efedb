import { z } from 'zod';
import { leastPasswordLength } from './password-length';

/** Long enough for any phrase, short enough that hashing it costs nothing unusual. */
const mostPasswordLength = 1000;

/** A new password. Every character counts: nothing is cut off at 72 bytes (AU8). */
export const NewPassword = z
  .string('required')
  .refine((value) => [...value].length >= leastPasswordLength, 'password-too-short')
  .max(mostPasswordLength, 'password-too-long');
