/** Runs once as the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireSettings } = await import('@/lib/require-settings');
    const { startBackground } = await import('@/lib/background');
    requireSettings();
    await startBackground();
  }
}
