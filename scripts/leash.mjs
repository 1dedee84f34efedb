// Preloaded into the processes that we start: each ends when its parent has ended for any reason (kill -9 included),
// so that it never blocks a port or the database for the next start. Its children inherit this preload, but are not
// bound by it.
if (process.env.LEASHED_TO === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}
