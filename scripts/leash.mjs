// Preloaded into what we start: it ends when its starter has ended, however that came about (kill -9 included),
// and so never keeps a port or the database from the next start.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
