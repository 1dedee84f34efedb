import { z } from 'zod';
import { NewPassword } from '@/lib/access/credentials/password-rule';
import { PersonName } from '@/lib/platform/person-name';

const token = z.string().max(100);

export const JoinAsNew = z.object({ token, name: PersonName, password: NewPassword });

export const JoinAsExisting = z.object({ token });
