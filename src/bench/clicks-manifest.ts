/** What every address must answer, recorded before the load, and the check of each answer against it. */
import type { Host } from './miniflare-host.ts';
import { type Answer, Connections, requestText } from './open-loop-http.ts';

/** A GET of the load. */
export type Ask = { path: string; accept: string };

/** A GET whose right answer is known; `revalidation` is the same with If-None-Match, where there is an entity tag. */
export type Known = Ask & { right: Answer; request: string; revalidation: string | undefined };

/** The name under which both the recorded page and the load ask, so that addresses and entity tags in answers agree. */
export const SITE = 'relitu.localhost';

/** Files that the asset router answers before the Worker, as the edge does. */
const isAsset = (path: string) => path.startsWith('/assets/') || path.startsWith('/media/');

const text = ({ path, accept }: Ask, conditions: Record<string, string> = {}): string =>
  requestText(path, { host: SITE, accept, 'accept-encoding': 'gzip, deflate, br', ...conditions });

/** Why an answer is not the right one; undefined when it is. */
export function faultOf(right: Answer, answer: Answer, isRevalidation: boolean): string | undefined {
  if (answer.fault !== undefined) return answer.fault;
  const status = isRevalidation ? 304 : right.status;
  if (answer.status !== status) return `status ${answer.status} for ${status}`;
  const [crc, length] = isRevalidation ? [0, 0] : [right.crc, right.length];
  return answer.crc === crc && answer.length === length ? undefined : 'wrong bytes';
}

const PARALLEL = 8;

/** Connections to the Worker, and to the asset router for what never reaches the Worker. */
export class Site {
  readonly #worker: Connections;
  readonly #assets: Connections;

  constructor(host: Host, connections: number) {
    const forAssets = Math.ceil(connections / 8);
    this.#worker = new Connections(host.port, connections - forAssets);
    this.#assets = new Connections(host.sitePort, forAssets);
  }

  close(): void {
    this.#worker.close();
    this.#assets.close();
  }

  /** Asks for everything once and keeps the answers. @throws Error with the path that has no good answer. */
  async record(asks: readonly Ask[]): Promise<Known[]> {
    const known: Known[] = [];
    const left = asks.entries();
    const one = async () => {
      for (const [index, ask] of left) {
        const request = text(ask);
        const right = await new Promise<Answer>((resolve) => this.#of(ask).send(request, resolve));
        if (right.fault !== undefined || right.status >= 400)
          throw new Error(`${ask.path}: answered ${right.fault ?? right.status} before the load`);
        const revalidation =
          right.etag === undefined ? undefined : text(ask, { 'if-none-match': right.etag });
        known[index] = { ...ask, right, request, revalidation };
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, one));
    return known;
  }

  /** Asks, as a visitor who has the answer already if so wanted; tells why the answer is not right. */
  ask(known: Known, isRepeat: boolean, answered: (answer: Answer, fault: string | undefined) => void): void {
    const revalidation = isRepeat ? known.revalidation : undefined;
    this.#of(known).send(revalidation ?? known.request, (answer) =>
      answered(answer, faultOf(known.right, answer, revalidation !== undefined)),
    );
  }

  #of({ path }: Ask): Connections {
    return isAsset(path) ? this.#assets : this.#worker;
  }
}
