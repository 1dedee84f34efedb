// Preloaded into what we start: it ends when its starter has ended, however that came about (kill -9 included),
// and so never keeps a port or the database from the next start. Its own children inherit this preload, not the leash.
if (process.env.LEASHED_TO === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}
