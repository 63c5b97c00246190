export interface HttpRequest {
  url: string;
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /**
   * Follow 301, 302, 303, 307 and 308 of GET and HEAD (at most 10), never from https to http where the address itself
   * is https; default false: the redirect itself is the answer. Another origin gets none of `headers` but `accept`.
   */
  follow?: boolean;
  /** Time limit for the headers, and for each wait between two pieces of the body; default 60,000 ms. */
  timeoutMs?: number;
  /** Time limit for everything: repeats, redirects and the whole body; default 300,000 ms. */
  deadlineMs?: number;
  /** How often GET and HEAD are tried; default 3, 1 = never repeated. */
  attempts?: number;
}

/** One answer that sent us elsewhere. */
export interface HttpHop {
  url: string;
  status: number;
  headers: Readonly<Record<string, string>>;
}

export interface HttpResponse {
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  /** Names in lower case; repeated headers joined with ", ". */
  headers: Readonly<Record<string, string>>;
  /** The redirects that were followed, first one first. */
  hops: readonly HttpHop[];
  /** The body as sent. A body shorter than Content-Length is an error, never an end. Must be read or discarded. */
  body: AsyncIterable<Uint8Array>;
  /**
   * The whole body as UTF-8 text. Where it breaks off, it is asked for again, as `attempts` allows. A body whose
   * length nobody told, and which ends with the connection, is an error: it may be half of one.
   * @throws UserError past `limit` bytes (default 16 MiB)
   */
  text(limit?: number): Promise<string>;
  /** Throw the body away. */
  discard(): Promise<void>;
}

/** Plain HTTP, with no credentials: `Accept-Encoding: identity`, proxies from the environment. Retries GET and HEAD on 5xx, 429 and broken connections, as late as `Retry-After` says. */
export interface Http {
  /** Any status is an answer. @throws UserError when no answer comes (names the URL and the reason) */
  request(request: HttpRequest): Promise<HttpResponse>;
}
