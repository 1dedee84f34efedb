import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const OneContact = forWorkspace({ contactId: z.uuid('invalid') });
