import 'server-only';
import { confirmConsole } from './confirm-console';
import { consoleOf } from './console-token';

/**
 * Answers the confirmation of an open console: 204 when it is known; with any other status it connects again.
 *
 * @param token the last segment of the address
 */
export async function answerConfirmation(token: string): Promise<Response> {
  const console = consoleOf(token);
  if (!console) return new Response(null, { status: 400 });
  try {
    return new Response(null, { status: (await confirmConsole(console)) ? 204 : 409 });
  } catch {
    return new Response(null, { status: 503 });
  }
}
