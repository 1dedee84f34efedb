import { z } from 'zod';
import { forWorkspace, InWorkspace } from '@/lib/platform/input/for-workspace';
import { ApplicationSettings } from '@/lib/work/applications/application-settings';

export const CreateApplication = ApplicationSettings.extend(InWorkspace.shape);

/** One application, with the version that the person saw (RO7). */
export const SeenApplication = forWorkspace({
  applicationId: z.uuid('invalid'),
  version: z.number().int().positive(),
});

export const UpdateApplication = ApplicationSettings.extend(SeenApplication.shape);
