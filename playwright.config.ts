import { userInfo } from 'node:os';
import { defineConfig } from '@playwright/test';

// Chromium's sandbox refuses to run as root; nothing here may leave the machine.
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
  // One more than the cores of a small machine: a test often waits for what others do.
  workers: 3,
  fullyParallel: true,
  // Only what hangs shall fail: a busy machine is slow.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    // What moves makes whoever clicks wait until it stands.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs a third of the time: asked for when one fails.
    trace: process.env.TRACE ? 'on' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
