export const cacheFolder: string;
/** `localhost/channel-bump-nix:<12 hex>`, the hash of the recipe. */
export const imageReference: string;
/** Gives the image to an engine that does not have it yet. */
export function importImage(engine: 'podman' | 'docker'): Promise<void>;
