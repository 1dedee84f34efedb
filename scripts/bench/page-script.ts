import { gzipSync } from 'node:zlib';

const chunk = /static\/chunks\/[^"'\\]+\.js/g;

/**
 * Kilobytes of script that a browser loads for a page before anybody does anything, compressed as they travel. The texts
 * of its language come beside them, as a file that is kept.
 */
export async function scriptOf(origin: string, path: string, cookie: string): Promise<number> {
  const page = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' });
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}.`);
  const html = await page.text();
  // Named in script elements, and in the page's own data where a component's script comes with it.
  const named = new Set(html.match(chunk));
  // For browsers that know no modules; no other loads them.
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
