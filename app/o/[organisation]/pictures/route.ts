import { loadOrganisationContext } from '@/lib/access/context/context';
import { picturesOf } from '@/lib/access/pictures/find-pictures';
import { answerVersions } from '@/lib/access/pictures/pictures';

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
