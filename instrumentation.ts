/** Runs once as the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireSettings } = await import('@/lib/platform/settings/require-settings');
    const { configureClientAddresses } = await import('@/lib/platform/http/forwarded');
    const { startBackground } = await import('@/lib/background');
    requireSettings();
    configureClientAddresses();
    await startBackground();
  }
}
