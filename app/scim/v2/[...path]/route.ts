import { answerDirectory } from '@/lib/access/provisioning/answer-directory';

/** Answers identity providers (SCIM 2.0), and refuses all other addresses and methods. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/scim/v2/[...path]'>,
): Promise<Response> {
  return answerDirectory(request, (await params).path);
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
