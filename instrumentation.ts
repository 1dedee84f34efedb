/** Runs once as the server starts: a wrong setting stops it here, not at somebody's first request (AU9). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/env');
  try {
    // next-auth reads its own address from this variable; ours is the only one to set.
    process.env.NEXTAUTH_URL = env().APP_ORIGIN;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
