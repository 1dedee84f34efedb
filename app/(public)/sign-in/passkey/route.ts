import { optionsOfVisitor } from '@/lib/access/second-factor/passkeys/sign-in-with-passkey';
import { browserSecret } from '@/lib/access/sign-in/browser-cookie';
import { NotFound } from '@/lib/platform/errors';

export const dynamic = 'force-dynamic';

/** What the sign-in page needs to ask its browser for a passkey: the same for every visitor, apart from the challenge. */
export async function GET(): Promise<Response> {
  try {
    const options = await optionsOfVisitor(await browserSecret());
    return Response.json(options, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}
