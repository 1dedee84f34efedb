import { z } from 'zod';
import { workspaceModel } from '@/app/organisations/wizard/new-organisation';
import { forOrganisation } from '@/lib/platform/input/for-workspace';

/** `from`: the model that was shown when the choice was made. */
export const ChangeModel = forOrganisation({ from: z.string().max(64), model: workspaceModel });
