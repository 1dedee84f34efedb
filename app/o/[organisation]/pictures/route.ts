import { answerVersions } from '@/lib/http/pictures';
import { loadOrganisationContext } from '@/lib/services/access/context';
import { picturesOf } from '@/lib/services/pictures/find';

/** Which people of the organisation have a picture. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/o/[organisation]/pictures'>,
): Promise<Response> {
  const { organisation } = await params;
  return answerVersions(request, async (person, ids) =>
    picturesOf(await loadOrganisationContext(person, organisation), ids),
  );
}
