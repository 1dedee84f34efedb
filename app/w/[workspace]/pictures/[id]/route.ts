import { openForReading } from '@/lib/access/gate/open-for-reading';
import { pictureIn } from '@/lib/access/pictures/find-pictures';
import { answerPicture } from '@/lib/access/pictures/pictures';

/** The picture of a person in the workspace. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/pictures/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  return answerPicture(id, async (person) => pictureIn(await openForReading(person, workspace), id));
}
