import { chromium } from '@playwright/test';
import { freePort } from '@/db/embedded/free-port';
import { startSession } from '@/lib/access/sessions/start-session';
import { sessionCookie } from '@/lib/access/sign-in/session-cookie';
import type { Measurement } from '../bench';
import { buildIfNeeded } from '../build';
import { findChromium } from '../chromium';
import { startWebServer } from '../web-server';
import { fillMembers } from './fill';
import { scriptOf } from './page-script';
import { benchServer } from './server';
import { pressEdit, slowDown } from './slow-browser';

const people = 100;

/**
 * Measures the first press on Edit on the Users page until its form is shown, on slow 4G with a processor four times
 * as slow: with an empty cache, and with a warm one. Also measures the script that the page loads. Needs a production
 * build.
 */
export const pressBench: Measurement = async () => {
  if (!(await buildIfNeeded())) throw new Error('The production build failed.');
  const server = await benchServer();
  await fillMembers(server, people);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const web = await startWebServer({
    mode: 'start',
    host: '127.0.0.1',
    port,
    settings: { APP_ORIGIN: origin, PORT: String(port), LOG_LEVEL: 'error' },
    output: 'ignore',
  });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
  try {
    const { person, workspace } = await (await server.workspace.addMember('owner')).context();
    const { token } = await startSession(person.userId, { ip: null, userAgent: 'bench' });
    const page = await browser.newPage();
    await page.context().addCookies([{ name: sessionCookie(), value: token, url: origin }]);
    await slowDown(page);
    const path = `/w/${workspace.slug}/settings/users`;
    const address = `${origin}${path}`;
    const script = await scriptOf(origin, path, `${sessionCookie()}=${token}`);
    const bar = { atMost: 1_500 };
    return [
      { what: 'script of the Users page, compressed', value: script, unit: 'kB', bar: { atMost: 234 } },
      { what: 'first press on Edit, empty cache', value: await pressEdit(page, address), unit: 'ms', bar },
      { what: 'first press on Edit, script cached', value: await pressEdit(page, address), unit: 'ms', bar },
    ];
  } finally {
    await browser.close();
    await web.stop();
  }
};
