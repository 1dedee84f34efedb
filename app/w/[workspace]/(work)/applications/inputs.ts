import { z } from 'zod';
import { ApplicationSettings } from '@/lib/work/applications/application-settings';

const workspace = z.string().max(100);

export const CreateApplication = ApplicationSettings.extend({ workspace });

/** One application, as the person saw it (RO7). */
export const SeenApplication = z.object({
  workspace,
  applicationId: z.uuid('invalid'),
  version: z.number().int().positive(),
});

export const UpdateApplication = ApplicationSettings.extend(SeenApplication.shape);
