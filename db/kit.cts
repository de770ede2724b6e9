// drizzle-kit reads exported tables; the derived ones have no export of their own.
const schema = require('./schema.ts');
module.exports = { ...schema.TABLES, ...schema };
