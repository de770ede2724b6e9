/** Keeps the compiled modules of a command for the next one; imported before all others. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Not in the system's folder for temporary files, where others may leave what this would run.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'relitu'));
