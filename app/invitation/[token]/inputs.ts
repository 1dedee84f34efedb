import { z } from 'zod';
import { NewPassword } from '@/lib/auth/password-rule';
import { PersonName } from '@/lib/person-name';

const token = z.string().max(100);

export const JoinAsNew = z.object({ token, name: PersonName, password: NewPassword });

export const JoinAsExisting = z.object({ token });
