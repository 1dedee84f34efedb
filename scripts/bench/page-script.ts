import { gzipSync } from 'node:zlib';

/** Kilobytes of script that a browser loads for a page, compressed as they travel. */
export async function scriptOf(origin: string, path: string, cookie: string): Promise<number> {
  const page = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' });
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}.`);
  // Named in script elements, and in the page's own data where a component's script comes with it.
  const named = (await page.text()).match(/static\/chunks\/[^"'\\]+\.js/g) ?? [];
  let bytes = 0;
  for (const script of new Set(named)) {
    const answer = await fetch(`${origin}/_next/${script}`);
    if (!answer.ok) throw new Error(`${script} answered ${answer.status}.`);
    bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length;
  }
  return bytes / 1_000;
}
