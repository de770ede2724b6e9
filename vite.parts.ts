/** What the builds of the application and of embedded maps share. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Language, TEXT_LANGUAGES } from './src/domain/kinds.ts';

/** What only imports, the API and the cutter of tiles read, such as what a column may also be called. */
const UNREAD =
  /import \{ TRADE_ALIASES \} from '.*';|\b(ucum: '[^']*'|pictured: true|brought: true|isPlace: true|leaning: true|beyond: true|last: true|one: true|thin: \d+|(?:aliases|said): (?:\[[^\]]*\]|TRADE_ALIASES\.\w+)|tileFrom: \d+|required: true|longest: \d+|holds: \d+|authority: \{[^}]*\}|max: -?[\d_.e]+|min: -?\d{1,3}(?=[,\s])|scheme: (\w+|'[^']*')|standing: '\w+'|nearest: \{[^}]*\}),?|\bdescription: \{[^}]*\},(?=\s*(standing|geometry):)/g;

/** Definitions without what the page does not read. */
export const forReading: Plugin = {
  name: 'for-reading',
  enforce: 'pre',
  transform(code, id) {
    if (
      !/\/src\/domain\/(maps\/\w+|record|land-terms|land-thresholds|vocabulary|hub-distances|units|city)\.ts$/.test(
        id,
      )
    )
      return null;
    return { code: code.replaceAll(UNREAD, ''), map: null };
  },
};

/** The registry by the names it exports: as a whole it would need a module of the bundler's, one request more. */
export const registryByName: Plugin = {
  name: 'registry-by-name',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/domain/maps/index.ts')) return null;
    const registry = readFileSync(id.replace('index.ts', 'registry.ts'), 'utf8');
    const names = [...registry.matchAll(/export \{ (\w+) \}/g)].map(([, name]) => name).join(', ');
    const byName = `import { ${names} } from './registry.ts';\nconst registry = { ${names} };`;
    return { code: code.replace(/import \* as registry from .*/, byName), map: null };
  },
};

const WORDS = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/.source;

/** A label as definitions write it. */
const LABEL = new RegExp(`\\bzh: (?<zh>${WORDS}),\\s*en: (?<en>${WORDS})`, 'g');

/** What a table holds for readers of a language alone. */
const BLOCK = /^ {2}(zh|en): \{\n(?: {4}.*\n)+ {2}\},\n/gm;

/** The language that a file of texts is in. */
const CATALOGUE = /(?<=\/src\/web\/text\/)(\w+)(?=[/.])/;

/**
 * A build for the readers of one language, as every reader is: labels keep the words of it alone, and other catalogues
 * give way to its own. The document is `index.{language}.html`; the Worker serves the one that is asked for.
 */
export const inOneLanguage = (language: Language): Plugin => ({
  name: 'in-one-language',
  enforce: 'pre',
  config() {
    if (!TEXT_LANGUAGES.includes(language))
      throw new Error(`vite build needs --mode ${TEXT_LANGUAGES.join(' or --mode ')}, not ${language}`);
  },
  load(id) {
    const other = CATALOGUE.exec(id)?.[1];
    if (other === undefined || other === language || !TEXT_LANGUAGES.includes(other as Language)) return null;
    return `export { ${language} as ${other} } from ${JSON.stringify(id.replace(CATALOGUE, language))};`;
  },
  transform(code, id) {
    if (!/\/src\/(domain|style|web)\//.test(id)) return null;
    return {
      code: code
        .replaceAll(BLOCK, (all, own) => (own === language ? all : ''))
        .replaceAll(LABEL, (...found) => `${language}: ${found.at(-1)[language]}`),
      map: null,
    };
  },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset') return;
      this.emitFile({ type: 'asset', fileName: `index.${language}.html`, source: document.source });
      delete bundle['index.html'];
    },
  },
});

export type Info = (id: string) => { importedIds: readonly string[] } | null;

/** Tells whether a module is one of the roots or something they import, so that all of it becomes one file. */
export function reach(roots: readonly string[]): (id: string, info: Info) => boolean {
  const members = new Set<string>();
  const visit = (id: string, info: Info) => {
    if (members.has(id)) return;
    members.add(id);
    for (const next of info(id)?.importedIds ?? []) visit(next, info);
  };
  return (id, info) => {
    if (members.size === 0)
      for (const root of roots) visit(fileURLToPath(new URL(root, import.meta.url)), info);
    return members.has(id);
  };
}

/** A file below `src`. */
export const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));

/** Where and for whom builds beside that of the application write. */
export const BESIDE = {
  outDir: fileURLToPath(new URL('dist/client', import.meta.url)),
  emptyOutDir: false,
  target: 'es2022',
  modulePreload: false,
} as const;

/** No loader of style sheets beside later scripts, nor lists for it: their styles are in them (`src/web/adopt.ts`). */
export const withoutPreload: Plugin = {
  name: 'without-preload',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          chunk.code = chunk.code
            .replace(/^const __vite__mapDeps=.*\n/, '')
            .replaceAll(/,__vite__mapDeps\(\[[\d,]*\]\)/g, '');
    },
  },
};
