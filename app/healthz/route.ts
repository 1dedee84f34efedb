export const dynamic = 'force-dynamic';

/** Answers while the process lives. Asks nothing else, so that a database that is away restarts no process. */
export function GET(): Response {
  return Response.json({ alive: true }, { headers: { 'cache-control': 'no-store' } });
}
