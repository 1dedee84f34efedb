import { answerPicture } from '@/lib/http/pictures';
import { loadOrganisationContext } from '@/lib/services/access/context';
import { pictureOf } from '@/lib/services/pictures/find';

/** The picture of somebody in the organisation. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/o/[organisation]/pictures/[id]'>,
): Promise<Response> {
  const { organisation, id } = await params;
  return answerPicture(id, async (person) =>
    pictureOf(await loadOrganisationContext(person, organisation), id),
  );
}
