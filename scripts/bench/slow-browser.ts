import type { Page } from '@playwright/test';

/** Slow 4G as Lighthouse simulates it: latency in milliseconds, throughput in bytes per second. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** Slows down a page of Chromium: slow 4G and a processor four times as slow. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/**
 * Opens the Users page and presses the first Edit as soon as it is visible, before its script has loaded.
 *
 * @returns the milliseconds from the press until the form is shown
 */
export async function pressEdit(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  const edit = page.getByRole('link', { name: /^Edit / }).first();
  await edit.waitFor();
  const { x, y, width, height } = (await edit.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // A real press: Playwright's `click` would wait until the page is stable.
  const pressedAt = performance.now();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByRole('radio').first().waitFor();
  return performance.now() - pressedAt;
}
