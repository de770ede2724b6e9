/** Keeps the compiled modules of a command for the next one; imported before all others. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
