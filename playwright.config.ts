import { userInfo } from 'node:os';
import { defineConfig } from '@playwright/test';

// Chromium's sandbox refuses to run as root; the tests open only local pages.
const args = [
  '--disable-background-networking',
  '--disable-quic',
  ...(userInfo().uid === 0 ? ['--no-sandbox'] : []),
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/fixtures/start-everything.ts',
  forbidOnly: true,
  retries: 0,
  // One more than the cores of a small machine, because a test often waits for the servers.
  workers: 3,
  fullyParallel: true,
  // Long enough for a busy machine: only a test that hangs fails.
  timeout: 600_000,
  expect: { timeout: 180_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    // Playwright waits for animations to end before it clicks.
    contextOptions: { reducedMotion: 'reduce' },
    // Tracing every test costs a third of the time; turn it on when a test fails.
    trace: process.env.TRACE ? 'on' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
