/** The test image that set-up makes: Debian with Nix 2.26 in `/usr/bin`, git, busybox, xz, curl and certificates. */
export { imageReference, importImage } from './setup/image.mjs';
