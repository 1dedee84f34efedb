import { loadOrganisationContext } from '@/lib/access/context/context';
import { pictureOf } from '@/lib/access/pictures/find-pictures';
import { answerPicture } from '@/lib/access/pictures/pictures';

/** The picture of a person in the organisation. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/o/[organisation]/pictures/[id]'>,
): Promise<Response> {
  const { organisation, id } = await params;
  return answerPicture(id, async (person) =>
    pictureOf(await loadOrganisationContext(person, organisation), id),
  );
}
