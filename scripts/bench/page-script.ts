import { gzipSync } from 'node:zlib';

const chunk = /static\/chunks\/[^"'\\]+\.js/g;

/**
 * Returns the kilobytes of script that a browser loads for a page before any interaction, compressed as on the wire.
 * The messages are not counted: they come as a separate file, which the browser caches.
 */
export async function scriptOf(origin: string, path: string, cookie: string): Promise<number> {
  const page = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' });
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}.`);
  const html = await page.text();
  // Named by script elements, and by the page's data for client components.
  const named = new Set(html.match(chunk));
  // Only browsers without modules load these.
  for (const element of html.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []) {
    for (const script of element.match(chunk) ?? []) named.delete(script);
  }
  let bytes = 0;
  for (const script of named) {
    const answer = await fetch(`${origin}/_next/${script}`);
    if (!answer.ok) throw new Error(`${script} answered ${answer.status}.`);
    bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length;
  }
  return bytes / 1_000;
}
