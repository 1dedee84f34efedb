import { apiDocument } from '@/lib/access/api/document';
import { operations } from '@/lib/modules';
import { env } from '@/lib/platform/settings/settings';

/** The address of the installation is a setting, not a constant of the build. */
export const dynamic = 'force-dynamic';

/** The OpenAPI document of version 1, for everyone: it names nothing of an organisation. */
export async function GET(): Promise<Response> {
  return Response.json(await apiDocument(operations, env().APP_ORIGIN, 'en'));
}
