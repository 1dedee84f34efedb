const { resolve } = require('node:path');
/** The alias of tsconfig.json, for dependency-cruiser. */
module.exports = { resolve: { alias: { '@': resolve(__dirname, '../..') } } };
