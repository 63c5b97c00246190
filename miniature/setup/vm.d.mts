/** The VM kit that set-up makes: userland and kernels. */
export const kitFolder: string;
