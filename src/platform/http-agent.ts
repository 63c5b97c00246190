import type { Dispatcher, request as ask } from 'undici';

export interface Agent {
  request: typeof ask;
  dispatcher: Dispatcher;
}

/** Loaded when it is first needed: that takes as long as everything else, and many verbs need no network. */
export async function openAgent(ca?: string): Promise<Agent> {
  const { EnvHttpProxyAgent, request } = await import('undici');
  const trusting = ca === undefined ? {} : { connect: { ca }, requestTls: { ca } };
  return { request, dispatcher: new EnvHttpProxyAgent(trusting) };
}
