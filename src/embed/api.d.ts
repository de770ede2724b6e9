// Made by `npm run generate` from src/embed; a change here is a change of the public interface.

/** One wrong input: which parameter, what was sent, why it cannot be used. */
export type Invalid = {
    parameter: string;
    value?: string;
    reason: string;
    position?: number;
};


/**
 * What an embedded map and the page around it say to each other, version 1. Every message is an envelope; the frame
 * answers each command by its id. No message carries personal data.
 */
/** The `ns` of every envelope: what does not carry it belongs to somebody else. */
declare const NAMESPACE = "relitu";
export type Envelope<Type extends string, Payload> = {
    ns: typeof NAMESPACE;
    v: 1;
    /** Of the command, and of the answer to it. */
    id?: string;
    type: Type;
    payload: Payload;
};
export type MapPosition = {
    zoom: number;
    lat: number;
    lng: number;
};
/** West, south, east, north in degrees, WGS 84. */
export type MapBounds = readonly [number, number, number, number];
export type RecordKey = {
    collection: string;
    id: string;
};
/** Filter parameters as in the address: `{ division: '320583', rent: '20/..' }`. */
export type Filters = Readonly<Record<string, string>>;
/** All that an embedded map can be asked for. */
export type EmbedState = {
    map: string;
    collection: string;
    lang: 'zh' | 'en';
    theme: 'light' | 'dark';
    filters: Filters;
    q: string;
    selected: RecordKey | null;
    /** Null until the map is drawn. */
    position: MapPosition | null;
    bounds: MapBounds | null;
    /** Records that match; null while they are being counted. */
    matched: number | null;
    /** The address that shows this state on a page of its own. */
    link: string;
};
/** What the page around can ask for, by name: what it gives, and what it is answered. */
export type Commands = {
    setView: {
        payload: MapPosition;
        answer: MapPosition;
    };
    fitBounds: {
        payload: {
            bounds: MapBounds;
        };
        answer: MapPosition;
    };
    select: {
        payload: RecordKey | null;
        answer: RecordKey | null;
    };
    setFilters: {
        payload: {
            filters: Filters;
            q?: string;
        };
        answer: {
            matched: number;
        };
    };
    setMap: {
        payload: {
            map: string;
            collection?: string;
        };
        answer: {
            map: string;
            collection: string;
        };
    };
    setLang: {
        payload: {
            lang: 'zh' | 'en';
        };
        answer: {
            lang: 'zh' | 'en';
        };
    };
    setTheme: {
        payload: {
            theme: 'light' | 'dark' | 'auto';
        };
        answer: {
            theme: 'light' | 'dark';
        };
    };
    getState: {
        payload: Record<string, never>;
        answer: EmbedState;
    };
};
export type CommandName = keyof Commands;
/** What the frame tells without being asked. */
export type Events = {
    ready: {
        version: 1;
        commands: readonly CommandName[];
        events: readonly (keyof Events)[];
        /** What of the address or of the script in use will go, in words, with the date. */
        deprecations: readonly string[];
        state: EmbedState;
    };
    /** The map has drawn all it has. */
    load: Record<string, never>;
    move: {
        position: MapPosition;
        bounds: MapBounds;
    };
    select: {
        selected: RecordKey | null;
        name?: {
            zh: string;
            en: string;
        };
    };
    filter: {
        filters: Filters;
        q: string;
        matched: number;
    };
    /** CSS pixels. */
    resize: {
        height: number;
    };
    enquiry: {
        opened: RecordKey | null;
    };
    warning: Invalid;
    error: Failure;
};
export type EventName = keyof Events;
/** Why a command was not carried out. */
export type Failure = {
    code: 'unknown-command' | 'bad-payload' | 'not-found' | 'not-ready' | 'too-many' | 'failed';
    message: string;
};
export type Reply<Name extends CommandName = CommandName> = {
    ok: true;
    value: Commands[Name]['answer'];
} | {
    ok: false;
    error: Failure;
};
/** From the page around to the frame; `hello` is how a page makes itself known. */
export type ToFrame = Envelope<'hello', Record<string, never>> | {
    [Name in CommandName]: Envelope<Name, Commands[Name]['payload']> & {
        id: string;
    };
}[CommandName];
/** From the frame to the page around. */
export type FromFrame = {
    [Name in EventName]: Envelope<Name, Events[Name]>;
}[EventName] | (Envelope<'reply', Reply> & {
    id: string;
});

/** Why a command was not carried out: what the map answered, or that it did not (`timeout`, `removed`). */
export declare class RelituError extends Error {
    readonly code: Failure['code'] | 'timeout' | 'removed';
    constructor(code: RelituError['code'], message: string);
}

/** What is shown and how: the keys of the address, version 1, as the guide lists them (`list: 0`, `accent: 'ff8800'`). */
export type EmbedOptions = {
    /** `routes`, `premises`, `land`, `opportunities`, `chains`, `talent` or `digital`. */
    map: string;
    /** Where the map is served; that of the script when absent. */
    origin?: string;
    /** What the frame shows, in words, for who cannot see it. */
    title?: string;
    /** `zoom/lat/lng`. */
    'view-at'?: string;
    /** `collection.id` of a record to open. */
    record?: string;
    [key: string]: string | number | boolean | undefined;
};
/** The options that an element's attributes are; a `height` in pixels is the element's own, a range is a filter. */
export declare function optionsOf(element: Pick<Element, 'attributes'>): EmbedOptions;

/** A frame with a map in it, and the talk with it. */
export declare class EmbeddedMap {
    #private;
    readonly iframe: HTMLIFrameElement;
    /**
     * Puts the frame into an element.
     * @param origin where the map is served, or an address there
     * @throws TypeError when that is no address
     */
    constructor(target: ParentNode, origin: string, options: EmbedOptions);
    /**
     * Resolves with the first state; rejects when the map is removed before, or when the frame shows no map. Whoever asks
     * has the frame loaded though it is out of sight.
     */
    get ready(): Promise<EmbedState>;
    /** Shows something else in the same frame: the map loads anew, and commands wait until it is ready again. */
    show(options: EmbedOptions): void;
    setView: (position: MapPosition) => Promise<MapPosition>;
    fitBounds: (bounds: MapBounds) => Promise<MapPosition>;
    select: (record: RecordKey | null) => Promise<RecordKey | null>;
    setFilters: (filters: Filters, q?: string) => Promise<{
        matched: number;
    }>;
    setMap: (map: string, collection?: string) => Promise<{
        map: string;
        collection: string;
    }>;
    setLang: (lang: 'zh' | 'en') => Promise<{
        lang: 'zh' | 'en';
    }>;
    setTheme: (theme: 'light' | 'dark' | 'auto') => Promise<{
        theme: 'light' | 'dark';
    }>;
    getState: () => Promise<EmbedState>;
    /** Calls back at each event of a kind, until the function that is returned has been called. */
    on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
    /** Takes the frame away, and all that belongs to it; what is still unanswered is rejected. */
    remove(): void;
}

/** `@relitu/embed`: a city's investment map on your page, and the talk with it. */
/** Where maps are served that name no origin of their own; that of the script when it came from there. */
export declare function setOrigin(url: string): void;
/** Puts a map into an element. @throws TypeError when neither the options nor `setOrigin` say where it is served */
export declare function embed(target: Element, options: EmbedOptions): EmbeddedMap;
/** Defines `<relitu-map>`. Once is enough; again does nothing. */
export declare const define: () => void;
