'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { useTimeZone } from 'next-intl';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect } from 'react';
import { Toaster } from '@/components/ui/toast';
import { timeZoneCookie } from '@/lib/platform/i18n/locales';
import { rememberInCookie } from '@/lib/platform/i18n/remember-in-cookie';
import { RefreshProvider } from '../live/refresh';

/** The client-side providers of every page. `nonce` lets the theme's script and Base UI's styles pass the CSP. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="data-theme" disableTransitionOnChange nonce={nonce}>
        <NuqsAdapter>
          <TimeZoneReporter />
          <RefreshProvider>
            <div id="page">{children}</div>
          </RefreshProvider>
          <Toaster />
        </NuqsAdapter>
      </ThemeProvider>
    </CSPProvider>
  );
}

/** Stores the browser's time zone in a cookie; the server uses it from the next page on. */
function TimeZoneReporter() {
  const known = useTimeZone();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own && own !== known) rememberInCookie(timeZoneCookie, own);
  }, [known]);
  return null;
}
